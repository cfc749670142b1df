import { describe, expect, test } from "vitest";
import { checkData } from "../../scripts/data/check.js";
import { flips, unexplained } from "../../scripts/data/impact.js";
import { newService, template } from "../../scripts/data/new.js";
import type { CatalogRecords } from "../../src/catalog/index.js";

const { records } = checkData(["data"]).compiled;

describe("data:new", () => {
  const never = () => {
    throw new Error("written");
  };
  test.each([
    [[], /takes an id/],
    [["SQS"], /"SQS" is no id; write it in lower case/],
    [["sqs"], /data\/services\/aws\/sqs\.yaml is there already/],
    [["moon", "rocket"], /no archetype "rocket"; write one of .*managed-engine/],
    [["mars/moon"], /no provider "mars"; write one of aws/],
    [["a", "managed-engine", "more"], /takes an id/],
  ])("%j is refused and nothing is written", (args, says) => {
    const { ok, text } = newService(records, args, never);
    expect(ok).toBe(false);
    expect(text).toMatch(says);
  });

  test("writes a file whose every open field is marked, and that asks for what no archetype knows", () => {
    let written: [string, string] | undefined;
    const { ok } = newService(records, ["aws/moon", "managed-engine"], (file, text) => {
      written = [String(file), String(text)];
    });
    expect(ok).toBe(true);
    expect(written?.[0]).toBe("data/services/aws/moon.yaml");
    for (const line of ["id: moon", "archetype: managed-engine", "control: encryption-at-rest", "control: backup"])
      expect(written?.[1]).toContain(line);
    expect(template(records, "moon", "abstracted-api")).not.toContain("control: backup");
  });
});

describe("data:impact", () => {
  /** The records with the owner of one archetype's statement changed. */
  const changed = (archetype: string, control: string): CatalogRecords => {
    const copy = structuredClone(records);
    const statement = copy.archetypes.find((a) => a.id === archetype)?.statements[control];
    if (!statement) throw new Error(`${archetype} states no ${control}`);
    statement.owner = "customer";
    return copy;
  };

  test("nothing flips where nothing changed", () => expect(flips(records, structuredClone(records))).toEqual([]));

  test("one edited archetype flips every cell that rests on it, and none that a service states itself", () => {
    const flipped = flips(records, changed("any-service", "physical-access"));
    expect(flipped.length).toBeGreaterThan(100);
    expect(flipped.find((f) => f.cell === "aws/rds/physical-access")).toMatchObject({
      before: { owner: "provider" },
      after: { owner: "customer", by: "archetype/any-service" },
    });
    expect(flipped.map((f) => f.cell)).not.toContain("aws/outposts/physical-access");
  });

  test("a landmark, and each of more than ten flips, needs a line in the changelog that names it", () => {
    const flip = (cell: string, by = "archetype/any-service") => {
      const owned = { owner: "provider", by, reason: "." } as const;
      return { cell, before: owned, after: { ...owned, owner: "customer" } as const };
    };
    const landmarks = new Set(["rds/guest-os-patching"]);
    const few = [flip("aws/rds/guest-os-patching", "aws/rds"), flip("aws/sqs/backup")];
    const many = Array.from({ length: 11 }, (_, i) => flip(`aws/s${i}/backup`));
    const cells = (flipped: typeof few, ...lines: string[]) => unexplained(flipped, landmarks, lines).map((f) => f.cell);
    expect(cells(few)).toEqual(["aws/rds/guest-os-patching"]);
    expect(cells(few, "- `rds`: the guide says so now.")).toEqual([]);
    expect(cells(few, "- rds: not in backticks.")).toEqual(["aws/rds/guest-os-patching"]);
    expect(cells(many)).toHaveLength(11);
    expect(cells(many, "- `archetype/any-service`: all of them.")).toEqual([]);
    expect(cells(many, "- `s3` and `s4`.")).toHaveLength(9);
  });
});
