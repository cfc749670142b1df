import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSet } from "../../scripts/bench/questions.js";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();
const ids = {
  controls: new Set(srm.controls().controls.map((c) => c.id)),
  services: new Set(srm.services().services.map((s) => s.id)),
  options: new Set(srm.services().services.flatMap((s) => s.options.map((o) => o.id))),
};
const questions = readSet("development").filter((q) => !q.text.includes("\n"));
const owners = (text: string) => srm.ask(text).answers.map((a) => `${a.fact} ${a.owner}`);
/** The same cases in every run. */
const SEED = 20261127;
const some = fc.constantFrom(...questions.map((q) => q.text));

describe("whatever is asked", () => {
  test("is answered in the form of the contract, with ids of the catalogue only", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: "binary", maxLength: 200 }), some), (text) => {
        const d = srm.ask(text);
        expect(["answered", "ambiguous", "unknown"]).toContain(d.status);
        if (d.status === "unknown") expect(d.answers).toEqual([]);
        for (const a of d.answers) {
          expect(ids.controls.has(a.control.id)).toBe(true);
          if (a.service) expect(ids.services.has(a.service.id)).toBe(true);
          for (const o of a.options) expect(ids.options.has(o.id)).toBe(true);
          expect(a.confidence).toBeGreaterThanOrEqual(0);
          expect(a.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  test("means the same in other letters and marks", () => {
    fc.assert(
      fc.property(some, fc.constantFrom("upper", "lower", "mark"), (text, how) => {
        const other = how === "upper" ? text.toUpperCase() : how === "lower" ? text.toLowerCase() : `${text.replace(/[?!.]+$/, "")} `;
        // Capitals tell a name that is none of ours from a word, and the labels of a multiple choice from its text.
        // A word in camel case is a name and no typo, which in other letters it may be.
        fc.pre(!/[a-z][A-Z]/.test(text));
        fc.pre([text, other].every((t) => srm.ask(t).declined !== "not-catalogued" && srm.ask(t).intent !== "choose"));
        expect(owners(other)).toEqual(owners(text));
      }),
      { numRuns: 150, seed: SEED },
    );
  });

  test("means the same with a greeting", () => {
    fc.assert(
      fc.property(some, fc.constantFrom("please, ", "hi team, ", "Hello, "), (text, before) => {
        expect(owners(before + text)).toEqual(owners(text));
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});

test("a typo in one long word changes fewer than 3 in 100 owners", () => {
  const sample = questions.filter((q) => q.intent === "owner" && q.group !== "typo").slice(0, 400);
  const mistyped = (text: string): string => {
    let done = false;
    return text.replace(/\b[a-z]{8,}\b/g, (word) => {
      if (done) return word;
      done = true;
      const at = Math.floor(word.length / 2);
      return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    });
  };
  const pairs = sample.map((q) => [q.text, mistyped(q.text)] as const).filter(([a, b]) => a !== b);
  const ownersOnly = (text: string) => [...new Set(srm.ask(text).answers.map((a) => a.owner))].sort().join();
  const changed = pairs.filter(([a, b]) => ownersOnly(a) !== ownersOnly(b));
  expect(pairs.length).toBeGreaterThan(200);
  expect(changed.length / pairs.length, changed.map(([, b]) => b).join("\n")).toBeLessThan(0.03);
});
