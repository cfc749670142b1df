import { describe, expect, test } from "vitest";
import { type Criterion, likeliestPick, likelySets } from "../../src/answer/pick.js";

const likeliest = (criteria: Criterion[], count: number | null, spoken = criteria[0]?.fits.map(() => 0) ?? []) =>
  likeliestPick(likelySets(criteria, count), spoken);
const pick = (...of: Parameters<typeof likeliest>) => [...likeliest(...of).picked].sort((a, b) => a - b);
const either = (fits: number[], prior = 0.9): Criterion[] => [
  { prior, fits },
  { prior: 1 - prior, fits: fits.map((f) => 1 - f) },
];

describe("the options that fit while the others do not", () => {
  test.each<[string, number[], number | null, number[]]>([
    ["one that fits", [0, 1, 0, 0], 1, [1]],
    ["two that fit", [1, 0, 0, 1, 0], 2, [0, 3]],
    ["the odd one out, where all but one fit and one is asked for", [1, 1, 0, 1], 1, [2]],
    ["the surer of two", [0.9, 0.6, 0, 0], 1, [0]],
    ["as many as fit, where none says how many", [1, 0, 1, 0], null, [0, 2]],
    ["never all of them, where none says how many", [1, 1, 1], null, [0]],
  ])("%s", (_, fits, count, expected) => {
    const found = pick(either(fits), count);
    if (expected.length === 1 && fits.every((f) => f === 1)) expect(found.length).toBeLessThan(fits.length);
    else expect(found).toEqual(expected);
  });
  test("more than there are is all of them", () => expect(pick(either([1, 0]), 5)).toEqual([0, 1]));
  test("what is plain is surer than what is not", () => {
    const sure = likeliest(either([0, 1, 0]), 1).confidence;
    const unsure = likeliest(either([0.5, 0.6, 0.4]), 1).confidence;
    expect(sure).toBeGreaterThan(0.8);
    expect(unsure).toBeLessThan(sure);
  });
  test("of options that fit alike, the one whose signs speak for it", () => {
    expect(pick(either([1, 1, 0]), 1, [0, 2, 0])).toEqual([1]);
    expect(pick(either([1, 1, 0]), 1, [2, 0, 0])).toEqual([0]);
  });
  test("signs alone do not make an option fit that plainly does not", () => expect(pick(either([1, 0, 0]), 1, [0, 1, 0])).toEqual([0]));
});
