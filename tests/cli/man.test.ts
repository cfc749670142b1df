import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import pkg from "../../package.json" with { type: "json" };
import { ENVIRONMENT, EXIT_STATUS, manPage, shippedTree } from "../../scripts/documents/man.js";
import { TABLE } from "../../src/catalog/generated/table.js";
import { srm } from "../support/cli.js";

const tree = shippedTree();
const page = manPage(tree, pkg.version, TABLE.date);
const has = (program: string) => spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
const why = (program: string) => (has(program) ? "" : ` (skipped: ${program} is not installed)`);
/** What a reader sees, roughly: without macros and fonts. */
const plain = page
  .replace(/^\.(SH|SS) /gm, "")
  .replace(/\\f[BIR]/g, "")
  .replace(/\\\(aq/g, "'")
  .replace(/\\-/g, "-")
  .replace(/\\\(ti/g, "~");

test("the page that ships is that of the command tree as it is", () => {
  // An array, since npm links no page that is named by a text.
  expect(pkg.man).toEqual(["./dist/cloud-srm.1"]);
  expect(readFileSync(pkg.man[0] as string, "utf8")).toBe(page);
  expect(pkg.files).toContain("dist");
});

test("it has the sections of a man page, in their order", () => {
  expect([...page.matchAll(/^\.SH (.*)$/gm)].map(([, title]) => title)).toEqual([
    "NAME",
    "SYNOPSIS",
    "DESCRIPTION",
    "COMMANDS",
    "OPTIONS",
    "EXIT STATUS",
    "ENVIRONMENT",
    "EXAMPLES",
    "SEE ALSO",
  ]);
});

describe.each(tree.commands.map((c) => c.name))("srm %s", (name) => {
  test("its usage, options and examples are those that its help shows", async () => {
    const help = (await srm(["help", name])).out;
    const own = plain.slice(plain.search(new RegExp(`^srm ${name}( |$)`, "m"))).split(/^srm [a-z]+(?: .*)?$/m)[1] ?? "";
    const common = plain.slice(plain.indexOf("\nOPTIONS\n"), plain.indexOf("\nEXIT STATUS\n"));
    const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag as string);
    expect(options.filter((o) => !new RegExp(`(^|, )${o}( |$)`, "m").test(own + common))).toEqual([]);
    const examples = [...help.matchAll(/^ {2}\$ (.*)$/gm)].map(([, call]) => call as string);
    expect(examples.filter((e) => !plain.includes(`\n${e}\n`))).toEqual([]);
    if (name !== "help") expect(options).toContain("--help");
  });
});

test("it has each exit code of the README", () => {
  const codes = [...readFileSync("README.md", "utf8").matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => code as string);
  expect(codes.length).toBeGreaterThan(3);
  expect(Object.keys(EXIT_STATUS)).toEqual(expect.arrayContaining(codes));
});

test("it has each variable of the environment that the program reads", () => {
  const files = (dir: string): string[] =>
    readdirSync(dir).flatMap((f) => (statSync(join(dir, f)).isDirectory() ? files(join(dir, f)) : [join(dir, f)]));
  const read = files("src/cli").flatMap((f) =>
    [...readFileSync(f, "utf8").matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name]) => name as string),
  );
  expect(read).toContain("NO_COLOR");
  expect(Object.keys(ENVIRONMENT).join(", ").split(", ").sort()).toEqual([...new Set(read)].sort());
});

test.skipIf(!has("groff"))(`groff renders it without a warning${why("groff")}`, () => {
  const ran = spawnSync("groff", ["-man", "-ww", "-Tutf8", "-P-cbou"], { input: page, encoding: "utf8" });
  expect(ran.stderr).toBe("");
  const text = ran.stdout;
  for (const c of tree.commands) expect(text).toMatch(new RegExp(`^ +srm ${c.name}( |$)`, "m"));
  for (const o of tree.commands.flatMap((c) => c.options)) expect(text).toMatch(new RegExp(`^ +(-\\w, )?${o.long}( |$)`, "m"));
  expect(text).toContain("srm completion zsh > ~/.zfunc/_srm");
});

test.skipIf(!has("mandoc"))(`mandoc finds nothing to mend${why("mandoc")}`, () => {
  const ran = spawnSync("mandoc", ["-Tlint", "-Wall"], { input: page, encoding: "utf8" });
  expect(ran.stdout + ran.stderr).toBe("");
});
