import type { MatrixDocument, MatrixRow } from "./document.js";
import { byCategory, cellWord, mappedAs, ownerWord, type Part, partsOf, providerName } from "./parts.js";
import { columnName, rowTitle } from "./who.js";

/** A matrix as Markdown: the notice, a table of owners for each category, and below each the parts, reasons and pages of its rows. */
export function markdown(document: MatrixDocument): string {
  const provider = providerName(document);
  const head = [document.by === "framework" ? "Requirement" : "Control", ...document.columns.map(columnName)];
  const lines = [
    "# Responsibility matrix",
    "",
    ...document.notice.map((line) => `- ${escaped(line)}`),
    ...byCategory(document).flatMap((category) => [
      "",
      `## ${escaped(titled(category))}`,
      "",
      ...table(
        head.map(escaped),
        category.rows.map((row) => [escaped(nameOf(row)), ...row.cells.map((c) => escaped(cellWord(row, c, provider)))]),
      ),
      ...category.rows.flatMap((row) => ["", ...inFull(document, row, provider)]),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

const titled = ({ id, title }: { id: string; title: string }) => (title === id ? id : `${title} (${id})`);
const nameOf = (row: MatrixRow) => (row.title === null ? row.id : `${rowTitle(row)} (${row.id})`);

function inFull(document: MatrixDocument, row: MatrixRow, provider: string): string[] {
  const mapped =
    document.by === "framework"
      ? (row.mappings ?? []).map((m) => `- ${escaped(`${m.control}, ${mappedAs(m.kind, m.note)}`)}`)
      : row.requirements.map((r) => `- ${escaped(`${r.id}${r.title ? ` ${r.title}` : ""}, ${mappedAs(r.kind, r.note)}`)}`);
  const words = document.words === "csa" ? "Ownership" : "Origination";
  const head = [
    "Service",
    "Owner",
    words,
    "Can be inherited",
    `${provider} does`,
    "Customer does",
    ...(document.overlay ? ["Who for the customer"] : []),
    "Why",
    "Pages",
  ];
  const rows = document.columns.flatMap((column, i) => {
    const cell = row.cells[i];
    if (!cell) return [];
    const name = columnName(column);
    const words = [name, ownerWord(cell.owner, provider), cell.origination.join("; "), cell.canBeInherited ?? ""];
    const whole = head.map((_, n) => words[n] ?? "");
    return [
      // Where a cell has several answers, a line says what they come to.
      ...(cell.answers.length > 1 ? [whole.map(escaped)] : []),
      ...partsOf(document, row, cell).map((part) => lineOf(name, part, provider, document.overlay !== undefined)),
    ];
  });
  return [
    `### ${escaped(nameOf(row))}`,
    ...(mapped.length > 0 ? ["", document.by === "framework" ? "Controls mapped to it:" : "Mapped to:", "", ...mapped] : []),
    "",
    ...table(head, rows),
  ];
}

function lineOf(column: string, part: Part, provider: string, overlay: boolean): string[] {
  return [
    ...[
      part.about ? `${column}: ${part.about}` : column,
      ownerWord(part.owner, provider),
      part.origination.join("; "),
      part.canBeInherited ?? "",
      part.provider,
      part.customer,
      ...(overlay ? [[part.whose, part.who?.evidence && `evidence: ${part.who.evidence}`].filter(Boolean).join("; ")] : []),
      part.reason,
    ].map(escaped),
    part.sources.map((s) => `[${escaped(s.title)}](<${s.url}>), ${s.checked}`).join("<br>"),
  ];
}

/** Cells are Markdown already. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** A text as such: nothing in it is read as Markdown or HTML, and it stays in its line. */
function escaped(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, " ").replace(/[\\|*_<>[\]`&~]/g, "\\$&");
}
