import { execFileSync, execSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, pack } from "../../scripts/package/pack.js";

let folder: string;
let packed: Packed;

/** An empty folder into which the package is installed as anybody would, without a network. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cloud-srm-"));
  packed = pack(folder);
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  execSync(`npm install --offline --no-audit --no-fund --loglevel=error "${packed.file}"`, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };
const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", env });

test("the package holds only what runs, and what must go along", () => {
  // The parts of the programs have the names of commands, or none of their own, with a digest of what is in them.
  const isPart = (path: string) => /^dist\/(?:chunk|[a-z]+)-[A-Z0-9]{8}\.c?js$/.test(path);
  expect(packed.contents.filter(isPart).length).toBeGreaterThan(20);
  expect(packed.contents.filter((path) => !isPart(path))).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bin/package.json",
    "bin/srm.js",
    "dist/THIRD-PARTY-NOTICES.txt",
    "dist/catalog.dat",
    "dist/cli.cjs",
    "dist/cloud-srm.1",
    "dist/index.d.ts",
    "dist/index.js",
    "dist/main.cjs",
    "dist/schemas.json",
    "package.json",
  ]);
});

test("nothing in it says where it was built", () => {
  const installed = join(folder, "node_modules/cloud-srm");
  expect(packed.contents.filter((path) => readFileSync(join(installed, path)).includes(process.cwd()))).toEqual([]);
});

describe("installed in an empty folder", () => {
  test("it brings nothing else", () => {
    expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["cloud-srm"]);
  });
  test.each(["cloud-srm", "srm"])("%s answers", (name) => {
    const command = `"${join(folder, "node_modules/.bin", name)}" ask --json who patches the EC2 guest OS`;
    expect(JSON.parse(execSync(command, { cwd: folder, encoding: "utf8", env })).answers[0]).toMatchObject({ owner: "customer" });
  });
  test("it finds its other files", () => {
    const srm = join(folder, "node_modules/cloud-srm/bin/srm.js");
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(node(srm, "--version").trim()).toBe(version);
    expect(JSON.parse(node(srm, "schema", "ask"))).toHaveProperty("properties.schemaVersion");
  });
  test("it runs in a folder whose name has a meaning in a URL", () => {
    const odd = join(folder, "a b#c%20d&é");
    cpSync(join(folder, "node_modules/cloud-srm"), odd, { recursive: true });
    expect(node(join(odd, "bin/srm.js"), "show", "rds")).toContain("Amazon RDS");
    expect(JSON.parse(node(join(odd, "bin/srm.js"), "schema", "ask"))).toHaveProperty("properties.schemaVersion");
  });
  test("the library is imported by its name", () => {
    const program = `import { openCatalog } from "cloud-srm";
      console.log(openCatalog().ask("who patches the EC2 guest OS").answers[0].owner)`;
    expect(node("--input-type=module", "--eval", program).trim()).toBe("customer");
  });
});

describe("a TypeScript program that uses it, strict", () => {
  const compile = (options: object) => {
    const project = mkdtempSync(join(folder, "consumer-"));
    cpSync("tests/package/consumer.ts", join(project, "consumer.mts"));
    // Neither Node's types nor the browser's, and the library's own declarations are checked too.
    const compilerOptions = { strict: true, skipLibCheck: false, target: "ES2022", lib: ["ES2022"], types: [], outDir: "out", ...options };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    execFileSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "--project", project], { stdio: "inherit" });
    return join(project, "out/consumer.mjs");
  };
  test.each([
    ["nodenext", { module: "nodenext", moduleResolution: "nodenext" }],
    ["bundler", { module: "esnext", moduleResolution: "bundler" }],
  ])("compiles and runs with moduleResolution %s", (_, options) => {
    expect(node(compile(options)).trim()).toBe("customer, Install, service, true, true");
  });
});
