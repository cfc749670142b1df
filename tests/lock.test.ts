import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { completeLock, missingOptional, platformOf } from "../scripts/lock.js";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

describe("package-lock.json", () => {
  test("has every platform's optional packages; npm run lock adds them", () => {
    expect(missingOptional(lock.packages)).toEqual([]);
  });
  test("names no registry", () => {
    expect(Object.entries(lock.packages as Record<string, { resolved?: string }>).filter(([, e]) => e.resolved)).toEqual([]);
  });
  test("fits package.json", () => {
    const pkg = JSON.parse(readFileSync("package.json", "utf8"));
    expect(lock.packages[""].devDependencies).toEqual(pkg.devDependencies);
  });
});

test.each([
  ["@biomejs/cli-win32-arm64", { os: ["win32"], cpu: ["arm64"] }],
  ["@rollup/rollup-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: "musl" }],
  ["@rollup/rollup-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: "glibc" }],
  ["@rollup/rollup-win32-x64-gnu", { os: ["win32"], cpu: ["x64"] }],
  ["@biomejs/cli-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
])("platform of %s", (name, platform) => {
  const { libc, ...rest } = platform as { os: string[]; cpu: string[]; libc?: string };
  expect(platformOf(name)).toEqual({ ...rest, ...(libc && { libc: [libc] }) });
});

test("a lock with a package left out is completed", () => {
  const packages = {
    "": {},
    "node_modules/a": { version: "1.0.0", dev: true, optionalDependencies: { "@a/linux-x64": "1.0.0", "@a/win32-x64": "1.0.0" } },
    "node_modules/@a/linux-x64": { version: "1.0.0", resolved: "https://registry.example/a.tgz" },
  };
  const done = completeLock({ packages }).packages;
  expect(done["node_modules/@a/win32-x64"]).toEqual({ version: "1.0.0", os: ["win32"], cpu: ["x64"], dev: true, optional: true });
  expect(done["node_modules/@a/linux-x64"]?.resolved).toBeUndefined();
});
