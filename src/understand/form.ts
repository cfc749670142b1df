/** The form of the sentence that asks: "can EFS be mounted" and "mounting EFS" have the same words, and ask otherwise. */
import type { TermKind } from "../catalog/index.js";
import type { Recognised } from "./recognise.js";

/** What a sentence begins with, by kinds; a word of none of these begins a topic or a story. */
const BEGINNINGS: [string, RegExp][] = [
  ["who", /^(?:who|whose|whom|whos|which|what)$/],
  ["do", /^(?:do|does|did|don|doesn|didn|dont|doesnt|didnt)$/],
  ["is", /^(?:is|are|was|were|isn|aren|am)$/],
  ["can", /^(?:can|could|may|might)$/],
  ["must", /^(?:must|should|shall|need|ought)$/],
  ["will", /^(?:will|would)$/],
  ["have", /^(?:have|has|had)$/],
  ["how", /^how$/],
  ["when", /^(?:when|where|why)$/],
  ["ing", /ing$/],
];

/** A name for the form: how the sentence begins, and whom it names, the asker (c), the provider (p), or whom it looks for (who). */
export function formOf(q: Recognised): string {
  const [from, to] = q.asks;
  const first = q.words[from]?.text ?? "";
  const begins = BEGINNINGS.find(([, words]) => words.test(first))?.[0] ?? "other";
  const names = (kind: TermKind, id?: string) =>
    q.matches.some((m) => m.from >= from && m.to <= to && m.meanings.some(([k, i]) => k === kind && (id === undefined || i === id)));
  const named = names("role", "ask-owner") ? "who" : `${names("role", "party-customer") ? "c" : ""}${names("provider") ? "p" : ""}`;
  return `${begins}/${named}`;
}
