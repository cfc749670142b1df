import type { Catalog } from "../catalog/index.js";
import type { Reading } from "../understand/index.js";
import { criteriaOf, weigh } from "./criteria.js";
import type { AskDocument } from "./document.js";
import { likeliestPick, likelySets } from "./pick.js";
import { spokenFor, type WeighedChoice } from "./signs.js";

/** Surer than this no multiple choice is. */
const SUREST = 0.98;

/** What is less sure than this is a guess. */
const GUESSED = 0.4;

/** Whose the options of a multiple choice may be, and so how likely each set of them is meant. */
export function weighChoices(catalog: Catalog, choices: NonNullable<Reading["choices"]>): WeighedChoice {
  const weighed = choices.options.map(({ reading: option }) => weigh(catalog, option));
  // The odd one out is one, and so is the list of which all holds.
  const isOne =
    !choices.plural || choices.negated || choices.options.some((o) => o.listed.length > 0 || o.named.length > 0 || o.assigned || o.party);
  const stem = weigh(catalog, choices.reading);
  const sets = likelySets(criteriaOf(catalog, choices, weighed, stem), choices.count ?? (isOne ? 1 : null));
  return { choices, weighed, stem, sets };
}

/** Answers a multiple choice: the owner of every option, and which options fit what the stem asks for. */
export function choose(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const choices = reading.choices;
  if (!choices) return document;
  const weighing = weighChoices(catalog, choices);
  const { weighed, sets } = weighing;
  const { picked, confidence: likely } = likeliestPick(sets, spokenFor(catalog, weighing));
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
