/**
 * The reader's model: how much each feature of a question speaks for each meaning. It is trained when the catalogue is built
 * (scripts/data/train.ts) and packed into one sorted text, in which a question looks up the few lines that it needs.
 */
import type { Catalog } from "../catalog/index.js";
import type { Feature } from "./features.js";
import { lineOf } from "./sorted.js";

/** Weights are kept in so many steps on each side of nothing. */
export const STEPS = 45;
const BASE = 90;
const FIRST = 0x21;

/** Packs weights to sorted lines `feature<tab>(class, weight)…`, three letters an entry. `scale`: the weight of one step. */
export function packWeights(weights: ReadonlyMap<string, readonly (readonly [meaning: number, weight: number])[]>, scale: number): string {
  const letter = (n: number) => String.fromCharCode(FIRST + n);
  const lines = [...weights].map(([feature, entries]) => {
    const packed = entries.flatMap(([meaning, weight]) => {
      const step = Math.max(-STEPS, Math.min(STEPS - 1, Math.round(weight / scale)));
      return step === 0 ? [] : [letter(Math.floor(meaning / BASE)) + letter(meaning % BASE) + letter(step + STEPS)];
    });
    return `${feature}\t${packed.join("")}`;
  });
  return `\n${lines.sort((a, b) => (a < b ? -1 : 1)).join("\n")}\n`;
}

/** Whether the model has learnt a word. */
export function knows(catalog: Catalog, stem: string): boolean {
  return lineOf(catalog.weights, `${stem}\t`) !== undefined;
}

export interface Scored {
  /** Probability of each meaning, in the order of `catalog.lexicon.meanings`. */
  probabilities: Float64Array;
  /** What a feature adds to a meaning, for --explain. */
  share(feature: Feature, meaning: number): number;
}

/** What the features of a question speak for. `allowed`: a factor for each meaning, 1 where nothing is against it. */
export function score(catalog: Catalog, features: readonly Feature[], allowed?: (meaning: number) => number): Scored {
  const { meanings, weightStep } = catalog.lexicon;
  const sums = new Float64Array(meanings.length);
  const entriesOf = (f: Feature): [meaning: number, weight: number][] => {
    const line = lineOf(catalog.weights, `${f.name}\t`) ?? "";
    const out: [number, number][] = [];
    for (let i = 0; i < line.length; i += 3) {
      const meaning = (line.charCodeAt(i) - FIRST) * BASE + line.charCodeAt(i + 1) - FIRST;
      out.push([meaning, (line.charCodeAt(i + 2) - FIRST - STEPS) * weightStep]);
    }
    return out;
  };
  const entries = new Map(features.map((f) => [f.name, entriesOf(f)]));
  for (const f of features) for (const [m, w] of entries.get(f.name) ?? []) (sums[m] as number) += w * f.weight;
  const highest = Math.max(...sums);
  const probabilities = sums.map((s, m) => Math.exp(s - highest) * (allowed?.(m) ?? 1));
  const total = probabilities.reduce((a, b) => a + b, 0) || 1;
  return {
    probabilities: probabilities.map((p) => p / total),
    share: (f, meaning) => (entries.get(f.name)?.find(([m]) => m === meaning)?.[1] ?? 0) * f.weight,
  };
}
