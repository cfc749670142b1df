/** Whether the compiled data still are what the files make: compiling and training take a minute, so they are done once for each state. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the compiled data are made from. */
const SOURCES = ["data", "scripts/data", "scripts/documents", "src/catalog", "src/names", "src/resolve", "src/understand", "src/answer"];
/** What is made, and so no source. */
const MADE = new Set(["data/schema", "src/catalog/generated"]);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      // What is written about the data makes no difference.
      if (MADE.has(path) || path.endsWith(".md")) return [];
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

function hash(): string {
  const sum = createHash("sha256");
  // The versions of the libraries and of Node may matter, too, and the schemas name the kinds of changes.
  for (const file of ["package-lock.json", "src/diff/document.ts", ...SOURCES.flatMap(filesIn)])
    sum.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return sum.update(process.version).digest("hex");
}

const stamp = (out: string) => join(out, "made-from");

/** @param files what must be there in the folder `out` */
export function isFresh(out: string, files: readonly string[]): boolean {
  return [stamp(out), ...files.map((f) => join(out, f))].every(existsSync) && readFileSync(stamp(out), "utf8") === hash();
}

/** Notes from what the files in `out` were made. */
export function markFresh(out: string): void {
  writeFileSync(stamp(out), hash());
}
