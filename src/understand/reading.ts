import type { ModelId } from "../catalog/index.js";
import type { Candidate } from "./rank.js";

export type Intent = "owner" | "duties" | "compare" | "define" | "list" | "choose" | "report-abuse";
export type Declined = "other-topic" | "other-provider" | "price" | "how-to" | "not-catalogued" | "gibberish";

/** One thing that a question asks for: the control it names, and what else it may have meant. */
export interface Topic {
  candidates: Candidate[];
}

/** How a question was read. No owner is known here yet. */
export interface Reading {
  question: string;
  intent: Intent;
  /** Why no answer is tried; null where one is. */
  declined: Declined | null;
  services: string[];
  /** Several services bear the name that was said. */
  ambiguousServices: string[];
  options: string[];
  models: ModelId[];
  provider: string | null;
  topics: Topic[];
  /** What a yes/no question supposes. */
  claim: "customer" | "provider" | null;
  /** Whose duties are asked for. */
  party: "customer" | "provider";
  definitions: string[];
  runbooks: string[];
  list: { type: "inherited" | "shared" | "customer" | null; category: string | null; owner: "customer" | "provider" | "shared" | null };
  corrections: { from: string; to: string }[];
  /** Meaningful words that nothing explains. */
  unknown: string[];
  recognised: { text: string; as: string }[];
  ignored: string[];
  /** How sure the reading is, 0 to 1. */
  confidence: number;
  /** Controls to offer where there is no answer. */
  near: Candidate[];
  /** The rule that decided, for --explain. */
  rule: string;
}
