import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVIL, scriptFor, UNIQUE } from "./cases.js";
import { has } from "./session.js";

const script = await scriptFor("powershell");

test("is plain ASCII, since Windows PowerShell reads a file without a mark in the machine's own encoding", () => {
  expect(script).toMatch(/^[\t\n\x20-\x7e]*$/);
});

test("its literals end and its brackets match", () => {
  const code = script.replace(/'(?:[^'\n]|'')*'|^\s*#.*$/gm, "");
  expect(code).not.toContain("'");
  const open: string[] = [];
  for (const [sign] of code.replace(/"[^"\n]*"/g, "").matchAll(/[()[\]{}]/g)) {
    if ("([{".includes(sign)) open.push(sign);
    else expect(`${open.pop()}${sign}`).toMatch(/^(\(\)|\[\]|\{\})$/);
  }
  expect(open).toEqual([]);
});

test("runs nothing that is typed", () => {
  expect(script).not.toMatch(/Invoke-Expression|\biex\b|ExpandString|InvokeScript|\[scriptblock\]::|Start-Process/i);
  // Texts with variables in them hold names of commands and options alone, and are only compared.
  expect([...new Set([...script.matchAll(/"[^"\n]*"/g)].map(([text]) => text))].sort()).toEqual([
    '"$command $place"',
    '"$command $text"',
    '"$command rest"',
    '"$takes"',
    '"$wordToComplete"',
  ]);
});

const there = has("pwsh");
describe.skipIf(!there)(`pwsh${there ? "" : " (skipped: PowerShell is not installed)"}`, () => {
  let home = "";
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "srm-pwsh-"));
    writeFileSync(join(home, "script.ps1"), script);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const complete = (lines: readonly string[]): string[] => {
    const code = `. ./script.ps1; foreach ($line in (ConvertFrom-Json $env:LINES_TYPED)) {
      (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText -join '|' }`;
    const ran = spawnSync("pwsh", ["-NoProfile", "-NonInteractive", "-Command", code], {
      cwd: home,
      env: { ...process.env, LINES_TYPED: JSON.stringify(lines) },
      encoding: "utf8",
    });
    return ran.stdout.trimEnd().split(/\r?\n/);
  };
  // A comma makes a list of the shell's own, and what no command completes may be a file.
  const cases = UNIQUE.filter(([typed, line]) => typed !== line && !/[,']/.test(typed));
  test("completes what is unique", () => {
    const lines = complete(cases.map(([typed]) => typed)).map((word, i) => `${cases[i]?.[0].replace(/\S*$/, "")}${word}`);
    expect(lines).toEqual(cases.map(([, line]) => line));
  });
  test("runs nothing that is typed", () => {
    complete(EVIL);
    expect(readdirSync(home)).toEqual(["script.ps1"]);
  });
});
