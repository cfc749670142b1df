/** What a team's overlay says of a matrix, in the words of every format. */
import { type Answer, holderOf } from "../answer/index.js";
import type { MatrixCell, MatrixColumn, MatrixRow } from "./document.js";

/** Marks what the catalogue itself does not have. */
export const ADDED = "added by the overlay";

const marked = (name: string, own: boolean | undefined): string => (own ? `${name} (${ADDED})` : name);

/** How a column is called, with a mark where the overlay added it. */
export const columnName = ({ name, own }: MatrixColumn): string => marked(name, own);

/** How a row is called, with a mark where the overlay added it; empty where its title is not free. */
export const rowTitle = ({ title, own }: MatrixRow): string => marked(title ?? "", own);

/** Whether the customer has a part in what is answered. */
const hasHalf = ({ owner }: Answer): boolean => owner === "customer" || owner === "shared";

/** Those who have the customer's half of a cell; none without an overlay. What is only related to a requirement is no part of it. */
export function holdersOf({ mappings }: MatrixRow, { answers }: MatrixCell): string[] {
  const speaks = (a: Answer) => mappings?.find((m) => m.control === a.control.id)?.kind !== "related";
  const halves = answers.filter((a) => a.yours !== undefined && hasHalf(a) && speaks(a));
  return [...new Set(halves.map((a) => holderOf(a) || "nobody yet"))];
}

/** An owner's word with those who have the customer's half: `Customer: platform team`. */
export function withHolders(word: string, owner: MatrixCell["owner"], holders: readonly string[]): string {
  if (holders.length === 0) return word;
  return `${word}${owner === "customer" ? "" : "; customer"}: ${holders.join(", ")}`;
}

/** What the overlay says of one answer, field by field. */
export interface Who {
  accountable: string;
  performs: string;
  /** `configure` or `provide`: what is left to the team's own customers. */
  customers: string;
  inheritsFrom: string;
  evidence: string;
  review: string;
  /** File and line of the rule, or of what was added. */
  at: string;
}

/** Null without an overlay, and where the customer has no part. */
export function whoOf(a: Answer): Who | null {
  if (a.yours === undefined || !hasHalf(a)) return null;
  const { yours } = a;
  const at = yours?.at ?? (a.own ? a.because.at(-1)?.at : null);
  return {
    accountable: yours?.accountable ?? "",
    performs: (yours?.performs ?? []).map((p) => p.name).join("; "),
    customers: yours?.customers ?? "",
    inheritsFrom: yours?.inheritsFrom ?? "",
    evidence: yours?.evidence ?? "",
    review: yours?.review ?? "",
    at: at ? `${at.file}:${at.line}` : "",
  };
}
