/**
 * Starts the program. Most of a start would be compiling text, so what V8 compiled is kept beside the program, for each command, where that
 * folder may be written to; later starts read it. V8 itself refuses what another version of it made, or what is damaged.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { VERSION } from "./version.js";

/** Calls of which the first word is none of these are kept together. */
export const KEPT_APART = ["ask", "compare", "controls", "matrix", "services", "show", "--help", "--version"];
/** For so many runs what is kept grows by what they compiled anew; after that it is only read. */
const GROWS = 4;

/** A part of the program as it was compiled. */
interface Compiled {
  /** Of the file when it was compiled: another one has other code. */
  size: number;
  changed: number;
  from: number;
  length: number;
}

/** What a file of the cache begins with, in a line; what V8 made stands after it. */
interface Kept {
  runs: number;
  parts: Record<string, Compiled>;
}

/** V8 copies what does not begin at a multiple of this. */
const ALIGNED = 8;

/** A part of the program as it was loaded. */
interface Loaded {
  name: string;
  script: Script;
  size: number;
  changed: number;
}

type Load = (exports: unknown, load: (id: string) => unknown, module: { exports: unknown }, file: string, folder: string) => void;

/**
 * Loads a CommonJS file of the program with all that it requires.
 * @param folder of the files
 * @param main its name
 * @param argv what stands after the program's name
 */
export function launch(folder: string, main: string, argv: readonly string[]): void {
  const [word = ""] = argv;
  const call = `${KEPT_APART.includes(word) ? word.replace(/^--/, "") : "other"}${argv.includes("--json") ? "-json" : ""}`;
  const file = join(folder, "cache", `${call}-${VERSION}-${process.version}-${process.arch}`);
  const { kept, bytes } = read(file);
  const builtin = createRequire(join(folder, main));
  const loaded = new Map<string, { exports: unknown }>();
  const scripts: Loaded[] = [];
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const path = join(folder, name);
    const { size, mtimeMs: changed } = statSync(path);
    const part = kept.parts[name];
    const usable = part && part.size === size && part.changed === changed;
    const script = new Script(`(function(exports,require,module,__filename,__dirname){${readFileSync(path, "latin1")}\n})`, {
      filename: path,
      ...(usable && { cachedData: bytes.subarray(part.from, part.from + part.length) }),
    });
    scripts.push({ name, script, size, changed });
    const require = (id: string) => (id.startsWith("./") ? load(id.slice(2)) : builtin(id));
    (script.runInThisContext() as Load)(module.exports, require, module, path, folder);
    return module.exports;
  };
  process.on("exit", () => {
    const isComplete = scripts.every(({ name, script }) => kept.parts[name] && !script.cachedDataRejected);
    if (!isComplete || kept.runs < GROWS) write(file, kept, bytes, scripts);
  });
  load(main);
}

function read(file: string): { kept: Kept; bytes: Buffer } {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf("\n");
    return { kept: JSON.parse(bytes.toString("latin1", 0, end)) as Kept, bytes: bytes.subarray(end + 1) };
  } catch {
    return { kept: { runs: 0, parts: {} }, bytes: Buffer.alloc(0) };
  }
}

/** Writes what is compiled by now, with what was kept of parts that were not loaded. Where it cannot be written, starts stay slower. */
function write(file: string, { runs, parts: before }: Kept, bytes: Buffer, scripts: readonly Loaded[]): void {
  const now = scripts.map(({ name, script, size, changed }) => ({ name, size, changed, data: script.createCachedData() }));
  const other = Object.entries(before).flatMap(([name, { size, changed, from, length }]) =>
    now.some((n) => n.name === name) ? [] : [{ name, size, changed, data: bytes.subarray(from, from + length) }],
  );
  const parts: Kept["parts"] = {};
  const chunks: Buffer[] = [];
  let from = 0;
  for (const { name, size, changed, data } of [...now, ...other]) {
    parts[name] = { size, changed, from, length: data.length };
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & (ALIGNED - 1))]);
    chunks.push(padded);
    from += padded.length;
  }
  const head = JSON.stringify({ runs: runs + 1, parts } satisfies Kept);
  const line = `${head}${" ".repeat(-(head.length + 1) & (ALIGNED - 1))}\n`;
  const made = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Renamed when it is whole, since another start may read it meanwhile.
    writeFileSync(made, Buffer.concat([Buffer.from(line, "latin1"), ...chunks]));
    renameSync(made, file);
  } catch {
    try {
      rmSync(made, { force: true });
    } catch {}
  }
}

launch(__dirname, "main.cjs", process.argv.slice(2));
