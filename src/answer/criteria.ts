/** What a multiple choice may ask of its options, and how well each option fits. */
import type { Catalog, ControlType, Owner } from "../catalog/index.js";
import type { Party, Reading, StemKind } from "../understand/index.js";
import { allAnswers, type Subject } from "./cells.js";
import type { Answer } from "./document.js";
import { type LikelyOwners, likelyOwners, subjectsOf } from "./owner.js";
import type { Criterion } from "./pick.js";

type Asked = NonNullable<Reading["choices"]>;

/** How likely each owner of a reading is, and each kind of control. */
export interface Weighed extends LikelyOwners {
  types: Record<ControlType, number>;
}

/** How likely the odd one out is asked for where no word says so, or the contrary: of tasks, and of statements. */
const TURNED = { tasks: 0.1, statements: 0.01 };
/** A list of statements may be one of tasks all the same. */
const STATED = 0.97;

/** What the stem may ask for, with how well each option fits that. @param weighed the options */
export function criteriaOf(catalog: Catalog, choices: Asked, weighed: readonly Weighed[], stem: Weighed): Criterion[] {
  const { options, target, superlative, negated } = choices;
  const either = (fits: number[], prior = 1, turned = TURNED.tasks): Criterion[] => [
    { prior: prior * (negated ? turned : 1 - turned), fits },
    { prior: prior * (negated ? 1 - turned : turned), fits: contrary(fits) },
  ];
  const things = options.map(({ reading }) => thingIn(catalog, reading));
  const about = (choices.reading.topics[0]?.candidates ?? []).filter((c) => c.score >= SPOKEN_OF).map((c) => c.control);
  if (superlative && things.every((t) => t !== null)) return either(workOf(catalog, things, target, superlative, about));
  const items = choices.items.map((item) => weigh(catalog, item));
  if (options.some((o) => o.assigned)) {
    // "(1) updating systems, (2) choosing roles", or two questions in one: what the parties of an option stand for.
    const topics = items.length > 0 ? items : topicsIn(catalog, choices.reading);
    return either(options.map(({ assigned }) => product((assigned ?? []).map((p, n) => partyFit((topics[n] ?? topics[0])?.act, p)))));
  }
  if (items.length > 0) {
    const fits = items.map((item) => fitOf(item, target));
    return either(options.map(({ named }) => product(fits.map((fit, n) => (named.includes(n) ? fit : 1 - fit)))));
  }
  if (options.some((o) => o.type))
    return either(options.map(({ type }, i) => (type && type !== "none" ? (weighed[i]?.types[type] ?? 0) : 0)));
  if (options.some((o) => o.party)) {
    // Where nobody says that both do it, the act is asked for.
    const both = options.some((o) => o.party === "shared");
    const isNamed = options.some((o) => o.party === "customer" && BY_NAME.test(o.text));
    const fits = options.map(({ party, whose, text }, i) => {
      const likely = both ? weighed[i]?.asked : weighed[i]?.act;
      if (!whose) return partyFit(likely, party ?? "somebody-else");
      // "The subscribers" are hardly the customer where another option is that by name.
      const other = isNamed && party === "somebody-else" && !BY_NAME.test(text) ? HARDLY_NAMED : 1;
      return (["provider", "customer", "shared"] as const).reduce(
        (sum, p) => sum + (whose[p] ?? 0) * partyFit(likely, p) * (p === "customer" ? other : 1),
        0,
      );
    });
    return [{ prior: 1, fits }];
  }
  if (options.every((o) => o.truth !== null)) {
    const supposed = Math.min(...topicsIn(catalog, choices.reading).map((w) => claimFit(w, choices.reading)));
    return [{ prior: 1, fits: options.map(({ truth }) => (truth ? supposed : 1 - supposed)) }];
  }
  if (options.some((o) => o.listed.length > 0)) {
    // "The pair in which both are AWS's" asks for AWS's: whose is told by what was learnt of stems.
    const listed = options.map(({ parts }) => parts.map((p) => weigh(catalog, p)));
    return (["provider", "customer", "shared"] as const).flatMap((owner) => {
      const fits = listed.map((all) => Math.min(...all.map((w) => fitOf(w, owner))));
      const prior = choices.kinds[owner] + (owner === target ? choices.kinds.true : 0) + LEAST_LIKELY;
      return [
        { prior, fits },
        { prior: choices.kinds[`not-${owner}`] + LEAST_LIKELY, fits: contrary(fits) },
      ];
    });
  }
  const tells = options.some((o) => o.tenet);
  // "Which phrase describes …" has phrases for options, of which one may name a party.
  const claiming = options.filter((o) => o.reading.claim).length * 2 >= options.length;
  const stated = tells || options.some((o) => o.paired || o.columns.length > 0) || (choices.statements && claiming);
  const tasks = tasksOf(catalog, choices, weighed, stem, about);
  if (!stated) return tasks;
  const truths = options.map(({ parts, reading, tenet }) => {
    if (tenet !== null) return tenet ? 1 : 0;
    const claims = parts.filter((p) => p.claim);
    const told = claims.length > 1 ? claims : [reading];
    const spoken = told.some((c) => c.topics.some((t) => about.includes(t.candidates[0]?.control ?? "")));
    return (
      Math.min(...told.flatMap((c) => topicsIn(catalog, c).map((w) => claimFit(w, c)))) *
      (about.length === 0 || spoken || choices.plural ? 1 : BESIDE.perhaps)
    );
  });
  return [...either(truths, STATED, TURNED.statements), ...tasks.map((t) => ({ ...t, prior: t.prior * (1 - STATED) }))];
}

