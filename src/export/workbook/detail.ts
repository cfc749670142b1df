/** A sheet for each category: a row for each control on each service, so that every field can be filtered. */
import type { WriteSheet } from "hucre/xlsx";
import type { Answer } from "../../answer/index.js";
import type { MatrixCell, MatrixColumn, MatrixDocument, MatrixRow } from "../document.js";
import { inheritance, origination } from "../origination.js";
import { byCategory, mappedAs, ownerWord } from "../parts.js";
import { columnName, rowTitle, type Who, whoOf } from "../who.js";
import { OWNER_STYLES, STYLES } from "./look.js";
import { type Column, type Put, tableSheet } from "./sheet.js";

/** What a row of the sheet is about: one answer, or a whole cell that several answers follow. */
interface Line extends Pick<MatrixCell, "owner" | "origination" | "canBeInherited"> {
  row: MatrixRow;
  column: MatrixColumn;
  answer: Answer | null;
  /** Options under which this is the answer, where others differ. */
  options: string;
  /** Of a whole cell. */
  reason: string;
}

interface Field extends Column {
  put: (line: Line) => Put;
}

const EMPTY: Put = { value: "" };
const text = (value: string | null | undefined): Put => (value ? { value } : EMPTY);

/** Of requirements a sheet has many lines that say the same of one thing: what is put there is made once. */
function once<Key>(make: (key: Key) => Put): (key: Key | null | undefined) => Put {
  const made = new Map<Key, Put>();
  return (key) => {
    if (key === null || key === undefined) return EMPTY;
    const put = made.get(key) ?? make(key);
    made.set(key, put);
    return put;
  };
}
const ofAnswer = (make: (answer: Answer) => Put) => {
  const put = once(make);
  return ({ answer }: Line) => put(answer);
};

/** The sheets of all categories, by the names given to them. */
export function detailSheets(document: MatrixDocument, provider: string, names: readonly string[], footer: string): WriteSheet[] {
  const fields = fieldsOf(document, provider);
  return byCategory(document).map(({ rows }, i) => {
    const lines = rows.flatMap((row) => row.cells.flatMap((cell, c) => linesOf(document, row, cell, document.columns[c] as MatrixColumn)));
    const puts = lines.map((line) => fields.map((f) => f.put(line)));
    return tableSheet(names[i] as string, fields, puts, footer);
  });
}

function linesOf({ perspective, words }: MatrixDocument, row: MatrixRow, cell: MatrixCell, column: MatrixColumn): Line[] {
  const groups = agreeing(cell.answers);
  const about = { row, column, options: "", reason: "" };
  const [only] = groups;
  if (only && groups.length === 1) return [{ ...about, ...said(cell), answer: only.answer }];
  const reason =
    cell.owner === "depends" ? "It depends on the option; each has a row of its own below." : "Put together from the rows below.";
  const each = groups.map(({ answer, options }): Line => {
    const ofAnswer = { owner: answer.owner, canBeInherited: inheritance(answer.owner) };
    return { ...about, ...ofAnswer, origination: origination(answer.owner, [answer], perspective, words), answer, options };
  });
  return [{ ...about, ...said(cell), answer: null, reason }, ...each];
}

const said = ({ owner, origination: words, canBeInherited }: MatrixCell) => ({ owner, origination: words, canBeInherited });

/** Answers that differ in nothing but their options are one. */
function agreeing(answers: readonly Answer[]): { answer: Answer; options: string }[] {
  const groups = new Map<string, { answer: Answer; options: string[] }>();
  for (const answer of answers) {
    const { control, owner, duties, because, sources } = answer;
    const alone = !answers.some((a) => a !== answer && a.control.id === control.id);
    const key = alone
      ? control.id
      : JSON.stringify([control.id, owner, duties, because.at(-1)?.reason, sources, notes(answer), answer.yours]);
    const group = groups.get(key) ?? { answer, options: [] };
    group.options.push(answer.options.map((o) => o.name).join(" with "));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ answer, options }) => ({ answer, options: options.filter(Boolean).join(" or ") }));
}

