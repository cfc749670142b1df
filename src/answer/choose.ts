import type { Catalog, ControlType, Owner } from "../catalog/index.js";
import type { Party, Reading } from "../understand/index.js";
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
  const weighed = choices.options.map(({ reading: option }) => weigh(catalog, option, undefined, undefined, choices.target === "shared"));
  const fits = fitsOf(catalog, choices, weighed).map((fit) => (choices.negated ? 1 - fit : fit));
  const order = fits.map((_, i) => i).sort((a, b) => (fits[b] as number) - (fits[a] as number));
  // The odd one out is one, and so is the list of which all holds.
  const isOne = choices.negated || choices.options.some((o) => o.listed.length > 0 || o.named.length > 0 || o.assigned);
  const several = choices.plural && !isOne ? fits.filter((f) => f >= 0.5).length : 1;
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
  const items = choices.items.map((item) => fitOf(weigh(catalog, item), target));
  // "(1) updating systems, (2) choosing roles", or two questions in one: what the parties of an option stand for.
  const topics = choices.items.length > 0 ? choices.items.map((item) => weigh(catalog, item)) : topicsIn(catalog, choices.reading);
  const about = (choices.reading.topics[0]?.candidates ?? []).filter((c) => c.score >= SPOKEN_OF).map((c) => c.control);
  if (superlative && things.every((t) => t !== null)) return workOf(catalog, things, target, superlative, about);
  const shifts = choices.shift ? options.map(({ reading }) => shiftOf(catalog, reading, choices.shift as [Owner, Owner])) : [];
  const stated = options.some((o) => o.paired) || (choices.statements && options.some((o) => o.reading.claim));
  const fits = options.map(({ party, type, assigned, named, listed, parts, reading }, i) => {
    const { likely, types } = weighed[i] as Weighed;
    if (items.length > 0 && !assigned) return product(items.map((fit, n) => (named.includes(n) ? fit : 1 - fit)));
    if (assigned) return product(assigned.map((p, n) => partyFit((topics[n] ?? topics[0])?.likely ?? likely, p)));
    if (party) return partyFit(likely, party);
    if (type) return type === "none" ? 0 : types[type];
    if (stated) {
      const claims = parts.filter((p) => p.claim);
      const told = claims.length > 1 ? claims : [reading];
      return Math.min(...told.flatMap((c) => topicsIn(catalog, c).map((w) => claimFit(w.likely, c))));
    }
    if (listed.length > 0) return Math.min(...parts.map((p) => fitOf(weigh(catalog, p), target)));
    const spoken = reading.topics[0]?.candidates[0]?.control ?? "";
    // Of options that fit alike the one that speaks of what the stem tells.
    return shifts[i] ?? fitOf(weighed[i] as Weighed, target) * (about.length === 0 || about.includes(spoken) ? 1 : BESIDE);
  });
  // "Nothing, AWS sees to that" fits where no other option does.
  const nothing = options.map(({ text }) => NOTHING.test(text));
  const others = Math.max(0, ...fits.filter((_, i) => !nothing[i]));
  return fits.map((fit, i) => (nothing[i] ? 1 - others : fit));
}

const NOTHING = /^(?:nothing|none|no action|no part)\b(?! (?:of (?:the|these)|changes?)\b)/i;
/** A control that the stem means with at least this is one that it tells of. */
const SPOKEN_OF = 0.2;
/** What the stem does not tell of fits a little less. */
const BESIDE = 0.95;

const product = (numbers: number[]) => numbers.reduce((a, b) => a * b, 1);

/** Each of the things that a reading asks for. */
function topicsIn(catalog: Catalog, reading: Reading): Weighed[] {
  return reading.topics.length > 0 ? reading.topics.map((topic) => weigh(catalog, reading, undefined, topic)) : [weigh(catalog, reading)];
}

/** How likely a party is the owner; none of the two is anybody else. */
function partyFit(likely: Weighed["likely"], party: Party): number {
  return party === "somebody-else" ? 0 : likely[party];
}

/** How likely what a statement claims is true. */
function claimFit(likely: Weighed["likely"], { claim }: Reading): number {
  return claim ? (claim.negated ? 1 - likely[claim.party] : likely[claim.party]) : UNTOLD;
}

/** How likely an option is a party's. */
function fitOf({ likely, best }: Weighed, target: Asked["target"]): number {
  const fit = target === "shared" ? likely.shared : likely[target] + likely.shared * SHARED_FITS;
  return best?.depends ? fit * DEPENDING : fit;
}

/** The one service, option or model that an option names, "a Lambda function without packages"; null where it names none. */
function thingIn(catalog: Catalog, reading: Reading): Subject | null {
  if (!reading.naming) return null;
  const [subject] = subjectsOf(catalog, reading);
  return subject && (subject.service || subject.model) ? subject : null;
}

/** The thing that leaves a party most work, or least, fits: by the share of its controls that are that party's. */
function workOf(
  catalog: Catalog,
  things: Subject[],
  target: Asked["target"],
  superlative: "most" | "least",
  about: readonly string[],
): number[] {
  const shareOf = (answers: readonly Answer[]) =>
    answers.reduce((sum, a) => sum + (a.owner === target ? 1 : a.owner === "shared" ? SHARED_FITS : 0), 0) / (answers.length || 1);
  const all = things.map((thing) => allAnswers(catalog, thing));
  const fitting = (shares: number[]) => {
    const best = superlative === "most" ? Math.max(...shares) : Math.min(...shares);
    return shares.map((s) => (s === best ? 1 : 0));
  };
  // "The least to patch" compares patching alone, where that tells one from the others.
  const spoken = all.map((answers) => answers.filter((a) => about.includes(a.control.id)));
  const first = spoken.every((a) => a.length > 0) ? fitting(spoken.map(shareOf)) : [];
  return first.filter((f) => f === 1).length === 1 ? first : fitting(all.map(shareOf));
}

/** A statement that claims no owner may be true or not. */
const UNTOLD = 0.5;
/** Whose job is the same everywhere fits a little better than whose job it is in some models. */
const DEPENDING = 0.9;
/** A shared control is partly each side's. */
const SHARED_FITS = 0.4;

function weigh(catalog: Catalog, reading: Reading, subjects?: Subject[], topic = reading.topics[0], whole = false): Weighed {
  // Without features no part of a shared control is asked for.
  const readings = topic ? ownersOf(catalog, reading, whole ? { ...topic, features: [] } : topic, subjects) : [];
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
  const then = weigh(catalog, reading, [two]).likely;
  // What a service does not have is nobody's there any more.
  return weigh(catalog, reading, [one]).likely[first] * (then[second] + then["not-applicable"]);
}
