import Fuse from "fuse.js";
import { distance } from "./nearest.js";

/** How words are commonly misheard: spelled by sound before they are compared. */
const SOUNDS: [RegExp, string][] = [
  [/ph/g, "f"],
  [/ck/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/z/g, "s"],
  [/y/g, "i"],
  [/(.)\1+/g, "$1"],
];
const SHORTEST = 4;
const LONGEST = 24;
/** Words of this length may have two letters wrong, those of the second three. */
const LONG = 7;
const LONGER = 11;
/** The shortest words that are put right, where only their letters are swapped: "teh". */
const LITTLE = ["the", "who", "and", "our", "are", "for", "not", "you"];
const MOST_KEPT = 1_000;

function sound(word: string): string {
  return SOUNDS.reduce((w, [from, to]) => w.replace(from, to), word);
}

/** Whether two words are made of the same letters. */
const sameLetters = (a: string, b: string) => [...a].sort().join() === [...b].sort().join();

/**
 * Makes a corrector over known words. Three letters (ebs, ecs, eks) are never corrected: each is a name of its own; of four only neighbours that were
 * swapped are put right. Indexes are made when the first unknown word comes.
 * @param read gives the known words, as written; asked for when the first unknown word comes
 */
export function correctorFor(read: () => readonly string[]): (word: string) => string | null {
  let all: readonly string[] | undefined;
  const words = (): readonly string[] => {
    all ??= read();
    return all;
  };
  let fuse: Fuse<string> | undefined;
  let buckets: Map<string, string[]> | undefined;
  let whole: Set<string> | undefined;
  const kept = new Map<string, string | null>();

  /** Known words that begin like `word` and are about as long: nearly all typos are among them. */
  const alike = (word: string, most: number): string[] => {
    if (!buckets) {
      buckets = new Map();
      for (const w of words()) {
        const key = `${w[0]}${w.length}`;
        buckets.set(key, [...(buckets.get(key) ?? []), w]);
      }
    }
    const firsts = [...new Set([word[0], word[1]])];
    const lengths = Array.from({ length: 2 * most + 1 }, (_, i) => word.length - most + i);
    return firsts.flatMap((f) => lengths.flatMap((n) => buckets?.get(`${f}${n}`) ?? []));
  };
  /** Words that begin otherwise but sound the same: "fisical". */
  const heard = (word: string): string[] => {
    fuse ??= new Fuse(
      words().filter((w) => w.length >= SHORTEST),
      { threshold: 0.5, distance: 20, minMatchCharLength: 2, includeScore: true },
    );
    return fuse
      .search(word, { limit: 30 })
      .map(({ item }) => item)
      .filter((item) => sound(item) === sound(word));
  };
  const find = (word: string): string | null => {
    const most = word.length >= LONGER ? 3 : word.length >= LONG ? 2 : 1;
    const near = alike(word, most)
      .filter((w) => {
        if (word.length > SHORTEST) return w.length >= SHORTEST;
        // Of four letters one may be missing, "keps", or two swapped.
        return w.length === SHORTEST + 1 || (w.length === SHORTEST && sameLetters(w, word));
      })
      .map((item) => ({ item, edits: distance(word, item, most) }))
      .filter(({ item, edits }) => edits <= most && (item[0] === word[0] || item.slice(0, 2) === `${word[1]}${word[0]}`))
      .sort((a, b) => a.edits - b.edits || rank(word, a.item) - rank(word, b.item));
    whole ??= new Set(words());
    const parts = split(word, whole);
    // "Hardwear" has the letters of a known word, and is hardly two.
    if (parts && !(near[0] && sameLetters(near[0].item, word))) return parts;
    if (near[0]) return near[0].item;
    return word.length > SHORTEST ? (heard(word)[0] ?? null) : null;
  };
  return (word) => {
    if (word.length < SHORTEST) return LITTLE.find((w) => w !== word && sameLetters(w, word)) ?? null;
    if (word.length > LONGEST || !/^[a-z]+$/.test(word)) return null;
    const known = kept.get(word);
    if (known !== undefined) return known;
    const best = find(word);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(word, best);
    return best;
  };
}

/** Of words with as many letters wrong the likelier: the same letters, the same sound, the same length. */
function rank(word: string, item: string): number {
  return (sameLetters(word, item) ? 0 : 4) + (sound(word) === sound(item) ? 0 : 2) + Math.abs(word.length - item.length);
}

/** "securitygroup": two known words written as one. */
function split(word: string, known: ReadonlySet<string>): string | null {
  for (let i = SHORTEST; i <= word.length - SHORTEST; i++) {
    const [a, b] = [word.slice(0, i), word.slice(i)];
    if (known.has(a) && known.has(b)) return `${a} ${b}`;
  }
  return null;
}
