import type { Catalog } from "../catalog/index.js";
import { choicesOf } from "./choices.js";
import { claimOf } from "./claim.js";
import { definitionsOf, listOf, type Roles, rolesOf, runbooksOf } from "./intent.js";
import { knows } from "./model.js";
import { type Names, namesOf } from "./names.js";
import { type Ranking, rank } from "./rank.js";
import type { About, Declined, Intent, Reading, Topic } from "./reading.js";
import { type Corrector, isEveryday, isForeign, type Recognised, recognise } from "./recognise.js";

/** A question is declined from this probability on that it is none for the catalogue; sooner where no service is named, or its form says so. */
const OUTSIDE = { service: 0.35, none: 0.2, formed: 0.08 };
/** The forms of questions that are about something else. */
const FORMS = { always: ["price", "other-topic"], unlessOwned: ["how-to", "opinion", "quantity"] };
/** Each half of "who patches and backs up RDS" must be as plain as this. */
const PLAIN = 0.5;
/** Less where each half has a "who" of its own. */
const PLAIN_ASKED = 0.35;
/** A question in which one control is as likely as this as a whole is not two. */
const WHOLE = 0.9;
/** Longer questions are scenarios: their "and" joins clauses of a story, not two questions. */
const LONGEST_DOUBLE = 18;
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
/** Deeds that say little of what is asked. */
const VAGUE = new Set(["manage", "build", "start", "connect", "configure"]);
/** "How do we share the work on RDS" compares, however it begins. */
const ASKED_ALL_THE_SAME = new Set(["compare", "duties", "provider-duties", "abuse-report", "abuse-notice", "compromised"]);
const RUNBOOKS: Record<string, string> = { "abuse-report": "report", "abuse-notice": "notice", compromised: "compromised" };

/** What was made of a question before it is decided what is asked. */
interface Asked {
  catalog: Catalog;
  q: Recognised;
  roles: Roles;
  names: Names;
  ranking: Ranking;
  base: Reading;
}

/**
 * Reads a question. A multiple choice is read option by option, each with what its stem names.
 * @param correct mends a word that the catalogue does not know
 */
export function understand(catalog: Catalog, asked: string, correct: Corrector): Reading {
  const question = asked.replace(GREETING, "").replace(THANKS, "");
  return { ...read(catalog, question, correct), question: asked };
}

/** What is said out of politeness, before and after a question. */
const GREETING =
  /^(?:\s*(?:(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day))\b(?:\s+(?:all|team|folks|everyone|everybody|there|guys|colleagues|support|experts?))?|please|pls|kindly|(?:a |one |just a |quick )*question)\s*[,!:.–-]+\s*|\s*(?:please|pls|kindly)\s+(?=\w))+/i;
const THANKS =
  /[\s,.;!–-]*\b(?:(?:many |kind )?thanks(?: in advance| a lot| so much)?|thank you(?: in advance| very much)?|cheers|please|pls|thx|regards)[\s.!]*$/i;

function read(catalog: Catalog, question: string, correct: Corrector): Reading {
  const choices = choicesOf(question, namesOfProviders(catalog));
  // "Which of the following is AWS's: replacing disks" is a choice of one, and asks for the owner of that.
  const single = choices ? undefined : question.match(/^[^:]*\b(?:following|these)\b[^:]*:\s*(\S[\s\S]*)$/i)?.[1];
  const asked = prepare(catalog, choices?.stem ?? single ?? question, correct, { both: choices?.shift != null });
  if (!choices) return decide(asked);
  const { base, names } = asked;
  // Where the options are parties, or things and no deeds, the stem says what is asked of them.
  const parties = choices.options.filter((o) => o.party).length >= 2;
  const stem = ownerReading(asked, "the stem of a multiple choice");
  const options = choices.options.map(({ label, text, party }) => {
    const own = prepare(catalog, text, correct);
    // A name that several bear is what the stem names, where that is one of them.
    const vague = names.services.length > 0 ? 0 : own.names.ambiguous.length;
    const named = own.names.services.length + vague + own.names.models.length > 0;
    const bare =
      named && own.q.words.every((_, i) => own.names.positions.has(i) || own.roles.words("grammar").has(i) || isProvider(own.q, i));
    if (parties) return { label, text, party, reading: stem };
    if (bare) return { label, text, party, reading: { ...stem, ...subjectOf(own.names) } };
    return {
      label,
      text,
      party,
      reading: ownerReading(named ? own : prepare(catalog, text, correct, { setting: names }), "an option of a multiple choice"),
    };
  });
  return {
    ...base,
    intent: "choose",
    choices: { ...choices, options },
    corrections: [...base.corrections, ...options.flatMap((o) => o.reading.corrections)],
    rule: parties
      ? "asks which party it is"
      : `asks which options are ${choices.negated ? "not " : ""}${choices.target === "shared" ? "shared" : `the ${choices.target}'s`}`,
  };
}

