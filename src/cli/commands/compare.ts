import { type CompareColumn, compare } from "../../answer/index.js";
import { findThing } from "../../names/index.js";
import { printCandidates } from "../candidates.js";
import { type OverlayOptions, viewOf } from "../overlay.js";
import { categoryOf, type Io, print, UnknownError, UsageError } from "../shared.js";

interface CompareOptions extends OverlayOptions {
  diff?: boolean;
  category?: string;
}

export async function run(io: Io, names: string[], options: CompareOptions): Promise<number> {
  if (names.length < 2) throw new UsageError("compare takes two or more: srm compare ec2 rds lambda");
  const { catalog, add } = await viewOf(io, options);
  const category = categoryOf(
    options.category,
    catalog.categories.map((c) => c.id),
  );
  const columns: CompareColumn[] = [];
  for (const name of names) {
    const found = findThing(catalog, name, ["service", "option", "model"]);
    if (found.status === "ambiguous") return printCandidates(io, options, catalog, name, found.candidates);
    if (found.status === "found") {
      columns.push({ id: found.thing.id, kind: found.thing.kind as CompareColumn["kind"], name: found.thing.name });
      continue;
    }
    const near = found.suggestions.map((t) => t.id);
    throw new UnknownError(
      `no service, option or model "${name}"${near.length > 0 ? `; did you mean ${near.join(", ")}?` : "; srm services lists them"}`,
      found.suggestions,
    );
  }
  const only = category ? (catalog.categories.find((c) => c.id === category)?.controls ?? []) : [];
  const { document } = compare(catalog, columns, only);
  const rows = options.diff ? document.rows.filter((r) => r.differs) : document.rows;
  await print(io, options, {
    json: () => add({ ...document, rows }),
    rows: () => ({
      columns: ["control", "title", "category", ...columns.map((c) => c.id), "differs"],
      rows: rows.map((r) => [r.control.id, r.control.title, r.control.category, ...r.owners, String(r.differs)]),
    }),
    text: (look, { renderCompare, withOverlayLine }) =>
      withOverlayLine(look, add(document), (inner) => renderCompare(catalog, inner, document, options.diff ?? false)),
  });
  return 0;
}
