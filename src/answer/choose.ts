import type { Catalog, ControlType, Owner } from "../catalog/index.js";
import type { Reading } from "../understand/index.js";
import { allAnswers, type Subject } from "./cells.js";
import type { Answer, AskDocument } from "./document.js";
import { ownersOf, subjectsOf } from "./owner.js";

/** How likely each owner is, and the answer that is likeliest. */
interface Weighed {
  likely: Record<Owner, number>;
  /** How likely each kind of control is. */
  types: Record<ControlType, number>;
  best: Answer | null;
}

/** Answers a multiple choice: the owner of every option, and which options fit what the stem asks for. */
export function choose(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const choices = reading.choices;
  if (!choices) return document;
  const weighed = choices.options.map(({ reading: option }) => weigh(catalog, option));
  const fits = fitsOf(catalog, choices, weighed).map((fit) => (choices.negated ? 1 - fit : fit));
  const order = fits.map((_, i) => i).sort((a, b) => (fits[b] as number) - (fits[a] as number));
  // The odd one out is one.
  const several = choices.plural && !choices.negated ? fits.filter((f) => f >= 0.5).length : 1;
  const count = choices.count ?? Math.max(1, several);
  const picked = new Set(order.slice(0, count));
  const worst = Math.min(...[...picked].map((i) => fits[i] as number));
  const next = fits[order[count] as number] ?? 0;
  const confidence = Math.round(Math.min(0.98, 0.5 + (worst - next) / 2) * 100) / 100;
  const answers = weighed.flatMap(({ best }, i) => (picked.has(i) && best ? [{ ...best, confidence }] : []));
  return {
    ...document,
    status: "answered",
    choices: choices.options.map(({ label, text }, i) => ({ label, text, owner: weighed[i]?.best?.owner ?? null, fits: picked.has(i) })),
    pick: choices.options.filter((_, i) => picked.has(i)).map((o) => o.label),
    answers,
  };
}

type Asked = NonNullable<Reading["choices"]>;

/** How likely each option is what the stem asks for, its negation left out of account. */
function fitsOf(catalog: Catalog, choices: Asked, weighed: Weighed[]): number[] {
  const { options, target, superlative } = choices;
  const things = options.map(({ reading }) => thingIn(catalog, reading));
  if (superlative && things.every((t) => t !== null)) return workOf(catalog, things, target, superlative);
  const shifts = choices.shift ? options.map(({ reading }) => shiftOf(catalog, reading, choices.shift as [Owner, Owner])) : [];
  const shifted = shifts.some((s) => s !== null);
  const stated = options.some((o) => o.paired) || (choices.statements && options.some((o) => o.reading.claim));
  return options.map(({ party, type, reading }, i) => {
    const { likely, types } = weighed[i] as Weighed;
    if (party) return party === "somebody-else" ? 0 : likely[party];
    if (type) return type === "none" ? 0 : types[type];
    if (stated) {
      const { claim } = reading;
      return claim ? (claim.negated ? 1 - likely[claim.party] : likely[claim.party]) : UNTOLD;
    }
    if (shifted) return shifts[i] ?? 0;
    const fit = target === "shared" ? likely.shared : likely[target] + likely.shared * SHARED_FITS;
    return weighed[i]?.best?.depends ? fit * DEPENDING : fit;
  });
}

/** The one service, option or model that an option is, if it is one and nothing else. */
function thingIn(catalog: Catalog, reading: Reading): Subject | null {
  if (!reading.bare) return null;
  const [subject, more] = subjectsOf(catalog, reading);
  return subject && !more && (subject.service || subject.model) ? subject : null;
}

/** The thing that leaves a party most work, or least, fits: by the share of its controls that are that party's. */
function workOf(catalog: Catalog, things: Subject[], target: Asked["target"], superlative: "most" | "least"): number[] {
  const shares = things.map((thing) => {
    const all = allAnswers(catalog, thing);
    return all.reduce((sum, a) => sum + (a.owner === target ? 1 : a.owner === "shared" ? SHARED_FITS : 0), 0) / (all.length || 1);
  });
  const best = superlative === "most" ? Math.max(...shares) : Math.min(...shares);
  return shares.map((s) => (s === best ? 1 : 0));
}

/** A statement that claims no owner may be true or not. */
const UNTOLD = 0.5;
/** Whose job is the same everywhere fits a little better than whose job it is in some models. */
const DEPENDING = 0.9;
/** A shared control is partly each side's. */
const SHARED_FITS = 0.4;

function weigh(catalog: Catalog, reading: Reading, subjects?: Subject[]): Weighed {
  const topic = reading.topics[0];
  const readings = topic ? ownersOf(catalog, reading, topic, subjects) : [];
  const likely: Record<Owner, number> = { provider: 0, customer: 0, shared: 0, "not-applicable": 0 };
  const types: Record<ControlType, number> = { inherited: 0, shared: 0, customer: 0 };
  for (const { cells, likelihood } of readings) {
    const flat = cells.flat();
    for (const a of flat) likely[a.owner] += likelihood / flat.length;
  }
  const total = topic?.candidates.reduce((sum, c) => sum + c.score, 0) || 1;
  for (const { control, score } of topic?.candidates ?? []) {
    const head = catalog.controlHeads.find((c) => c.id === control);
    if (head) types[head.type] += score / total;
  }
  return { likely, types, best: readings[0]?.cells.flat()[0] ?? null };
}

/** How likely an option is the first party's on the first thing named and the second's on the second; null where two are not named. */
function shiftOf(catalog: Catalog, reading: Reading, [first, second]: [Owner, Owner]): number | null {
  const subjects = subjectsOf(catalog, reading);
  const [one, two] = [subjects[0], subjects.at(-1)];
  if (!one || !two || one === two) return null;
  return weigh(catalog, reading, [one]).likely[first] * weigh(catalog, reading, [two]).likely[second];
}