function namesOfProviders(catalog: Catalog): string[] {
  return catalog.providers.flatMap((p) => [p.short, p.name, ...p.aliases]);
}

/** The sentence that asks, as it was written. */
function sentenceOf(q: Recognised, text: string): string {
  const [from, to] = q.asks;
  return text.slice(q.words[from]?.at ?? 0, q.words[to]?.at ?? text.length);
}

/** What an answer is about, from the names in a text. */
function subjectOf(names: Names): About {
  return {
    services: names.services,
    ambiguousServices: names.ambiguous,
    joined: names.joined,
    options: names.options,
    models: names.models,
  };
}

/**
 * @param how `setting`: names that hold where the text has none of its own; `both`: what is left behind counts too
 */
function prepare(
  catalog: Catalog,
  text: string,
  correct: Corrector,
  { setting, both = false }: { setting?: Names; both?: boolean } = {},
): Asked {
  const q = recognise(catalog, text, correct);
  const roles = rolesOf(q);
  const own = namesOf(catalog, q, both);
  const names = setting ? { ...setting, provider: own.provider ?? setting.provider, positions: own.positions } : own;
  const heads = [...names.services, ...names.ambiguous].flatMap((id) => catalog.serviceHeads.find((s) => s.id === id) ?? []);
  const ranking = rank(catalog, q, heads);
  // "What changes from EC2 to Lambda" is about both.
  if (!both && !setting && ranking.intent === "compare" && ranking.probability >= 0.5)
    return prepare(catalog, text, correct, { both: true });
  const base: Reading = {
    question: text,
    intent: "owner",
    declined: null,
    services: names.services,
    ambiguousServices: names.ambiguous,
    joined: names.joined,
    options: names.options,
    models: names.models,
    provider: names.provider,
    topics: [],
    claim: claimOf(sentenceOf(q, text), namesOfProviders(catalog)),
    party: "customer",
    definitions: [],
    runbooks: [],
    list: { type: null, category: null },
    choices: null,
    corrections: q.corrections,
    unknown: q.unknown.map((w) => w.text),
    recognised: recognisedOf(q),
    ignored: q.words.filter((_, i) => roles.words("grammar").has(i)).map((w) => w.text),
    confidence: 0,
    near: ranking.candidates.slice(0, 3),
    rule: "",
  };
  return { catalog, q, roles, names, ranking, base };
}

