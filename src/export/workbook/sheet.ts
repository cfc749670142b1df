/** Rows of cells to a sheet with a frozen and repeated header, filters, and set up for printing. */
import { type Cell, type CellStyle, cellRef, type WriteSheet } from "hucre/xlsx";
import { STYLES } from "./look.js";
import { cellText, looksLikeFormula } from "./text.js";

/** What is put into a cell. `link` is an address, or `#'Sheet'!A1` within the workbook. */
export interface Put {
  value: string | number | Date | null;
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

/** Cells by their position, as the library takes them. */
export function cellsOf(rows: readonly (readonly (Put | null)[])[], firstRow = 0): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  let links = 0;
  rows.forEach((row, r) => {
    row.forEach((put, c) => {
      if (!put) return;
      const linked = put.link !== undefined && put.link.length <= LONGEST_LINK && links < MOST_LINKS;
      if (linked) links++;
      cells.set(`${r + firstRow},${c}`, cellOf(linked ? put : { ...put, link: undefined }));
    });
  });
  return cells;
}

function cellOf({ value, style = STYLES.body, link }: { [K in keyof Put]: Put[K] | undefined }): Partial<Cell> {
  const hyperlink = link?.startsWith("#") ? { target: "", location: link.slice(1) } : link ? { target: link } : undefined;
  if (typeof value !== "string") return { value: value ?? null, style, ...(hyperlink && { hyperlink }) };
  const text = cellText(value);
  return { value: text, style: looksLikeFormula(text) ? { ...style, numFmt: "@" } : style, ...(hyperlink && { hyperlink }) };
}

/** A table that fills a sheet. `footer` is printed on every page. */
export function tableSheet(name: string, columns: readonly Column[], rows: readonly (readonly (Put | null)[])[], footer: string): WriteSheet {
  const header = columns.map(({ title }): Put => ({ value: title, style: STYLES.header }));
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    cells: cellsOf([header, ...rows]),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${cellRef(rows.length, columns.length - 1)}` },
    ...printing(footer, Math.ceil(columns.length / COLUMNS_A_PAGE)),
    pageSetup: { ...printing(footer, Math.ceil(columns.length / COLUMNS_A_PAGE)).pageSetup, printTitlesRow: "$1:$1", printTitlesColumn: "$A:$A" },
  };
}

/** Beyond this a page's width would leave nothing to read. */
const COLUMNS_A_PAGE = 16;

/** Landscape, as wide as the page; pages are numbered. */
export function printing(footer: string, pagesWide = 1): Required<Pick<WriteSheet, "pageSetup" | "headerFooter">> {
  const escaped = cellText(footer).replaceAll("\n", " ").replaceAll("&", "&&").slice(0, 180);
  return {
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: pagesWide, fitToHeight: 0, margins: MARGINS },
    headerFooter: { oddFooter: `&L${escaped}&C&A&R&P / &N` },
  };
}
