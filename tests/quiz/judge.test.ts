import { describe, expect, test } from "vitest";
import { openCatalogFile } from "../../src/catalog/open.js";
import { judged, judgedQuiz, labelOf, type Question, quiz, randomFrom } from "../../src/quiz/index.js";
import { infinitive } from "../../src/quiz/parts.js";

const choice = (label: string, text: string, owner: string, fits = false) => ({ label, text, owner, fits });
const owner = {
  number: 1,
  kind: "owner",
  answer: "B",
  choices: [choice("A", "Shared", "shared"), choice("B", "AWS", "provider", true), choice("C", "Customer", "customer")],
} as unknown as Question;
const pick = {
  ...owner,
  kind: "pick",
  choices: [choice("A", "Fire detection", "provider", true), choice("B", "Permissions", "customer")],
} as Question;

test.each<[string, Question, string, string | null]>([
  ["a letter", owner, "b", "B"],
  ["with a bracket", owner, " B) ", "B"],
  ["in brackets", owner, "(c)", "C"],
  ["with a full stop", owner, "a.", "A"],
  ["an owner", owner, "aws", "B"],
  ["as the contract says it", owner, "provider", "B"],
  ["oneself", owner, "Me", "C"],
  ["both", owner, "both", "A"],
  ["the text", pick, "permissions", "B"],
  ["no owner where things are to choose from", pick, "aws", null],
  ["a letter too far", pick, "c", null],
  ["something else", owner, "42", null],
  ["nothing", owner, "", null],
])("an answer: %s", (_, question, given, label) => expect(labelOf(question, given)).toBe(label));

test.each([
  ["B", true],
  ["A", false],
  [null, false],
])("given %s, right is %s", (given, right) => expect(judged(owner, given)).toMatchObject({ given, right }));

test("the score counts what was skipped as not right", () => {
  const document = quiz(openCatalogFile(), { seed: "1", count: 4 });
  const [first, second] = document.questions as [Question, Question];
  const wrong = second.choices.find((c) => !c.fits)?.label as string;
  const done = judgedQuiz(document, [first.answer, wrong, null]);
  expect(done.score).toEqual({ right: 1, answered: 2, questions: 4 });
  expect(done.questions.map((q) => [q.given, q.right])).toEqual([
    [first.answer, true],
    [wrong, false],
    [null, false],
    [null, false],
  ]);
});

describe("the seeded generator", () => {
  test("gives these numbers on every machine", () => {
    const random = randomFrom("7");
    expect(Array.from({ length: 12 }, () => random.below(100))).toMatchInlineSnapshot(`
      [
        11,
        30,
        76,
        90,
        60,
        19,
        71,
        55,
        61,
        95,
        63,
        12,
      ]
    `);
    expect(randomFrom("seven").shuffle([1, 2, 3, 4, 5, 6, 7])).toMatchInlineSnapshot(`
      [
        4,
        6,
        1,
        5,
        7,
        2,
        3,
      ]
    `);
  });
  test("is even", () => {
    const random = randomFrom("even");
    const seen = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) {
      const n = random.below(4);
      seen[n] = (seen[n] as number) + 1;
    }
    for (const n of seen) expect(Math.abs(n - 1000)).toBeLessThan(150);
  });
});

test.each<[string, "provider" | "customer", string | null]>([
  ["Choose the maintenance window, and apply optional updates yourself.", "customer", "choose the maintenance window"],
  ["Patches the host below the instance, and publishes new images.", "provider", "patch the host below the instance"],
  ["Carries out scaling policies.", "provider", "carry out scaling policies"],
  ["Chooses the instances.", "provider", "choose the instances"],
  ["Publishes and updates base images.", "provider", null],
  ["Publishes reports of its own audits.", "provider", null],
  ["Protect your users.", "customer", null],
  ["Rotates.", "provider", null],
])("%s (%s) as an infinitive", (duty, side, act) => expect(infinitive(duty, side)).toBe(act));