function decide(asked: Asked): Reading {
  const { catalog, q, roles, names, ranking, base } = asked;
  const decline = (declined: Declined, rule: string): Reading => ({ ...base, declined, rule });
  const give = (intent: Intent, rule: string, more: Partial<Reading>): Reading => ({ ...base, intent, rule, ...more });
  if (q.words.length === 0) return decline("gibberish", "no words");
  if (roles.has("other-provider") && names.provider === null && names.services.length === 0)
    return decline("other-provider", "names a provider that the catalogue lacks");
  // An option stands for its service.
  const plain = names.services.filter((s) => !names.options.some((o) => o.startsWith(`${s}:`)));
  const columns = plain.length + names.options.length + names.models.length;
  const things = names.services.length + names.ambiguous.length + names.models.length + names.options.length;
  const exact = exactControl(asked);
  if (exact)
    return ownerReading(
      { ...asked, ranking: { ...ranking, outside: 0, candidates: [{ control: exact, score: 1, terms: ["its name"] }] } },
      "names a control and nothing else",
    );
  const form = (["how-to", "price"] as const).find((f) => opensWith(q, roles, f));
  if (form && !ASKED_ALL_THE_SAME.has(ranking.intent ?? "") && !roles.has("whose")) return decline(form, `begins as a question of ${form}`);
  if (roles.has("price") && deedsOf(q).every((d) => VAGUE.has(d))) return decline("price", "asks who pays, and for no deed");
  const product = productIn(asked);
  if (things === 0 && product) return decline("not-catalogued", `names ${product}, which the catalogue lacks`);
  if (asksForPerson(asked)) return decline("other-topic", "asks for a person");
  if (things === 0 && namesNothing(asked)) return decline("other-topic", "no word of it names a thing of the cloud");
  const terms = definitionsOf(q, roles, names);
  if (terms.length >= 2 && columns < 2 && roles.has("ask-difference"))
    return give("define", "asks how two terms differ", { definitions: terms, confidence: 0.95 });
  if (terms.length > 0 && roles.has("ask-define") && !roles.has("whose") && onlyDefines(asked))
    return give("define", "asks what a term means", { definitions: terms, confidence: 0.95 });
  const formed = FORMS.always.some((f) => roles.has(f)) || (!roles.has("ask-owner") && FORMS.unlessOwned.some((f) => roles.has(f)));
  const threshold = formed ? OUTSIDE.formed : things > 0 ? OUTSIDE.service : OUTSIDE.none;
  if (ranking.outside >= threshold)
    return decline(
      REASONS[ranking.reason ?? ""] ?? "other-topic",
      `is no question for the catalogue (${ranking.reason} ${ranking.outside.toFixed(2)})`,
    );

  const owner = ranking.candidates.reduce((sum, c) => sum + c.score, 0);
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
      const listed = roles.has("ask-list") && !roles.has("ask-define") && !roles.has("ask-difference") ? listOf(catalog, q) : null;
      if (listed) return give("list", said, { list: listed, confidence });
      const definitions = definitionsOf(q, roles, names);
      if (definitions.length > 0) return give("define", said, { definitions, confidence });
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
      break;
    case "duties":
    case "provider-duties": {
      const party = asks === "duties" ? "customer" : "provider";
      if (things > 0) return give("duties", said, { party, confidence });
      return give("list", said, { list: { type: party === "customer" ? "customer" : "inherited", category: null }, confidence });
    }
  }
  // A name and nothing else: what of it is yours.
  const left = q.words.filter((_, i) => !names.positions.has(i) && !roles.words("grammar").has(i) && !isProvider(q, i));
  const alsoControl = q.matches.some((m) => names.positions.has(m.from) && m.meanings.some(([k]) => k === "thing" || k === "phrase"));
  if (things > 0 && left.length === 0 && !alsoControl)
    return give("duties", "names a service or model and no control", { party: "customer", confidence: 0.75 });
  return ownerReading(asked, "one control fits best");
}

/** Whether the words of a question beside its deeds are all of another world: "who runs the marathon". */
function namesNothing({ catalog, q, roles }: Asked): boolean {
  const idle = new Set([
    ...roles.words("grammar"),
    ...roles.words("ask-owner"),
    ...roles.words("party-customer"),
    ...roles.words("party-provider"),
  ]);
  for (const m of q.matches)
    if (m.meanings.some(([k]) => k === "deed" || k === "provider")) for (let i = m.from; i < m.to; i++) idle.add(i);
  const left = q.words.filter((_, i) => !idle.has(i));
  if (left.length === 0) return deedsOf(q).every((d) => VAGUE.has(d)) && q.words.length > 1;
  return left.every((w) => !knows(catalog, w.stem) || isForeign(catalog, w));
}

/** A product of the provider's that the catalogue does not know: its name follows the provider's, and is no word. */
function productIn({ catalog, q, base }: Asked): string | null {
  for (const m of q.matches) {
    const next = q.words[m.to];
    if (!next || !m.meanings.some(([k]) => k === "provider") || knows(catalog, next.stem) || isEveryday(catalog, next.text)) continue;
    const written = base.question.slice(next.at, next.at + next.text.length);
    if (/^[A-Z]/.test(written)) return written;
  }
  return null;
}

/** "Who is the chief executive of AWS": somebody, no owner of a deed. */
function asksForPerson({ q, roles }: Asked): boolean {
  const at = q.words.findIndex(
    (w, i) =>
      w.text === "who" &&
      /^(is|was|are|were)$/.test(q.words[i + 1]?.text ?? "") &&
      /^(the|a|an|your|our)$/.test(q.words[i + 2]?.text ?? ""),
  );
  if (at < 0) return false;
  const rest = Array.from({ length: 3 }, (_, n) => at + 3 + n);
  return (
    !rest.some((i) => roles.words("ask-owner").has(i) || /^(one|side|person|entity|organi[sz]ation|team)$/.test(q.words[i]?.text ?? "")) &&
    deedsOf(q, (i) => i > at).length === 0
  );
}

/** The control whose name or phrase is all that a question says beside names of services; null where several bear it. */
function exactControl({ q, names, roles }: Asked): string | null {
  for (const m of q.matches) {
    const ids = [...new Set(m.meanings.filter(([k]) => k === "phrase").map(([, id]) => id))];
    const rest = q.words.some((_, i) => (i < m.from || i >= m.to) && !names.positions.has(i) && !roles.words("grammar").has(i));
    if (ids.length === 1 && !rest) return ids[0] as string;
  }
  return null;
}

