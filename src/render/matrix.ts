import { holdersOf, type MatrixCell, type MatrixDocument, type MatrixRow, rowTitle, withHolders } from "../export/index.js";
import { ownerText } from "./answers.js";
import { hint, OWN } from "./lists.js";
import { isNarrow, type Look, ownerStyle, type Theme, themeOf } from "./look.js";
import type { Rows } from "./rows.js";
import { asManyAsFit, firstThatFits, fits } from "./screen.js";
import { type TableCell, table } from "./table.js";
import { addressLines, measureOf, paragraph, widthOf } from "./text.js";
import { withOverlayLine } from "./yours.js";

type Owner = MatrixCell["owner"];
const MARKED = ["customer", "shared", "provider"] as const;

/** A matrix with the owner in each cell. Where it does not fit the screen: how many rows each owner has in each category. */
export function renderMatrix(look: Look, document: MatrixDocument): string[] {
  return withOverlayLine(look, document, (inner) => body(inner, document));
}

function body(look: Look, document: MatrixDocument): string[] {
  const theme = themeOf(look);
  const { rows } = document;
  const groups = groupsOf(rows);
  const [title = "", , whose = ""] = document.notice;
  const lead = (notice: readonly string[], first = title) => [
    ...paragraph(look, first, 0).map((l) => theme.chalk.bold(l)),
    ...notice.flatMap((line) => noted(look, theme, line)),
  ];
  const full = document.notice.slice(1);
  const files = "Parts, reasons and pages: -o matrix.xlsx, or .html";
  // What a screen has no room for of the notice is in every file.
  const short = lead([`${whose} Check the scope of each service.`], title.replace(/ \(SHA-256 \w+\)/, ""));
  const draw = (leading: string[], shown: number) => [
    ...leading,
    "",
    ...owners(look, theme, document, rows.slice(0, shown)),
    "",
    ...hint(look, [
      shown < rows.length ? `${rows.length - shown} more: --all.` : leading === short ? "The notice in full: --all." : "",
      files,
    ]),
  ];
  if (rows.length === 0) return lead(full);
  const all = draw(lead(full), rows.length);
  if (fits(look, all)) return all;
  if (groups.length === 1) {
    const some = asManyAsFit(look, rows.length, (shown) => draw(short, shown));
    if (fits(look, some)) return some;
  }
  const every = hint(look, [legend(theme, document), "Every row: --all"]);
  const byService = totals(theme, document);
  return firstThatFits(look, [
    () => [...lead(full), "", ...counts(look, theme, document, groups), ...every],
    () => [...short, "", ...counts(look, theme, document, groups), ...every],
    () => [...short, ...counts(look, theme, document, groups), ...every],
    () =>
      asManyAsFit(look, byService.rows.length, (shown) => [
        ...short,
        "",
        ...table(look, byService.head, byService.rows.slice(0, shown)),
        ...hint(look, [shown < byService.rows.length ? `${byService.rows.length - shown} more services.` : "", "Every row: --all"]),
      ]),
  ]);
}

/** A line of the notice; an address that does not fit into it stands alone, never broken. */
function noted(look: Look, theme: Theme, line: string): string[] {
  const [whole = "", url = ""] = line.match(/ \((https:[^\s,)]+)\)/) ?? [];
  if (!url || widthOf(url) + 2 <= measureOf(look)) return hint(look, line);
  return [...hint(look, line.replace(whole, "")), theme.chalk.dim(addressLines(look, [url], 0)(url))];
}

/** The owners as rows of text; where an overlay was read, those who have the customer's half behind them. */
export function matrixRows(document: MatrixDocument): Rows {
  const { columns, overlay } = document;
  const first = document.by === "framework" ? "requirement" : "control";
  return {
    columns: [first, "title", "category", ...columns.map((c) => c.id), ...(overlay ? columns.map((c) => `${c.id} customer`) : [])],
    rows: document.rows.map((row) => [
      row.id,
      rowTitle(row),
      row.category.id,
      ...row.cells.map((c) => c.owner),
      ...(overlay ? row.cells.map((c) => holdersOf(row, c).join("; ")) : []),
    ]),
  };
}

interface Group {
  title: string;
  rows: MatrixRow[];
}

function groupsOf(rows: readonly MatrixRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(row.category.id) ?? { title: row.category.title, rows: [] };
    group.rows.push(row);
    groups.set(row.category.id, group);
  }
  return [...groups.values()];
}

const nameOf = (document: MatrixDocument): string =>
  document.providers?.length === 1 ? (document.providers[0]?.name ?? "Provider") : "Provider";

function ownerCellOf(theme: Theme, owner: Owner, provider: string, holders: readonly string[] = []): TableCell {
  const word = owner === "depends" ? "by option" : ownerText(theme, owner, provider);
  return { text: withHolders(word, owner, holders), style: owner === "depends" ? theme.chalk.bold : ownerStyle(theme, owner) };
}

