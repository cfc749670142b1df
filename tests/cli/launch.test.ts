import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { KEPT_APART } from "../../src/cli/launch.js";
import { program } from "../../src/cli/program.js";

/** A program of two parts beside the built launcher. */
let folder: string;
const MAIN = 'const { greet } = require("./part.cjs"); console.log(greet(process.argv.slice(2).join(" ")));';
const PART = 'exports.greet = (whom) => "hello " + whom + " from " + require("node:path").basename(__filename);';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "srm-launch-"));
  writeFileSync(join(folder, "cli.cjs"), readFileSync("dist/cli.cjs"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(join(folder, "cache"), { recursive: true, force: true });
  writeFileSync(join(folder, "main.cjs"), MAIN);
  writeFileSync(join(folder, "part.cjs"), PART);
});

// With both set Node warns.
const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };
const start = (...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, "cli.cjs"), ...args], { encoding: "utf8", env });
  return { said: stdout.trim(), stderr, status };
};
const kept = () => (existsSync(join(folder, "cache")) ? readdirSync(join(folder, "cache")) : []);
const fine = { said: "hello you from part.cjs", stderr: "", status: 0 };

describe("a program is launched", () => {
  test("and what was compiled is kept, for this Node and this version", () => {
    expect(start("you")).toEqual(fine);
    expect(kept()).toHaveLength(1);
    expect(kept()[0]).toContain(process.version);
    expect(start("you")).toEqual(fine);
  });

  test("that is read again and no longer written after some runs", () => {
    for (let n = 0; n < 5; n++) start("you");
    const [name = ""] = kept();
    const file = join(folder, "cache", name);
    utimesSync(file, 1000, 1000);
    expect(start("you")).toEqual(fine);
    expect(JSON.parse(readFileSync(file, "latin1").split("\n")[0] as string).runs).toBe(4);
  });

  test.each([
    ["a part changed, to as many letters", () => writeFileSync(join(folder, "part.cjs"), PART.replace("hello", "hullo"))],
    ["a part changed, to more letters", () => writeFileSync(join(folder, "part.cjs"), PART.replace("hello", "hullo,,"))],
  ])("anew where %s", (_, change) => {
    for (let n = 0; n < 5; n++) start("you");
    change();
    const later = new Date(Date.now() + 5000);
    // A build writes all files anew.
    utimesSync(join(folder, "main.cjs"), later, later);
    expect(start("you").said).toMatch(/^hullo,* you from part\.cjs$/);
    expect(start("you").said).toMatch(/^hullo,* you from part\.cjs$/);
  });

  test.each([
    ["is empty", () => ""],
    ["is no JSON", () => "{ half a\n"],
    ["is cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["has lost a page", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1000), Buffer.alloc(1000)])],
  ])("also where what was kept %s", (_, damage) => {
    start("you");
    const file = join(folder, "cache", kept()[0] as string);
    writeFileSync(file, damage(readFileSync(file)));
    expect(start("you")).toEqual(fine);
    expect(start("you")).toEqual(fine);
  });

  test("also where nothing can be written", () => {
    // A file in the place of the folder, since a folder's rights do not hold for everybody.
    writeFileSync(join(folder, "cache"), "");
    expect(start("you")).toEqual(fine);
    rmSync(join(folder, "cache"));
    mkdirSync(join(folder, "cache"), { mode: 0o500 });
    expect(start("you")).toEqual(fine);
    chmodSync(join(folder, "cache"), 0o700);
  });

  test("and names of files are none that somebody typed", () => {
    start("../../x");
    start("--json", "/etc/passwd");
    expect(kept().every((name) => name.startsWith("other-"))).toBe(true);
  });

  test("and an error says where", () => {
    writeFileSync(join(folder, "part.cjs"), '\n\nthrow new Error("broken")');
    const { status, stderr } = start("you");
    expect(status).toBe(1);
    expect(stderr).toContain("part.cjs:3");
  });
});

test("what is kept apart are commands", () => {
  const known = ["--help", "--version", ...program({} as never, "0", () => {}).commands.map((c) => c.name())];
  expect(KEPT_APART.filter((name) => !known.includes(name))).toEqual([]);
});

describe("the built program", () => {
  const srm = resolve("bin/srm.js");
  test("ends quietly when its reader has seen enough", () => {
    const said = spawnSync("bash", ["-o", "pipefail", "-c", `"${process.execPath}" "${srm}" services --json | head -c 12; echo " $?"`], {
      encoding: "utf8",
    });
    expect(said.stderr).toBe("");
    expect(said.stdout.trim()).toMatch(/^\{\s*"schema[^\n]* 0$/);
  });
  test("loses nothing in a slow pipe", () => {
    const said = spawnSync(
      "bash",
      [
        "-c",
        `"${process.execPath}" "${srm}" services --json | (sleep 1; wc -c); "${process.execPath}" "${srm}" services --json > "${folder}/whole"; wc -c < "${folder}/whole"`,
      ],
      {
        encoding: "utf8",
      },
    );
    const [piped, written] = said.stdout.trim().split(/\s+/).map(Number);
    expect(written).toBeGreaterThan(100_000);
    expect(piped).toBe(written);
  });
  test("loses nothing in a pipe that does not wait", () => {
    const script = `import fcntl,os,subprocess,time\nr,w=os.pipe()\nfcntl.fcntl(w,fcntl.F_SETFL,fcntl.fcntl(w,fcntl.F_GETFL)|os.O_NONBLOCK)\np=subprocess.Popen(["${process.execPath}","${srm}","services","--json"],stdout=w)\nos.close(w)\nn=0\ntime.sleep(1)\nwhile True:\n b=os.read(r,65536)\n if not b: break\n n+=len(b)\nprint(n,p.wait())`;
    const said = spawnSync("python3", ["-c", script], { encoding: "utf8" });
    const whole = spawnSync(process.execPath, [srm, "services", "--json"], { maxBuffer: 1e9 }).stdout.length;
    expect(said.stdout.trim()).toBe(`${whole} 0`);
  });
});
