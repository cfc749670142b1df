import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVIL, offers, scriptFor, UNIQUE } from "./cases.js";
import { has, open, type Session } from "./session.js";

const script = await scriptFor("bash");
const OFFERS = await offers();
const home = mkdtempSync(join(tmpdir(), "srm-bash-"));
writeFileSync(join(home, "script"), script);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Calls the function as bash does, with the words that a person typed; strict modes must not disturb it. */
function reply(words: string[], before = "set -u"): string[] {
  const ran = spawnSync(
    "bash",
    [
      "--norc",
      "-c",
      `${before}; source ./script; source ./script; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cloud_srm; ((\${#COMPREPLY[@]})) && printf '%s\\n' "\${COMPREPLY[@]}"`,
      "bash",
      ...words,
    ],
    { cwd: home, encoding: "utf8" },
  );
  expect(ran.stderr).toBe("");
  return ran.stdout.split("\n").filter(Boolean);
}

test("needs no more than bash 3.2, and nothing that expands a text", () => {
  expect(script).not.toMatch(
    /\b(mapfile|readarray|compopt|coproc|eval|compgen)\b|declare -[An]|local -[An]|\[-1\]|\$\{\w+(,,|\^\^)|;;&|&>>|\|&/,
  );
  expect(script).toMatch(/^[\t\n\x20-\x7e]*$/);
});

describe.skipIf(!has("bash"))(`bash${has("bash") ? "" : " (skipped: bash is not installed)"}`, () => {
  test.each(OFFERS)("%j offers all and nothing else", (typed, words) => {
    expect(new Set(reply(typed.split(" ")).map((w) => w.trimEnd()))).toEqual(new Set(words));
  });

  // bash 3.2 leaves eks:fa one word, later ones break it at the colon; what is put in begins after the colon in both.
  test.each<[string[], string[]]>([
    [["srm", "show", "eks:fa"], ["fargate "]],
    [["srm", "show", "eks", ":", "fa"], ["fargate "]],
    [
      ["srm", "show", "eks", ":"],
      ["managed-nodes ", "self-managed-nodes ", "fargate ", "auto-mode ", "hybrid-nodes "],
    ],
    [["srm", "show", '"eks:fa'], ["eks:fargate"]],
    [["srm", "controls", "--category", "=", "ph"], ["physical "]],
    [["srm", "controls", "--category=ph"], ["physical "]],
    [["srm", "report", "aws/eks", ":", "fargate/guest-os-pa"], ["fargate/guest-os-patching "]],
  ])("%j gives %j", (words, expected) => expect(reply(words)).toEqual(expected));

  test("where a colon breaks no words, whole ids are put in", () => {
    expect(reply(["srm", "show", "eks:fa"], "COMP_WORDBREAKS=' '")).toEqual(["eks:fargate "]);
  });

  test("a call as bash makes it runs nothing that is typed", () => {
    for (const line of EVIL) reply(line.split(" "));
    expect(readdirSync(home)).toEqual(["script"]);
  });
});

const there = has("bash") && has("script");
describe.skipIf(!there)(`bash in a terminal${there ? "" : " (skipped: needs bash and the program script)"}`, () => {
  let session: Session;
  beforeAll(async () => {
    session = await open("bash", script);
  });
  afterAll(() => session.end());

  test.each([...UNIQUE, ['srm show "eks:fa', 'srm show "eks:fargate"'] as const])("%j becomes %j", async (typed, line) => {
    expect((await session.complete(typed)).line.trimEnd()).toBe(line);
  });
  test.each(EVIL)("%j runs nothing", async (line) => {
    await session.complete(line);
    expect(session.files()).toEqual([]);
  });
});