/** Whether nothing is left of a question beside the term whose meaning is asked for. */
function onlyDefines({ q, roles }: Asked): boolean {
  const idle = new Set([...roles.words("grammar"), ...roles.words("ask-define"), ...roles.words("ask-difference")]);
  for (const m of q.matches)
    if (m.meanings.some(([k]) => k === "definition" || k === "provider")) for (let i = m.from; i < m.to; i++) idle.add(i);
  return q.words.every((_, i) => idle.has(i));
}

/** Whether the sentence that asks begins with the words of a role, after a greeting at most. */
function opensWith(q: Recognised, roles: Roles, role: string): boolean {
  const at = roles.words(role);
  const first = Array.from({ length: q.asks[1] - q.asks[0] }, (_, i) => q.asks[0] + i).find((i) => at.has(i));
  return first !== undefined && first - q.asks[0] <= 2;
}

/** Who asks for all that is left says one of these. */
const EVERYTHING =
  /^(everything|anything|nothing|all|what|which|list|left|remain\w*|stays?|still|keeps?|duties|responsibilit\w+|obligations|tasks|chores|jobs|share|side|part|plate|worry|checklist|todo|rest|scope)$/;

/** Whether a question's form asks for one owner, whatever its words are about: "is SQS being up on AWS", "a leaked bucket: us or them". */
function ownerOnly(intent: string, { q, roles, base }: Asked): boolean {
  const words = q.words.slice(q.asks[0], q.asks[1]).map((w) => w.text);
  const either = roles.has("party-customer") && words.includes("or") && q.matches.some((m) => m.meanings.some(([k]) => k === "provider"));
  const reports = deedsOf(q).includes("report") || words.some((w) => /^(contact|tell|complain|notify|inform|call)$/.test(w));
  if (RUNBOOKS[intent]) return either || ((roles.has("whose") || base.claim !== null) && !reports);
  if (intent === "duties" || intent === "provider-duties") return !words.some((w) => EVERYTHING.test(w));
  return false;
}

/** Reads a question as one that asks for an owner. */
function ownerReading(asked: Asked, rule: string): Reading {
  const { q, ranking, base } = asked;
  const [top] = ranking.candidates;
  if (!top) return { ...base, declined: "not-catalogued", rule: "no control fits" };
  const confidence = 1 - ranking.outside;
  const topics = topicsOf(asked);
  if (topics.length > 1) return { ...base, rule: "two questions in one", topics, confidence };
  const inside = (i: number) => i >= q.asks[0] && i < q.asks[1];
  const topic = { candidates: ranking.candidates, deeds: deedsOf(q, inside), words: wordsOf(asked, inside), side: sideOf(q) };
  return { ...base, rule, topics: [topic], confidence };
}

/** "EC2 vs Lambda for patching": the control that is compared, where one is plainly named. */
function topicOfComparison({ ranking }: Asked): Topic[] {
  const owner = ranking.candidates.reduce((sum, c) => sum + c.score, 0);
  const [top] = ranking.candidates;
  return top && top.score / owner >= 0.5 && owner >= 0.12 ? [{ candidates: ranking.candidates, deeds: [], words: [], side: null }] : [];
}

/**
 * The parts of "who patches and backs up RDS", or of two questions one after the other, where each part plainly means another control.
 * A part that names nothing is about what the others name.
 */
function topicsOf(asked: Asked): Topic[] {
  const { catalog, q, names, ranking } = asked;
  const parts = partsOf(asked);
  const [first] = parts;
  const sentences = first !== undefined && q.sentences.some(([, to]) => to === first[1]);
  const asks = (part: [number, number]) =>
    Array.from({ length: part[1] - part[0] }, (_, n) => part[0] + n).some((i) => ASKS.test(q.words[i]?.text ?? ""));
  const each = sentences || parts.every(asks);
  if (parts.length < 2 || (!each && (ranking.candidates[0]?.score ?? 0) >= WHOLE)) return [];
  const topics = parts.map(([from, to]): Topic => {
    const within = (i: number) => i >= from && i < to;
    const inside = (i: number) => within(i) || names.positions.has(i);
    const part = { ...q, matches: q.matches.filter((m) => within(m.from) && within(m.to - 1)), asks: [from, to] as [number, number] };
    const own = namesOf(catalog, part);
    const named = own.services.length + own.ambiguous.length > 0;
    const heads = (named ? [...own.services, ...own.ambiguous] : names.services).flatMap(
      (id) => catalog.serviceHeads.find((s) => s.id === id) ?? [],
    );
    const ranked = rank(catalog, { ...q, asks: [from, to] }, heads, named ? within : inside);
    const plain = (ranked.candidates[0]?.score ?? 0) >= (each ? PLAIN_ASKED : PLAIN) && ranked.outside < OUTSIDE.service;
    return {
      candidates: plain ? ranked.candidates : [],
      deeds: deedsOf(q, within),
      words: wordsOf(asked, within),
      side: sideOf(q, within),
      ...(named && { about: subjectOf(own) }),
    };
  });
  const services = (t: Topic) => (t.about ? t.about.services : names.services).join();
  const meant = topics.map((t) => `${t.candidates[0]?.control} ${services(t)}`);
  const whole = new Set(ranking.candidates.slice(0, 6).map((c) => c.control));
  const apart =
    new Set(meant).size === meant.length && topics.every((t) => t.candidates[0] && (each || whole.has(t.candidates[0].control)));
  return apart ? topics : [];
}

