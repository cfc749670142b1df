import type { MatrixCell, MatrixDocument, MatrixRow } from "../export/index.js";
import { ownerText } from "./answers.js";
import { hint } from "./lists.js";
import { isNarrow, type Look, ownerStyle, type Theme, themeOf } from "./look.js";
import type { Rows } from "./rows.js";
import { asManyAsFit, firstThatFits, fits } from "./screen.js";
import { type TableCell, table } from "./table.js";
import { paragraph, widthOf } from "./text.js";

type Owner = MatrixCell["owner"];
const MARKED = ["customer", "shared", "provider"] as const;

/** A matrix with the owner in each cell. Where it does not fit the screen: how many rows each owner has in each category. */
export function renderMatrix(look: Look, document: MatrixDocument): string[] {
  const theme = themeOf(look);
  const { rows } = document;
  const groups = groupsOf(rows);
  const [title = "", , whose = ""] = document.notice;
  const lead = (notice: readonly string[]) => [
    ...paragraph(look, title, 0).map((l) => theme.chalk.bold(l)),
    ...notice.flatMap((line) => hint(look, line)),
  ];
  const full = document.notice.slice(1);
  const files = "Parts, reasons and pages: -o matrix.html, or csv, md";
  const draw = (shown: number) => [
    ...lead(full),
    ...(shown > 0 ? ["", ...owners(look, theme, document, rows.slice(0, shown)), ""] : []),
    ...hint(look, [shown < rows.length ? `${rows.length - shown} more: --all.` : "", files]),
  ];
  if (rows.length === 0) return lead(full);
  const all = draw(rows.length);
  if (fits(look, all)) return all;
  if (groups.length === 1) return asManyAsFit(look, rows.length, draw);
  const brief = (notice: readonly string[], space: string[]) => [
    ...lead(notice),
    ...space,
    ...counts(look, theme, document, groups),
    ...hint(look, [legend(theme, document), "Every row: --all"]),
  ];
  return firstThatFits(look, [
    () => brief(full, [""]),
    // What a screen has no room for of the notice is in every file.
    () => brief([`${whose} Check the scope of each service.`], [""]),
    () => brief([`${whose} Check the scope of each service.`], []),
  ]);
}

/** The owners as rows of text. */
export function matrixRows(document: MatrixDocument): Rows {
  return {
    columns: [document.by === "framework" ? "requirement" : "control", "title", "category", ...document.columns.map((c) => c.id)],
    rows: document.rows.map((row) => [row.id, row.title ?? "", row.category.id, ...row.cells.map((c) => c.owner)]),
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

function ownerCellOf(theme: Theme, owner: Owner, provider: string): TableCell {
  return owner === "depends"
    ? { text: "by option", style: theme.chalk.bold }
    : { text: ownerText(theme, owner, provider), style: ownerStyle(theme, owner) };
}

/** The owners; where the columns do not stand side by side, in several tables below each other. */
function owners(look: Look, theme: Theme, document: MatrixDocument, rows: readonly MatrixRow[]): string[] {
  const provider = nameOf(document);
  return parted(
    look,
    document,
    OWNER_COLUMN,
    rows.map((r) => titleOf(document, r)),
  ).flatMap((indexes, n, all) => {
    const head: TableCell[] = [
      { text: document.by === "framework" ? "Requirement" : "Control", style: theme.chalk.bold },
      ...indexes.map((i) => ({ text: document.columns[i]?.name ?? "", style: theme.chalk.bold })),
    ];
    const body = rows.map((row): TableCell[] => [
      { text: titleOf(document, row) },
      ...indexes.map((i) => ownerCellOf(theme, row.cells[i]?.owner ?? "not-applicable", provider)),
    ]);
    const title =
      all.length > 1 ? hint(look, `Services ${(indexes[0] ?? 0) + 1} to ${(indexes.at(-1) ?? 0) + 1} of ${document.columns.length}`) : [];
    return [...(n > 0 ? [""] : []), ...title, ...table(look, head, body)];
  });
}

const titleOf = (document: MatrixDocument, row: MatrixRow): string =>
  document.by === "framework" && row.title !== null ? `${row.id} ${row.title}` : (row.title ?? row.id);

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
  return parted(
    look,
    document,
    COUNTS_COLUMN,
    groups.map((g) => g.title),
  ).flatMap((indexes, n) => {
    const head: TableCell[] = [
      { text: document.by === "framework" ? "Family" : "Category", style: theme.chalk.bold },
      ...indexes.map((i) => ({ text: document.columns[i]?.name ?? "", style: theme.chalk.bold })),
    ];
    const body = groups.map((g): TableCell[] => [
      { text: g.title },
      ...indexes.map((i): TableCell => {
        const texts = [...MARKED, "depends" as const].flatMap((o) => {
          const count = g.rows.filter((r) => r.cells[i]?.owner === o).length;
          return count > 0 ? [said(o, count)] : [];
        });
        return { text: texts.join(theme.glyphs.customer ? " " : ", ") || ownerText(theme, "not-applicable", provider) };
      }),
    ]);
    return [...(n > 0 ? [""] : []), ...table(look, head, body)];
  });
}

/** How wide a column is reckoned, with its border: "● Customer", "●4 ◐2 ○3 ?1". */
const OWNER_COLUMN = 14;
const COUNTS_COLUMN = 14;

/** The columns in parts that stand side by side. */
function parted(look: Look, document: MatrixDocument, column: number, titles: readonly string[]): number[][] {
  const all = document.columns.map((_, i) => i);
  if (look.accessible || isNarrow(look)) return [all];
  const room = Number.isFinite(look.width) ? look.width : 200;
  const first = Math.min(Math.max(...titles.map(widthOf)) + 4, room / 2, 44);
  const each = Math.max(2, Math.floor((room - first) / column));
  const size = Math.ceil(all.length / Math.ceil(all.length / each));
  return all.filter((i) => i % size === 0).map((from) => all.slice(from, from + size));
}
