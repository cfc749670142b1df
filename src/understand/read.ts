import type { Catalog } from "../catalog/index.js";
import { type Asked, namesOfProviders, prepare, subjectOf } from "./asked.js";
import { type Choice, type Choices, choicesOf } from "./choices.js";
import type { Claim } from "./claim.js";
import { clausesIn } from "./compound.js";
import { definitionsOf, listOf, runbooksOf } from "./intent.js";
import {
  asksForNobody,
  asksForPerson,
  exactControl,
  isElsewhere,
  isVague,
  namesItsControl,
  namesNothing,
  OUTSIDE,
  onlyDefines,
  opensWith,
  productIn,
} from "./outside.js";
import { owned } from "./rank.js";
import type { Declined, Intent, Reading } from "./reading.js";
import { type Corrector, deedsOf, isProvider, isTerm } from "./recognise.js";
import { readRequirement } from "./requirement.js";
import { actedBy, stated } from "./statement.js";
import { stemKinds } from "./stem-kind.js";
import { headIn, isByDefault, isJoint, sideOf, topicOfComparison, topicsOf, wordsOf } from "./topics.js";

/** The forms of questions that are about something else. */
const FORMS = { always: ["price", "other-topic"], unlessOwned: ["how-to", "opinion", "quantity"] };
/** What the reasons of the examples are called in a document. */
const REASONS: Record<string, Declined> = {
  price: "price",
  "how-to": "how-to",
  opinion: "other-topic",
  trivia: "not-catalogued",
  "other-provider": "other-provider",
  everyday: "other-topic",
  gibberish: "gibberish",
};
/** "Must we buy the generators" is plain in spite of its form. */
const PLAIN_ALL_THE_SAME = 0.9;
/** "How do we share the work on RDS" compares, however it begins. */
const ASKED_ALL_THE_SAME = new Set(["compare", "duties", "provider-duties", "abuse-report", "abuse-notice", "compromised"]);
const RUNBOOKS: Record<string, string> = { "abuse-report": "report", "abuse-notice": "notice", compromised: "compromised" };

/**
 * Reads a question. A multiple choice is read option by option, each with what its stem names.
 * @param correct mends a word that the catalogue does not know
 */
export function understand(catalog: Catalog, asked: string, correct: Corrector): Reading {
  const question = asked.replace(GREETING, "").replace(THANKS, "");
  const requirement = readRequirement(catalog, question, correct);
  if (requirement) return { ...requirement, question: asked };
  return { ...read(catalog, question, correct), question: asked };
}

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

/** What is said out of politeness, before and after a question. */
const GREETING =
  /^(?:\s*(?:(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day))\b(?:\s+(?:all|team|folks|everyone|everybody|there|guys|colleagues|support|experts?|(?:a |just a |quick |small )*(?:question|one)))?|please|pls|kindly|(?:a |one |just a |quick |small |dumb |stupid |simple )*(?:question|q|one))\s*[,!:.–-]+\s*|\s*(?:please|pls|kindly)\s+(?=\w))+/i;
const THANKS =
  /[\s,.;!–-]*\b(?:(?:many |kind )?thanks(?: in advance| a lot| so much)?|thank you(?: in advance| very much)?|cheers|please|pls|thx|regards)[\s.!]*$/i;

