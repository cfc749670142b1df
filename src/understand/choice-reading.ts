/** Reads a multiple choice option by option, each with what its stem names. */
import type { Catalog } from "../catalog/index.js";
import { type Asked, namesOfProviders, prepare, subjectOf } from "./asked.js";
import type { Choice, Choices } from "./choices.js";
import type { Claim } from "./claim.js";
import { clausesIn } from "./compound.js";
import { isOfAnother, namesItsControl, OF_ANOTHER, reasonOf } from "./outside.js";
import { partyKinds } from "./party-kind.js";
import type { Reading } from "./reading.js";
import { type Corrector, deedsOf, isProvider } from "./recognise.js";
import { actedBy, stated } from "./statement.js";
import { stemKinds } from "./stem-kind.js";
import { ownerReading } from "./topics.js";

/** What an option claims: a party behind a dash, or what a statement says of one. */
function claimIn({ told, paired }: Choice, statements: boolean, providers: string[]): Claim | null {
  if (paired) return { party: paired.party, negated: false };
  return statements ? stated(told, providers) : actedBy(told, providers);
}

/** A stem without a last sentence that says nothing of its own: "What is the right answer?". */
function toldIn(stem: string): string {
  const bare = stem.replace(
    /(?<=[.?!:])\s*(?:what|which)(?: one)?(?: \w+)? (?:is|would be) (?:the )?(?:(?:right|correct|best|fair|true|proper|most accurate)(?: (?:answer|verdict|statement|option|view|reply|response|choice))?|it)\W*$/i,
    "",
  );
  return /\w/.test(bare) ? bare : stem;
}

/** What a stem supposes whose options are "true" and "false". */
function supposedIn(stem: string, providers: string[]): Claim | null {
  return stated(
    stem
      .replace(/^\W*(?:true or false|yes or no|right or wrong|is it (?:true|right|correct) that)\b\W*/i, "")
      .replace(/\W*(?:true or false|right or wrong|is (?:this|that|it) (?:true|right|correct))\W*$/i, ""),
    providers,
  );
}

/**
 * Reads a multiple choice.
 * @param correct mends a word that the catalogue does not know
 */
export function readChoices(catalog: Catalog, choices: Choices, correct: Corrector): Reading {
  const providers = namesOfProviders(catalog);
  const asked = prepare(catalog, toldIn(choices.stem), correct, { both: choices.shift !== null, choosing: true });
  const { base } = asked;
  if (isOfAnother(asked)) return { ...base, declined: "other-provider", rule: OF_ANOTHER };
  // Nothing on premises is the provider's, and what moves leaves the premises: "moves out of its own data center: what does it get rid of".
  const leaves = choices.target === "provider" || /\b(?:mov|migrat)\w+\b[^.?!]*\b(?:to|into)\b/i.test(choices.stem);
  const names = leaves ? { ...asked.names, models: asked.names.models.filter((m) => m !== "on-prem") } : asked.names;
  // Where the options are parties, or things and no deeds, the stem says what is asked of them.
  const parties = choices.options.some((o) => o.party || o.type || o.assigned);
  const stem = ownerReading(asked, "the stem of a multiple choice");
  const itself = new Map<string, Asked>();
  /** A text by itself, without what the stem names. */
  const byItself = (text: string): Asked => {
    const own = itself.get(text) ?? prepare(catalog, text, correct);
    itself.set(text, own);
    return own;
  };
  // Where every option names a service or model and no deed, the stem says what is asked of them.
  const isThing = (own: Asked) => namesAny(own) && deedsOf(own.q).length === 0;
  const areThings = !parties && !choices.statements && choices.options.every((o) => isThing(byItself(o.paired?.text ?? o.text)));
  const part = (text: string): Reading => {
    const own = byItself(text);
    // A name that several bear is what the stem names, where that is one of them; so is a thing that only implies a service, "the instance".
    const implied = names.services.length > 0 && !own.names.proper && own.names.ambiguous.length === 0;
    const vague = names.services.length > 0 ? 0 : own.names.ambiguous.length;
    // "Container hosts" in an option is no model where the stem names services.
    const models = names.services.length > 0 ? 0 : own.names.models.length;
    // What changes with a move is asked of both ends.
    const moves = choices.shift !== null && names.services.length + names.models.length > 1;
    const named = !implied && !moves && own.names.services.length + vague + models > 0;
    // "Network ACLs of a VPC" names more than a service.
    const saysMore = own.q.matches.some((m) => m.meanings.some(([k]) => k === "thing" || k === "phrase"));
    const bare =
      (areThings && namesAny(own)) ||
      (named &&
        !saysMore &&
        own.q.words.every((_, i) => own.names.positions.has(i) || own.roles.words("grammar").has(i) || isProvider(own.q, i)));
    if (bare) return { ...stem, ...subjectOf(own.names), naming: true, bare: true };
    const reading = ownerReading(named ? own : prepare(catalog, text, correct, { setting: names }), "an option of a multiple choice");
    return { ...reading, naming: named };
  };
  const options = choices.options.map((option) => {
    if (parties) {
      const whose = option.party && partyKinds(catalog, choices.asking, option.told, option.party, providers);
      return { ...option, whose, reading: stem, parts: [] };
    }
    if (option.columns.length > 0) {
      const columns = option.columns.map(({ text, party }) => ({ ...part(text), claim: { party, negated: false } }));
      return { ...option, whose: null, reading: part(option.text), parts: columns };
    }
    const clauses = choices.statements && option.listed.length === 0 && !option.paired ? clausesIn(option.told, providers) : [];
    const reading = { ...part(option.paired?.text ?? option.text), claim: claimIn(option, choices.statements, providers) };
    const claims = clauses.map((text) => ({ ...part(text), claim: stated(text, providers) }));
    return { ...option, whose: null, reading, parts: claims.length > 0 ? claims : option.listed.map(part) };
  });
  if (!parties && isNoMatterOfOurs(asked, choices, options)) {
    return { ...base, declined: reasonOf(asked), rule: "a multiple choice about something else" };
  }
  return {
    ...base,
    intent: "choose",
    choices: {
      ...choices,
      kinds: stemKinds(catalog, choices),
      foreign: asked.ranking.outside >= OUTSIDE_EVEN && !/\bresponsib/i.test(choices.stem) ? reasonOf(asked) : null,
      topical: namesItsControl(asked),
      reading: { ...stem, claim: supposedIn(choices.stem, providers) },
      items: choices.items.map(part),
      options,
    },
    corrections: [...base.corrections, ...options.flatMap((o) => o.reading.corrections)],
    rule: parties
      ? "asks which party it is"
      : `asks which options are ${choices.negated ? "not " : ""}${choices.target === "shared" ? "shared" : `the ${choices.target}'s`}`,
  };
}

