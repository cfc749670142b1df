import { extname } from "node:path";
import { type Catalog, type FrameworkView, frameworkOf } from "../../catalog/index.js";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  findColumn,
  type MatrixColumn,
  type MatrixDocument,
  matrix,
  writers,
} from "../../export/index.js";
import { nearest } from "../../names/index.js";
import type { Layer } from "../../overlay/index.js";
import { formatRows, type Look } from "../../render/index.js";
import { matrixRows, renderMatrix } from "../../render/reports.js";
import { printCandidates } from "../candidates.js";
import { writeWhole } from "../file.js";
import { type CommonOptions, FORMATS, type Format, MATRIX_FORMATS, type MatrixFormat } from "../formats.js";
import { lookOf } from "../io.js";
import { type OverlayOptions, viewOf } from "../overlay.js";
import { categoryOf, type Io, UnknownError, UsageError } from "../shared.js";
import { usedService } from "../used.js";

interface MatrixOptions extends Omit<OverlayOptions, "format"> {
  format?: MatrixFormat;
  framework?: string;
  by?: MatrixDocument["by"];
  baseline?: string;
  category?: string;
  owner?: "provider" | "customer" | "shared";
  as?: MatrixDocument["perspective"];
  words?: MatrixDocument["words"];
  output?: string;
  oscalModel?: "component" | "ssp";
}

/** `srm matrix SERVICES`: who does what on each of some services, or of those that a team's overlay has in use, as a table or a file. */
export async function run(io: Io, given: string[], options: MatrixOptions): Promise<number> {
  const named = given
    .flatMap((word) => word.split(","))
    .map((word) => word.trim())
    .filter(Boolean);
  const format = formatOf(options);
  if (options.oscalModel && format !== "oscal") throw new UsageError("--oscal-model needs --format oscal");
  if (format === "xlsx" && options.output === undefined && io.stdout.isTTY) {
    throw new UsageError("a terminal cannot show a workbook; write a file: -o matrix.xlsx");
  }
  const { format: _, ...printing } = options;
  const { catalog, layer } = await viewOf(io, printing);
  const team = layer ? (await import("../../overlay/index.js")).sayingOf(layer) : undefined;
  const names = named.length === 0 && layer ? await namesInUse(layer) : named;
  // No services of our choice: a matrix speaks of a system, and those who read it take each column for a part of it.
  if (names.length === 0) throw new UsageError("matrix takes the services of your system: srm matrix ec2 rds s3");
  const category = categoryOf(
    options.category,
    catalog.categories.map((c) => c.id),
  );
  const output = options.output === "-" ? undefined : options.output;
  const framework = frameworkFor(catalog, options);
  const baseline = framework && baselineOf(framework, options);
  const columns: MatrixColumn[] = [];
  for (const name of names) {
    const found = findColumn(catalog, name);
    if (found.status === "ambiguous") return printCandidates(io, listed(options), catalog, found.name, found.candidates);
    if (found.status === "clash") throw new UsageError(found.message);
    if (found.status === "unknown") throw unknown(catalog, found.name, found.suggestions);
    if (!columns.some((c) => c.id === found.column.id)) columns.push(found.column);
  }
  const document = matrix(catalog, {
    columns,
    framework,
    by: options.by,
    baseline,
    category,
    owner: options.owner,
    perspective: options.as,
    words: options.words,
    team,
  });
  const content = await contentOf(document, format, lookOf(output === undefined ? io : asFile(io), options), options);
  if (output === undefined) {
    if (typeof content !== "string" && io.stdout.isTTY)
      throw new UsageError(`a terminal cannot show ${format}; write a file: -o matrix.${format}`);
    io.stdout.write(content);
    return 0;
  }
  writeWhole(output, content);
  if (io.stdout.isTTY) io.stdout.write(`Wrote ${output}: ${document.rows.length} rows, ${columns.length} columns.\n`);
  return 0;
}

/** The services in use; else exit 1 with what to write. */
async function namesInUse(layer: Layer): Promise<string[]> {
  usedService(layer, undefined);
  return (await import("../../overlay/index.js")).columnsInUse(layer);
}

