import { type Answer, ownerName } from "../answer/index.js";
import type { Source } from "../catalog/index.js";
import type { MatrixCell, MatrixDocument, MatrixRow } from "./document.js";
import { inheritance, origination } from "./origination.js";

/** One answer of a cell, as texts. */
export interface Part {
  /** What sets it apart from the cell's other answers: a control, options, or both; empty where it is the only one. */
  about: string;
  owner: MatrixCell["owner"];
  origination: string[];
  canBeInherited: MatrixCell["canBeInherited"];
  provider: string;
  customer: string;
  reason: string;
  sources: readonly Source[];
}

/** The answers of a cell, each with its own words: what formats with room for more than the owner print. */
export function partsOf(document: MatrixDocument, row: MatrixRow, cell: MatrixCell): Part[] {
  const { perspective, words } = document;
  return cell.answers.map((a) => ({
    about: aboutOf(row, cell, a),
    owner: a.owner,
    origination: origination(a.owner, [a], perspective, words),
    canBeInherited: inheritance(a.owner),
    provider: a.duties.provider ?? "",
    customer: a.duties.customer ?? "",
    reason: [a.because.at(-1)?.reason ?? "", thirdParty(a)].filter(Boolean).join(" "),
    sources: a.sources,
  }));
}

function aboutOf(row: MatrixRow, cell: MatrixCell, answer: Answer): string {
  const sameControl = cell.answers.filter((a) => a.control.id === answer.control.id);
  const control = row.controls.length > 1 || row.controls[0] !== row.id ? answer.control.title : "";
  const options = sameControl.length > 1 ? answer.options.map((o) => o.name).join(", ") : "";
  return [control, options].filter(Boolean).join(", ");
}

function thirdParty({ thirdParty: party }: Answer): string {
  return party ? `Third party (${party.role.replace("-", " ")}): ${party.does}` : "";
}

/** How people are shown the owner of a cell. */
export const ownerWord = (owner: MatrixCell["owner"], provider: string): string =>
  owner === "depends" ? "Depends on the option" : ownerName(owner, provider);

/** What the provider's side is called. */
export function providerName({ providers = [] }: MatrixDocument): string {
  return providers.length === 1 ? (providers[0]?.name ?? "Provider") : "Provider";
}

/** The rows by category, in their order. */
export function byCategory(document: MatrixDocument): { id: string; title: string; rows: MatrixRow[] }[] {
  const groups = new Map<string, { id: string; title: string; rows: MatrixRow[] }>();
  for (const row of document.rows) {
    const group = groups.get(row.category.id) ?? { ...row.category, rows: [] };
    group.rows.push(row);
    groups.set(row.category.id, group);
  }
  return [...groups.values()];
}

/** A requirement and how a control is mapped to it, in words. */
export const mappedAs = (kind: "equal" | "part-of" | "related", note: string | null): string =>
  `${{ equal: "equal", "part-of": "part of it", related: "related" }[kind]}${note ? `: ${note}` : ""}`;
