/** A category's sheet: one row for each control on each service, so that every field can be filtered. */
import type { WriteSheet } from "hucre/xlsx";
import type { Answer } from "../../answer/index.js";
import type { MatrixCell, MatrixColumn, MatrixDocument, MatrixRow } from "../document.js";
import { ownerWord, type Party } from "../parties.js";
import { OWNER_STYLES, STYLES } from "./look.js";
import { type Column, type Put, tableSheet } from "./sheet.js";

/** A column of the sheet with what stands in it; `answer` is null in the row that sums up several answers of a cell. */
interface Field extends Column {
  put(row: MatrixRow, column: MatrixColumn, cell: MatrixCell, answer: Answer | null): Put | null;
}

const text = (value: string | null | undefined): Put => ({ value: value ?? "" });

export function detailSheet(
  document: MatrixDocument,
  rows: readonly MatrixRow[],
  provider: Party,
  name: string,
  footer: string,
): WriteSheet {
  const fields = fieldsOf(document, provider);
  const puts = rows.flatMap((row) =>
    row.cells.flatMap((cell, i) => {
      const column = document.columns[i] as MatrixColumn;
      const [only, ...more] = cell.answers;
      const answers = only && more.length === 0 && only.owner === cell.owner ? [only] : [null, ...cell.answers];
      return answers.map((answer) => fields.map((f) => f.put(row, column, cell, answer)));
    }),
  );
  return tableSheet(name, fields, puts, footer);
}

function fieldsOf(document: MatrixDocument, provider: Party): Field[] {
  const answers = document.rows.flatMap((r) => r.cells.flatMap((c) => c.answers));
  const mostSources = Math.max(1, ...answers.map((a) => a.sources.length));
  const several = document.rows.some((r) => r.cells.some((c) => c.answers.length > 1 && c.answers.some((a) => a.options.length > 0)));
  const noted = answers.some((a) => notes(a) !== "");
  return [
    ...(document.by === "control" ? controlFields(document) : requirementFields()),
    { title: "Service", width: 15, put: (_, column) => text(column.name) },
    // A column's own options are in its name.
    ...(several ? [{ title: "Option", width: 16, put: (_r, _c, _cell, answer) => text(optionsOf(answer)) } satisfies Field] : []),
    {
      title: "Owner",
      width: 11,
      put: (_row, _column, cell, answer) => {
        const owner = answer?.owner ?? cell.owner;
        return { value: ownerWord(owner, provider), style: OWNER_STYLES[owner] };
      },
    },
    // Both are said of the whole cell: in its first row.
    { title: "Origination", width: 20, put: (_row, _column, cell, answer) => text(leads(cell, answer) ? cell.origination.join("; ") : "") },
    { title: "Can be inherited", width: 10, put: (_row, _column, cell, answer) => text(leads(cell, answer) ? inherited(cell) : "") },
    { title: `${provider.name}'s part`, width: 30, put: (_row, _column, _cell, answer) => text(answer?.duties.provider) },
    { title: "Customer's part", width: 30, put: (_row, _column, _cell, answer) => text(answer?.duties.customer) },
    { title: "Reason", width: 34, put: (_row, _column, cell, answer) => text(answer ? answer.because.at(-1)?.reason : whySeveral(cell)) },
    ...(noted ? [{ title: "Notes", width: 26, put: (_r, _c, _cell, answer) => text(answer && notes(answer)) } satisfies Field] : []),
    ...Array.from({ length: mostSources }, (_, i) => sourceField(i)),
  ];
}

function controlFields({ framework }: MatrixDocument): Field[] {
  return [
    { title: "Control", width: 20, put: (row) => text(row.title ?? row.id) },
    { title: "Id", width: 17, put: (row) => text(row.id) },
    ...(framework
      ? [
          {
            title: framework.title,
            width: 16,
            put: (row) => text(row.requirements.map((r) => `${r.id} (${r.kind}${r.note ? `: ${r.note}` : ""})`).join("\n")),
          } satisfies Field,
        ]
      : []),
  ];
}

function requirementFields(): Field[] {
  return [
    { title: "Requirement", width: 12, put: (row) => text(row.id) },
    { title: "Title", width: 20, put: (row) => text(row.title) },
    {
      title: "Control",
      width: 20,
      put: (row, _column, _cell, answer) =>
        text(answer ? answer.control.title : row.controls.length > 1 ? "All of these" : row.controls[0]),
    },
  ];
}

const sourceField = (i: number): Field => ({
  title: i === 0 ? "Source" : `Source ${i + 1}`,
  width: 22,
  put: (_row, _column, _cell, answer) => {
    const source = answer?.sources[i];
    return source ? { value: `${source.title} (read ${source.checked})`, style: STYLES.link, link: source.url } : text("");
  },
});

const optionsOf = (answer: Answer | null) => answer?.options.map((o) => o.name).join("; ");
const leads = (cell: MatrixCell, answer: Answer | null) => answer === null || cell.answers.length === 1;
const inherited = ({ canBeInherited }: MatrixCell) =>
  canBeInherited ? canBeInherited.charAt(0).toUpperCase() + canBeInherited.slice(1) : "";

function whySeveral({ owner, answers }: MatrixCell): string {
  if (answers.length === 0) return "No control of this catalogue is mapped to it here.";
  return owner === "depends" ? "The owner depends on what is not named; each case has a row below." : "Put together from the rows below.";
}

/** What limits an answer, or follows from it. */
function notes({ appliesTo, thirdParty, ifNothingIsDone }: Answer): string {
  return [
    appliesTo && `Applies to: ${appliesTo}`,
    thirdParty && `Third party (${thirdParty.role.replaceAll("-", " ")}): ${thirdParty.does}`,
    ifNothingIsDone && `If nothing is done: ${ifNothingIsDone}`,
  ]
    .filter(Boolean)
    .join("\n");
}
