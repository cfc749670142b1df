import { execFileSync, spawnSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";

const INSTALLED = spawnSync("tmux", ["-V"]).status === 0;
/** A server of its own for each test: nobody's windows are touched, and none is begun while the one before it ends. */
let server = 0;
const SERVER = `srm-test-${process.pid}`;
const tmux = (...args: string[]) => execFileSync("tmux", ["-L", `${SERVER}-${server}`, "-f", "/dev/null", ...args], { encoding: "utf8" });
const screen = () => tmux("capture-pane", "-p", "-J", "-t", "t");

/** Waits until the screen shows `text`. */
async function shows(text: RegExp): Promise<string> {
  for (let i = 0; i < 300; i++) {
    const now = screen();
    if (text.test(now)) return now;
    await new Promise((then) => setTimeout(then, 100));
  }
  throw new Error(`the screen never showed ${text}:\n${screen()}`);
}

function start(width: number, ...argv: string[]): void {
  const command = [process.execPath, "bin/srm.js", ...argv].map((a) => `'${a}'`).join(" ");
  tmux("new-session", "-d", "-s", "t", "-x", String(width), "-y", "50", `LANG=C.UTF-8 LC_ALL= ${command}; echo "exit=$?"; exec sleep 60`);
}
const keys = (...names: string[]) => tmux("send-keys", "-t", "t", ...names);

afterEach(() => {
  if (INSTALLED) spawnSync("tmux", ["-L", `${SERVER}-${server++}`, "kill-server"]);
});

// Skipped where tmux is not installed: apt-get install tmux, or brew install tmux.
describe.skipIf(!INSTALLED)("on a terminal (needs tmux)", () => {
  test("ask alone searches by typing: a control, then a service, then the answer", async () => {
    start(80, "ask");
    await shows(/What is it about\?[\s\S]*type to search/);
    keys("guest os p");
    await shows(/› Guest operating system patching/);
    keys("Enter");
    await shows(/On which service\?[\s\S]*none: in general/);
    keys("rds");
    await shows(/› Amazon RDS {2}rds/);
    keys("Enter");
    const end = await shows(/exit=0/);
    expect(end).toContain("Guest operating system patching");
    expect(end).toContain("docs.aws.amazon.com/AmazonRDS");
    expect(end).toContain('The same: srm ask "guest operating system patching on Amazon RDS"');
  });
  test("a service alone is shown", async () => {
    start(60, "ask");
    await shows(/What is it about\?[\s\S]*choose/);
    keys("rds");
    await shows(/› Amazon RDS {2}rds/);
    keys("Enter");
    await shows(/Which control\?[\s\S]*all: what is yours on it/);
    keys("Enter");
    expect(await shows(/exit=0/)).toContain("controls are yours");
  });
  test.each([["C-c"], ["Escape"], ["C-d"]])("%s ends the search with 130, without a stack trace", async (key) => {
    start(40, "ask", "--ascii");
    await shows(/What is it about\?[\s\S]*choose/);
    keys(key);
    expect(await shows(/exit=130/)).not.toMatch(/Error|\n\s+at /);
  });
  test("a quiz judges at once and ends with the score", async () => {
    start(80, "quiz", "--seed", "7", "--count", "2");
    await shows(/1 of 2[\s\S]* or [BCD]: /);
    keys("z", "Enter");
    await shows(/s skips, q stops\.\n[\s\S]*or [BCD]: /);
    keys("a", "Enter");
    await shows(/(Right|Wrong)[\s\S]*checked \d{4}-[\s\S]*2 of 2[\s\S]* or [BCD]: /);
    keys("s", "Enter");
    expect(await shows(/exit=0/)).toMatch(/Skipped[\s\S]*Score +\d of 2 right \(\d+ %\); 1 skipped/);
  });
  test("Ctrl-C ends a quiz with 130 and the score so far", async () => {
    start(40, "quiz", "--seed", "7", "--count", "3");
    await shows(/1 of 3[\s\S]* or [BCD]: /);
    keys("s", "Enter");
    await shows(/2 of 3[\s\S]* or [BCD]: /);
    keys("C-c");
    expect(await shows(/exit=130/)).toMatch(/Score\s+0 of 1 right \(0 %\)/);
  });
});
