import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { EVIL, offers, scriptFor, UNIQUE } from "./cases.js";
import { has } from "./session.js";

const script = await scriptFor("fish");
const home = mkdtempSync(join(tmpdir(), "srm-fish-"));
const here = join(home, "here");
mkdirSync(here);
writeFileSync(join(home, "script"), script);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What fish offers on Tab after each line, without the descriptions. The script is read twice, as by a second `source`. */
function complete(lines: readonly string[]): string[][] {
  const code = `source ../script; source ../script
for line in $argv
    complete -C "$line"
    echo ====
end`;
  const ran = spawnSync("fish", ["--no-config", "-c", code, ...lines], {
    cwd: here,
    env: { PATH: process.env.PATH, HOME: home, TERM: "dumb", LC_ALL: "C" },
    encoding: "utf8",
  });
  expect(ran.stderr).toBe("");
  const offered = ran.stdout.split("====\n").slice(0, lines.length);
  return offered.map((text) => text.split("\n").flatMap((l) => (l ? [l.split("\t")[0] as string] : [])));
}

test("is plain ASCII", () => expect(script).toMatch(/^[\t\n\x20-\x7e]*$/));

describe.skipIf(!has("fish"))(`fish${has("fish") ? "" : " (skipped: fish is not installed)"}`, () => {
  test("completes what is unique", () => {
    const lines = complete(UNIQUE.map(([typed]) => typed)).map((words, i) => {
      const [typed = ""] = UNIQUE[i] ?? [];
      return words.length === 0 ? typed : `${typed.slice(0, typed.lastIndexOf(" ") + 1)}${words.join("|")}`;
    });
    expect(lines).toEqual(UNIQUE.map(([, line]) => line));
  });
  test("offers all and nothing else", async () => {
    const all = await offers();
    const offered = complete(all.map(([typed]) => typed)).map((words) => [...new Set(words)].sort());
    expect(offered).toEqual(all.map(([, words]) => [...new Set(words)].sort()));
  });
  test("says what a word stands for", () => {
    const code = "source ../script; complete -C 'srm show eks:fa'";
    expect(spawnSync("fish", ["--no-config", "-c", code], { cwd: here, encoding: "utf8" }).stdout).toBe(
      "eks:fargate\tAmazon EKS: AWS Fargate\n",
    );
  });
  test("runs nothing that is typed", () => {
    complete([...EVIL, "srm ask (touch x)", "srm ask (touch x) ", "srm show (touch x) ec", "srm (touch x) sh"]);
    expect(readdirSync(here)).toEqual([]);
  });
});
