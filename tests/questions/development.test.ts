import { describe, expect, test } from "vitest";
import { judge, readQuestions, readSet } from "../../scripts/bench/questions.js";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();

/** The questions that the reader is developed on. What they measure is no promise for others: those are measured apart. */
describe("development questions", () => {
  const results = readQuestions("tests/questions/development/first.tsv").map((q) => ({ q, ...judge(q, srm.ask(q.text)) }));
  const wrong = results.filter((r) => r.outcome !== "right").map((r) => `${r.q.text}: ${r.said}`);

  test("97 of 100 get the right owner, and what is out of scope is declined", () => {
    expect(results.length).toBeGreaterThan(150);
    expect(wrong.length / results.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.03);
  });
});

describe("the question sets", () => {
  const { controlIds, serviceIds } = {
    controlIds: new Set(srm.controls().controls.map((c) => c.id)),
    serviceIds: new Set(srm.services().services.map((s) => s.id)),
  };
  const all = [...readSet("development"), ...readSet("measured")];

  test("are 600 or more, with 120 or more to decline", () => {
    expect(all.length).toBeGreaterThanOrEqual(600);
    expect(all.filter((q) => q.expect[0]?.[0]?.startsWith("decline")).length).toBeGreaterThanOrEqual(120);
  });
  test("name only what the catalogue has", () => {
    const unknown = all.flatMap((q) => [
      ...q.controls.filter((c) => !controlIds.has(c)).map((c) => `${q.file}:${q.line} control ${c}`),
      ...q.services.filter((s) => s !== "-" && !serviceIds.has(s)).map((s) => `${q.file}:${q.line} service ${s}`),
    ]);
    expect(unknown).toEqual([]);
  });
  test("hold no question twice", () => {
    const seen = new Map<string, string>();
    const twice = all.filter((q) => seen.has(q.text.toLowerCase()) || !seen.set(q.text.toLowerCase(), q.file));
    expect(twice.map((q) => `${q.file}:${q.line}`)).toEqual([]);
  });
});