/** Whose tasks the stem may ask for, or which pass from one to the other. */
function tasksOf(catalog: Catalog, choices: Asked, weighed: readonly Weighed[], stem: Weighed, about: readonly string[]): Criterion[] {
  const { options, kinds } = choices;
  // Of options that fit alike the one that speaks of what the stem tells.
  const spoken = options.map(({ reading }) => about.length === 0 || about.includes(reading.topics[0]?.candidates[0]?.control ?? ""));
  const beside = choices.topical ? BESIDE.plainly : BESIDE.perhaps;
  const fitting = (owner: Owner) =>
    weighed.map((w, i) => {
      // "Wait until AWS patches it" does nothing of one's own.
      const leaves = owner === "customer" && LEAVES.test(options[i]?.told ?? "");
      const actor = choices.statements ? null : options[i]?.reading.claim?.party;
      const another = actor && actor !== owner && owner !== "shared" ? ANOTHER : 1;
      return (
        another *
        (leaves ? w.act.provider * LEFT : fitOf(w, owner)) *
        (spoken[i] ? 1 : beside) *
        (choices.always && w.best?.depends ? MOVING : 1)
      );
    });
  const nothing = options.map(({ text }) => NOTHING.test(text));
  // "Nothing, AWS sees to that" fits where no other option does, or what the stem tells of is the other's.
  const tasks = (owner: "provider" | "customer" | "shared") => {
    const fits = fitting(owner);
    const others = Math.max(0, ...fits.filter((_, i) => !nothing[i]));
    const rival = owner === "shared" ? 0 : stem.act[owner === "provider" ? "customer" : "provider"];
    return fits.map((f, i) => (nothing[i] ? Math.max(1 - others, rival) : f));
  };
  const shifted = ([first, second]: readonly [Owner, Owner]) => {
    const fits = options.map(({ reading }) => shiftOf(catalog, reading, [first, second]));
    return fits.some((f) => f !== null) ? fits.map((f) => f ?? 0) : null;
  };
  const odd = (owner: Owner) => fitting(owner).map((f, i) => (nothing[i] ? 0 : 1 - f));
  const [provider, customer] = [tasks("provider"), tasks("customer")];
  const fits: Record<Exclude<StemKind, "true" | "false">, number[]> = {
    provider,
    customer,
    shared: tasks("shared"),
    "not-provider": odd("provider"),
    "not-customer": odd("customer"),
    "not-shared": odd("shared"),
    moves: shifted(["customer", "provider"]) ?? provider,
    "moves-back": shifted(["provider", "customer"]) ?? customer,
  };
  return [
    ...Object.entries(fits).map(([kind, fit]) => ({ prior: kinds[kind as StemKind] + LEAST_LIKELY, fits: fit })),
    // What is handed over may be meant as it is afterwards, whoever had it before.
    { prior: kinds.moves * AFTERWARDS, fits: provider },
    { prior: kinds["moves-back"] * AFTERWARDS, fits: customer },
  ];
}

