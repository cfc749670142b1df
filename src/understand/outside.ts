/** The signs by which a question is none for the catalogue, whatever the reader has learnt. */
import type { Asked } from "./asked.js";
import { idleIn, type Roles } from "./intent.js";
import { knows } from "./model.js";
import { owned } from "./rank.js";
import type { Declined } from "./reading.js";
import { deedsOf, isEveryday, isForeign, isProvider, positionsOf, type Recognised } from "./recognise.js";

/** A question is declined from this probability on that it is none for the catalogue; later where it asks for an owner of a service, sooner where no service and no term of a control is named, or its form says so. */
export const OUTSIDE = { asked: 0.8, service: 0.6, none: 0.2, formed: 0.1 };
/** A control as likely as this is plainly meant. */
const PLAINLY = 0.9;
/** Deeds that say little of what is asked. */
export const VAGUE = new Set(["manage", "build", "start", "connect", "configure"]);

/** Whether no deed of a question says much. */
export function isVague(q: Recognised): boolean {
  return deedsOf(q).every((d) => VAGUE.has(d));
}

/** Whether the words of a question beside its deeds are all of another world: "who runs the marathon". */
export function namesNothing({ catalog, q, roles }: Asked): boolean {
  // The name of a control says enough: "is configuration management AWS's job".
  if (q.matches.some((m) => m.to - m.from > 1 && m.meanings.some(([k]) => k === "phrase"))) return false;
  const idle = new Set([...idleIn(roles, "ask-owner", "party-customer", "party-provider"), ...positionsOf(q, "deed", "provider")]);
  const left = q.words.filter((_, i) => !idle.has(i));
  if (left.length === 0) return isVague(q) && q.words.length > 1;
  return left.every((w) => !knows(catalog, w.stem) || isForeign(catalog, w));
}

/** A product of the provider's that the catalogue does not know: its name follows the provider's, and is no word, or several words with capitals. */
export function productIn({ catalog, q, base }: Asked): string | null {
  const written = (i: number) => base.question.slice(q.words[i]?.at ?? 0, (q.words[i]?.at ?? 0) + (q.words[i]?.text.length ?? 0));
  const isProper = (i: number) => /^[A-Z][a-z]/.test(written(i));
  const isKnown = (i: number) => q.matches.some((o) => o.from <= i && o.to > i && o.meanings.some(([k]) => k !== "role" && k !== "deed"));
  // "Whose Job Is It To Guard AWS Data Centers" has capitals everywhere.
  const titled = q.words.filter((_, i) => isProper(i)).length * 2 > q.words.length;
  for (const m of q.matches) {
    const next = q.words[m.to];
    if (!next || !m.meanings.some(([k]) => k === "provider")) continue;
    let to = m.to;
    while (to < q.words.length && isProper(to) && !isKnown(to)) to++;
    const name = Array.from({ length: to - m.to }, (_, n) => written(m.to + n)).join(" ");
    if (!titled && to - m.to >= 2) return name;
    if (/^[A-Z]/.test(written(m.to)) && !knows(catalog, next.stem) && !isEveryday(catalog, next.text)) return written(m.to);
  }
  return null;
}

/** "Who is the chief executive of AWS": somebody, no owner of a deed. */
export function asksForPerson({ q, roles }: Asked): boolean {
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

/** Whether a question is about the customer's own walls or people, "our office", and speaks of no cloud. */
export function isElsewhere({ q, roles, names, ranking }: Asked): boolean {
  return (
    roles.has("elsewhere") &&
    owned(ranking) < PLAINLY &&
    names.positions.size === 0 &&
    names.services.length === 0 &&
    !q.words.some((w, i) => isProvider(q, i) || w.stem === "cloud")
  );
}

/** A text that is spoken of: in quotes, or behind a colon or a dash. */
const QUOTED =
  /["\u201c\u201d\u201e\u00ab][^"\u201c\u201d\u00bb]{8,}["\u201c\u201d\u00bb]|(?::|\s[-\u2013\u2014])\s+(?=\S+\s+\S+\s+\S+).*$/;
/** Who asks for an owner within a text, asks for one all the same: "in plain English: who patches the hosts". */
const ASKS_WITHIN = /\b(?:who|whose)\b|\?["\u201d\u00bb]?\W*$/i;

/** Whether work on a text is asked for, whatever the text says: "translate into Polish: …", "is a comma missing in …". */
export function worksOnText({ q, roles, base }: Asked): boolean {
  const work = roles.words("text-work");
  if (work.size === 0) return false;
  const quoted = base.question.match(QUOTED);
  if (!quoted || (quoted[0].startsWith(":") && ASKS_WITHIN.test(quoted[0]))) return false;
  const from = quoted.index ?? 0;
  const isFrame = (at: number) => at < from || at >= from + quoted[0].length;
  return [...work].some((i) => isFrame(q.words[i]?.at ?? 0)) && q.words.filter((w) => isFrame(w.at)).length >= 2;
}

/** Whether a question speaks of another topic, and asks for nobody. */
export function asksForNobody({ roles, names, ranking, base }: Asked): boolean {
  // "Hosting of foundation models in Bedrock" is plain.
  if (names.services.length > 0 && (ranking.candidates[0]?.score ?? 0) >= PLAINLY) return false;
  return roles.has("other-topic") && !["ask-owner", "whose", "party-provider"].some((r) => roles.has(r)) && !base.claim;
}

/** Whether a question has a term that stands for its likeliest control and for no other. */
export function namesItsControl({ q, ranking }: Asked): boolean {
  const likeliest = ranking.candidates[0]?.control;
  return q.matches.some((m) => {
    const ids = new Set(m.meanings.filter(([k]) => k === "thing" || k === "phrase").map(([, id]) => id));
    return ids.size === 1 && ids.has(likeliest as string);
  });
}

/** The control whose name or phrase is all that a question says beside names of services; null where several bear it. */
export function exactControl({ q, names, roles }: Asked, ...besides: string[]): string | null {
  const idle = idleIn(roles, ...besides);
  for (const m of q.matches) {
    const ids = [...new Set(m.meanings.filter(([k]) => k === "phrase").map(([, id]) => id))];
    const rest = q.words.some((_, i) => (i < m.from || i >= m.to) && !names.positions.has(i) && !idle.has(i));
    if (ids.length === 1 && !rest) return ids[0] as string;
  }
  return null;
}

/** Whether nothing is left of a question beside the term whose meaning is asked for. */
export function onlyDefines({ q, roles }: Asked): boolean {
  const idle = new Set([...idleIn(roles, "ask-define", "ask-difference"), ...positionsOf(q, "definition", "provider")]);
  return q.words.every((_, i) => idle.has(i));
}

/** Whether the sentence that asks begins with the words of a role, after a greeting at most. */
export function opensWith(q: Recognised, roles: Roles, role: string): boolean {
  const at = roles.words(role);
  const first = Array.from({ length: q.asks[1] - q.asks[0] }, (_, i) => q.asks[0] + i).find((i) => at.has(i));
  return first !== undefined && first - q.asks[0] <= 2;
}

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

/** Why a question that is likely about something else is declined. */
export const reasonOf = ({ ranking }: Asked): Declined => REASONS[ranking.reason ?? ""] ?? "other-topic";

/** Why a question is declined that names none but another provider. */
export const OF_ANOTHER = "names a provider that the catalogue lacks";
/** Whether a question names none but another provider. */
export const isOfAnother = ({ roles, names }: Asked): boolean => roles.has("other-provider") && names.provider === null && !names.proper;
