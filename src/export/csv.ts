import type { MatrixCell, MatrixDocument, MatrixRow } from "./document.js";
import { type Part, partsOf, providerName } from "./parts.js";
import { csvRecord } from "./record.js";
import { rowTitle, type Who } from "./who.js";

/**
 * A matrix as CSV: the notice, a line each that begins with `#`, then the head, then a line for each row with eight cells for each column,
 * and seven more where an overlay was read.
 * All lines have as many cells, as readers of CSV ask. It begins with a byte-order mark, without which Excel reads UTF-8 as another
 * character set; a reader that does not know the mark finds it in the notice, never in the name of a column.
 */
export function csv(document: MatrixDocument): string {
  const provider = providerName(document);
  const head = [
    document.by === "framework" ? "requirement" : "control",
    "title",
    "category",
    ...(document.by === "framework" ? ["controls"] : ["type", ...(document.framework ? ["requirements"] : [])]),
    ...document.columns.flatMap(({ id }) => [
      `${id} owner`,
      `${id} origination`,
      `${id} can be inherited`,
      `${id} ${provider} does`,
      `${id} customer does`,
      `${id} reason`,
      `${id} sources`,
      `${id} checked`,
      ...(document.overlay ? WHO.map(([title]) => `${id} ${title}`) : []),
    ]),
  ];
  const notice = document.notice.map((line) => [`# ${line}`, ...head.slice(1).map(() => "")]);
  const rows = document.rows.map((row) => [
    row.id,
    rowTitle(row),
    row.category.id,
    ...ownCells(document, row),
    ...row.cells.flatMap((cell) => cellsOf(cell, partsOf(document, row, cell), document.overlay !== undefined)),
  ]);
  return `\ufeff${[...notice, head, ...rows].map((cells) => `${csvRecord(cells)}\r\n`).join("")}`;
}

/** What the overlay says, by its column. */
const WHO: readonly [title: string, field: keyof Who][] = [
  ["accountable", "accountable"],
  ["performs", "performs"],
  ["inheritsFrom", "inheritsFrom"],
  ["evidence", "evidence"],
  ["review", "review"],
  ["overlay", "at"],
  ["customers", "customers"],
];

function ownCells(document: MatrixDocument, row: MatrixRow): string[] {
  const mapped = (list: readonly { id: string; kind: string }[]) => list.map(({ id, kind }) => `${id} (${kind})`).join("; ");
  if (document.by === "framework") return [mapped((row.mappings ?? []).map((m) => ({ id: m.control, kind: m.kind })))];
  return [row.type ?? "", ...(document.framework ? [mapped(row.requirements)] : [])];
}

/** Several answers stand in one cell, each after what it is about. */
function cellsOf(cell: MatrixCell, parts: readonly Part[], overlay: boolean): string[] {
  const each = (text: (part: Part) => string) =>
    parts
      .filter((p) => text(p) !== "")
      .map((p) => (p.about ? `${p.about}: ${text(p)}` : text(p)))
      .join(" | ");
  const sources = [...new Map(parts.flatMap((p) => p.sources).map((s) => [`${s.url} ${s.checked}`, s])).values()];
  return [
    cell.owner === "depends" ? `depends (${each((p) => p.owner)})` : cell.owner,
    cell.owner === "depends" ? each((p) => p.origination.join("; ")) : cell.origination.join("; "),
    cell.owner === "depends" ? each((p) => p.canBeInherited ?? "") : (cell.canBeInherited ?? ""),
    each((p) => p.provider),
    each((p) => p.customer),
    each((p) => p.reason),
    sources.map((s) => s.url).join(" "),
    sources.map((s) => s.checked).join(" "),
    ...(overlay ? WHO.map(([, field]) => each((p) => p.who?.[field] ?? "")) : []),
  ];
}
