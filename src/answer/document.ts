import type { Catalog, ControlType, Mapping, MappingKind, ModelId, Owner, Place, Source, Split, ThirdParty } from "../catalog/index.js";
import type { Level } from "../resolve/index.js";
import type { Declined, Intent } from "../understand/index.js";

/** What every document begins with. */
export interface Head {
  schemaVersion: 1;
  catalog: { version: string; date: string };
  /** The team's overlay, where one was read. */
  overlay?: { path: string; sha256: string };
}

/** Who does the customer's half: a team, a third party that was hired, or a managed service of the provider's. */
export interface Performer {
  kind: "team" | "thirdParty" | "provider";
  name: string;
}

export const CUSTOMERS_DO = ["configure", "provide"] as const;
export type CustomersDo = (typeof CUSTOMERS_DO)[number];

/** Who inside the company carries the customer's half of a cell, from the team's overlay. */
export interface Yours {
  accountable: string | null;
  performs: Performer[];
  /** What is left to the team's own customers: a setting in what it offers them, or something that they bring along. */
  customers: CustomersDo | null;
  /** The team that this one inherits it from. */
  inheritsFrom: string | null;
  evidence: string | null;
  /** ISO date. */
  review: string | null;
  /** The rule that decided. */
  at: Place;
}

export interface OptionName {
  id: string;
  name: string;
}

/** One cell, answered: who owns a control, on a service, in a model or in general. The form of the contract. */
export interface Answer {
  /** Stable name of the cell, e.g. `aws/ec2/guest-os-patching`. */
  fact: string;
  control: { id: string; title: string; category: string; type: ControlType };
  service: { id: string; name: string; provider: string; model: ModelId } | null;
  options: OptionName[];
  model: ModelId | null;
  owner: Owner;
  split: Split | null;
  /** The question asks for the act of this side alone, where both have one: who turns on what the provider then does. */
  part: "customer" | "provider" | null;
  decidedBy: Level;
  depends: boolean;
  owners: Record<ModelId, Owner>;
  /** One sentence for people. */
  summary: string;
  duties: { provider: string | null; customer: string | null };
  thirdParty: ThirdParty | null;
  ifNothingIsDone: string | null;
  appliesTo: string | null;
  examNote: string | null;
  /** Options not taken here under which the owner is another. */
  changedBy: (OptionName & { owner: Owner })[];
  because: { level: Level; id: string; owner: Owner; reason: string; sources: Source[]; at: { file: string; line: number } | null }[];
  evidence: "stated" | "archetype" | "model";
  confidence: number;
  sources: Source[];
  /** Where an overlay was read: who carries the customer's half; null where nobody does, or there is none. */
  yours?: Yours | null;
  /** The control or the service is one that the overlay added. */
  own?: true;
}

export interface RunbookDocument {
  id: string;
  title: string;
  when: string;
  triage: string;
  deadline: string | null;
  steps: {
    text: string;
    by: "customer" | "provider" | "anybody";
    deadline: string | null;
    destructive: boolean;
    essential: boolean;
    sources: Source[];
  }[];
}

export interface Suggestion {
  question: string;
  controls: string[];
  services: string[];
}

/** A control that is mapped to a requirement. */
export interface MappedControl {
  control: { id: string; title: string; category: string; type: ControlType };
  kind: MappingKind;
  note: string | null;
  by: Mapping["by"];
}

/** A requirement that a control is mapped to. */
export interface MappedRequirement {
  framework: { id: string; title: string };
  id: string;
  /** Null where its text is not free. */
  title: string | null;
  kind: MappingKind;
  note: string | null;
}

/** A requirement that a question names. */
export interface AskedRequirement {
  id: string;
  title: string | null;
  /** Null where no framework has it. */
  framework: { id: string; title: string; version: string } | null;
  /** Of all that is mapped to it; null where it depends on what was not named, or where nothing mapped is a part of it. */
  owner: Owner | null;
  summary: string;
  mappings: MappedControl[];
}

/** What `srm ask --json` prints. */
export interface AskDocument extends Head {
  question: string;
  status: "answered" | "ambiguous" | "unknown";
  declined: Declined | null;
  intent: Intent;
  yesNo: "yes" | "no" | "partly" | null;
  understood: {
    services: string[];
    controls: string[];
    models: ModelId[];
    options: string[];
    corrections: { from: string; to: string }[];
  };
  answers: Answer[];
  suggestions: Suggestion[];
  /** Where the question names requirements of frameworks: the owner of each, by the controls that are mapped to it. */
  requirements?: AskedRequirement[];
  /** Of intent `choose`: every option with its owner, and the labels of those that fit. */
  choices?: { label: string; text: string; owner: Owner | null; fits: boolean }[];
  pick?: string[];
  /** Of intent `list`, where services or categories are to be listed. */
  services?: { id: string; name: string }[];
  categories?: { id: string; title: string }[];
  /** Of intent `duties`. */
  party?: "customer" | "provider";
  /** Of intent `define`; several where a difference is asked for. */
  definition?: { term: string; text: string; sources: Source[] };
  definitions?: { term: string; text: string; sources: Source[] }[];
  /** Of intent `report-abuse`. */
  runbooks?: RunbookDocument[];
}

export function head(catalog: Catalog): Head {
  return { schemaVersion: 1, catalog: { version: catalog.version, date: catalog.date } };
}
