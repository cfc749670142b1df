import { describe, expect, test } from "vitest";
import { judge, readSet } from "../../scripts/bench/questions.js";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();

/** The questions that the reader is developed on. What they measure is no promise for others: those are measured apart. */
describe("development questions", () => {
  const results = readSet("development").map((q) => ({ q, ...judge(q, srm.ask(q.text)) }));
  const outside = results.filter((r) => r.q.expect[0]?.[0]?.startsWith("decline"));
  const inside = results.filter((r) => !outside.includes(r));
  const misses = (of: typeof results) => of.filter((r) => r.outcome !== "right").map((r) => `${r.q.text}: ${r.said}`);
  const rightOf = (of: typeof results) => 1 - misses(of).length / of.length;

  test("are read no worse than they were", () => {
    expect(inside.length).toBeGreaterThan(800);
    expect(rightOf(inside), misses(inside).join("\n")).toBeGreaterThan(0.9);
  });
  test("are declined where they are out of scope", () => {
    expect(outside.length).toBeGreaterThan(150);
    expect(rightOf(outside), misses(outside).join("\n")).toBeGreaterThan(0.94);
  });
  test("are seldom answered wrong with confidence", () => {
    const confident = results.filter((r) => r.outcome === "wrong" && (r.confidence ?? 0) >= 0.8);
    expect(confident.length / results.length, confident.map((r) => r.q.text).join("\n")).toBeLessThan(0.03);
  });
  test("are seldom answered yes instead of no", () => {
    const asked = results.filter((r) => r.yesNo !== null);
    const wrong = asked.filter((r) => r.yesNo === "wrong").map((r) => r.q.text);
    expect(asked.length).toBeGreaterThan(400);
    expect(wrong.length / asked.length, wrong.join("\n")).toBeLessThan(0.1);
  });
  test("the first of them get the right owner in 97 of 100", () => {
    const first = results.filter((r) => r.q.file.endsWith("first.tsv"));
    expect(rightOf(first), misses(first).join("\n")).toBeGreaterThanOrEqual(0.97);
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
