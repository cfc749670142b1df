import { type Catalog, DEFAULT_MODELS, MODEL_IDS, type ModelId } from "../catalog/index.js";
import { dataFile, openCatalogFile } from "../catalog/open.js";
import { nearest } from "../names/index.js";
import type { Look, Rows } from "../render/index.js";
import { type CommonOptions, type Format, formatOf } from "./formats.js";
import { type Io, lookOf, UnknownError, UsageError } from "./io.js";

export type { Io };
export { dataFile, UnknownError, UsageError };

/** Opens the catalogue, or says in one line that it is missing. */
export function catalogue(): Catalog {
  return openCatalogFile();
}

/** What draws results: loaded only where one is not JSON. */
export type Render = typeof import("../render/index.js");

/** How one result is printed in each format. Only the one asked for is made. */
export interface Result {
  json: () => unknown;
  rows: (render: Render) => Rows;
  text: (look: Look, render: Render) => string[];
}

export async function print(io: Io, options: CommonOptions, result: Result): Promise<void> {
  const format: Format = formatOf(options);
  if (format === "json") {
    io.stdout.write(`${JSON.stringify(result.json(), null, 2)}\n`);
    return;
  }
  const render = await import("../render/index.js");
  if (format === "table") io.stdout.write(`${result.text(lookOf(io, options), render).join("\n")}\n`);
  else {
    const end = format === "csv" ? "\r\n" : "\n";
    io.stdout.write(`${render.formatRows(result.rows(render), format).join(end)}${end}`);
  }
}

/** A value out of a closed set, or a usage error that names the near one. */
export function oneOf<T extends string>(value: string | undefined, choices: readonly T[], flag: string): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((c) => c === value.toLowerCase());
  if (found) return found;
  const near = nearest(value, choices, 1)[0];
  throw new UsageError(`${flag} takes ${choices.join(", ")}, not "${value}"${near ? `; did you mean ${near}?` : ""}`);
}

export const modelOf = (value: string | undefined, flag = "--model"): ModelId | undefined => oneOf(value, MODEL_IDS, flag);

/** The model columns: `--models all`, or a list. */
export function modelsOf(value: string | undefined): readonly ModelId[] {
  if (value === undefined) return DEFAULT_MODELS;
  if (value === "all") return MODEL_IDS;
  return value.split(",").map((m) => modelOf(m.trim(), "--models") as ModelId);
}

/** A category that exists; else exit 1 with near ones. */
export function categoryOf(value: string | undefined, categories: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  const id = value.toLowerCase();
  if (categories.includes(id)) return id;
  const near = nearest(id, categories, 1)[0];
  throw new UnknownError(
    `no category "${value}"${near ? `; did you mean ${near}?` : ""}\n     categories are ${categories.join(", ")}`,
    near ? [{ id: near, name: near }] : [],
  );
}
