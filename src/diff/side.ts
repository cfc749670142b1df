import type { Head } from "../answer/index.js";
import type { SideKind } from "./document.js";

/** A cell in the form in which it is compared. `owner`: one of the four, or `depends` where an option decides. */
export interface FactRecord {
  /** How it is called in the report. */
  fact: string;
  owner: string;
  /** It is the answer to a question, named by that. */
  isQuestion?: boolean;
  split: string | null;
  /** What each side does. */
  provider: string | null;
  customer: string | null;
  reason: string | null;
  thirdParty: string | null;
  /** The workbook's words in a matrix. */
  origination: string | null;
  /** Who carries the customer's half, where the team's overlay says so. */
  accountable: string | null;
  performs: string | null;
  /** Limits and remarks, by the name of their field. */
  notes: Record<string, string | null>;
  /** Dates of the copies that were read, by address. */
  sources: Map<string, string>;
}

export type ThingSort = "service" | "option" | "control" | "requirement" | "question" | "rule" | "entry";

/** What is no fact: a service, a control, a rule of an overlay … with its texts. */
export interface Thing {
  sort: ThingSort;
  id: string;
  name: string | null;
  /** By name; only those that both sides have, or one had, are reported. */
  fields: Record<string, string | null>;
}

/** One of the two that are compared, whatever it was made from. */
export interface Side {
  kind: SideKind;
  about: string | null;
  catalog: Head["catalog"] | null;
  /** How it was asked for, where two that were asked for differently cannot be compared. */
  asked: string;
  facts: Map<string, FactRecord>;
  things: Map<string, Thing>;
  /** Titles of pages, by address. */
  pages: Map<string, string>;
}

/** A side with nothing in it yet. */
export function sideOf(kind: SideKind, catalog: Side["catalog"], about: string | null = null, asked = ""): Side {
  return { kind, about, catalog, asked, facts: new Map(), things: new Map(), pages: new Map() };
}

/** A fact of which only the owner is known. */
export function factOf(fact: string, owner: string): FactRecord {
  return {
    fact,
    owner,
    split: null,
    provider: null,
    customer: null,
    reason: null,
    thirdParty: null,
    origination: null,
    accountable: null,
    performs: null,
    notes: {},
    sources: new Map(),
  };
}

export function addThing(side: Side, thing: Thing): void {
  side.things.set(`${thing.sort} ${thing.id}`, thing);
}