function owners(look: Look, theme: Theme, document: MatrixDocument, rows: readonly MatrixRow[]): string[] {
  const provider = nameOf(document);
  const title = document.by === "framework" ? "Requirement" : "Control";
  const body = rows.map((row): TableCell[] => [
    { text: titleOf(document, row) },
    ...row.cells.map((c) => ownerCellOf(theme, c.owner, provider, holdersOf(row, c))),
  ]);
  return sideBySide(look, headOf(theme, document, title), body);
}

function headOf(theme: Theme, document: MatrixDocument, title: string): TableCell[] {
  return [title, ...document.columns.map(nameOfColumn)].map((text) => ({ text, style: theme.chalk.bold }));
}

const titleOf = (document: MatrixDocument, row: MatrixRow): string =>
  document.by === "framework" && row.title !== null ? `${row.id} ${row.title}` : `${row.title ?? row.id}${row.own ? OWN : ""}`;
const nameOfColumn = ({ name, own }: MatrixDocument["columns"][number]): string => `${name}${own ? OWN : ""}`;

/** The marks of owners in words; a screen reader has none. */
function legend(theme: Theme, document: MatrixDocument): string {
  const marks = MARKED.filter((o) => document.rows.some((r) => r.cells.some((c) => c.owner === o)));
  return marks.every((o) => theme.glyphs[o]) ? `${marks.map((o) => ownerText(theme, o, nameOf(document))).join("  ")}  ? by option.` : "";
}

/** How many rows of each category each owner has. */
function counts(look: Look, theme: Theme, document: MatrixDocument, groups: readonly Group[]): string[] {
  const provider = nameOf(document);
  const said = (owner: (typeof MARKED)[number] | "depends", count: number) => {
    if (!theme.glyphs.customer) return `${count} ${owner === "depends" ? "by option" : ownerText(theme, owner, provider)}`;
    return `${owner === "depends" ? "?" : theme.glyphs[owner]}${count}`;
  };
  const body = groups.map((g): TableCell[] => [
    { text: g.title },
    ...document.columns.map((_, i): TableCell => {
      const texts = [...MARKED, "depends" as const].flatMap((o) => {
        const count = g.rows.filter((r) => r.cells[i]?.owner === o).length;
        return count > 0 ? [said(o, count)] : [];
      });
      return { text: texts.join(theme.glyphs.customer ? " " : ", ") || ownerText(theme, "not-applicable", provider) };
    }),
  ]);
  return sideBySide(look, headOf(theme, document, document.by === "framework" ? "Family" : "Category"), body);
}

/** For each service how many rows each owner has. */
function totals(theme: Theme, document: MatrixDocument): { head: TableCell[]; rows: TableCell[][] } {
  const provider = nameOf(document);
  const found = [...MARKED, "depends" as const].filter((o) => document.rows.some((r) => r.cells.some((c) => c.owner === o)));
  return {
    head: [{ text: "Service", style: theme.chalk.bold }, ...found.map((o) => ownerCellOf(theme, o, provider))],
    rows: document.columns.map((c, i): TableCell[] => [
      { text: nameOfColumn(c) },
      ...found.map((o) => ({ text: String(document.rows.filter((r) => r.cells[i]?.owner === o).length) })),
    ]),
  };
}

/** A head wraps where its words are this long. */
const WORD = 12;
/** An owner with those who have the customer's half wraps where it is longer than this. */
const WIDE = 18;

/** A table; where its columns do not fit side by side, several tables below each other, each with the first column. */
function sideBySide(look: Look, head: TableCell[], rows: TableCell[][]): string[] {
  const parts = look.accessible || isNarrow(look) ? [head.slice(1).map((_, i) => i + 1)] : parted(look, head, rows);
  const some = (cells: TableCell[], part: readonly number[]) => [0, ...part].map((i) => cells[i] as TableCell);
  return parts.flatMap((part, n) => [
    ...(n > 0 ? [""] : []),
    ...(parts.length > 1 ? hint(look, `Services ${part[0]} to ${part.at(-1)} of ${head.length - 1}`) : []),
    ...table(
      look,
      some(head, part),
      rows.map((r) => some(r, part)),
    ),
  ]);
}

/** Columns by number, in parts that fit; the first column may shrink to half of the width for them. */
function parted(look: Look, head: TableCell[], rows: TableCell[][]): number[][] {
  const width = Number.isFinite(look.width) ? look.width : 200;
  const widest = (i: number) => Math.max(...rows.map((r) => widthOf(r[i]?.text ?? "")));
  const room = width - 4 - Math.min(widest(0), Math.floor(width / 2));
  const parts: number[][] = [];
  let left = 0;
  for (let i = 1; i < head.length; i++) {
    const words = (head[i]?.text ?? "").split(/[\s-]/).map(widthOf);
    const wide = Math.max(Math.min(widest(i), WIDE), Math.min(WORD, Math.max(...words))) + 3;
    if (parts.length === 0 || wide > left) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)?.push(i);
    left -= wide;
  }
  return parts;
}
