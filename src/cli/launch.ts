/**
 * Starts the program. Most of a start would be compiling text, so what V8 compiled is kept beside the program, for each command, where that
 * folder may be written to; later starts read it. V8 itself refuses what another version of it made.
 */
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import * as zlib from "node:zlib";
import { VERSION } from "./version.js";

/** Node has it from 20.15 on; before that nothing is kept. */
const crc32: ((bytes: Buffer) => number) | undefined = zlib.crc32;

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
  /** Checksum of what stands after the line: V8 does not look, and would crash. */
  sum: number;
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
  /** It was compiled from what was kept. */
  wasKept: boolean;
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
    scripts.push({ name, script, size, changed, wasKept: !!usable && !script.cachedDataRejected });
    const require = (id: string) => (id.startsWith("./") ? load(id.slice(2)) : builtin(id));
    (script.runInThisContext() as Load)(module.exports, require, module, path, folder);
    return module.exports;
  };
  process.on("exit", () => {
    if (kept.runs < GROWS || !scripts.every((s) => s.wasKept)) write(file, kept, bytes, scripts);
  });
  load(main);
}

function read(file: string): { kept: Kept; bytes: Buffer } {
  try {
    const whole = readFileSync(file);
    const end = whole.indexOf("\n");
    const kept = JSON.parse(whole.toString("latin1", 0, end)) as Kept;
    const bytes = whole.subarray(end + 1);
    if (crc32?.(bytes) === kept.sum) return { kept, bytes };
  } catch {
    // It is not there, or not whole.
  }
  return { kept: { runs: 0, sum: 0, parts: {} }, bytes: Buffer.alloc(0) };
}

/** Writes what is compiled by now, with what was kept of parts that were not loaded. Where it cannot be written, starts stay slower. */
function write(file: string, before: Kept, bytes: Buffer, scripts: readonly Loaded[]): void {
  if (!crc32) return;
  const made = `${file}.${process.pid}`;
  let descriptor: number;
  try {
    mkdirSync(dirname(file), { recursive: true });
    descriptor = openSync(made, "wx");
  } catch {
    return;
  }
  const now = scripts.map(({ name, script, size, changed }) => ({ name, size, changed, data: script.createCachedData() }));
  const other = Object.entries(before.parts).flatMap(([name, { size, changed, from, length }]) =>
    now.some((n) => n.name === name) ? [] : [{ name, size, changed, data: bytes.subarray(from, from + length) }],
  );
  const parts: Kept["parts"] = {};
  const all: Buffer[] = [];
  let from = 0;
  for (const { name, size, changed, data } of [...now, ...other]) {
    parts[name] = { size, changed, from, length: data.length };
    const padding = -data.length & (ALIGNED - 1);
    all.push(data, Buffer.alloc(padding));
    from += data.length + padding;
  }
  const code = Buffer.concat(all);
  const head = JSON.stringify({ runs: before.runs + 1, sum: crc32(code), parts } satisfies Kept);
  const line = `${head}${" ".repeat(-(head.length + 1) & (ALIGNED - 1))}\n`;
  try {
    writeFileSync(descriptor, Buffer.concat([Buffer.from(line, "latin1"), code]));
    closeSync(descriptor);
    // Renamed when it is whole, since another start may read it meanwhile.
    renameSync(made, file);
  } catch {
    rmSync(made, { force: true });
  }
}