const BY_NAME = /\bcustomer/i;
const HARDLY_NAMED = 0.3;
/** How likely what moves is told by its end alone, beside by both ends. */
const AFTERWARDS = 0.5;
/** No kind of stem is less likely than this. */
const LEAST_LIKELY = 0.005;

/** Leaves to the provider what is to be done. */
const LEAVES =
  /^\W*(?:to )?(?:wait|hope|expect|rely on|(?:ask|request|have|let|call|contact|tell|email|phone|beg|order|require) (?:that )?(?:aws|amazon|the (?:cloud )?provider)|(?:open|file|raise|create) a (?:support )?(?:case|ticket)|leave (?:it|this|that) to)\b/i;
/** "AWS closes the port" is hardly what the customer has to do, even where the port is the customer's. */
const ANOTHER = 0.1;
/** What is left to the provider fits less than what is done, even where it is the provider's. */
const LEFT = 0.5;
const NOTHING = /^(?:nothing|none|no action|no part)\b(?! changes?\b)/i;
/** A control that the stem means with at least this is one that it tells of. */
const SPOKEN_OF = 0.2;
/** What the stem does not tell of fits a little less; where the stem names what it tells of, much less. */
const BESIDE = { perhaps: 0.95, plainly: 0.7 };
/** What is asked for whatever is used is hardly what moves with the model. */
const MOVING = 0.3;
/** A statement that claims no owner may be true or not. */
const UNTOLD = 0.5;
/** Whose job is the same everywhere fits a little better than whose job it is in some models. */
const DEPENDING = 0.9;
/** A shared control is partly each side's. */
const SHARED_FITS = 0.4;

const contrary = (fits: readonly number[]) => fits.map((f) => 1 - f);
const product = (numbers: number[]) => numbers.reduce((a, b) => a * b, 1);

/** Each of the things that a reading asks for. */
function topicsIn(catalog: Catalog, reading: Reading): Weighed[] {
  return reading.topics.length > 0 ? reading.topics.map((topic) => weigh(catalog, reading, undefined, topic)) : [weigh(catalog, reading)];
}

/** How likely a party is the owner; none of the two is anybody else. */
function partyFit(likely: Record<Owner, number> | undefined, party: Party): number {
  return party === "somebody-else" ? 0 : (likely?.[party] ?? 0);
}

/** How likely what a statement claims is true. */
function claimFit(weighed: Weighed, { claim }: Reading): number {
  if (!claim) return UNTOLD;
  const fit = claim.party === "somebody-else" ? 0 : claim.party === "shared" ? weighed.whole.shared : weighed.act[claim.party];
  return claim.negated ? 1 - fit : fit;
}

/** How likely an option is a party's. */
function fitOf({ whole, act, best }: Weighed, owner: Owner): number {
  const fit = owner === "shared" ? whole.shared : act[owner] + act.shared * SHARED_FITS;
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

const NOBODY = (): Record<Owner, number> => ({ provider: 0, customer: 0, shared: 0, "not-applicable": 0 });

/** The owners and kinds of control that one topic of a reading may mean. */
export function weigh(catalog: Catalog, reading: Reading, subjects?: Subject[], topic = reading.topics[0]): Weighed {
  const types: Record<ControlType, number> = { inherited: 0, shared: 0, customer: 0 };
  if (!topic) return { whole: NOBODY(), asked: NOBODY(), act: NOBODY(), best: null, types };
  const total = topic.candidates.reduce((sum, c) => sum + c.score, 0) || 1;
  for (const { control, score } of topic.candidates) {
    const head = catalog.controlHeads.find((c) => c.id === control);
    if (head) types[head.type] += score / total;
  }
  return { ...likelyOwners(catalog, reading, topic, subjects), types };
}

/** How likely an option is the first party's on the first thing named and the second's on the second; null where two are not named. */
function shiftOf(catalog: Catalog, reading: Reading, [first, second]: [Owner, Owner]): number | null {
  const subjects = subjectsOf(catalog, reading);
  const [one, two] = [subjects[0], subjects.at(-1)];
  if (!one || !two || one === two) return null;
  const then = weigh(catalog, reading, [two]).asked;
  // What a service does not have is nobody's there any more.
  return weigh(catalog, reading, [one]).asked[first] * (then[second] + then["not-applicable"]);
}
