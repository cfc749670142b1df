/** Reads data/ into checked documents that know the place of each of their nodes. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { FILE_KINDS } from "./schema.js";

/** One fault: `file:line:column: what; write how`. */
export interface Fault {
  file: string;
  line: number;
  column: number;
  what: string;
  write: string;
}

export type Path = readonly (string | number)[];

/** A file of data/ that has the right form. `at(path)` gives the line and column of a node, or of its nearest parent. */
export interface DataFile<T = unknown> {
  kind: (typeof FILE_KINDS)[number]["kind"];
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** Path below data/. */
  path: string;
  value: T;
  at(path: Path): { line: number; column: number };
}

function locator(doc: Document.Parsed, lines: LineCounter) {
  return (path: Path): { line: number; column: number } => {
    for (let n = path.length; n >= 0; n--) {
      const node = n === 0 ? doc.contents : doc.getIn(path.slice(0, n), true);
      if (isNode(node) && node.range) {
        const { line, col } = lines.linePos(node.range[0]);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
}

function yamlFiles(root: string, dir = root): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? yamlFiles(root, join(dir, e.name)) : e.name.endsWith(".yaml") ? [join(dir, e.name)] : []))
    .sort();
}

/** The values that still say TODO, as `npm run data:new` leaves them, with the name of their field. */
function todos(doc: Document.Parsed, lines: LineCounter): { line: number; column: number; field: string }[] {
  const found: { line: number; column: number; field: string }[] = [];
  visit(doc, {
    Pair: (_, { key, value }) => {
      if (!isScalar(value) || typeof value.value !== "string" || !/\bTODO\b/.test(value.value) || !value.range) return;
      const { line, col } = lines.linePos(value.range[0]);
      found.push({ line, column: col, field: String(key) });
    },
  });
  return found;
}

/** What to write where the form is wrong. */
function remedy(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `it without ${issue.keys.join(", ")}`;
  if (issue.code === "invalid_value") return `one of ${issue.values.join(", ")}`;
  if (issue.code === "invalid_format") return issue.message;
  return "the field as data/README.md shows it";
}

function wrongness(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_format") return "not in the right form";
  return issue.code === "invalid_value" ? `${JSON.stringify(issue.input) ?? "this"} is none of the values` : issue.message;
}

/**
 * Reads every YAML file below `dataDirs` (later ones add to the first; a test adds a provider so).
 * @returns the files of right form, and the faults of the others
 */
export function readData(dataDirs: string[], root = process.cwd()): { files: DataFile[]; faults: Fault[] } {
  const files: DataFile[] = [];
  const faults: Fault[] = [];
  for (const dir of dataDirs) {
    for (const full of yamlFiles(dir)) {
      const path = relative(dir, full).split(sep).join("/");
      const file = relative(root, full).split(sep).join("/");
      const fault = (line: number, column: number, what: string, write: string) => faults.push({ file, line, column, what, write });
      const kind = FILE_KINDS.find((k) => k.path.test(path));
      if (!kind) {
        fault(1, 1, "no such place for a data file", "it under one of the folders that data/README.md lists");
        continue;
      }
      const lines = new LineCounter();
      const doc = parseDocument(readFileSync(full, "utf8"), { lineCounter: lines, prettyErrors: false });
      if (doc.errors.length > 0) {
        for (const e of doc.errors) {
          const { line, col } = lines.linePos(e.pos[0]);
          fault(line, col, e.message, "YAML that parses");
        }
        continue;
      }
      const open = todos(doc, lines);
      for (const { line, column, field } of open)
        fault(line, column, `${field} is not filled in`, "what the comment asks for instead of TODO");
      if (open.length > 0) continue;
      const at = locator(doc, lines);
      const parsed = kind.schema.safeParse(doc.toJS());
      if (!parsed.success) {
        for (const issue of parsed.error.issues) {
          const { line, column } = at(issue.path as Path);
          fault(line, column, `${issue.path.join(".") || "file"}: ${wrongness(issue)}`, remedy(issue));
        }
        continue;
      }
      files.push({ kind: kind.kind, file, path, value: parsed.data, at });
    }
  }
  return { files, faults };
}
