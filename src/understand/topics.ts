import { type Asked, headsOf, subjectOf } from "./asked.js";
import { idleIn } from "./intent.js";
import { namesOf } from "./names.js";
import { OUTSIDE, VAGUE } from "./outside.js";
import { featuresIn, owned, rank } from "./rank.js";
import type { Reading, Topic } from "./reading.js";
import { deedsOf, isProvider, type Recognised } from "./recognise.js";

/** Each half of "who patches and backs up RDS" must be as plain as this. */
const PLAIN = 0.3;
/** Less where each half has a "who" of its own. */
const PLAIN_ASKED = 0.12;
/** So little speaks for another topic where a question is surely ours; and of a part so much must be ours all the same. */
const SURELY_OURS = 0.1;
const LEAST_OURS = 0.1;
/** A question in which one control is as likely as this as a whole is not two. */
const WHOLE = 0.95;
/** Longer questions are scenarios: their "and" joins clauses of a story, not two questions. */
const LONGEST_DOUBLE = 18;

/** "EC2 vs Lambda for patching": the control that is compared, where one is plainly named. */
export function topicOfComparison({ ranking }: Asked): Topic[] {
  const owner = owned(ranking);
  const [top] = ranking.candidates;
  return top && top.score / owner >= 0.5 && owner >= 0.12
    ? [{ candidates: ranking.candidates, features: [], words: [], side: null, head: [] }]
    : [];
}

/**
 * The parts of "who patches and backs up RDS", or of two questions one after the other, where each part plainly means another control.
 * A part that names nothing is about what the others name.
 */
