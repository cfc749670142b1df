import type { Catalog, Meaning } from "../catalog/index.js";
import { isArticle, isPossessive, type Word, wordsOf } from "../names/index.js";
import { bagOf, meaningsOf } from "./phrases.js";

/** A phrase of the catalogue found in a question: words `from` up to (not including) `to`, and what it can mean. */
export interface Match {
  from: number;
  to: number;
  text: string;
  key: string;
  meanings: Meaning[];
  /** A possessive or the provider's name was passed over inside it: a phrase that has the word says more. */
  skipped: boolean;
}

/** A question taken apart: words, with typos corrected, and every phrase found in them. */
export interface Recognised {
  words: Word[];
  matches: Match[];
  corrections: { from: string; to: string }[];
  /** Words that stand in no phrase and are no filler. */
  unknown: Word[];
}

/** Corrects a word that the catalogue does not know; null where it had better stay. */
export type Corrector = (word: string) => string | null;

/** Finds every phrase of the catalogue in `text`. Only words in no phrase and in no control's words are given to `correct`. */
export function recognise(catalog: Catalog, text: string, correct: Corrector): Recognised {
  const { lexicon } = catalog;
  const corrections: Recognised["corrections"] = [];
  const known = (w: Word) => lexicon.stems.includes(` ${w.stem} `) || /^\d+$/.test(w.text);
  const words = wordsOf(text).flatMap((w) => {
    if (known(w)) return [w];
    const to = correct(w.text);
    if (to === null) return [w];
    corrections.push({ from: w.text, to });
    return wordsOf(to).map((n) => ({ ...n, at: w.at }));
  });
  const matches = matchesOf(catalog, words);
  const covered = new Set(matches.flatMap((m) => Array.from({ length: m.to - m.from }, (_, i) => m.from + i)));
  const unknown = words.filter((w, i) => !covered.has(i) && bagOf(lexicon, w.stem) === undefined && !/^\d+$/.test(w.text));
  return { words, matches, corrections, unknown };
}

function matchesOf(catalog: Catalog, words: Word[]): Match[] {
  const { lexicon } = catalog;
  const matches: Match[] = [];
  const providers = new Set(catalog.providers.flatMap((p) => [p.short, ...p.aliases]).map((n) => n.toLowerCase()));
  for (let from = 0; from < words.length; from++) {
    // Two readings of a stretch: with the provider's name or a possessive as a word of it, and without ("choosing the AWS Region").
    let keys = [""];
    for (let to = from + 1; to <= Math.min(words.length, from + lexicon.longest + 3); to++) {
      const word = words[to - 1] as Word;
      if (to > from + 1 && isArticle(word)) continue;
      const skip = to > from + 1 && to < words.length && (providers.has(word.text) || isPossessive(word));
      keys = [...new Set(keys.flatMap((k) => [k ? `${k} ${word.stem}` : word.stem, ...(skip ? [k] : [])]))];
      for (const key of keys) {
        if (!key.endsWith(word.stem)) continue;
        const meanings = meaningsOf(lexicon, key);
        const skipped = key.split(" ").length < words.slice(from, to).filter((w) => !isArticle(w)).length;
        if (meanings)
          matches.push({
            from,
            to,
            text: words
              .slice(from, to)
              .map((w) => w.text)
              .join(" "),
            key,
            meanings,
            skipped,
          });
      }
    }
  }
  return matches;
}

/** The matches with a meaning of one of `kinds`, longest first where they overlap; one match a place. */
export function longestOf(matches: Match[], kinds: readonly string[]): { match: Match; ids: string[] }[] {
  const found = matches
    .map((match) => ({ match, ids: match.meanings.filter(([k]) => kinds.includes(k)).map(([, id]) => id) }))
    .filter(({ ids }) => ids.length > 0)
    .sort((a, b) => b.match.to - b.match.from - (a.match.to - a.match.from) || a.match.from - b.match.from);
  const taken: typeof found = [];
  for (const f of found) {
    if (!taken.some((t) => f.match.from < t.match.to && t.match.from < f.match.to)) taken.push(f);
  }
  return taken.sort((a, b) => a.match.from - b.match.from);
}
