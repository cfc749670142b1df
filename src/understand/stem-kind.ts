/** What kind of thing the stem of a multiple choice asks for, as learnt from examples: whose tasks, the odd one out, what moves, or what is true. */
import type { Catalog } from "../catalog/index.js";
import { probable, score, type Weighted } from "./model.js";
import type { StemAsks } from "./stem.js";

/** What may be asked for; the examples are below these names (data/examples/stems.yaml). */
export const STEM_KINDS = [
  "provider",
  "customer",
  "shared",
  "not-provider",
  "not-customer",
  "not-shared",
  "moves",
  "moves-back",
  "true",
  "false",
] as const;
export type StemKind = (typeof STEM_KINDS)[number];

/** How much each kind of feature counts. */
const WEIGHT = { word: 1, signs: 1.5, setting: 0.3 };
/** So many parties tell in which order they stand. */
const MOST_PARTIES = 3;

/** What is seen of a stem: its words alone, in pairs and in threes, the order of the parties, and what its patterns say. */
export function stemFeatures(asks: StemAsks): Weighted[] {
  const { asking, setting } = asks.words;
  const words = ["^", ...asking, "$"];
  const isParty = (w: string) => w === "PROVIDER" || w === "CUSTOMER";
  const found = new Set<string>();
  for (const [i, w] of words.entries()) {
    const [one, two] = [words[i - 1], words[i - 2]];
    found.add(w);
    if (one !== undefined) found.add(`${one} ${w}`);
    if (two !== undefined) found.add(`${two} ${one} ${w}`).add(`${two} * ${w}`);
  }
  const parties = (from: number) => words.slice(from).filter(isParty).slice(0, MOST_PARTIES).join(">");
  const asksAt = words.findLastIndex((w) => /^(?:which|what|whose|who)$/.test(w));
  const signs = [
    `parties ${parties(0)}`,
    `after ${parties(Math.max(0, asksAt))}`,
    `signs ${signOf(asks)}`,
    `target ${asks.target}`,
    `negated ${asks.negated} ${asks.target}`,
    `statements ${asks.statements}`,
    `shift ${asks.shift?.join(">") ?? ""}`,
    `half ${asks.half}`,
    `superlative ${asks.superlative ?? ""}`,
    `always ${asks.always}`,
  ];
  const weighted = (names: Iterable<string>, weight: number, mark: string) =>
    [...names].map((name) => ({ name: `${mark}${name}`, weight }));
  return [...weighted(found, WEIGHT.word, ""), ...weighted(signs, WEIGHT.signs, "@"), ...weighted(new Set(setting), WEIGHT.setting, "~")];
}

/** The kind that the patterns alone tell. */
function signOf({ statements, negated, shift, target }: StemAsks): StemKind {
  if (statements) return negated ? "false" : "true";
  if (shift) return shift[0] === "customer" ? "moves" : "moves-back";
  return negated ? `not-${target}` : target;
}

/** How likely each kind is; together 1. */
export function stemKinds(catalog: Catalog, asks: StemAsks): Record<StemKind, number> {
  // What belongs to one half of the model is a matter of whose it is.
  const may = (kind: StemKind | undefined) => (asks.half && (kind === "true" || kind === "false") ? 0 : 1);
  const likely = probable(score(catalog, "stem", STEM_KINDS.length, stemFeatures(asks)).sums, (k) => may(STEM_KINDS[k]));
  return Object.fromEntries(STEM_KINDS.map((kind, i) => [kind, likely[i] as number])) as Record<StemKind, number>;
}