/** Where a question may be two: sentences that each ask, or clauses that "and" joins. */
function partsOf({ q, roles }: Asked): [from: number, to: number][] {
  const asks = ([from, to]: [number, number]) =>
    [...roles.words("ask-owner")].some((i) => i >= from && i < to && ASKS.test(q.words[i]?.text ?? ""));
  const sentences = q.sentences.filter(asks);
  if (sentences.length === 2) return [[0, (sentences[0] as [number, number])[1]], sentences[1] as [number, number]];
  if (sentences.length > 2 || q.words.length > LONGEST_DOUBLE) return [];
  const joins = q.words.flatMap((w, i) => (/^(and|plus|or)$/.test(w.text) ? [i] : []));
  const open = joins.filter(
    (i) =>
      !q.matches.some((m) => m.from < i && i < m.to - 1 && m.meanings.some(([k]) => k === "thing" || k === "phrase" || k === "service")),
  );
  const bounds = [-1, ...open, q.words.length];
  const parts = bounds.slice(1).map((end, n): [number, number] => [(bounds[n] as number) + 1, end]);
  // Each part must do something, or ask for itself.
  return parts.every((part) => deedsOf(q, (i) => i >= part[0] && i < part[1]).length > 0 || asks(part)) ? parts : [];
}
const ASKS = /^(who|whose|whom|by)$/;

/** The stems of the words that carry meaning. */
function wordsOf({ q, roles, names }: Asked, inside: (position: number) => boolean): string[] {
  const idle = new Set([
    ...roles.words("grammar"),
    ...roles.words("ask-owner"),
    ...roles.words("party-customer"),
    ...roles.words("party-provider"),
    ...names.positions,
  ]);
  return q.words.flatMap((w, i) => (inside(i) && !idle.has(i) ? [w.stem] : []));
}

/** The deeds that the words of a question say. */
function deedsOf(q: Recognised, inside: (position: number) => boolean = () => true): string[] {
  const found = q.matches.filter((m) => inside(m.from) && inside(m.to - 1));
  return [...new Set(found.flatMap((m) => m.meanings.filter(([k]) => k === "deed").map(([, id]) => id)))];
}

/** The deeds that a text of the catalogue names. */
export function deedsIn(catalog: Catalog, text: string): string[] {
  return deedsOf(recognise(catalog, text, () => null));
}

/** Places and things of which each side has its own. */
const ENDS = /^(end|side|office|premises|router|device|rack|site|building|data|centre|center|half|part)$/;

/** At whose end something is: the possessor that stands before "end", "side", "router" and the like. */
function sideOf(q: Recognised, inside: (position: number) => boolean = () => true): Topic["side"] {
  for (const [i, w] of q.words.entries()) {
    if (!inside(i) || !ENDS.test(w.text)) continue;
    const before = q.words.slice(Math.max(0, i - 3), i);
    if (before.some((b) => /^(our|my|own|customer|customers|client|clients|office)$/.test(b.text))) return "customer";
    const from = Math.max(0, i - 2);
    if (Array.from({ length: i - from }, (_, n) => from + n).some((n) => isProvider(q, n))) return "provider";
  }
  return null;
}

function isProvider(q: Recognised, position: number): boolean {
  return q.matches.some((m) => m.from <= position && position < m.to && m.meanings.some(([k]) => k === "provider"));
}

function recognisedOf(q: Recognised): Reading["recognised"] {
  return q.matches.flatMap((m) => {
    const seen = m.meanings.filter(([k]) => k !== "role");
    if (seen.length === 0) return [];
    const as = seen.slice(0, 4).map(([k, id]) => `${k} ${id}`);
    return [{ text: m.text, as: as.join(", ") }];
  });
}
