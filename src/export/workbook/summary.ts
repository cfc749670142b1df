/** The first sheet: what the matrix is, its columns, what words and colours mean, and totals. */
import type { WriteSheet } from "hucre/xlsx";
import type { MatrixCell, MatrixDocument } from "../document.js";
import { ownerWord } from "../parts.js";
import { columnName } from "../who.js";
import { OWNER_STYLES, STYLES } from "./look.js";
import { cellsOf, LINE, linesOf, type Put, printing } from "./sheet.js";

const OWNERS = ["provider", "customer", "shared", "depends", "not-applicable"] as const;
const WIDTHS = [40, 30, 24, 16, 16, 16, 16];
const WHOLE = WIDTHS.reduce((a, b) => a + b);

type Row = (Put | null)[];

export function summarySheet(
  document: MatrixDocument,
  provider: string,
  name: string,
  others: readonly string[],
  footer: string,
): WriteSheet {
  const rows: { cells: Row; wide?: string }[] = [];
  const add = (...cells: Row) => rows.push({ cells });
  const wide = (text: string, style: Put["style"] = STYLES.body) => rows.push({ cells: [{ value: text, style }], wide: text });
  const heading = (text: string) => {
    add();
    add({ value: text, style: STYLES.heading });
  };
  const header = (...titles: string[]) => add(...titles.map((value) => ({ value, style: STYLES.header })));

  add({ value: titleOf(document, provider), style: STYLES.title });
  for (const line of document.notice) wide(line);

  heading("Columns");
  header("Name", "Id", "Options");
  for (const column of document.columns)
    add({ value: columnName(column) }, { value: column.id }, { value: column.options.map((o) => o.name).join("; ") });

  heading("Owners");
  header("Owner", "Means");
  for (const owner of ownersIn(document)) {
    rows.push({
      cells: [
        { value: ownerWord(owner, provider), style: OWNER_STYLES[owner] },
        { value: MEANS[owner](provider), style: STYLES.open },
      ],
    });
  }

  heading("Can be inherited");
  header("Word", "Means");
  for (const [word, means] of INHERITED) add({ value: word }, { value: means(provider), style: STYLES.open });

  heading("Totals");
  const owners = ownersIn(document);
  header("Service", ...owners.map((o) => ownerWord(o, provider)), "All");
  const sum = (cells: MatrixCell[]): Put[] => [
    ...owners.map((o) => ({ value: cells.filter((c) => c.owner === o).length, style: OWNER_STYLES[o] })),
    { value: cells.length },
  ];
  const cellsAt = (i: number) => document.rows.flatMap((r) => r.cells[i] ?? []);
  document.columns.forEach((column, i) => {
    add({ value: columnName(column) }, ...sum(cellsAt(i)));
  });
  add({ value: "All", style: STYLES.header }, ...sum(document.rows.flatMap((r) => r.cells)));

  heading("Sheets");
  for (const sheet of others) add({ value: sheet, style: STYLES.link, link: `#'${sheet.replaceAll("'", "''")}'!A1` });

  return sheetOf(name, rows, footer);
}

/** Lines that run over the whole width are in merged cells, whose height is said. */
function sheetOf(name: string, rows: { cells: Row; wide?: string }[], footer: string): WriteSheet {
  const { headerFooter, pageSetup } = printing(footer);
  const wides = rows.flatMap(({ wide }, r) => (wide === undefined ? [] : [{ r, lines: linesOf(wide, WHOLE) }]));
  return {
    name,
    columns: WIDTHS.map((width) => ({ width })),
    ...cellsOf(rows.map((r) => r.cells)),
    merges: wides.map(({ r }) => ({ startRow: r, startCol: 0, endRow: r, endCol: WIDTHS.length - 1 })),
    rowDefs: new Map(wides.map(({ r, lines }) => [r, { height: lines * LINE }])),
    view: { showGridLines: false },
    freezePane: { rows: 1 },
    headerFooter,
    pageSetup: { ...pageSetup, showGridLines: false },
  };
}

function ownersIn({ rows }: MatrixDocument): MatrixCell["owner"][] {
  const used = new Set(rows.flatMap((r) => r.cells.map((c) => c.owner)));
  return OWNERS.filter((o) => used.has(o) || o === "provider" || o === "customer" || o === "shared");
}

function titleOf({ by, framework, perspective }: MatrixDocument, provider: string): string {
  const rows = by === "framework" && framework ? `: ${framework.title} ${framework.version}` : "";
  return `Responsibility matrix${rows}, ${perspective === "leveraging" ? `for a system that runs on ${provider}` : `as ${provider} would write it`}`;
}

const MEANS: Record<MatrixCell["owner"], (provider: string) => string> = {
  provider: (p) => `${p} performs it.`,
  customer: () => "The customer performs it: who runs something on the service.",
  shared: (p) => `Each performs a part; ${p}'s and the customer's are both said.`,
  depends: () => "It moves with an option that was not named, or with the control; each case has its row.",
  "not-applicable": () => "The control has nothing to apply to there.",
};

const INHERITED: [string, (provider: string) => string][] = [
  ["Yes", (p) => `${p} performs all of it.`],
  ["Partial", (p) => `${p}'s part can be inherited, the customer's cannot.`],
  ["No", () => "The customer performs all of it."],
];