function read(catalog: Catalog, question: string, correct: Corrector): Reading {
  const providers = namesOfProviders(catalog);
  const choices = choicesOf(question, providers, (name) => isTerm(catalog, name));
  // "Which of the following is AWS's: replacing disks" is a choice of one, and asks for the owner of that.
  const single = choices ? undefined : question.match(/^[^:]*\b(?:following|these)\b[^:]*:\s*(\S[\s\S]*)$/i)?.[1];
  const asked = prepare(
    catalog,
    choices ? toldIn(choices.stem) : (single ?? question),
    correct,
    choices ? { both: choices.shift !== null, choosing: true } : {},
  );
  const { base } = asked;
  if (isOfAnother(asked)) return { ...base, declined: "other-provider", rule: "names a provider that the catalogue lacks" };
  if (!choices) return decide(asked);
  // Nothing on premises is the provider's, and what moves leaves the premises: "moves out of its own data center: what does it get rid of".
  const leaves = choices.target === "provider" || /\b(?:mov|migrat)\w+\b[^.?!]*\b(?:to|into)\b/i.test(choices.stem);
  const names = leaves ? { ...asked.names, models: asked.names.models.filter((m) => m !== "on-prem") } : asked.names;
  // Where the options are parties, or things and no deeds, the stem says what is asked of them.
  const parties = choices.options.some((o) => o.party || o.type || o.assigned);
  const stem = ownerReading(asked, "the stem of a multiple choice");
  const prepared = choices.options.map((o) => prepare(catalog, o.paired?.text ?? o.text, correct));
  // Where every option names a service or model and no deed, the stem says what is asked of them.
  const areThings = !parties && !choices.statements && prepared.every((own) => nameOf(own) && deedsOf(own.q).length === 0);
  const part = (text: string): Reading => {
    const own = prepare(catalog, text, correct);
    // A name that several bear is what the stem names, where that is one of them; so is a thing that only implies a service, "the instance".
    const implied = names.services.length > 0 && !own.names.proper && own.names.ambiguous.length === 0;
    const vague = names.services.length > 0 ? 0 : own.names.ambiguous.length;
    // "Container hosts" in an option is no model where the stem names services.
    const models = names.services.length > 0 ? 0 : own.names.models.length;
    // What changes with a move is asked of both ends.
    const moves = choices.shift !== null && names.services.length + names.models.length > 1;
    const named = !implied && !moves && own.names.services.length + vague + models > 0;
    const bare =
      (areThings && nameOf(own)) ||
      (named && own.q.words.every((_, i) => own.names.positions.has(i) || own.roles.words("grammar").has(i) || isProvider(own.q, i)));
    if (bare) return { ...stem, ...subjectOf(own.names), naming: true, bare: true };
    const reading = ownerReading(named ? own : prepare(catalog, text, correct, { setting: names }), "an option of a multiple choice");
    return { ...reading, naming: named };
  };
  const options = choices.options.map((option) => {
    if (parties) return { ...option, reading: stem, parts: [] };
    if (option.columns.length > 0) {
      const columns = option.columns.map(({ text, party }) => ({ ...part(text), claim: { party, negated: false } }));
      return { ...option, reading: part(option.text), parts: columns };
    }
    const clauses = choices.statements && option.listed.length === 0 && !option.paired ? clausesIn(option.told, providers) : [];
    const reading = { ...part(option.paired?.text ?? option.text), claim: claimIn(option, choices.statements, providers) };
    const claims = clauses.map((text) => ({ ...part(text), claim: stated(text, providers) }));
    return { ...option, reading, parts: claims.length > 0 ? claims : option.listed.map(part) };
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
const nameOf = ({ names }: Asked): boolean => names.services.length + names.ambiguous.length + names.models.length > 0;

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

function decide(asked: Asked): Reading {
  const { catalog, q, roles, names, ranking, base } = asked;
  const decline = (declined: Declined, rule: string): Reading => ({ ...base, declined, rule });
  const give = (intent: Intent, rule: string, more: Partial<Reading>): Reading => ({ ...base, intent, rule, ...more });
  if (q.words.length === 0) return decline("gibberish", "no words");
  // An option stands for its service.
  const plain = names.services.filter((s) => !names.options.some((o) => o.startsWith(`${s}:`)));
  const columns = plain.length + names.options.length + names.models.length;
  const things = names.services.length + names.ambiguous.length + names.models.length + names.options.length;
  const exact = exactControl(asked);
  if (exact)
    return ownerReading(
      { ...asked, ranking: { ...ranking, outside: 0, candidates: [{ control: exact, score: 1, terms: ["its name"] }] } },
      "names a control and nothing else",
      true,
    );
  const form = (["how-to", "price"] as const).find((f) => opensWith(q, roles, f));
  const allTheSame = ranking.probability >= LISTED && ASKED_ALL_THE_SAME.has(ranking.intent ?? "");
  if (form && !allTheSame && !roles.has("whose")) return decline(form, `begins as a question of ${form}`);
  const [likeliest] = ranking.candidates;
  const clear = (likeliest?.score ?? 0) >= PLAIN_ALL_THE_SAME && (base.claim !== null || roles.has("ask-owner"));
  if (roles.has("price") && isVague(q) && !clear) return decline("price", "asks who pays, and for no deed");
  const product = productIn(asked);
  if (things === 0 && product) return decline("not-catalogued", `names ${product}, which the catalogue lacks`);
  if (isElsewhere(asked)) return decline("other-topic", "asks for somebody within the customer's own walls");
  if (asksForNobody(asked)) return decline("other-topic", "speaks of another topic, and asks for nobody");
  if (asksForPerson(asked)) return decline("other-topic", "asks for a person");
  if (things === 0 && namesNothing(asked)) return decline("other-topic", "no word of it names a thing of the cloud");
  const terms = definitionsOf(q, roles, names);
  if (terms.length >= 2 && columns < 2 && roles.has("ask-difference"))
    return give("define", "asks how two terms differ", { definitions: terms, confidence: 0.95 });
  if (terms.length > 0 && roles.has("ask-define") && !roles.has("whose") && onlyDefines(asked))
    return give("define", "asks what a term means", { definitions: terms, confidence: 0.95 });
  const explained = roles.has("ask-define") && !roles.has("whose") ? exactControl(asked, "ask-define") : null;
  if (explained) return give("define", "asks what a control is", { definitions: [`control:${explained}`], confidence: 0.95 });
  const formed = FORMS.always.some((f) => roles.has(f)) || (!roles.has("ask-owner") && FORMS.unlessOwned.some((f) => roles.has(f)));
  // "Which services are there" names nothing, and is plain all the same.
  const plainly = things > 0 || namesItsControl(asked) || ranking.probability >= OUTSIDE.service;
  const threshold = formed ? OUTSIDE.formed : plainly ? OUTSIDE.service : OUTSIDE.none;
  // "Which services are there": no more is said than what is to be listed.
  const listsAll = () => q.words.every((w, i) => LISTS.test(w.text) || roles.words("grammar").has(i));
  const isBrief = q.words.length <= BRIEF && ranking.intent === "list" && (ranking.probability >= LISTED || listsAll());
  const brief = isBrief ? listOf(catalog, q) : null;
  if (ranking.outside >= threshold && !brief)
    return decline(reasonOf(asked), `is no question for the catalogue (${ranking.reason} ${ranking.outside.toFixed(2)})`);

  const owner = owned(ranking);
  const { intent, probability } = ranking;
  const compared = columns >= 2 && (roles.has("ask-compare") || roles.has("ask-difference"));
  if (compared)
    return give("compare", "names things to compare", { topics: topicOfComparison(asked), confidence: Math.max(0.8, probability) });
  const asks = probability > owner && !(intent && ownerOnly(intent, asked)) ? intent : null;
  const confidence = asks ? probability : 0;
  const said = `asks so (${asks} ${probability.toFixed(2)})`;
  switch (asks) {
    case "define": {
      // "All customer-specific controls" names a term, and asks for what belongs to it.
      // "What is Athena used for" asks for no term of the model.
      if (names.services.length > 0 && terms.every((t) => t.startsWith("service:")) && !onlyDefines(asked))
        return decline("other-topic", "asks what a service does");
      const listed = roles.has("ask-list") && !roles.has("ask-define") && !roles.has("ask-difference") ? listOf(catalog, q) : null;
      if (listed) return give("list", said, { list: listed, confidence });
      if (terms.length > 0) return give("define", said, { definitions: terms, confidence });
      // "What is data residency": a control explains itself.
      if (likeliest) return give("define", said, { definitions: [`control:${likeliest.control}`], confidence });
      break;
    }
    case "abuse-report":
    case "abuse-notice":
    case "compromised": {
      const provider = names.provider ?? catalog.providers.find((p) => p.runbooks.length > 0)?.id;
      // The words of a runbook decide where they are plainer than the form: "how do I report abuse".
      const named = runbooksOf(q);
      const runbook = named.length === 1 ? (named[0] as string) : `${provider}/${RUNBOOKS[asks]}`;
      return give("report-abuse", said, { runbooks: [runbook], confidence });
    }
    case "list": {
      const list = listOf(catalog, q);
      if (list) return give("list", said, { list, confidence });
      break;
    }
    case "compare":
      if (columns >= 2) return give("compare", said, { topics: topicOfComparison(asked), confidence });
      // "Break down who does what on RDS" compares the parties.
      if (things > 0 && !ownerOnly("duties", asked)) return give("duties", said, { party: "customer", confidence });
      break;
    case "duties":
    case "provider-duties": {
      const party = asks === "duties" ? "customer" : "provider";
      if (things > 0) return give("duties", said, { party, confidence });
      return give("list", said, {
        list: { of: "controls", type: party === "customer" ? "customer" : "inherited", category: null },
        confidence,
      });
    }
  }
  // A name and nothing else: what of it is yours.
  const left = q.words.filter((_, i) => !names.positions.has(i) && !roles.words("grammar").has(i) && !isProvider(q, i));
  const alsoControl = q.matches.some((m) => names.positions.has(m.from) && m.meanings.some(([k]) => k === "thing" || k === "phrase"));
  if (things > 0 && left.length === 0 && !alsoControl)
    return give("duties", "names a service or model and no control", { party: "customer", confidence: 0.75 });
  return ownerReading(asked, "one control fits best");
}

/** Whether a question names none but another provider. */
const isOfAnother = ({ roles, names }: Asked): boolean => roles.has("other-provider") && names.provider === null && !names.proper;

/** Why a question that is likely about something else is declined. */
const reasonOf = ({ ranking }: Asked): Declined => REASONS[ranking.reason ?? ""] ?? "other-topic";

/** Who asks for all that is left says one of these. */
const EVERYTHING =
  /^(everything|anything|nothing|all|what|which|list|left|remain\w*|stays?|still|keeps?|duties|responsibilit\w+|obligations|tasks|chores|jobs|share|side|part|plate|worry|checklist|todo|rest|scope)$/;

/** So brief a question, which is as likely as this to ask for a list, does. */
const BRIEF = 6;
const LISTED = 0.3;
/** A question of nothing but such words asks for all of them, however likely the reader holds that. */
const LISTS =
  /^(?:which|what|list|show|name|services?|controls?|categor(?:y|ies)|exist|exists|known?|covered|supported|available|catalogue)$/;

/** So many words may stand before "who": "so uh, who cleans up". */
const FILLERS = 2;
/** As likely as this, an intent needs no word that says it. */
const SURE = 0.8;

/** Whether a question's form asks for one owner, whatever its words are about: "is SQS being up on AWS", "a leaked bucket: us or them". */
function ownerOnly(intent: string, { q, roles, names, ranking, base }: Asked): boolean {
  const words = q.words.slice(q.asks[0], q.asks[1]).map((w) => w.text);
  const either = roles.has("party-customer") && words.includes("or") && q.matches.some((m) => m.meanings.some(([k]) => k === "provider"));
  const reports = deedsOf(q).includes("report") || words.some((w) => /^(contact|tell|complain|notify|inform|call)$/.test(w));
  // "Who must notify the regulator" asks who does; "who do I notify" asks for the way.
  const [who, then] = [words.indexOf("who"), words.slice(words.indexOf("who") + 1)];
  const acts =
    who >= 0 &&
    who <= FILLERS &&
    !(/^(do|should|can|must|may|shall|could|would)$/.test(then[0] ?? "") && /^(i|we|you|one)$/.test(then[1] ?? ""));
  if (RUNBOOKS[intent]) return either || acts || ((roles.has("whose") || base.claim !== null) && !reports);
  if (intent === "define") return roles.has("ask-owner") && !roles.has("ask-define") && !roles.has("ask-difference");
  // "Is AWS responsible for SQS being up" supposes an owner, and "who manages the OS in PaaS" names a thing: they ask for that.
  const thing = q.matches.some((m) => !names.positions.has(m.from) && m.meanings.some(([k]) => k === "thing" || k === "phrase"));
  if (intent === "duties" || intent === "provider-duties")
    return words[0] === "whose" || ((ranking.probability < SURE || thing || base.claim !== null) && !words.some((w) => EVERYTHING.test(w)));
  return false;
}

/** Reads a question as one that asks for an owner. */
function ownerReading(asked: Asked, rule: string, whole = false): Reading {
  const { q, features, ranking, base } = asked;
  const [top] = ranking.candidates;
  if (!top) return { ...base, declined: "not-catalogued", rule: "no control fits" };
  const confidence = 1 - ranking.outside;
  const topics = topicsOf(asked);
  if (topics.length > 1) return { ...base, rule: "two questions in one", topics, confidence };
  const inside = (i: number) => i >= q.asks[0] && i < q.asks[1];
  const topic = {
    candidates: ranking.candidates,
    features,
    words: wordsOf(asked, inside),
    side: sideOf(q),
    head: headIn(asked),
    joint: whole || isJoint(q),
    byDefault: isByDefault(q),
  };
  return { ...base, rule, topics: [topic], confidence };
}
