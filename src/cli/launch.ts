/**
 * Starts the program. Most of a start would be reading and compiling its parts, so after a run the text of those that it needed and what V8
 * compiled of them are kept in one file beside the program, for each of the common calls, where that folder may be written to.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { VERSION } from "./version.js";

/** Calls of which the first word is none of these are kept together. */
export const KEPT_APART = ["ask", "compare", "controls", "matrix", "services", "show", "--help", "--version"];
/** For so many runs what is kept grows by what they compiled anew; after that it is only read. */
const GROWS = 4;

/** What a file of the cache begins with, in a line; the text stands after it, and then what V8 made of it. */
interface Head {
  /** Of the main file when this was kept: a build writes all files anew. */
  size: number;
  changed: number;
  runs: number;
  /** The names of the parts in the text. */
  parts: string[];
  text: number;
  /** See `sumOf`. */
  sum: number;
}

interface Kept {
  head: Head;
  text: string;
  script: Script;
}

type Part = (exports: unknown, load: (id: string) => unknown, module: { exports: unknown }, file: string, folder: string) => void;
type Parts = Record<string, Part>;

/**
 * Loads a CommonJS file of the program with all that it requires.
 * @param folder of the files
 * @param main its name
 * @param argv what stands after the program's name
 * @param builtin loads Node's own modules
 */
export function launch(folder: string, main: string, argv: readonly string[], builtin: (id: string) => unknown): void {
  const [word = ""] = argv;
  const call = `${KEPT_APART.includes(word) ? word.replace(/^--/, "") : "other"}${argv.includes("--json") ? "-json" : ""}`;
  const file = join(folder, "cache", `${call}-${VERSION}-${process.version}-${process.arch}`);
  const { size, mtimeMs: changed } = statSync(join(folder, main));
  const kept = read(file, size, changed);
  const parts: Parts = kept ? (kept.script.runInThisContext() as Parts) : {};
  const loaded = new Map<string, { exports: unknown }>();
  /** The text of parts that were not kept. */
  const others: string[] = [];
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const path = join(folder, name);
    let part = parts[name];
    if (!part) {
      const text = partOf(name, readFileSync(path, "latin1"));
      others.push(text);
      part = (new Script(`({${text}})`, { filename: path }).runInThisContext() as Parts)[name] as Part;
    }
    part(module.exports, (id) => (id.startsWith("./") ? load(id.slice(2)) : builtin(id)), module, path, folder);
    return module.exports;
  };
  process.on("exit", () => {
    if (kept && kept.head.runs >= GROWS && others.length === 0) return;
    const names = [...new Set([...(kept?.head.parts ?? []), ...loaded.keys()])];
    write(file, { size, changed, runs: kept?.head.runs ?? 0, parts: names }, kept, others);
  });
  load(main);
}

/** A part as a member of the object that the text makes. */
const partOf = (name: string, text: string): string =>
  `${JSON.stringify(name)}:function(exports,require,module,__filename,__dirname){${text}\n},`;

/** What was kept for this call by an earlier run of the same build; null where there is nothing, or it is not whole. */
function read(file: string, size: number, changed: number): Kept | null {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf("\n") + 1;
    const head = JSON.parse(bytes.toString("latin1", 0, end)) as Head;
    const code = bytes.subarray(end + head.text);
    if (head.size !== size || head.changed !== changed || head.sum !== sumOf(code)) return null;
    const text = bytes.toString("latin1", end, end + head.text);
    const script = new Script(text, { filename: file, cachedData: code });
    // V8 was started with other flags, say.
    return script.cachedDataRejected ? null : { head, text, script };
  } catch {
    return null;
  }
}

/** Writes the parts that a run needed. Where that cannot be done, starts stay slower. */
function write(file: string, head: Pick<Head, "size" | "changed" | "runs" | "parts">, kept: Kept | null, others: readonly string[]): void {
  const made = `${file}.${process.pid}`;
  let descriptor: number;
  try {
    mkdirSync(dirname(file), { recursive: true });
    descriptor = openSync(made, "wx");
  } catch {
    return;
  }
  try {
    const more = kept?.text.slice(0, -"})".length) ?? "({";
    const text = padded(others.length > 0 || !kept ? `${more}${others.join("")}` : more);
    // With new parts the text is another one, of which nothing is compiled yet but what V8 does at once.
    const isSame = kept?.text === text;
    const code = (isSame ? kept.script : new Script(text, { filename: file })).createCachedData();
    const line = JSON.stringify({ ...head, runs: isSame ? head.runs + 1 : 0, text: text.length, sum: sumOf(code) } satisfies Head);
    writeFileSync(descriptor, Buffer.concat([Buffer.from(`${aligned(line)}\n${text}`, "latin1"), code]));
    // On the disk before it has its name: half a file would crash V8.
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(made, file);
  } catch {
    rmSync(made, { force: true });
  }
}

/** V8 copies code that does not begin at a multiple of this. */
const ALIGNED = 8;
const aligned = (line: string): string => line + " ".repeat(-(line.length + 1) & (ALIGNED - 1));
/** The object's text, closed, of an aligned length. */
const padded = (text: string): string => `${text.trimEnd()}${" ".repeat(-(text.trimEnd().length + 2) & (ALIGNED - 1))}})`;

/** A sum over some numbers of each page, since V8 does not look at what it is given; over all of them would take longer than it is worth. */
function sumOf(code: Buffer): number {
  const numbers = new Int32Array(code.buffer, code.byteOffset, code.length >> 2);
  let sum = code.length;
  for (let at = 0; at < numbers.length; at += 61) sum = (Math.imul(sum, 31) + (numbers[at] as number)) | 0;
  return sum;
}
