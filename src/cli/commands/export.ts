import { catalogHead, type ExportedFact, everyFact } from "../../answer/index.js";
import type { Catalog, Source } from "../../catalog/index.js";
import { formatRows } from "../../render/index.js";
import { type CommonOptions, formatOf } from "../formats.js";
import { catalogue, type Io, UsageError } from "../shared.js";

/** Facts written at once. */
const BATCH = 200;

/** `srm export`: all of the catalogue as one JSON document with a line for each fact, or as rows; written as it is made. */
export async function run(io: Io, options: CommonOptions): Promise<number> {
  const format = formatOf(options);
  if (io.stdout.isTTY && format === "table") {
    throw new UsageError("export prints some ten megabytes: srm export > catalog.json; with --json also to a terminal");
  }
  const pieces = format === "plain" || format === "md" || format === "csv" ? rows(catalogue(), format) : json(catalogue());
  let text = "";
  let count = 0;
  for (const piece of pieces) {
    text += piece;
    if (++count % BATCH > 0) continue;
    await written(io, text);
    text = "";
  }
  await written(io, text);
  return 0;
}

function* json(catalog: Catalog): Generator<string> {
  const pages: Source[] = [];
  const { controls, services, ...head } = catalogHead(catalog);
  const list = (name: string, items: readonly unknown[]) => `,\n"${name}":[\n${items.map((i) => JSON.stringify(i)).join(",\n")}\n]`;
  yield `${JSON.stringify(head).slice(0, -1)}${list("controls", controls)}${list("services", services)},\n"facts":[`;
  let comma = "";
  for (const fact of everyFact(catalog, (page) => pages.push(page))) {
    yield `${comma}\n${JSON.stringify(fact)}`;
    comma = ",";
  }
  yield `\n]${list("pages", pages)}}\n`;
}

function* rows(catalog: Catalog, format: "plain" | "md" | "csv"): Generator<string> {
  const end = format === "csv" ? "\r\n" : "\n";
  const columns = ["fact", "owner", "split", "provider", "customer", "reason", "sources", "checked"];
  // A head stands before every table, so that only the first one is kept.
  const head = formatRows({ columns, rows: [] }, format);
  yield* head.map((l) => `${l}${end}`);
  const row = (f: ExportedFact) => [
    f.fact,
    f.owner,
    f.split ?? "",
    f.provider ?? "",
    f.customer ?? "",
    f.reason,
    f.sources.map((s) => s.url).join(" "),
    f.sources.map((s) => s.checked).join(" "),
  ];
  for (const fact of everyFact(catalog, () => {})) {
    for (const l of formatRows({ columns, rows: [row(fact)] }, format).slice(head.length)) yield `${l}${end}`;
  }
}

/** A slow reader is waited for. */
async function written(io: Io, text: string): Promise<void> {
  if (!io.stdout.write(text)) await new Promise<void>((then) => (io.stdout.once ? io.stdout.once("drain", () => then()) : then()));
}
