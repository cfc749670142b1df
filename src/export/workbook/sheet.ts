/** Rows of cells to a sheet with a frozen and repeated header, filters, and set up for printing. */
import { type Cell, type CellStyle, type CellValue, cellRef, type WriteOptions, type WriteSheet } from "hucre/xlsx";
import { STYLES } from "./look.js";
import { cellText, looksLikeFormula } from "./text.js";

/** What is put into a cell. `link` is an address, or `#'Sheet'!A1` within the workbook. */
export interface Put {
  value: string | number | Date;
  style?: CellStyle;
  link?: string;
}

export interface Column {
  title: string;
  /** In characters. */
  width: number;
}

/** More links than this a sheet cannot hold, nor may one be longer. */
const MOST_LINKS = 65_000;
const LONGEST_LINK = 2_000;

const MARGINS = { top: 0.6, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 };

/** Puts as the library takes them: plain values, and what is special about some by its position. */
export function cellsOf(puts: readonly (readonly (Put | null)[])[]): Required<Pick<WriteSheet, "rows" | "cells">> {
  const cells = new Map<string, Partial<Cell>>();
  let links = 0;
  const rows = puts.map((row, r) =>
    row.map((put, c) => {
      if (!put) return null;
      const value = typeof put.value === "string" ? cellText(put.value) || null : put.value;
      const linked = put.link !== undefined && put.link.length <= LONGEST_LINK && links < MOST_LINKS;
      if (linked) links++;
      const style = styleOf(value, put.style);
      if (style || linked)
        cells.set(`${r},${c}`, { ...(style && { style }), ...(linked && { hyperlink: hyperlinkOf(put.link as string) }) });
      return value;
    }),
  );
  return { rows, cells };
}

/** What begins like a formula is of the kind "text", and stays text even where somebody edits it. */
function styleOf(value: CellValue, style: CellStyle | undefined): CellStyle | undefined {
  return typeof value === "string" && looksLikeFormula(value) ? { ...(style ?? STYLES.body), numFmt: "@" } : style;
}

const hyperlinkOf = (link: string) => (link.startsWith("#") ? { target: "", location: link.slice(1) } : { target: link });

/** A table that fills a sheet. `footer` is printed on every page. */
export function tableSheet(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly (Put | null)[])[],
  footer: string,
): WriteSheet {
  const header = columns.map(({ title }): Put => ({ value: title, style: STYLES.header }));
  const table = [header, ...rows];
  const heights = columns.map(() => new Map<Put, number>());
  return {
    name,
    columns: columns.map(({ width }) => ({ width, style: STYLES.body })),
    ...cellsOf(table),
    rowDefs: new Map(table.map((row, r) => [r, { height: heightOf(row, columns, heights) }])),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${cellRef(rows.length, columns.length - 1)}` },
    ...printing(footer, Math.ceil(columns.reduce((sum, c) => sum + c.width, 0) / WIDEST_PAGE)),
  };
}

/** Heights are said, since not every program finds them when it opens a file. */
function heightOf(row: readonly (Put | null)[], columns: readonly Column[], known: readonly Map<Put, number>[]): number {
  let most = 1;
  row.forEach((put, c) => {
    if (!put || typeof put.value !== "string" || put.value === "") return;
    const lines = known[c]?.get(put) ?? linesOf(put.value, columns[c]?.width ?? 10);
    known[c]?.set(put, lines);
    most = Math.max(most, lines);
  });
  return Math.min(TALLEST, most * LINE);
}
export const LINE = 15;
const TALLEST = 405;

/** The lines that a text takes where it is wrapped between words; a little more, since letters differ in width. */
export function linesOf(text: string, width: number): number {
  const room = Math.max(1, width - 2);
  if (text.length <= room && !text.includes("\n")) return 1;
  let [lines, used, start] = [1, 0, 0];
  // Texts are many: they are gone through once, and not taken apart.
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : NEWLINE;
    if (code !== SPACE && code !== NEWLINE) continue;
    const length = at - start;
    start = at + 1;
    if (used > 0 && used + 1 + length > room) {
      lines++;
      used = 0;
    }
    const total = used === 0 ? length : used + 1 + length;
    lines += Math.max(0, Math.ceil(total / room) - 1);
    used = total > room ? total % room : total;
    if (code === SPACE || at === text.length) continue;
    lines++;
    used = 0;
  }
  return lines;
}
const SPACE = 32;
const NEWLINE = 10;

/** The names by which a table's header and first column are repeated on each page; the library's own are not quoted, and so not read. */
export function repeatedOnPages(sheet: WriteSheet): NonNullable<WriteOptions["namedRanges"]> {
  if (!sheet.autoFilter) return [];
  const quoted = `'${sheet.name.replaceAll("'", "''")}'`;
  return [{ name: "_xlnm.Print_Titles", range: `${quoted}!$A:$A,${quoted}!$1:$1`, scope: sheet.name }];
}

/** In characters; beyond this nothing could be read. */
const WIDEST_PAGE = 330;

/** Landscape, as wide as the page, with the grid's lines; pages are numbered. */
export function printing(footer: string, pagesWide = 1): Required<Pick<WriteSheet, "pageSetup" | "headerFooter">> {
  const escaped = cellText(footer).replaceAll("\n", " ").replaceAll("&", "&&").slice(0, 180);
  return {
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: pagesWide, fitToHeight: 0, margins: MARGINS, showGridLines: true },
    headerFooter: { oddFooter: `&L${escaped}&C&A&R&P / &N` },
  };
}
