import type { Catalog } from "../catalog/index.js";
import { allThings, findThing, type Thing, type ThingKind } from "./find.js";
import { fold, stem } from "./words.js";

/**
 * Makes a search for what somebody is typing: a thing with that very name comes first, then those in whose title each word of the text is a word
 * or begins one, then those with another such name; without any, did-you-mean.
 * @param kinds what is looked for; of an empty text all of the first kind come first
 * @returns a function from text to things, best first; for an empty text all of them
 */
export function searchFor(catalog: Catalog, kinds: readonly ThingKind[]): (text: string) => Thing[] {
  const entries = allThings(catalog, kinds).map(({ thing, names }) => ({
    thing,
    names: names.map((n) => n.toLowerCase()),
    // The title speaks for a thing more than its other names do.
    title: wordsIn(`${thing.id} ${thing.name}`),
    words: names.map(wordsIn),
  }));
  const all = kinds.flatMap((kind) => entries.filter((e) => e.thing.kind === kind).map((e) => e.thing));
  return (text) => {
    const typed = text.trim().toLowerCase();
    if (typed === "") return all;
    const given = typed.split(/[^a-z0-9+]+/).filter(Boolean);
    // Names are often given without the provider's before them.
    const bare = given.filter((w) => w !== "amazon" && w !== "aws");
    const words = bare.length > 0 ? bare : given;
    const rank = (e: (typeof entries)[number]): number => {
      if (e.names.includes(typed)) return 0;
      if (matches(words, e.title, isWord)) return 1;
      if (e.thing.kind !== "control" && e.thing.id.startsWith(typed)) return 2;
      if (matches(words, e.title, begins)) return 3;
      if (e.words.some((w) => matches(words, w, isWord))) return 4;
      return e.words.some((w) => matches(words, w, begins)) ? 5 : Number.POSITIVE_INFINITY;
    };
    const hits = entries.map((e, at) => ({ thing: e.thing, rank: rank(e), at })).filter((h) => Number.isFinite(h.rank));
    if (hits.length > 0) return hits.sort((a, b) => a.rank - b.rank || a.at - b.at).map((h) => h.thing);
    const found = findThing(catalog, text, kinds);
    return found.status === "found" ? [found.thing] : found.status === "ambiguous" ? found.candidates : found.suggestions;
  };
}

/** The words of a name, with their stems. */
function wordsIn(name: string): string[] {
  return [...name.toLowerCase().split(/[^a-z0-9+]+/), ...fold(name).split(" ")].filter(Boolean);
}

const isWord = (word: string, typed: string): boolean => word === typed || word === stem(typed);
const begins = (word: string, typed: string): boolean => word.startsWith(typed) || word === stem(typed);

function matches(typed: readonly string[], words: readonly string[], how: typeof isWord): boolean {
  return typed.length > 0 && typed.every((t) => words.some((w) => how(w, t)));
}
