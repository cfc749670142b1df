import type { Owner } from "../catalog/index.js";
import type { Question, QuizDocument, Score } from "./document.js";

/** What people write for an owner. */
const WORDS: Record<Exclude<Owner, "not-applicable">, readonly string[]> = {
  provider: ["aws", "amazon", "provider", "the provider", "inherited"],
  customer: ["customer", "the customer", "me", "us", "you", "mine", "ours", "yours", "customer specific"],
  shared: ["shared", "both"],
};

/**
 * Which choice an answer means: its letter ("b", "B)", "(b)"), its text, or, where owners are to choose from, a word for one.
 * @returns the label, or null where the answer is none of the choices
 */
export function labelOf(question: Question, given: string): string | null {
  const text = given.trim().toLowerCase();
  const letter = text.replace(/^\(?([a-z])[).:]?$/, "$1");
  const byLetter = question.choices.find((c) => c.label.toLowerCase() === letter);
  if (byLetter) return byLetter.label;
  const byText = question.choices.find((c) => c.text.toLowerCase() === text);
  if (byText) return byText.label;
  if (!asksForOwner(question)) return null;
  const owner = (Object.keys(WORDS) as (keyof typeof WORDS)[]).find((o) => WORDS[o].includes(text));
  return question.choices.find((c) => c.owner === owner)?.label ?? null;
}

/** Whether each choice is one owner, so that a word for it is an answer. */
export const asksForOwner = ({ kind }: Question): boolean => kind === "owner" || kind === "part" || kind === "type";

/** The question with what was given for it; null: nothing. */
export function judged(question: Question, given: string | null): Question {
  return { ...question, given, right: given === question.answer };
}

export function scoreOf(questions: readonly Question[]): Score {
  const answered = questions.filter((q) => q.given !== undefined && q.given !== null);
  return { right: answered.filter((q) => q.right).length, answered: answered.length, questions: questions.length };
}

/** The quiz with an answer for each question, in order, and the score. */
export function judgedQuiz(document: QuizDocument, given: readonly (string | null)[]): QuizDocument {
  const questions = document.questions.map((q, i) => judged(q, given[i] ?? null));
  return { ...document, questions, score: scoreOf(questions) };
}
