/** Multinomial logistic regression over sparse features; the same lessons give the same weights. */

/** A feature that was seen this often counts half as much as its share says. */
const SMOOTH = 0.5;
/** The weights are the mean of so many rounds, the last ones. */
const AVERAGED = 10;
/** Errors smaller than this teach nothing. */
const NEGLIGIBLE = 1e-4;

/** How it is descended. */
export interface Descent {
  rounds: number;
  rate: number;
  /** How fast a weight that nothing supports goes back to nothing, each round. */
  decay: number;
}

/** A lesson in numbers: its class, its features and how much each stands in it. */
export interface Sparse {
  klass: number;
  /** The classes that the lesson decides among; all where left out. */
  among?: readonly number[];
  weight: number;
  ids: Uint32Array;
  values: Float64Array;
}

/**
 * Adds to each weight how much oftener its feature stands with its meaning than with all meanings together, as a logarithm: what descent
 * has seen too seldom to learn is known from counting.
 */
export function addOftener(weights: Float32Array, lessons: Sparse[], features: number, columns: number, share: number): void {
  const together = new Float64Array(features * columns);
  const ofFeature = new Float64Array(features);
  const ofMeaning = new Float64Array(columns);
  let all = 0;
  for (const { klass, weight, ids, values } of lessons) {
    for (let k = 0; k < ids.length; k++) {
      const v = weight * (values[k] as number);
      (together[(ids[k] as number) * columns + klass] as number) += v;
      (ofFeature[ids[k] as number] as number) += v;
      (ofMeaning[klass] as number) += v;
      all += v;
    }
  }
  for (let f = 0; f < features; f++) {
    for (let m = 0; m < columns; m++) {
      const at = f * columns + m;
      const seen = together[at] as number;
      if (seen <= 0) continue;
      const usual = (ofMeaning[m] as number) / all;
      const here = (seen + SMOOTH * usual) / ((ofFeature[f] as number) + SMOOTH);
      (weights[at] as number) += share * Math.log(here / usual);
    }
  }
}

/** Classes that have something in common: a class of its own for that, whose sums are added to theirs, and how fast it learns beside them. */
export interface Common {
  of: ReadonlyMap<number, number>;
  rate: number;
}

/** Gradient descent over the lessons in an order that is always the same. Returns weights by feature, then class. */
export function descend(
  lessons: Sparse[],
  features: number,
  columns: number,
  { rounds, rate: first, decay }: Descent,
  common: Common = { of: new Map(), rate: 0 },
): Float32Array {
  const w = new Float32Array(features * columns);
  const mean = new Float32Array(features * columns);
  const sums = new Float64Array(columns);
  const every = Array.from({ length: columns }, (_, m) => m);
  // -1 where a class has nothing in common with others.
  const commonOf = Int32Array.from(every, (m) => common.of.get(m) ?? -1);
  const order = lessons.map((_, i) => i);
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    const rate = first / (1 + round * 0.5);
    for (const i of order) {
      const { klass, weight, ids, values, among = every } = lessons[i] as Sparse;
      for (const m of among) sums[m] = 0;
      for (let k = 0; k < ids.length; k++) {
        const row = (ids[k] as number) * columns;
        const v = values[k] as number;
        for (const m of among) {
          const c = commonOf[m] as number;
          (sums[m] as number) += ((w[row + m] as number) + (c < 0 ? 0 : (w[row + c] as number))) * v;
        }
      }
      let highest = Number.NEGATIVE_INFINITY;
      for (const m of among) if ((sums[m] as number) > highest) highest = sums[m] as number;
      let total = 0;
      for (const m of among) {
        const e = Math.exp((sums[m] as number) - highest);
        sums[m] = e;
        total += e;
      }
      for (const m of among) {
        const error = ((m === klass ? 1 : 0) - (sums[m] as number) / total) * rate * weight;
        if (Math.abs(error) < NEGLIGIBLE) continue;
        const c = commonOf[m] as number;
        for (let k = 0; k < ids.length; k++) {
          const row = (ids[k] as number) * columns;
          (w[row + m] as number) += error * (values[k] as number);
          if (c >= 0) (w[row + c] as number) += error * common.rate * (values[k] as number);
        }
      }
    }
    for (let k = 0; k < w.length; k++) (w[k] as number) *= 1 - decay;
    // The mean of the last rounds depends less on their order than the last one.
    if (round >= rounds - AVERAGED) for (let k = 0; k < w.length; k++) (mean[k] as number) += (w[k] as number) / AVERAGED;
  }
  return mean;
}
