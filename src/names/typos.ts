import Fuse from "fuse.js";
import { distance } from "./nearest.js";

/** How words are commonly misheard: spelled by sound before they are compared. */
const SOUNDS: [RegExp, string][] = [
  [/ph/g, "f"],
  [/ck/g, "k"],
  [/tch/g, "ch"],
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
/** What speaks against a correction: a wrong letter above all; that the word is rare as much as two doublings of its place count. */
const COST = { edit: 100, rare: 2, common: 100, apart: 4 };

function sound(word: string): string {
  return SOUNDS.reduce((w, [from, to]) => w.replace(from, to), word);
}

/** Whether two words are made of the same letters. */
const sameLetters = (a: string, b: string) => [...a].sort().join() === [...b].sort().join();

/**
 * Makes a corrector over known words. Three letters (ebs, ecs, eks) are never corrected: each is a name of its own; of four only neighbours that were
 * swapped are put right. Indexes are made when the first unknown word comes.
 * @param read gives the known words, as written and the commonest first; asked for when the first unknown word comes
 */
export function correctorFor(read: () => readonly string[]): (word: string) => string | null {
  let all: readonly string[] | undefined;
  const words = (): readonly string[] => {
    all ??= read();
    return all;
  };
  let fuse: Fuse<string> | undefined;
  let buckets: Map<string, string[]> | undefined;
  const places = new Map<string, number>();
  const kept = new Map<string, string | null>();

  /** Known words that begin like `word` and are about as long: nearly all typos are among them. */
  const alike = (word: string, most: number): string[] => {
    if (!buckets) {
      buckets = new Map();
      for (const [place, w] of words().entries()) {
        places.set(w, place);
        const key = `${w[0]}${w.length}`;
        buckets.set(key, [...(buckets.get(key) ?? []), w]);
      }
    }
    const firsts = [...new Set([word[0], word[1]])];
    const lengths = Array.from({ length: 2 * most + 1 }, (_, i) => word.length - most + i);
    return firsts.flatMap((f) => lengths.flatMap((n) => buckets?.get(`${f}${n}`) ?? []));
  };
  const rarity = (item: string): number => COST.rare * Math.log2(1 + (places.get(item) ?? 0) / COST.common);
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
  /** "securitygroup": two known words written as one. */
  const split = (word: string): { text: string; cost: number } | null => {
    const cuts = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST + 1) }, (_, i) => i + SHORTEST);
    const found = cuts
      .map((at) => [word.slice(0, at), word.slice(at)] as const)
      .filter((pair) => pair.every((w) => places.has(w)))
      .map((pair) => ({ text: pair.join(" "), cost: COST.edit + COST.apart + pair.reduce((sum, w) => sum + rarity(w), 0) }));
    return found.sort((a, b) => a.cost - b.cost)[0] ?? null;
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
      .map((f) => ({ ...f, cost: f.edits * COST.edit + rank(word, f.item) + rarity(f.item) }))
      .sort((a, b) => a.cost - b.cost);
    const parts = split(word);
    // "Hardwere" is one word misspelt, and so is "hardwear", which has its letters; "securitygroup" is two words written as one.
    if (parts && !(near[0] && (near[0].cost <= parts.cost || sameLetters(near[0].item, word)))) return parts.text;
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
