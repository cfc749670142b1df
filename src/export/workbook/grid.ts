/** The sheet that shows all owners at once: a row for each control or requirement, a column for each service. */
import type { WriteSheet } from "hucre/xlsx";
import type { MatrixCell, MatrixDocument, MatrixRow } from "../document.js";
import { cellWord, ownerWord } from "../parts.js";
import { columnName, rowTitle } from "../who.js";
import { OWNER_STYLES } from "./look.js";
import { type Column, type Put, tableSheet } from "./sheet.js";

export function gridSheet(document: MatrixDocument, provider: string, name: string, footer: string): WriteSheet {
  const columns: Column[] = [...rowColumns(document), ...document.columns.map((c) => ({ title: columnName(c), width: 17 }))];
  const rows = document.rows.map((row) => [...rowPuts(document, row), ...row.cells.map((cell) => ownerPut(row, cell, provider))]);
  return tableSheet(name, columns, rows, footer);
}

function rowColumns({ by, framework }: MatrixDocument): Column[] {
  return by === "control"
    ? [
        { title: "Control", width: 34 },
        { title: "Id", width: 28 },
        { title: "Category", width: 22 },
        { title: "Type", width: 11 },
        ...(framework ? [{ title: framework.title, width: 24 }] : []),
      ]
    : [
        { title: "Requirement", width: 14 },
        { title: "Title", width: 34 },
        { title: "Family", width: 22 },
        { title: "Controls", width: 30 },
      ];
}

function rowPuts({ by, framework }: MatrixDocument, row: MatrixRow): Put[] {
  const texts =
    by === "control"
      ? [
          rowTitle(row) || row.id,
          row.id,
          row.category.title,
          row.type ?? "",
          ...(framework ? [row.requirements.map((r) => r.id).join(", ")] : []),
        ]
      : [row.id, row.title ?? "", row.category.title, row.controls.join(", ")];
  return texts.map((value) => ({ value }));
}

/** The owner's word, with those who have the customer's half; where it depends on an option, each option's. */
function ownerPut(row: MatrixRow, cell: MatrixCell, provider: string): Put {
  const word = cellWord(row, cell, provider);
  const each =
    cell.owner === "depends" ? cell.answers.flatMap((a) => a.options.map((o) => `${o.name}: ${ownerWord(a.owner, provider)}`)) : [];
  return { value: [word, ...each].join("\n"), style: OWNER_STYLES[cell.owner] };
}
