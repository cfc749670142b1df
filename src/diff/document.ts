import type { Head } from "../answer/index.js";

/** What can be compared: an edition of the catalogue, what a command printed with --json, a team's overlay. */
export const SIDE_KINDS = ["catalog", "show", "compare", "controls", "services", "matrix", "ask", "overlay"] as const;
export type SideKind = (typeof SIDE_KINDS)[number];

/** What can change, the weightiest first: the order of the report. */
export const CHANGE_KINDS = [
  "owner",
  "accountable",
  "performs",
  "rule-added",
  "rule-removed",
  "fact-added",
  "fact-removed",
  "split",
  "duties",
  "third-party",
  "origination",
  "reason",
  "note",
  "page-read",
  "page-cited",
  "page-dropped",
  "page-added",
  "page-removed",
  "service-added",
  "service-removed",
  "option-added",
  "option-removed",
  "control-added",
  "control-removed",
  "requirement-added",
  "requirement-removed",
  "question-added",
  "question-removed",
  "entry-added",
  "entry-removed",
  "renamed",
  "changed",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The kinds that `--owners` leaves: somebody became responsible, or no longer is. */
export const OWNER_KINDS: readonly ChangeKind[] = [
  "owner",
  "accountable",
  "performs",
  "rule-added",
  "rule-removed",
  "fact-added",
  "fact-removed",
];

/** One change. Either `fact` or `id` names what it is of; `field` which of its texts, where it has several. */
export interface Change {
  kind: ChangeKind;
  fact?: string;
  id?: string;
  field?: string;
  from: string | null;
  to: string | null;
  /** The title of a page. */
  title?: string;
  /** Of a page: the facts that rest on it, or began or ceased to. */
  facts?: string[];
}

/** One of the two that are compared. */
export interface Edition {
  /** Null: the catalogue that is installed. */
  file: string | null;
  kind: SideKind;
  /** What was shown, such as `rds`; null where a document is not of one thing. */
  about: string | null;
  /** The catalogue it was made from; null for an overlay. */
  catalog: Head["catalog"] | null;
}

/** What `srm diff --json` prints; `catalog` is the one that is installed. */
export interface DiffDocument extends Head {
  kind: "diff";
  from: Edition;
  to: Edition;
  /** Only owners were compared. */
  ownersOnly: boolean;
  equal: boolean;
  /** How many changes there are of each kind. */
  counts: Partial<Record<ChangeKind, number>>;
  changes: Change[];
}
