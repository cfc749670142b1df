import type { Catalog } from "../catalog/index.js";
import { type Asked, namesOfProviders, prepare } from "./asked.js";
import { readChoices } from "./choice-reading.js";
import { choicesOf } from "./choices.js";
import { claimIn } from "./claim-kind.js";
import { definitionsOf, listOf, runbooksOf } from "./intent.js";
import {
  asksForNobody,
  asksForPerson,
  exactControl,
  isElsewhere,
  isOfAnother,
  isVague,
  namesItsControl,
  namesNothing,
  OF_ANOTHER,
  OUTSIDE,
  onlyDefines,
  opensWith,
  productIn,
  reasonOf,
  worksOnText,
} from "./outside.js";
import { owned } from "./rank.js";
import type { Declined, Intent, Reading } from "./reading.js";
import { type Corrector, deedsOf, isProvider, isTerm } from "./recognise.js";
import { readRequirement } from "./requirement.js";
import { ownerReading, topicOfComparison } from "./topics.js";

/** The forms of questions that are about something else. */
const FORMS = { always: ["price", "other-topic"], unlessOwned: ["how-to", "opinion", "quantity"] };
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

/** What is said out of politeness, before and after a question. */
const GREETING =
  /^(?:\s*(?:(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day))\b(?:\s+(?:all|team|folks|everyone|everybody|there|guys|colleagues|support|experts?|(?:a |just a |quick |small )*(?:question|one)))?|please|pls|kindly|(?:a |one |just a |quick |small |dumb |stupid |simple )*(?:question|q|one))\s*[,!:.–-]+\s*|\s*(?:please|pls|kindly)\s+(?=\w))+/i;
const THANKS =
  /[\s,.;!–-]*\b(?:(?:many |kind )?thanks(?: in advance| a lot| so much)?|thank you(?: in advance| very much)?|cheers|please|pls|thx|regards)[\s.!]*$/i;

function read(catalog: Catalog, question: string, correct: Corrector): Reading {
  const choices = choicesOf(question, namesOfProviders(catalog), (name) => isTerm(catalog, name));
  if (choices) return readChoices(catalog, choices, correct);
  // "Which of the following is AWS's: replacing disks" is a choice of one, and asks for the owner of that.
  const single = question.match(/^[^:]*\b(?:following|these)\b[^:]*:\s*(\S[\s\S]*)$/i)?.[1];
  const text = single ?? question;
  const asked = prepare(catalog, text, correct);
  const reading = decide(asked);
  if (reading.declined || reading.intent !== "owner") return reading;
  return { ...reading, claim: claimIn(catalog, asked.q, text, asked.base.claim) };
}

function decide(asked: Asked): Reading {
  const { catalog, q, roles, names, ranking, base } = asked;
  const decline = (declined: Declined, rule: string): Reading => ({ ...base, declined, rule });
  const give = (intent: Intent, rule: string, more: Partial<Reading>): Reading => ({ ...base, intent, rule, ...more });
  if (isOfAnother(asked)) return decline("other-provider", OF_ANOTHER);
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
  if (worksOnText(asked)) return decline("other-topic", "asks for work on a text");
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
  // "Who maintains the dishes of AWS Ground Station" names a service and asks for an owner, whatever a dish is elsewhere.
  const isAsked = names.services.length > 0 && (roles.has("ask-owner") || roles.has("whose") || base.claim !== null);
  const threshold = formed ? OUTSIDE.formed : !plainly ? OUTSIDE.none : isAsked ? OUTSIDE.asked : OUTSIDE.service;
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
  const thing = q.matches.some((m) => !names.positions.has(m.from) && m.meanings.some(([k]) => k === "thing" || k === "phrase"));
  if (RUNBOOKS[intent]) return either || acts || ((roles.has("whose") || base.claim !== null) && !reports);
  if (intent === "define")
    return (roles.has("ask-owner") || base.claim !== null) && !roles.has("ask-define") && !roles.has("ask-difference");
  // "Is security AWS's responsibility" asks for no list of what is, and neither does "disposal of media, for EBS".
  if (intent === "list") return (base.claim !== null || (thing && names.services.length > 0)) && !roles.has("ask-list");
  // "Is AWS responsible for SQS being up" supposes an owner, and "who manages the OS in PaaS" names a thing: they ask for that.
  if (intent === "duties" || intent === "provider-duties")
    return words[0] === "whose" || ((ranking.probability < SURE || thing || base.claim !== null) && !words.some((w) => EVERYTHING.test(w)));
  return false;
}
