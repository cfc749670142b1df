/** From how well each option of a multiple choice fits to the options that are meant. */
import { probable } from "../understand/index.js";

/** What a question may ask of its options: how likely it asks that, and how likely each option is such a one. */
export interface Criterion {
  prior: number;
  fits: readonly number[];
}

/** An option is never surer than this, whatever its reading says. */
const DOUBT = 0.1;
/** Where a question leaves open how many are meant: how likely it means one, two, three, or more. */
const SIZES = [0.6, 0.2, 0.12, 0.08];

/** A set of options, written as bits, and how likely it is the one that is meant, beside the others. */
export interface Likely {
  set: number;
  likelihood: number;
}

/**
 * How likely each set of options is: those in it fit, and the others do not. So a question that may ask for either party's tasks asks for that of
 * which as many are there as are asked for.
 * @param count how many options are meant; null where the question leaves it open
 */
export function likelySets(criteria: readonly Criterion[], count: number | null): Likely[] {
  const n = criteria[0]?.fits.length ?? 0;
  const sure = (f: number) => DOUBT + (1 - 2 * DOUBT) * Math.min(1, Math.max(0, f));
  const found: Likely[] = [];
  for (let set = 1; set < 2 ** n; set++) {
    const size = membersOf(set, n).length;
    if (count !== null ? size !== Math.min(count, n) : size === n) continue;
    const usual = count === null ? (SIZES[size - 1] ?? SIZES.at(-1) ?? 0) / binomial(n, size) : 1;
    const likelihood = criteria.reduce(
      (sum, { prior, fits }) => sum + prior * usual * fits.reduce((p, f, i) => p * (set & (1 << i) ? sure(f) : 1 - sure(f)), 1),
      0,
    );
    found.push({ set, likelihood });
  }
  const all = found.reduce((sum, f) => sum + f.likelihood, 0) || 1;
  return found.map((f) => ({ set: f.set, likelihood: f.likelihood / all }));
}

/** How much whose an option is counts beside its signs, and the least that it can say against a set. */
const BY_OWNER = { counts: 1.4, least: 1e-6 };

/** What the signs of a set's options and whose they are say together; higher is likelier. */
export function sumOf({ set, likelihood }: Likely, spoken: readonly number[]): number {
  return (
    BY_OWNER.counts * Math.log(likelihood + BY_OWNER.least) +
    membersOf(set, spoken.length).reduce((sum, i) => sum + (spoken[i] as number), 0)
  );
}

/**
 * The likeliest set of options.
 * @param spoken how much the signs of each option speak for it
 * @returns the positions of the options, and how likely they are the ones
 */
export function likeliestPick(sets: readonly Likely[], spoken: readonly number[]): { picked: Set<number>; confidence: number } {
  const likely = probable(sets.map((s) => sumOf(s, spoken)));
  const best = likely.indexOf(Math.max(...likely));
  return { picked: new Set(membersOf(sets[best]?.set ?? 0, spoken.length)), confidence: likely[best] ?? 0 };
}

/** The members of a set of `n` that is written as bits. */
export function membersOf(set: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => i).filter((i) => set & (1 << i));
}

function binomial(n: number, k: number): number {
  return Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
}
