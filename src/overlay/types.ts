import type { Yours } from "../answer/index.js";
import type { ModelId } from "../catalog/index.js";

/** One fault of an overlay: `file:line:column: what; write how`. */
export interface Fault {
  file: string;
  line: number;
  column: number;
  what: string;
  write: string;
}

/** Who carries the customer's half, and for which cells; an empty list restricts nothing. */
export interface Rule extends Omit<Yours, "at" | "performs"> {
  options: string[];
  services: string[];
  controls: string[];
  categories: string[];
  environments: string[];
  accounts: string[];
  /** Null where the rule says nothing of it. */
  performs: Yours["performs"] | null;
  line: number;
}

/** A control that the team adds: the customer's. */
export interface OwnControl {
  id: string;
  title: string;
  category: string;
  /** Completes "You …". */
  act: string;
  reason: string;
  aliases: string[];
  /** Ids of services and options; empty: all that are in use. */
  on: string[];
  line: number;
}

/** A service that the team adds, with the controls that are the customer's on it. */
export interface OwnService {
  id: string;
  name: string;
  reason: string;
  model: ModelId;
  category: string;
  controls: string[];
  aliases: string[];
  line: number;
}

/** A team's own layer over the catalogue. */
export interface Overlay {
  path: string;
  /** Of the file's bytes, or of the text in UTF-8. */
  sha256: string;
  /** The roles that may be named; empty: any. */
  teams: string[];
  environments: string[];
  /** Account ids, with the environment of each where it is said. */
  accounts: Record<string, string | null>;
  /** Ids of the services and options in use, own ones too. */
  use: string[];
  rules: Rule[];
  ownControls: OwnControl[];
  ownServices: OwnService[];
}

/** What `readOverlay` returns. A faulty overlay is none; what is only doubtful is a warning. */
export interface ReadOverlay {
  overlay: Overlay | null;
  faults: Fault[];
  warnings: Fault[];
}

/** Where in the company an answer is wanted for; null: in general. */
export interface Where {
  environment: string | null;
  account: string | null;
}

export const ANYWHERE: Where = { environment: null, account: null };

export function faultLine({ file, line, column, what, write }: Fault): string {
  return `${file}:${line}:${column}: ${what}; write ${write}`;
}
