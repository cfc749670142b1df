import { expect, test } from "vitest";
import { checkData } from "../../scripts/data/check.js";
import { sidesOf } from "../../scripts/data/sides.js";
import { catalogOf, linesIn } from "../../src/catalog/index.js";
import { packWeights, STEPS, score } from "../../src/understand/model.js";

const { records } = checkData(["data"]).compiled;

test("weights come back as they were learnt, to a step", () => {
  const step = 13 / STEPS;
  const learnt = [0.16, -0.21, 7.777, -13] as const;
  const weights = new Map([["bucket", learnt.map((w, klass) => [klass * 90, w] as [number, number])]]);
  const packed = packWeights([{ model: "meaning", weights, step }]);
  const empty = catalogOf(records);
  const steps = { ...empty.lexicon.steps, meaning: step };
  const catalog = catalogOf(records, { ...empty.lexicon, steps }, linesIn(packed.text));
  const { sums } = score(catalog, "meaning", 300, [{ name: "bucket", weight: 1 }]);
  for (const [i, w] of learnt.entries()) expect(Math.abs((sums[i * 90] as number) - w)).toBeLessThanOrEqual(step);
});

test("a model with more classes than its entries can name is refused", () => {
  const weights = new Map([["bucket", [[5_000, 1] as [number, number]]]]);
  expect(() => packWeights([{ model: "option", weights, step: 0.01 }])).toThrow(/classes/);
});

test.each([
  ["ecs:ec2", "@more-to-do"],
  ["ecs:fargate", "@less-to-do"],
  ["acm:imported", "@more-to-do"],
  ["kinesis:on-demand", "@less-to-do"],
  ["ecs/capacity", "@none"],
])("with which option there is more to do is seen from the statements: %s %s", (id, side) =>
  expect(sidesOf(records.services)[id]).toBe(side),
);
