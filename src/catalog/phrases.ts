import type { Lexicon, Meaning } from "./catalog.js";
import { type SortedLines, sortedLines, type TextLines } from "./lines.js";

/** Between the phrases of one stem, and between a phrase and its meanings. */
const PHRASE = "\u001e";
const MEANS = "\u001f";

/** Packs a table of phrases: a line for each first stem, with its phrases: the other stems, and the meanings as `kind:id`. */
export function packPhrases(phrases: ReadonlyMap<string, readonly Meaning[]>): TextLines {
  const packed = new Map<string, string[]>();
  for (const [key, meanings] of phrases) {
    const [first = "", ...rest] = key.split(" ");
    const phrase = `${rest.join(" ")}${MEANS}${meanings.map(([kind, id]) => `${kind}:${id}`).join(" ")}`;
    packed.set(first, [...(packed.get(first) ?? []), phrase]);
  }
  return sortedLines([...packed].map(([first, all]) => `${first}\t${all.join(PHRASE)}`));
}

/** Phrases with some more, whose meanings are added only where a phrase had none. */
export function withPhrases(phrases: SortedLines, more: ReadonlyMap<string, readonly Meaning[]>): SortedLines {
  const added = packPhrases(more);
  return {
    rest(key) {
      const [known, own] = [phrases.rest(key), added.rest(key)];
      // Of a phrase that stands twice the first line counts.
      return known === undefined ? own : own === undefined ? known : known + PHRASE + own;
    },
  };
}

const unpacked = new WeakMap<Lexicon, Map<string, Map<string, Meaning[]>>>();

/** The phrases that begin with a stem: their other stems, and their meanings. */
function phrasesFrom(lexicon: Lexicon, first: string): Map<string, Meaning[]> {
  const kept = unpacked.get(lexicon) ?? new Map<string, Map<string, Meaning[]>>();
  unpacked.set(lexicon, kept);
  let phrases = kept.get(first);
  if (!phrases) {
    phrases = new Map();
    for (const phrase of lexicon.phrases.rest(`${first}\t`)?.split(PHRASE) ?? []) {
      const [rest = "", meanings = ""] = phrase.split(MEANS);
      if (phrases.has(rest)) continue;
      phrases.set(
        rest,
        meanings.split(" ").map((m) => [m.slice(0, m.indexOf(":")), m.slice(m.indexOf(":") + 1)] as unknown as Meaning),
      );
    }
    kept.set(first, phrases);
  }
  return phrases;
}

/** What a phrase (stems with a space between them) can mean; undefined where no phrase is so. */
export function meaningsOf(lexicon: Lexicon, key: string): Meaning[] | undefined {
  const at = key.indexOf(" ");
  return phrasesFrom(lexicon, at < 0 ? key : key.slice(0, at)).get(at < 0 ? "" : key.slice(at + 1));
}

/** The stems that can follow a stem in a phrase of two. */
export function continuations(lexicon: Lexicon, first: string): string[] {
  return [...phrasesFrom(lexicon, first).keys()].filter((rest) => rest !== "" && !rest.includes(" "));
}
