import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();

/** If one flips, a person must have meant it, and says so in the changelog. */
const LANDMARKS = readFileSync("tests/data/landmarks.tsv", "utf8")
  .split("\n")
  .filter((l) => l && !l.startsWith("#"))
  .map((l) => l.split("\t") as [thing: string, control: string, owner: string]);

describe("landmark facts", () => {
  test("there are forty or more", () => expect(LANDMARKS.length).toBeGreaterThanOrEqual(40));
  test.each(LANDMARKS)("%s: %s is %s", (thing, control, owner) => {
    const [service = ""] = thing.split(":");
    const { answers } = srm.resolve({ control, service, ...(thing.includes(":") && { options: [thing] }) });
    expect(answers.map((a) => a.owner)).toEqual([owner]);
    expect(answers[0]?.sources.length).toBeGreaterThan(0);
  });
});
