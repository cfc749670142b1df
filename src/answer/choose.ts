import type { Catalog } from "../catalog/index.js";
import type { Reading } from "../understand/index.js";
import { criteriaOf, weigh } from "./criteria.js";
import type { AskDocument } from "./document.js";
import { likeliestPick } from "./pick.js";

/** Surer than this no multiple choice is. */
const SUREST = 0.98;

/** What is less sure than this is a guess. */
const GUESSED = 0.4;

/** Answers a multiple choice: the owner of every option, and which options fit what the stem asks for. */
export function choose(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const choices = reading.choices;
  if (!choices) return document;
  const weighed = choices.options.map(({ reading: option }) => weigh(catalog, option));
  // The odd one out is one, and so is the list of which all holds.
  const isOne =
    !choices.plural || choices.negated || choices.options.some((o) => o.listed.length > 0 || o.named.length > 0 || o.assigned || o.party);
  const { picked, confidence: likely } = likeliestPick(criteriaOf(catalog, choices, weighed), choices.count ?? (isOne ? 1 : null));
  // Where no option fits and the stem is hardly ours, a pick would be a guess.
  if (choices.foreign && likely < GUESSED) return { ...document, declined: choices.foreign };
  const confidence = Math.round(Math.min(SUREST, likely) * 100) / 100;
  const answers = weighed.flatMap(({ best }, i) => (picked.has(i) && best ? [{ ...best, confidence }] : []));
  return {
    ...document,
    status: "answered",
    choices: choices.options.map(({ label, text }, i) => ({ label, text, owner: weighed[i]?.best?.owner ?? null, fits: picked.has(i) })),
    pick: choices.options.filter((_, i) => picked.has(i)).map((o) => o.label),
    answers,
  };
}