/** Whether a text names a service or a model. */
const namesAny = ({ names }: Asked): boolean => names.services.length + names.ambiguous.length + names.models.length > 0;

/** Whether a multiple choice is about something else: its stem plainly is, and its options are or name services and nothing else. */
function isNoMatterOfOurs({ q, roles, ranking }: Asked, choices: Choices, options: readonly { reading: Reading }[]): boolean {
  if (choices.items.length > 0) return false;
  const things = options.every(({ reading }) => reading.naming);
  if (choices.statements || (choices.superlative && things && !roles.has("price"))) return false;
  const bare = options.every(({ reading }) => reading.bare);
  const mean = options.reduce((sum, { reading }) => sum + 1 - reading.confidence, 0) / options.length;
  // "Which AWS service" names no party.
  const names = q.words.some((_, i) => isProvider(q, i) && !/^services?$/.test(q.words[i + 1]?.text ?? ""));
  const asksOurs = names || ["ask-owner", "whose", "party-customer"].some((r) => roles.has(r));
  // "Which storage class is the cheapest", "which service suits": a choice between things, and nobody's job.
  if (!asksOurs && !choices.shift && (roles.has("price") || (things && !choices.superlative && ranking.choosing < CHOOSES))) return true;
  // "5 minutes", "Spot Instances": nothing that is anybody's job.
  const meant = options.reduce((sum, { reading }) => sum + (reading.topics[0]?.candidates[0]?.score ?? 0), 0) / options.length;
  if (!things && !choices.shift && meant < (asksOurs ? HARDLY_MEANT : LITTLE_MEANT)) return true;
  if (asksOurs) return bare && ranking.outside >= SURELY_OUTSIDE;
  return bare ? ranking.outside >= OUTSIDE_SERVICES : ranking.outside >= OUTSIDE_STEM && mean >= OUTSIDE_OPTIONS;
}
/** The likeliest controls of all options together; where a party is asked for, less. */
const LITTLE_MEANT = 0.35;
/** As likely as this, a stem asks which option is whose, even where it names no party. */
const CHOOSES = 0.7;
const HARDLY_MEANT = 0.25;
const OUTSIDE_STEM = 0.45;
/** As likely as this, a stem is rather about something else. */
const OUTSIDE_EVEN = 0.5;
const OUTSIDE_SERVICES = 0.15;
const OUTSIDE_OPTIONS = 0.4;
/** "A company must decouple two services: which should it use" names parties, and asks for no duty. */
const SURELY_OUTSIDE = 0.9;