export function topicsOf(asked: Asked): Topic[] {
  const { catalog, q, names, ranking } = asked;
  const parts = partsOf(asked);
  const [first] = parts;
  const sentences = first !== undefined && q.sentences.some(([, to]) => to === first[1]);
  const asks = (part: [number, number]) =>
    Array.from({ length: part[1] - part[0] }, (_, n) => part[0] + n).some((i) => ASKS.test(q.words[i]?.text ?? ""));
  const each = sentences || parts.every(asks);
  if (parts.length < 2 || (!each && !joinsDeeds(asked, parts) && (ranking.candidates[0]?.score ?? 0) >= WHOLE)) return [];
  const topics = parts.map(([from, to], n): Topic => {
    const object = objectShared(asked, parts, n);
    const within = (i: number) => (i >= from && i < to) || (i >= object[0] && i < object[1]);
    const inside = (i: number) => within(i) || names.positions.has(i);
    const part = { ...q, matches: q.matches.filter((m) => within(m.from) && within(m.to - 1)), asks: [from, to] as [number, number] };
    const own = namesOf(catalog, part);
    const named = own.services.length + own.ambiguous.length > 0;
    const features = featuresIn(catalog, { ...q, asks: [from, to] }, named ? within : inside);
    const ranked = rank(catalog, features, headsOf(catalog, named ? [...own.services, ...own.ambiguous] : names.services), {
      software: (named ? own : names).software,
    });
    // A part may be about anything, "who guards", where the whole is a question of ours.
    const ours = ranking.outside < SURELY_OURS;
    const likely = (ranked.candidates[0]?.score ?? 0) / (ours ? Math.max(1 - ranked.outside, LEAST_OURS) : 1);
    const plain = likely >= (each ? PLAIN_ASKED : PLAIN) && (ours || ranked.outside < OUTSIDE.service);
    return {
      candidates: plain ? ranked.candidates : [],
      features,
      words: wordsOf(asked, within),
      side: sideOf(q, within),
      head: headIn(asked, within),
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

/** What stands behind the next part's deed, where a part is a deed and nothing else: "detecting and replacing failed disks" detects those. */
function objectShared({ q, roles }: Asked, parts: readonly [from: number, to: number][], n: number): [from: number, to: number] {
  const [[from, to], next] = [parts[n] as [number, number], parts[n + 1]];
  const deeds = q.matches.filter((m) => m.meanings.some(([k]) => k === "deed"));
  const idle = idleIn(roles, "ask-owner", "party-customer", "party-provider");
  const isBare = q.words.slice(from, to).every((_, i) => idle.has(from + i) || deeds.some((m) => m.from <= from + i && from + i < m.to));
  const deed = next && deeds.find((m) => m.from >= next[0] && m.to <= next[1]);
  return isBare && deed ? [deed.to, next[1]] : [0, 0];
}

/** Whether deeds that say something stand on both sides of each "and": "patches and backs up". */
function joinsDeeds({ q }: Asked, parts: readonly [from: number, to: number][]): boolean {
  const says = (at: (m: Recognised["matches"][number]) => boolean) =>
    q.matches.some((m) => at(m) && m.meanings.some(([k, id]) => k === "deed" && !VAGUE.has(id)));
  return parts.slice(1).every(([from]) => says((m) => m.to === from - 1) && says((m) => m.from === from));
}

/** Where a question may be two: sentences that each ask, or clauses that "and" joins. */
function partsOf({ q, roles }: Asked): [from: number, to: number][] {
  const asks = ([from, to]: [number, number]) =>
    [...roles.words("ask-owner")].some((i) => i >= from && i < to && ASKS.test(q.words[i]?.text ?? ""));
  const sentences = q.sentences.filter(asks);
  if (sentences.length === 2) return [[0, (sentences[0] as [number, number])[1]], sentences[1] as [number, number]];
  if (sentences.length > 2) return [];
  // In a long one only "and who" begins another question.
  const isLong = q.words.length > LONGEST_DOUBLE;
  const asksAfter = (i: number) => [1, 2].some((n) => ASKS.test(q.words[i + n]?.text ?? ""));
  const begins = (i: number) => !isLong || asksAfter(i);
  const firstAsked = q.words.findIndex((w) => ASKS.test(w.text));
  // "Whose is choosing the key, whose is guarding it" needs no "and".
  const joins = q.words.flatMap((w, i) =>
    /^(and|plus|or)$/.test(w.text) || (i > firstAsked && q.pauses.has(i) && /^whose?$/.test(w.text)) ? [i] : [],
  );
  const open = joins.filter(
    (i) =>
      begins(i) &&
      !q.matches.some((m) => m.from < i && i < m.to - 1 && m.meanings.some(([k]) => k === "thing" || k === "phrase" || k === "service")),
  );
  // Where "and who" begins another question, the other "and"s join things.
  const asking = open.filter(asksAfter);
  const bounds = [-1, ...(asking.length > 0 && firstAsked < (asking[0] as number) ? asking : open), q.words.length];
  const isAsking = (i: number) => ASKS.test(q.words[i]?.text ?? "");
  const parts = bounds.slice(1).map((end, n): [number, number] => [(bounds[n] as number) + (isAsking(bounds[n] as number) ? 0 : 1), end]);
  // Each part must do something, or ask for itself.
  return parts.every((part) => deedsOf(q, (i) => i >= part[0] && i < part[1]).length > 0 || asks(part)) ? parts : [];
}
const ASKS = /^(who|whos|whose|whom|by)$/;

/** The stems of the words that carry meaning. */
export function wordsOf({ q, roles, names }: Pick<Asked, "q" | "roles" | "names">, inside: (position: number) => boolean): string[] {
  const idle = idleIn(roles, "ask-owner", "party-customer", "party-provider");
  return q.words.flatMap((w, i) => (inside(i) && !idle.has(i) && !names.positions.has(i) ? [w.stem] : []));
}

/** Words between who is asked for and what is done. */
const BETWEEN =
  /^(?:should|shall|must|may|might|can|could|would|will|needs?|supposed|meant|expected|responsible|charge|jobs?|tasks?|dut(?:y|ies)|roles?|hook|going|gonna|gotta|actually|then|now|still|really|again|one|person|people|part|side|party|accountable|obliged|required|ought|got|who|whose|whom|is|are|does|do)$/;

/** The deed or word by which a question begins to say what is done, "who should [set up] a trail so that …"; empty where there is none. */
export function headIn({ q, roles, names }: Pick<Asked, "q" | "roles" | "names">, inside?: (position: number) => boolean): string[] {
  const within = inside ?? ((i: number) => i >= q.asks[0] && i < q.asks[1]);
  const positions = q.words.flatMap((_, i) => (within(i) ? [i] : []));
  const idle = idleIn(roles, "ask-owner", "party-customer", "party-provider");
  const asks = roles.words("ask-owner");
  const says = (i: number) => !idle.has(i) && !names.positions.has(i) && !isProvider(q, i) && !BETWEEN.test(q.words[i]?.text ?? "");
  const from = positions.find((i) => asks.has(i));
  const at = positions.find((i) => i >= (from ?? 0) && says(i)) ?? positions.find(says);
  if (at === undefined) return [];
  const deeds = q.matches
    .filter((m) => m.from === at)
    .sort((a, b) => b.to - a.to)
    .flatMap((m) => m.meanings.flatMap(([k, id]) => (k === "deed" ? [id] : [])));
  return [...deeds.slice(0, 1), (q.words[at] as (typeof q.words)[number]).stem].map((h) => `h:${h}`);
}

/** Whether it is asked if both do it or one alone, "is it one party's task or do both contribute". */
export function isJoint(q: Recognised): boolean {
  const asking = q.words.slice(q.asks[0], q.asks[1]).map((w) => w.text);
  return /\b(?:both(?! (?:the|our|my|your|of (?:the|our|these)|regions?|zones?|ends))|alone|jointly|solely|exclusively|the two together|one party|shared(?= (?:between|by|control|responsibility|duty|task)|$))\b/.test(
    asking.join(" "),
  );
}

/** Whether it is asked what happens where the customer does nothing: "does AWS back it up without us doing anything". */
export function isByDefault(q: Recognised): boolean {
  const said = q.words.map((w) => w.text).join(" ");
  return /\bwithout (?:me|us|you|our|my|your|anybody|anyone|any of us) (?:\w+ )?(?:do|doing|ask|asking|touching|setting|turning)\b|(?<!encryption )\bby default\b|\bout of the box\b|\bif (?:i|we|nobody) (?:do|does) nothing\b/.test(
    said,
  );
}

/** Places and things of which each side has its own. */
const ENDS = /^(end|side|office|premises|router|rack|site|building|half|facility|facilities|hall|halls)$/;

/** At whose end something is: the possessor that stands before "end", "side", "router" and the like. */
export function sideOf(q: Recognised, inside: (position: number) => boolean = () => true): Topic["side"] {
  for (const [i, w] of q.words.entries()) {
    if (!inside(i) || !ENDS.test(w.text)) continue;
    const before = q.words.slice(Math.max(0, i - 3), i);
    if (before.some((b) => /^(our|my|own|customer|customers|client|clients|office)$/.test(b.text))) return "customer";
    const from = Math.max(0, i - 2);
    if (Array.from({ length: i - from }, (_, n) => from + n).some((n) => isProvider(q, n))) return "provider";
  }
  return null;
}

/** Reads a question as one that asks for an owner. */
export function ownerReading(asked: Asked, rule: string, whole = false): Reading {
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
