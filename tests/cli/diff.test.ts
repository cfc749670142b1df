import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DOCUMENTS } from "../../scripts/documents/schemas.js";
import { srm } from "../support/cli.js";

const dir = mkdtempSync(join(tmpdir(), "srm-diff-"));
afterAll(() => rmSync(dir, { recursive: true }));
const file = (name: string, text: string | Buffer): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};

const whole = (await srm(["export"])).out;
const rds = (await srm(["show", "rds", "--json"])).out;
const answered = (await srm(["ask", "--stdin", "--json"], { stdin: "who patches RDS\nwho patches the EC2 guest OS\n" })).out;
const categories = (await srm(["categories", "--json"])).out;
const compared = (await srm(["compare", "ec2", "rds", "--json"])).out;
const moved = rds.replace('"owner": "provider"', '"owner": "customer"');
const OLD = file("old.json", whole);
const RDS = file("rds.json", rds);
const MOVED = file("moved.json", moved);

describe("exit codes are those of diff", () => {
  test.each<[string, string[], number]>([
    ["a catalogue with the installed one", [OLD], 0],
    ["a service with the installed one", [RDS], 0],
    ["answers with those of today", [file("a.ndjson", answered)], 0],
    ["an export with itself", [RDS, RDS], 0],
    ["UTF-16, as Windows PowerShell writes it", [RDS, file("utf16.json", Buffer.from(`\ufeff${rds}`, "utf16le"))], 0],
    ["another owner", [RDS, MOVED], 1],
    ["another owner than installed", [MOVED], 1],
    ["overlays", [file("a.yaml", "use: [ec2]\n"), file("b.yaml", "use: [rds]\n")], 1],
  ])("%s", async (_, argv, code) => {
    expect(await srm(["diff", ...argv])).toMatchObject({
      code,
      err: "",
      out: expect.stringMatching(code === 0 ? /^No difference/ : /^From /),
    });
    const json = await srm(["diff", ...argv, "--json"]);
    expect(json.code).toBe(code);
    const parsed = DOCUMENTS.diff.safeParse(JSON.parse(json.out));
    expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
    expect(parsed.data?.equal).toBe(code === 0);
    expect((await srm(["diff", ...argv, "--json"])).out).toBe(json.out);
  });

  test.each<[string, string[], number, RegExp]>([
    ["no file", ["nowhere.json"], 4, /nowhere\.json: there is no such file/],
    ["a folder", [dir], 4, /it is a folder/],
    ["half a file", [file("half.json", whole.slice(0, 5000)), RDS], 4, /half\.json: it ends in the middle; write it again\n$/],
    ["bytes", [file("bytes.json", Buffer.from([0x7f, 0x45, 0, 1])), RDS], 4, /it is no text/],
    ["another kind", [RDS, OLD], 4, /holds what srm show prints, and .*a catalogue/],
    ["YAML with a fault", [file("bad.yaml", "a: 1\na: 2\n")], 4, /bad\.yaml:2:1: /],
    ["a list alone", [file("list.json", categories)], 4, /nothing in it can be compared/],
    ["a comparison alone", [file("c.json", compared)], 2, /needs another file/],
    ["standard input twice", ["-", "-"], 2, /only one of the two/],
    ["no file named", [], 2, /missing required argument/],
  ])("%s", async (_, argv, code, message) => {
    expect(await srm(["diff", ...argv])).toMatchObject({ code, out: "", err: expect.stringMatching(message) });
  });
});

describe("formats", () => {
  test("standard input is read for -", async () => {
    const ran = await srm(["diff", "-", MOVED], { stdin: rds });
    expect(ran).toMatchObject({ code: 1, out: expect.stringMatching(/^From standard input \(catalogue .*1 owner moved\./) });
  });
  test.each([
    [
      "md",
      /^From [^\n]*\n\n\| kind \| of \| field \| from \| to \| facts \|\n\| --- .*\n\| owner \| aws\/rds\/[a-z-]+ \| {2}\| provider \| customer \| {2}\|\n$/,
    ],
    ["csv", /^kind,of,field,from,to,facts\r\nowner,aws\/rds\/[a-z-]+,,provider,customer,\r\n$/],
    ["plain", /^kind\tof\tfield\tfrom\tto\tfacts\nowner\taws\/rds\/[a-z-]+\t\tprovider\tcustomer\t\n$/],
  ])("%s", async (format, text) => expect((await srm(["diff", RDS, MOVED, "--format", format])).out).toMatch(text));
  test.each([40, 60, 80, 120])("at %i columns no line but an address is longer, and a screen says what it left out", async (columns) => {
    const all = (document: string) => document.replaceAll('"owner": "customer"', '"owner": "provider"');
    const ran = await srm(["diff", RDS, file("all.json", all(rds))], { columns });
    const lines = ran.out.trimEnd().split("\n");
    expect(lines.filter((l) => l.length > columns && !/^\s*https:/.test(l))).toEqual([]);
    expect(lines.length).toBeLessThan(50);
    expect(lines.at(-1)).toMatch(/^\d+ more: --all$/);
  });
});

describe("export", () => {
  test("is the same on a second run, with a line for each fact, once", async () => {
    expect((await srm(["export"])).out).toBe(whole);
    const { facts } = JSON.parse(whole) as { facts: { fact: string }[] };
    expect(facts.length).toBeGreaterThan(10_000);
    expect(new Set(facts.map((f) => f.fact)).size).toBe(facts.length);
    expect(whole.split("\n").filter((l) => l.startsWith('{"fact":')).length).toBe(facts.length);
  });
  test("is as many rows in other formats", async () => {
    const { facts } = JSON.parse(whole) as { facts: unknown[] };
    expect((await srm(["export", "--plain"])).out.trimEnd().split("\n").length).toBe(facts.length + 1);
  });
  test("does not flood a terminal unasked", async () => {
    expect(await srm(["export"], { columns: 80 })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("srm export > catalog.json"),
    });
  });
});
