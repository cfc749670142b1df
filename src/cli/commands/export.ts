import { catalogHead, everyFact } from "../../answer/index.js";
import type { Source } from "../../catalog/index.js";
import { catalogue, type Io, UsageError } from "../shared.js";

/** Facts written at once. */
const BATCH = 200;

/** `srm export`: all of the catalogue as one JSON document with a line for each fact, written as it is made. */
export async function run(io: Io, options: { json?: boolean }): Promise<number> {
  if (io.stdout.isTTY && !options.json) {
    throw new UsageError("export prints some ten megabytes: srm export > catalog.json; with --json also to a terminal");
  }
  const catalog = catalogue();
  const pages: Source[] = [];
  const { controls, services, ...head } = catalogHead(catalog);
  const lists = (name: string, items: readonly unknown[]) =>
    `,\n${JSON.stringify(name)}:[\n${items.map((i) => JSON.stringify(i)).join(",\n")}\n]`;
  let text = `${JSON.stringify(head).slice(0, -1)}${lists("controls", controls)}${lists("services", services)},\n"facts":[\n`;
  let count = 0;
  for (const fact of everyFact(catalog, (page) => pages.push(page))) {
    text += `${count > 0 ? ",\n" : ""}${JSON.stringify(fact)}`;
    if (++count % BATCH > 0) continue;
    await written(io, text);
    text = "";
  }
  await written(io, `${text}\n]${lists("pages", pages)}}\n`);
  return 0;
}

/** A slow reader is waited for. */
async function written(io: Io, text: string): Promise<void> {
  if (!io.stdout.write(text)) await new Promise<void>((then) => (io.stdout.once ? io.stdout.once("drain", () => then()) : then()));
}
