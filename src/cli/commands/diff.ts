import { readFileSync } from "node:fs";
import { ask, catalogHead, everyFact, show } from "../../answer/index.js";
import type { Catalog, Source } from "../../catalog/index.js";
import { diff, isOverlay, NotComparable, readAnswers, readDocument, readJson, readOverlay, type Side } from "../../diff/index.js";
import { diffMarkdown, diffRows, renderDiff } from "../../render/reports.js";
import { type CommonOptions, formatOf } from "../formats.js";
import { DataError } from "../io.js";
import { linesOf, textIn } from "../lines.js";
import { catalogue, type Io, print, UsageError } from "../shared.js";

const SAME = 0;
const DIFFERENT = 1;

/** `srm diff OLD [NEW]`. Exits like diff: 0 alike, 1 different. */
export async function run(io: Io, old: string, new_: string | undefined, options: CommonOptions & { owners?: boolean }): Promise<number> {
  if (old === "-" && new_ === "-") throw new UsageError("only one of the two can be standard input; give a file for the other");
  const from = { file: nameOf(old), side: await sideIn(io, old) };
  const catalog = catalogue();
  const to =
    new_ === undefined ? { file: null, side: installed(catalog, old, from.side) } : { file: nameOf(new_), side: await sideIn(io, new_) };
  const document = told("", () => diff(catalog, from, to, options.owners ?? false));
  if (formatOf(options) === "md") io.stdout.write(`${diffMarkdown(document).join("\n")}\n`);
  else {
    await print(io, options, {
      json: () => document,
      rows: () => diffRows(document),
      text: (look) => renderDiff(catalog, look, document),
    });
  }
  return document.equal ? SAME : DIFFERENT;
}

const nameOf = (file: string) => (file === "-" ? "standard input" : file);

/** What a file holds; `-` is standard input. */
async function sideIn(io: Io, given: string): Promise<Side> {
  const text = given === "-" ? await allOf(io) : textOf(given);
  const file = nameOf(given);
  if (text.includes("\0")) throw new DataError(`${file}: it is no text; give a file that srm wrote with --json, or an srm.yaml`);
  if (!isOverlay(file, text)) return told(`${file}: `, () => readJson(text));
  const overlay = await readOverlay(text).catch((error: Error) => error);
  return told(`${file}:`, () => {
    if (overlay instanceof Error) throw overlay;
    return overlay;
  });
}

function textOf(file: string): string {
  try {
    return textIn(readFileSync(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : code === "EACCES" ? "it may not be read" : code;
    throw new DataError(`${file}: ${why ?? (error as Error).message}; give a file that srm wrote with --json, or an srm.yaml`);
  }
}

async function allOf(io: Io): Promise<string> {
  const lines: string[] = [];
  for await (const line of linesOf(io.stdin)) lines.push(line);
  return lines.join("\n");
}

/** What the installed catalogue says of the same. */
function installed(catalog: Catalog, file: string, { kind, about, things }: Side): Side {
  if (kind === "catalog") {
    const pages: Source[] = [];
    const facts = [...everyFact(catalog, (page) => pages.push(page))];
    return readDocument({ ...catalogHead(catalog), facts, pages });
  }
  if (kind === "show") {
    const document = show(catalog, about ?? "");
    if (document.kind !== "unknown" && document.kind !== "ambiguous") return readDocument(document);
    throw new DataError(`${file}: the installed catalogue has no ${about}; give the file to compare it with`);
  }
  if (kind === "ask") {
    const questions = [...things.values()].flatMap((t) => (t.sort === "question" ? [ask(catalog, t.id)] : []));
    return readAnswers(questions);
  }
  throw new UsageError(`${file} needs another file to be compared with: srm diff ${file} new.${kind === "overlay" ? "yaml" : "json"}`);
}

/** Says of which file a fault is. */
function told<T>(before: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof NotComparable) throw new DataError(`${before}${error.message}`);
    throw error;
  }
}