const BY_EXTENSION: Record<string, MatrixFormat> = {
  ".csv": "csv",
  ".htm": "html",
  ".html": "html",
  ".json": "json",
  ".markdown": "md",
  ".md": "md",
  ".tsv": "plain",
  ".txt": "table",
  ".xlsx": "xlsx",
};

/** The format that was asked for, else that of the file's name. */
function formatOf({ json, plain, format, output }: MatrixOptions): MatrixFormat {
  if (json) return "json";
  if (plain) return "plain";
  if (format) return format;
  if (/\.oscal\.json$/i.test(output ?? "")) return "oscal";
  const extension = extname(output ?? "").toLowerCase();
  if (extension === "") return "table";
  const found = BY_EXTENSION[extension];
  if (!found) throw new UsageError(`"${extension}" is no format of a matrix; say one: --format ${MATRIX_FORMATS.join(", ")}`);
  return found;
}

async function contentOf(
  document: MatrixDocument,
  format: MatrixFormat,
  look: Look,
  { oscalModel }: MatrixOptions,
): Promise<string | Uint8Array> {
  const lines = (all: readonly string[]) => all.map((l) => `${l}\n`).join("");
  if (isExport(format)) return writers[format](document, { oscalModel });
  if (format === "json") return `${JSON.stringify(document, null, 2)}\n`;
  if (format === "table") return lines(renderMatrix(look, document));
  return lines([...document.notice.map((l) => `# ${l}`), ...formatRows(matrixRows(document), "plain")]);
}

const isExport = (format: MatrixFormat): format is ExportFormat => (EXPORT_FORMATS as readonly string[]).includes(format);

/** A file has neither width nor colours, unless they are asked for. */
const asFile = (io: Io): Io => ({
  ...io,
  stdout: { write: (text) => io.stdout.write(text) },
  env: { ...io.env, COLUMNS: undefined, FORCE_COLOR: undefined },
});

/** The framework that was asked for; else exit 1 with those that there are. */
function frameworkFor(catalog: Catalog, { framework, by, baseline }: MatrixOptions): FrameworkView | undefined {
  if (framework === undefined) {
    const what = by === "framework" ? "--by framework" : baseline === undefined ? "" : "--baseline";
    if (what) throw new UsageError(`${what} needs --framework: ${catalog.frameworks.map((f) => f.id).join(" or ")}`);
    return undefined;
  }
  const found = frameworkOf(catalog, framework);
  if (found) return found;
  const ids = catalog.frameworks.map((f) => f.id);
  throw new UnknownError(
    `no framework "${framework}"; there are ${ids.join(" and ")}\n     another's text or mapping may not be shipped, or was not read`,
    nearest(framework, ids).map((id) => ({ id, name: id })),
  );
}

/** A baseline by its id, or by its last word: `moderate` is that of the framework's publisher, or of FedRAMP where that name was used. */
function baselineOf({ title, baselines }: FrameworkView, { baseline, framework = "" }: MatrixOptions): string | undefined {
  if (baseline === undefined) return undefined;
  const name = baseline.toLowerCase();
  const ids = baselines.map((b) => b.id);
  const found = ids.includes(name)
    ? name
    : (ids.find((id) => id === `${framework.toLowerCase()}-${name}`) ?? ids.find((id) => id.endsWith(`-${name}`)));
  if (found) return found;
  throw new UnknownError(
    ids.length === 0 ? `${title} has no baselines` : `no baseline "${baseline}" of ${title}; there are ${ids.join(", ")}`,
    nearest(name, ids).map((id) => ({ id, name: id })),
  );
}

/** What a list of candidates is printed as, where a matrix would be a page or a workbook. */
const listed = ({ format, ...options }: MatrixOptions): CommonOptions => ({
  ...options,
  ...(FORMATS.some((f) => f === format) && { format: format as Format }),
});

function unknown(catalog: Catalog, name: string, suggestions: readonly { id: string; name: string }[]): UnknownError {
  const near = suggestions.map((s) => s.id).join(", ");
  const isOther = catalog.controlHeads.some((c) => c.id === name) || catalog.models.some((m) => m.id === name);
  const hint = near ? `; did you mean ${near}?` : isOther ? "; the columns of a matrix are services" : "";
  return new UnknownError(`no service or option "${name}"${hint}\n     list them: srm services`, suggestions);
}
