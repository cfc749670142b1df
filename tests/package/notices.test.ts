import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Options } from "tsup";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOTICES, notice, packagesIn } from "../../scripts/package/notices.js";
import config from "../../tsup.config.js";

const folder = mkdtempSync(join(tmpdir(), "cloud-srm-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The paths of all files that esbuild read for a bundle, with how much of each is in it. */
async function inputsOf(options: Options): Promise<[path: string, bytes: number][]> {
  const outDir = mkdtempSync(join(folder, "out-"));
  await build({ ...options, outDir, config: false, dts: false, metafile: true, silent: true, onSuccess: undefined });
  const file = readdirSync(outDir).find((name) => name.startsWith("metafile-"));
  const { outputs } = JSON.parse(readFileSync(join(outDir, file as string), "utf8"));
  return Object.values(outputs as Record<string, { inputs: Record<string, { bytesInOutput: number }> }>).flatMap(({ inputs }) =>
    Object.entries(inputs).map(([path, { bytesInOutput }]): [string, number] => [path, bytesInOutput]),
  );
}

/** `node_modules/@scope/name/…` to `@scope/name`. */
function packageOf(path: string): string | null {
  const parts = path.split("/");
  const at = parts.lastIndexOf("node_modules") + 1;
  if (at === 0) return null;
  return parts.slice(at, parts[at]?.startsWith("@") ? at + 2 : at + 1).join("/");
}

describe("the notice of what is bundled", () => {
  const text = readFileSync(join("dist", NOTICES), "utf8");
  const named = [...text.matchAll(/^=+\n(\S+) (\S+) \((.+)\)\n=+\n/gm)].map(([, name, version, licence]) => ({ name, version, licence }));
  const installed = (name: string) => JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8"));
  let expected: string[];

  beforeAll(async () => {
    const bundles = await Promise.all((config as Options[]).map(inputsOf));
    const code = bundles.flat().filter(([, bytes]) => bytes > 0);
    // What the data are compiled from is found in the same way: the word lists that the compiler reads.
    const compiler = await inputsOf({ entry: ["scripts/data/build.ts"], format: "esm", platform: "node", noExternal: [/.*/] });
    const data = compiler.filter(([path]) => path.endsWith(".json") && !path.endsWith("package.json"));
    expected = [...code, ...data].flatMap(([path]) => packageOf(path) ?? []);
  }, 120_000);

  test("names each package that is in the bundles or the data, and no other", () => {
    expect(expected).toContain("commander");
    expect(named.map((n) => n.name)).toEqual([...new Set(expected)].sort());
  });
  test.each(named)("$name $version has its licence's text", ({ licence, name, version }) => {
    expect(installed(name as string)).toMatchObject({ version, license: licence });
    const file = readdirSync(join("node_modules", name as string)).find((f) => /^licen[cs]e/i.test(f)) as string;
    expect(text).toContain(
      readFileSync(join("node_modules", name as string, file), "utf8")
        .replaceAll("\r\n", "\n")
        .trim(),
    );
  });
});

describe("packagesIn", () => {
  test.each([
    [{ "src/cli/main.ts": 10 }, []],
    [{ "node_modules/a/index.js": 10, "node_modules/a/lib/b.js": 5 }, ["node_modules/a"]],
    [{ "node_modules/@a/b/index.js": 10 }, ["node_modules/@a/b"]],
    [{ "node_modules/a/node_modules/@b/c/index.js": 10 }, ["node_modules/a/node_modules/@b/c"]],
    [{ "node_modules/read-but-shaken-out/index.js": 0 }, []],
  ])("%j", (inputs, folders) => {
    const entries = Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]);
    expect(packagesIn({ outputs: { "dist/cli.cjs": { inputs: Object.fromEntries(entries) } } })).toEqual(folders);
  });
});

test("a package without a licence's text stops the build", () => {
  const bare = join(folder, "bare");
  mkdirSync(bare);
  writeFileSync(join(bare, "package.json"), '{ "name": "bare", "version": "1.0.0" }');
  expect(() => notice(bare)).toThrow(/bare has no licence file; do without the package, or add its licence by hand/);
});
