/** From how well each option of a multiple choice fits to the options that are meant. */

/** What a question may ask of its options: how likely it asks that, and how likely each option is such a one. */
export interface Criterion {
  prior: number;
  fits: readonly number[];
}

/** An option is never surer than this, whatever its reading says. */
const DOUBT = 0.1;
/** Where a question leaves open how many are meant: how likely it means one, two, three, or more. */
const SIZES = [0.6, 0.2, 0.12, 0.08];

/**
 * The likeliest set of options: those in it fit, and the others do not. So a question that may ask for either party's tasks asks for that of which
 * as many are there as are asked for.
 * @param count how many options are meant; null where the question leaves it open
 * @returns the positions of the options, and how likely they are the ones
 */
export function likeliestPick(criteria: readonly Criterion[], count: number | null): { picked: Set<number>; confidence: number } {
  const n = criteria[0]?.fits.length ?? 0;
  const sure = (f: number) => DOUBT + (1 - 2 * DOUBT) * Math.min(1, Math.max(0, f));
  let all = 0;
  let best = { set: 0, weight: -1 };
  for (let set = 1; set < 2 ** n; set++) {
    const size = membersOf(set, n).length;
    if (count !== null ? size !== Math.min(count, n) : size === n) continue;
    const usual = count === null ? (SIZES[size - 1] ?? SIZES.at(-1) ?? 0) / binomial(n, size) : 1;
    const weight = criteria.reduce(
      (sum, { prior, fits }) => sum + prior * usual * fits.reduce((p, f, i) => p * (set & (1 << i) ? sure(f) : 1 - sure(f)), 1),
      0,
    );
    all += weight;
    if (weight > best.weight) best = { set, weight };
  }
  return { picked: new Set(membersOf(best.set, n)), confidence: all > 0 ? best.weight / all : 0 };
}

/** The members of a set of `n` that is written as bits. */
function membersOf(set: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => i).filter((i) => set & (1 << i));
}

function binomial(n: number, k: number): number {
  return Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
}
