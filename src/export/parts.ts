import { type Answer, ownerName, yoursLine } from "../answer/index.js";
import type { Source } from "../catalog/index.js";
import type { MatrixCell, MatrixDocument, MatrixRow } from "./document.js";
import { inheritance, origination } from "./origination.js";
import { holdersOf, type Who, whoOf, withHolders } from "./who.js";

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
  /** Who has the customer's half, by the team's overlay; null without one. */
  who: Who | null;
  /** The same as a sentence without its evidence; empty where it is null. */
  whose: string;
}

/** The answers of a cell, each with its own words: what formats with room for more than the owner print. Options that agree are one part. */
export function partsOf(document: MatrixDocument, row: MatrixRow, cell: MatrixCell): Part[] {
  const { perspective, words } = document;
  const parts = new Map<string, Part & { options: string[]; control: string }>();
  for (const a of cell.answers) {
    const part: Part = {
      about: "",
      owner: a.owner,
      origination: origination(a.owner, [a], perspective, words),
      canBeInherited: inheritance(a.owner),
      provider: a.duties.provider ?? "",
      customer: a.duties.customer ?? "",
      reason: [a.because.at(-1)?.reason ?? "", thirdParty(a)].filter(Boolean).join(" "),
      sources: a.sources,
      ...whoIn(document, a),
    };
    const control = row.controls.length > 1 || row.controls[0] !== row.id ? a.control.title : "";
    // One answer alone needs no word of the options that the provider applied.
    const several = cell.answers.some((b) => b !== a && b.control.id === a.control.id);
    // Another answer of the same control is all that it could agree with.
    const key = several ? JSON.stringify([a.control.id, part]) : a.control.id;
    const same = parts.get(key) ?? { ...part, control, options: [] };
    if (several) same.options.push(a.options.map((o) => o.name).join(" with "));
    parts.set(key, same);
  }
  return [...parts.values()].map(({ options, control, ...part }) => ({
    ...part,
    about: [control, options.join(" or ")].filter(Boolean).join(": "),
  }));
}

function whoIn(document: MatrixDocument, a: Answer): Pick<Part, "who" | "whose"> {
  const who = whoOf(a);
  return { who, whose: who ? `${yoursLine(a, providerName(document))}${who.at ? ` (${who.at})` : ""}` : "" };
}

function thirdParty({ thirdParty: party }: Answer): string {
  return party ? `Third party (${party.role.replace("-", " ")}): ${party.does}` : "";
}

/** How people are shown the owner of a cell. */
export const ownerWord = (owner: MatrixCell["owner"], provider: string): string =>
  owner === "depends" ? "Depends on the option" : ownerName(owner, provider);

/** The owner of a cell with those who have the customer's half of it, where an overlay was read. */
export const cellWord = (row: MatrixRow, cell: MatrixCell, provider: string): string =>
  withHolders(ownerWord(cell.owner, provider), cell.owner, holdersOf(row, cell));

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
