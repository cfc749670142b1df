import type { Answer, Head, OptionName } from "../answer/index.js";
import type { ModelId, Owner, Source } from "../catalog/index.js";

/**
 * What a question asks: the owner of one thing; which of several controls, services or options has an owner; whose a part of a shared
 * control is; which type a control has in AWS's model.
 */
export type QuestionKind = "owner" | "pick" | "service" | "option" | "part" | "type";

export interface Choice {
  label: string;
  text: string;
  /** Who owns it, or whom it names. */
  owner: Owner;
  fits: boolean;
}

/** One question, with what is said after it. */
export interface Question {
  number: number;
  kind: QuestionKind;
  question: string;
  choices: Choice[];
  /** The label of the one choice that fits. */
  answer: string;
  /** The owner in the fact that is asked for. */
  owner: Owner;
  fact: string;
  control: Answer["control"];
  service: { id: string; name: string } | null;
  options: OptionName[];
  model: ModelId | null;
  reason: string;
  duties: Answer["duties"];
  sources: Source[];
  /** The command that shows the fact. */
  command: string;
  /** Once answered: the label that was given, null for none. */
  given?: string | null;
  right?: boolean;
}

/** How a quiz went; `answered` counts those with an answer. */
export interface Score {
  right: number;
  answered: number;
  questions: number;
}

/** What `srm quiz --json` prints; with `--stdin` also what was given, and the score. */
export interface QuizDocument extends Head {
  seed: string;
  hard: boolean;
  category: string | null;
  /** The service or option that all questions are about. */
  service: string | null;
  /** How many were asked for; fewer questions where the catalogue holds no more. */
  wanted: number;
  questions: Question[];
  score?: Score;
}

/** What a quiz is to be made of. */
export interface QuizWish {
  seed: string;
  count: number;
  hard?: boolean;
  /** A category of controls. */
  category?: string | undefined;
  /** A service, or an option of one (`eks:fargate`). */
  service?: string | undefined;
}
