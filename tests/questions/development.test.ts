import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();
const lines = (file: string) =>
  readFileSync(`tests/questions/${file}`, "utf8")
    .split("\n")
    .filter((l) => l && !l.startsWith("#"));

/** The questions that the reader is developed on. What they measure is no promise for others: those are measured apart. */
describe("development questions", () => {
  const results = lines("development.tsv").map((line) => {
    const [question = "", accepted = ""] = line.split("\t");
    const { status, answers } = srm.ask(question);
    const owners = [...new Set(answers.map((a) => a.owner))];
    const right = owners.length === 1 && accepted.split("|").includes(owners[0] as string);
    return { question, accepted, status, owners, right, confidence: answers[0]?.confidence ?? 0 };
  });
  const wrong = results.filter((r) => !r.right);

  test("there are more than a hundred", () => expect(results.length).toBeGreaterThan(100));
  test("97 of 100 get the right owner", () => {
    expect(wrong.length / results.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.03);
  });
  test("no wrong owner is given with confidence", () => {
    expect(wrong.filter((r) => r.status === "answered" && r.confidence >= 0.8)).toEqual([]);
  });
});

describe("questions that nothing in the catalogue answers", () => {
  test.each(lines("decline.txt"))("%s", (question) => {
    const { status, declined, answers } = srm.ask(question);
    expect({ status, answers: answers.length }).toEqual({ status: "unknown", answers: 0 });
    expect(declined).not.toBeNull();
  });
});
