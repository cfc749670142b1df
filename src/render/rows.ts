import type { Answer, AskDocument } from "../answer/index.js";
import { csvRecord } from "../export/index.js";
import { clean } from "./text.js";

/** A result as rows of text: what `plain`, `md` and `csv` are made of, so that they agree. */
export interface Rows {
  columns: string[];
  rows: string[][];
}

export type RowFormat = "plain" | "md" | "csv";

/** What a question is answered with: answers, or a list of services or categories. */
export function askRows({
  answers,
  services,
  categories,
  overlay,
}: Pick<AskDocument, "answers" | "services" | "categories" | "overlay">): Rows {
  if (services) return { columns: ["id", "name"], rows: services.map((s) => [s.id, s.name]) };
  if (categories) return { columns: ["id", "title"], rows: categories.map((c) => [c.id, c.title]) };
  return answerRows(answers, overlay !== undefined);
}

/** @param overlay with what a team's overlay says, in columns after the others */
export function answerRows(answers: Answer[], overlay = false): Rows {
  const rows = bare(answers);
  if (!overlay) return rows;
  return {
    columns: [...rows.columns, ...YOURS],
    rows: rows.rows.map((row, i) => [...row, ...yoursCells(answers[i] as Answer)]),
  };
}

const YOURS = ["accountable", "performs", "inheritsFrom", "evidence", "review", "overlay", "customers"];

function yoursCells({ yours, own, because }: Answer): string[] {
  const at = yours?.at ?? (own ? because.at(-1)?.at : null);
  return [
    yours?.accountable ?? "",
    (yours?.performs ?? []).map((p) => p.name).join("; "),
    yours?.inheritsFrom ?? "",
    yours?.evidence ?? "",
    yours?.review ?? "",
    at ? `${at.file}:${at.line}` : "",
    yours?.customers ?? "",
  ];
}

function bare(answers: Answer[]): Rows {
  return {
    columns: ["fact", "control", "service", "options", "model", "owner", "split", "provider", "customer", "reason", "sources", "checked"],
    rows: answers.map((a) => [
      a.fact,
      a.control.id,
      a.service?.id ?? "",
      a.options.map((o) => o.id).join(" "),
      a.model ?? "",
      a.owner,
      a.split ?? "",
      a.duties.provider ?? "",
      a.duties.customer ?? "",
      a.because.at(-1)?.reason ?? "",
      a.sources.map((s) => s.url).join(" "),
      a.sources.map((s) => s.checked).join(" "),
    ]),
  };
}

/** Tab-separated, Markdown or CSV (RFC 4180; no cell begins a formula). */
export function formatRows({ columns, rows }: Rows, format: RowFormat): string[] {
  const one = (text: string) => clean(text).replaceAll("\n", " ");
  switch (format) {
    case "plain":
      return [columns, ...rows].map((r) => r.map(one).join("\t"));
    case "md": {
      const line = (cells: string[]) => `| ${cells.map((c) => one(c).replaceAll("\\", "\\\\").replaceAll("|", "\\|")).join(" | ")} |`;
      return [line(columns), line(columns.map(() => "---")), ...rows.map(line)];
    }
    case "csv":
      return [columns, ...rows].map(csvRecord);
  }
}
