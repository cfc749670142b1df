/**
 * What the reader has learnt: how much each feature of a question speaks for each class. It is trained when the catalogue is built
 * (scripts/data/train.ts) and packed into one sorted text, in which a question looks up the few lines that it needs. Seven models share
 * the text, told apart by how their lines begin: which control or intent is meant, whose part of it, which option of a service, what the stem
 * of a multiple choice asks for, what speaks for one of its options, which party one names, and what a yes/no question supposes.
 */
import { type Catalog, type ReaderModel, sortedLines, type TextLines } from "../catalog/index.js";

/** Weights are kept in so many steps on each side of nothing: as fine as three letters allow beside the number of a class. */
export const STEPS = 1_200;
const BASE = 90;
const FIRST = 0x21;
/** An entry's first letter counts for so much, beside the second and the third; all begin at `FIRST`. */
const PLACE = BASE ** 2;
const OFFSET = FIRST * (PLACE + BASE + 1);
/** The weights that an entry can hold. */
const LEVELS = 2 * STEPS;
/** The most classes that a model can have. */
const MOST_CLASSES = Math.floor(BASE ** 3 / LEVELS);
/** How the lines of a model begin. */
const PREFIX: Record<ReaderModel, string> = {
  meaning: "",
  part: "\x01",
  option: "\x02",
  stem: "\x03",
  choice: "\x04",
  party: "\x05",
  claim: "\x06",
};

/** The weights of a model: for each feature its classes, in the order that the lexicon has them. */
export type Weights = ReadonlyMap<string, readonly (readonly [klass: number, weight: number])[]>;

/**
 * Packs weights to sorted lines `feature<tab>(class, weight)…`, three letters an entry. `step`: the weight of one step.
 * Throws where a model has more classes than fit.
 */
export function packWeights(models: readonly { model: ReaderModel; weights: Weights; step: number }[]): TextLines {
  const letter = (n: number) => String.fromCharCode(FIRST + n);
  const lines = models.flatMap(({ model, weights, step }) =>
    [...weights].map(([feature, entries]) => {
      const packed = entries.flatMap(([klass, weight]) => {
        const steps = Math.max(-STEPS, Math.min(STEPS - 1, Math.round(weight / step)));
        if (klass >= MOST_CLASSES) throw new Error(`model ${model}: more than ${MOST_CLASSES} classes; take fewer STEPS`);
        const entry = klass * LEVELS + steps + STEPS;
        return steps === 0 ? [] : [letter(Math.floor(entry / PLACE)) + letter(Math.floor(entry / BASE) % BASE) + letter(entry % BASE)];
      });
      return `${PREFIX[model]}${feature}\t${packed.join("")}`;
    }),
  );
  return sortedLines(lines);
}

/** Whether the reader has learnt a word. */
export function knows(catalog: Catalog, stem: string): boolean {
  return catalog.weights.rest(`${stem}\t`) !== undefined;
}

/** A feature of a question, as far as a model needs it. */
export interface Weighted {
  name: string;
  weight: number;
}

/** Signs that are seen of a text, each by the strongest weight that it was seen with. */
export class Signs {
  readonly #weights = new Map<string, number>();
  add(name: string, weight: number): void {
    this.#weights.set(name, Math.max(this.#weights.get(name) ?? 0, weight));
  }
  /** All of them, scaled to length 1. */
  scaled(): Weighted[] {
    const length = Math.hypot(...this.#weights.values()) || 1;
    return [...this.#weights].map(([name, weight]) => ({ name, weight: weight / length }));
  }
}

export interface Scored {
  /** The sum of weights that speaks for each class. */
  sums: Float64Array;
  /** What a feature adds to a class, for --explain. */
  share(feature: Weighted, klass: number): number;
}

/** What the features of a question speak for, in a model of `classes` classes. */
export function score(catalog: Catalog, model: ReaderModel, classes: number, features: readonly Weighted[]): Scored {
  const step = catalog.lexicon.steps[model];
  // Class and weight by turns: a question has some ten thousand entries, read once and before anything is compiled.
  const entriesOf = (f: Weighted): number[] => {
    const line = catalog.weights.rest(`${PREFIX[model]}${f.name}\t`) ?? "";
    const out: number[] = [];
    for (let i = 0; i < line.length; i += 3) {
      const entry = line.charCodeAt(i) * PLACE + line.charCodeAt(i + 1) * BASE + line.charCodeAt(i + 2) - OFFSET;
      const klass = (entry / LEVELS) | 0;
      out.push(klass, (entry - klass * LEVELS - STEPS) * step);
    }
    return out;
  };
  const entries = new Map(features.map((f) => [f.name, entriesOf(f)]));
  const sums = new Float64Array(classes);
  for (const { name, weight } of features) {
    const of = entries.get(name) as number[];
    for (let i = 0; i < of.length; i += 2) (sums[of[i] as number] as number) += (of[i + 1] as number) * weight;
  }
  const weightOf = (name: string, klass: number): number => {
    const of = entries.get(name) ?? [];
    const at = of.findIndex((k, i) => i % 2 === 0 && k === klass);
    return at < 0 ? 0 : (of[at + 1] as number);
  };
  return { sums, share: (f, klass) => weightOf(f.name, klass) * f.weight };
}

/** Sums as probabilities that add up to 1. `allowed`: a factor for each class, 1 where nothing is against it. */
export function probable(sums: ArrayLike<number>, allowed: (klass: number) => number = () => 1): number[] {
  const all = Array.from(sums);
  const highest = Math.max(...all);
  const raised = all.map((s, k) => Math.exp(s - highest) * allowed(k));
  const total = raised.reduce((a, b) => a + b, 0) || 1;
  return raised.map((p) => p / total);
}
