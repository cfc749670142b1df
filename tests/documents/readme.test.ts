import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { THINGS } from "../../src/cli/program.js";
import { shell } from "../support/shell.js";

const readme = readFileSync("README.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({ language, text }));
const of = (...languages: string[]) => blocks.filter((b) => languages.includes(b.language));
/** Commands of a block without output, without what a comment says of them. */
const commandsIn = (text: string): string[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/\s+# .*$/, ""));
/** These change the machine, so that only their presence is tested. */
const UNTRIED = ["npm install", "npm link", "npm test"];

/** Output as printed: all of it, or, around each `…`, the pieces in their order, the first at the beginning. */
function shows(shown: string, printed: string): boolean {
  if (!shown.includes("…")) return printed.trimEnd() === shown.trimEnd();
  const [first = "", ...rest] = shown.split("…").map((piece) => piece.trim());
  let at = first.length;
  if (!printed.startsWith(first)) return false;
  for (const piece of rest) {
    const next = printed.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return true;
}

describe("README.md", () => {
  test("every block says what language it is in, and none is only set in", () => {
    expect(new Set(blocks.map((b) => b.language))).toEqual(new Set(["sh", "powershell", "console", "ts"]));
    expect(readme.replace(/^```[\s\S]*?^```$/gm, "").match(/^ {4}\S.*$/gm)).toBeNull();
  });

  const commands = of("sh", "powershell").flatMap((b) => commandsIn(b.text).flatMap((line) => line.split(" && ")));
  test.each(commands.filter((c) => !UNTRIED.includes(c)))("%s runs", (command) => {
    const ran = shell(command, command.startsWith("srm") ? undefined : process.cwd());
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out.length).toBeGreaterThan(0);
  });
  test("the five things are those that the program shows", () => {
    expect(of("sh").map((b) => commandsIn(b.text))).toContainEqual(THINGS.map(([command]) => command));
  });

  const sessions = of("console").flatMap((b) =>
    [...b.text.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)].map(([, command = "", shown = ""]) => ({ command, shown })),
  );
  test("there is output to compare", () => expect(sessions.length).toBeGreaterThan(2));
  test.each(sessions)("$command prints what is shown", ({ command, shown }) => {
    const ran = shell(command, command.includes("examples/") ? process.cwd() : undefined);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(shows(shown, ran.out), `shown:\n${shown}\nprinted:\n${ran.out.slice(0, 2000)}`).toBe(true);
  });

  test("PowerShell's lines need no && and no --", () => {
    const lines = of("powershell").flatMap((b) => commandsIn(b.text));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((l) => /&&| -- /.test(l))).toEqual([]);
  });

  test("the library's example does what its comments say", () => {
    const [example] = of("ts");
    const checks = (example?.text ?? "").replace(
      /^(.+); \/\/ (".*")$/gm,
      (_, expression, value) => `if ((${expression}) !== ${value}) throw new Error(${JSON.stringify(expression)});`,
    );
    expect(checks.match(/throw/g)?.length).toBe(2);
    const ran = shell(`node --input-type=module -e '${checks.replaceAll("'", "'\\''")}'`, process.cwd());
    expect(ran).toEqual({ code: 0, out: "", err: "" });
  });

  test("commands named in passing exist", () => {
    const named = [...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((n) => !["install", "link", "i"].includes(n) && !(n in scripts))).toEqual([]);
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});

test.each([
  ["a\nb\n", "a\nb\n", true],
  ["a\n", "a\nb\n", false],
  ["a\n…\n", "a\nb\n", true],
  ["a … c\n…\ne", "a b c d e", true],
  ["c … a", "a b c", false],
  ["b …", "a b", false],
])("%j shows %j: %j", (shown, printed, is) => expect(shows(shown, printed)).toBe(is));
