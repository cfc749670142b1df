import type { ModelId } from "../catalog/index.js";
import type { Choices } from "./choices.js";
import type { Claim } from "./claim.js";
import type { Weighted } from "./model.js";
import type { Party } from "./party.js";
import type { Candidate } from "./rank.js";
import type { StemKind } from "./stem-kind.js";

export type Intent = "owner" | "duties" | "compare" | "define" | "list" | "choose" | "report-abuse";
export type Declined = "other-topic" | "other-provider" | "price" | "how-to" | "not-catalogued" | "gibberish";

/** What a question is about: services, options and models. */
export interface About {
  services: string[];
  /** Several services bear the name that was said. */
  ambiguousServices: string[];
  /** The services are named side by side, so that each of them is meant. */
  joined: boolean;
  options: string[];
  models: ModelId[];
}

/** One thing that a question asks for: the controls it may mean, likeliest first. */
export interface Topic {
  candidates: Candidate[];
  /** What a model makes of its words: by them the part of a shared control is told. */
  features: Weighted[];
  /** Stems of the words that carry meaning. */
  words: string[];
  /** At whose end it is done, where the question says so: "our router", "on AWS's side". */
  side: "customer" | "provider" | null;
  /** The deed or word by which it begins to say what is done. */
  head: readonly string[];
  /** It asks whether both do it, or one alone: the whole is meant, and no part of it. */
  joint?: boolean;
  /** It asks what happens where nobody does anything: "without us asking". */
  byDefault?: boolean;
  /** What this part of the question is about, where it names things of its own. */
  about?: About;
}

/** How a question was read. No owner is known here yet. */
export interface Reading extends About {
  question: string;
  intent: Intent;
  /** Why no answer is tried; null where one is. */
  declined: Declined | null;
  provider: string | null;
  topics: Topic[];
  /** The requirements of frameworks that it names, where it asks for the owner of those. */
  requirements: string[];
  /** What a yes/no question supposes. */
  claim: Claim | null;
  /** Whose duties are asked for. */
  party: "customer" | "provider";
  definitions: string[];
  runbooks: string[];
  /** What is to be listed: controls of a kind or a category, or all of them; or services, or categories. */
  list: { of: "controls" | "services" | "categories"; type: "inherited" | "shared" | "customer" | null; category: string | null };
  /** Of a multiple choice: each option read as a question of its own. */
  choices:
    | (Omit<Choices, "options" | "items"> & {
        /** The stem read as a question, for options that are parties. */
        reading: Reading;
        /** How likely the stem asks for each kind of thing. */
        kinds: Record<StemKind, number>;
        /** Why it is rather about something else, if it is. */
        foreign: Declined | null;
        /** The stem names what it tells of. */
        topical: boolean;
        /** What the stem numbers, read one by one. */
        items: Reading[];
        /** `parts`: what an option says one after another, a list's items or a statement's clauses. */
        options: (Choices["options"][number] & {
          /** Which party it names, where options are parties: how likely each is. */
          whose: Record<Party, number> | null;
          reading: Reading;
          parts: Reading[];
        })[];
      })
    | null;
  /** It names services, options or models of its own. */
  naming: boolean;
  /** It names services, options or models, and nothing else. */
  bare: boolean;
  corrections: { from: string; to: string }[];
  /** Meaningful words that nothing explains. */
  unknown: string[];
  recognised: { text: string; as: string }[];
  ignored: string[];
  /** Probability that it is a question for the catalogue and was read right, as far as is known before the owners are. */
  confidence: number;
  /** Controls to offer where there is no answer. */
  near: Candidate[];
  /** The rule that decided, for --explain. */
  rule: string;
}
