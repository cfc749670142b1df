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

function sound(word: string): string {
  return SOUNDS.reduce((w, [from, to]) => w.replace(from, to), word);
}

/**
 * Makes a corrector over known words. Short words (ebs, ecs, eks) are never corrected: each is a name of its own.
 * The index is made when the first unknown word comes.
 * @param words known words, as written
 */
export function correctorFor(words: readonly string[]): (word: string) => string | null {
  let fuse: Fuse<string> | undefined;
  const kept = new Map<string, string | null>();
  return (word) => {
    if (word.length < 5 || word.length > 24 || /\d/.test(word) || !/^[a-z]+$/.test(word)) return null;
    const known = kept.get(word);
    if (known !== undefined) return known;
    const long = words.filter((w) => w.length >= 4);
    fuse ??= new Fuse(long, { threshold: 0.5, distance: 20, minMatchCharLength: 2, includeScore: true, ignoreLocation: false });
    const most = word.length >= 7 ? 2 : 1;
    const found = fuse
      .search(word, { limit: 30 })
      .map(({ item }) => ({ item, edits: distance(word, item, most), sounds: sound(word) === sound(item) }))
      .filter(
        ({ item, edits, sounds }) => sounds || (edits <= most && (item[0] === word[0] || item.slice(0, 2) === `${word[1]}${word[0]}`)),
      )
      .sort(
        (a, b) =>
          Number(b.sounds) - Number(a.sounds) ||
          a.edits - b.edits ||
          Math.abs(a.item.length - word.length) - Math.abs(b.item.length - word.length),
      );
    const best = split(word, words) ?? found[0]?.item ?? null;
    kept.set(word, best);
    if (kept.size > 10_000) kept.clear();
    return best;
  };
}

/** "securitygroup": two known words written as one. */
function split(word: string, words: readonly string[]): string | null {
  if (word.length < 8) return null;
  const known = splits.get(words) ?? new Set(words);
  splits.set(words, known);
  for (let i = 4; i <= word.length - 4; i++) {
    const [a, b] = [word.slice(0, i), word.slice(i)];
    if (known.has(a) && known.has(b)) return `${a} ${b}`;
  }
  return null;
}
const splits = new WeakMap<readonly string[], Set<string>>();