function fieldsOf(document: MatrixDocument, provider: string): Field[] {
  const cells = document.rows.flatMap((r) => r.cells);
  const answers = cells.flatMap((c) => c.answers);
  const byOption = cells.some((c) => c.owner === "depends");
  const noted = answers.some((a) => notes(a) !== "");
  const mostSources = Math.max(1, ...new Set(answers.map((a) => a.sources.length)));
  const [service, whose, reasonOf] = [
    once((column: MatrixColumn) => text(columnName(column))),
    once((owner: MatrixCell["owner"]) => ({ value: ownerWord(owner, provider), style: OWNER_STYLES[owner] })),
    once((answer: Answer) => text(answer.because.at(-1)?.reason)),
  ];
  return [
    ...(document.by === "control" ? controlFields(document) : requirementFields()),
    { title: "Service", width: 15, put: ({ column }) => service(column) },
    // A column's own options are in its name.
    ...(byOption ? [{ title: "Option", width: 16, put: ({ options }: Line) => text(options) }] : []),
    { title: "Owner", width: 12, put: ({ owner }) => whose(owner) },
    { title: document.words === "csa" ? "Ownership" : "Origination", width: 20, put: ({ origination: words }) => text(words.join("\n")) },
    { title: "Can be inherited", width: 10, put: (line) => text(inherited(line)) },
    { title: `${provider}'s part`, width: 30, put: ofAnswer((a) => text(a.duties.provider)) },
    { title: "Customer's part", width: 30, put: ofAnswer((a) => text(a.duties.customer)) },
    ...(document.overlay ? teamFields() : []),
    { title: "Reason", width: 34, put: ({ answer, reason }) => (answer ? reasonOf(answer) : text(reason)) },
    ...(noted ? [{ title: "Notes", width: 26, put: ofAnswer((a) => text(notes(a))) }] : []),
    ...Array.from({ length: mostSources }, (_, i) => sourceField(i)),
  ];
}

function controlFields({ framework }: MatrixDocument): Field[] {
  const mapped = (row: MatrixRow) => row.requirements.map(({ id, kind, note }) => `${id}: ${mappedAs(kind, note)}`).join("\n");
  return [
    { title: "Control", width: 20, put: ({ row }) => text(rowTitle(row) || row.id) },
    { title: "Id", width: 17, put: ({ row }) => text(row.id) },
    ...(framework ? [{ title: framework.title, width: 20, put: ({ row }: Line) => text(mapped(row)) }] : []),
  ];
}

function requirementFields(): Field[] {
  const mapped = once((m: NonNullable<MatrixRow["mappings"]>[number]) => text(mappedAs(m.kind, m.note)));
  return [
    { title: "Requirement", width: 12, put: ({ row }) => text(row.id) },
    { title: "Title", width: 20, put: ({ row }) => text(row.title) },
    { title: "Control", width: 20, put: ({ answer }) => text(answer?.control.title ?? "All of these") },
    { title: "Mapped as", width: 14, put: ({ row, answer }) => mapped(row.mappings?.find((m) => m.control === answer?.control.id)) },
  ];
}

/** Who has the customer's half, by the team's overlay. */
function teamFields(): Field[] {
  const field = (title: string, width: number, name: keyof Who): Field => ({
    title,
    width,
    put: ofAnswer((a) => {
      const value = whoOf(a)?.[name];
      return name === "evidence" && value ? { value, style: STYLES.link, link: value } : text(value);
    }),
  });
  return [
    field("Accountable", 18, "accountable"),
    field("Done by", 18, "performs"),
    field("The team's customers", 13, "customers"),
    field("Inherited from", 16, "inheritsFrom"),
    field("Evidence", 22, "evidence"),
    field("Review on", 12, "review"),
    field("Overlay", 18, "at"),
  ];
}

const sourceField = (i: number): Field => ({
  title: i === 0 ? "Source" : `Source ${i + 1}`,
  width: 22,
  put: ofAnswer(({ sources: { [i]: source } }) =>
    source ? { value: `${source.title} (read ${source.checked})`, style: STYLES.link, link: source.url } : EMPTY,
  ),
});

function inherited({ canBeInherited: can }: Pick<MatrixCell, "canBeInherited">): string {
  return can ? can.charAt(0).toUpperCase() + can.slice(1) : "";
}

/** What limits an answer, follows from it, or makes it depend on somebody else. */
function notes({ appliesTo, thirdParty, ifNothingIsDone }: Answer): string {
  const party = thirdParty && `Third party (${thirdParty.role.replaceAll("-", " ")}): ${thirdParty.does}`;
  return [appliesTo && `Applies to: ${appliesTo}`, party, ifNothingIsDone && `If nothing is done: ${ifNothingIsDone}`]
    .filter(Boolean)
    .join("\n");
}
