import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

/** Data flows from left to right: a folder imports only from folders to its left, and only through their front door. */
const MAY_IMPORT: Record<string, string[]> = {
  catalog: [],
  names: ["catalog"],
  resolve: ["catalog"],
  understand: ["catalog", "names"],
  answer: ["catalog", "names", "resolve", "understand"],
  overlay: ["catalog", "names", "answer"],
  quiz: ["catalog", "resolve", "answer"],
  diff: ["catalog", "answer", "overlay"],
  export: ["catalog", "names", "answer"],
  render: ["catalog", "answer", "overlay", "quiz", "diff", "export"],
  cli: ["catalog", "names", "answer", "overlay", "quiz", "diff", "export", "render"],
};
const ONLY_IN: Record<string, string | string[]> = {
  "cli-table3": "render",
  chalk: "render",
  "fuse.js": "names",
  commander: "cli",
  yaml: ["overlay", "diff"],
  "@inquirer/search": "cli",
  "hucre/xlsx": "export",
};
/** The shipped catalogue is opened by those who face the user; what few calls draw is no part of the others. */
const SECOND_DOORS = ["catalog/open.js", "render/reports.js"];

const files = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (name === "generated") return [];
    return statSync(path).isDirectory() ? files(path) : path.endsWith(".ts") ? [path] : [];
  });

const imports = files("src").flatMap((file) => {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, target]) => ({
    file: relative("src", file),
    target: target as string,
  }));
});

describe("borders between the folders of src", () => {
  const crossing = imports.flatMap(({ file, target }) => {
    const [folder = ""] = file.split("/");
    if (!target.startsWith(".") || !(folder in MAY_IMPORT)) return [];
    const to = relative("src", join("src", file, "..", target));
    return to.split("/")[0] === folder ? [] : [{ file, folder, to }];
  });
  test("there are some to check", () => expect(crossing.length).toBeGreaterThan(20));
  test.each(crossing)("$file may import $to", ({ folder, to }) => {
    expect(MAY_IMPORT[folder]).toContain(to.split("/")[0]);
    if (!SECOND_DOORS.includes(to)) expect(to).toMatch(/^[a-z]+\/index\.js$/);
  });
});

describe("a library is known in one folder", () => {
  const used = imports.filter(({ target }) => target in ONLY_IN);
  test("each is used", () => expect(new Set(used.map((u) => u.target)).size).toBe(Object.keys(ONLY_IN).length));
  test.each(used)("$target in $file", ({ file, target }) => expect([ONLY_IN[target]].flat()).toContain(file.split("/")[0]));
});

test("what an overlay needs is loaded only where there is one", () => {
  const eager = files("src").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^(?:import|export)\b(?! type)[^;]*?from "([^"]*overlay\/index\.js)"/gms)].map(() =>
      relative("src", file),
    ),
  );
  expect(eager).toEqual(["index.ts"]);
});

test("nothing below cli prints, exits or reads the environment", () => {
  const bad = files("src").filter(
    (f) => !f.startsWith("src/cli") && /\bconsole\.|process\.(exit|env|stdout|stderr)/.test(readFileSync(f, "utf8")),
  );
  expect(bad).toEqual([]);
});
