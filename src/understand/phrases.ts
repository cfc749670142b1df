import type { Lexicon, Meaning } from "../catalog/index.js";

/**
 * Packs a table of phrases: under its first stem, each phrase is a line of its other stems, a tab, and its meanings as `kind:id`.
 * Reading thousands of lists at every start would cost more than taking apart the few texts that a question needs.
 */
export function packPhrases(phrases: ReadonlyMap<string, readonly Meaning[]>): Lexicon["phrases"] {
  const packed = new Map<string, string[]>();
  for (const [key, meanings] of phrases) {
    const [first = "", ...rest] = key.split(" ");
    const line = `${rest.join(" ")}\t${meanings.map(([kind, id]) => `${kind}:${id}`).join(" ")}`;
    packed.set(first, [...(packed.get(first) ?? []), line]);
  }
  return Object.fromEntries([...packed].map(([first, lines]) => [first, lines.join("\n")]));
}

const unpacked = new WeakMap<Lexicon, Map<string, Map<string, Meaning[]>>>();

/** The phrases that begin with a stem: their other stems, and their meanings. */
function linesOf(lexicon: Lexicon, first: string): Map<string, Meaning[]> {
  const kept = unpacked.get(lexicon) ?? new Map<string, Map<string, Meaning[]>>();
  unpacked.set(lexicon, kept);
  let lines = kept.get(first);
  if (!lines) {
    lines = new Map();
    const text = Object.hasOwn(lexicon.phrases, first) ? (lexicon.phrases[first] as string) : "";
    for (const line of text ? text.split("\n") : []) {
      const [rest = "", meanings = ""] = line.split("\t");
      lines.set(
        rest,
        meanings.split(" ").map((m) => [m.slice(0, m.indexOf(":")), m.slice(m.indexOf(":") + 1)] as unknown as Meaning),
      );
    }
    kept.set(first, lines);
  }
  return lines;
}

/** What a phrase (stems with a space between them) can mean; undefined where no phrase is so. */
export function meaningsOf(lexicon: Lexicon, key: string): Meaning[] | undefined {
  const at = key.indexOf(" ");
  return linesOf(lexicon, at < 0 ? key : key.slice(0, at)).get(at < 0 ? "" : key.slice(at + 1));
}

/** The stems that can follow a stem in a phrase of two. */
export function continuations(lexicon: Lexicon, first: string): string[] {
  return [...linesOf(lexicon, first).keys()].filter((rest) => rest !== "" && !rest.includes(" "));
}
