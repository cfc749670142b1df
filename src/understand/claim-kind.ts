/** What a yes/no question supposes, as learnt from examples (data/examples/claims.yaml): "pls tell me it's amazon and not me". */
import type { Catalog } from "../catalog/index.js";
import type { Claim } from "./claim.js";
import { probable, Signs, score, type Weighted } from "./model.js";
import { longestOf, type Recognised, sentenceOf } from "./recognise.js";

/** What "yes" would say: that a party does it, that both do, or one alone; or no yes answers the question. */
export const CLAIM_KINDS = ["customer", "provider", "shared", "customer-alone", "provider-alone", "open"] as const;

/** Marks for who is named: the asker, what is the asker's, the provider, and a service. */
const MARKS: [string, RegExp][] = [
  ["US", /^(?:i|we|me|us|you|customers?|clients?|tenants?|auditee)$/],
  ["OUR", /^(?:my|our|your)$/],
  ["OURS", /^(?:mine|ours|yours|myself|ourselves)$/],
];
const NOT =
  /^(?:not|never|no|none|nothing|nobody|neither|nor|cannot|without|isnt|dont|doesnt|neednt|arent|wont|cant|didnt|hardly|wrong|false)$/;
const OPENS = /^(?:is|are|am|was|were|do|does|did|can|could|must|should|shall|will|would|has|have|need|may|might)$/;
/** Who lets go of a thing supposes that it is the other's. */
const LETS_GO =
  /\b(?:forget|ignore|skip|leave|relax|sleep|strike|drop|stop|rely|count on|shut down|off (?:our|my|the)|rid|freed?|through with|done with|spared?|relieved?|cross|scratch|trust|rest easy|worry|worrying|lose|hand over|let|excused?|exempt|beyond|out of|omit|delegate|outsource)\b/i;
const TAG = {
  contrary:
    /,?\s+(?:do|does|did|is|are|am|was|were|will|would|can|should|must|have|has)(?:n't|nt)?\s+(?:we|i|it|they|you|that|he|she|one)(?: not)?\W*$/i,
  same: /[,;.\s]+(?:right|correct|true|yes|yeah|ok|okay|no|or|or not|or nah|am i right|is (?:that|it|this) (?:so|right|true|correct)|innit|i (?:guess|suppose|take it)|fine)\W*$/i,
};
const WEIGHT = { pair: 0.8, triple: 0.7, setting: 0.4, sign: 1, turned: 0.7, rule: 1.2 } as const;

/** What begins so is answered with more than yes or no. */
const ASKS_MORE = /^(?:who|whose|whom|whos|which|what|how|why|where|when)$/;

/**
 * With less than this nothing is taken for supposed, since a yes that should be a no is worse than neither: where the patterns say the same, where
 * they say nothing, and where they say otherwise.
 */
const SURE = { agreed: 0.4, alone: 0.65, against: 0.9 };

/**
 * What a question supposes; null where it supposes nothing, or it is not plain what.
 * @param text as it was asked
 * @param rule what the patterns take it to suppose
 */
export function claimIn(catalog: Catalog, q: Recognised, text: string, rule: Claim | null): Claim | null {
  if (ASKS_MORE.test(q.words[q.asks[0]]?.text ?? "")) return null;
  const likely = probable(score(catalog, "claim", CLAIM_KINDS.length, claimFeatures(q, text, rule)).sums);
  const of = (kind: (typeof CLAIM_KINDS)[number]) => likely[CLAIM_KINDS.indexOf(kind)] as number;
  const other = rule?.party === "customer" ? "provider" : "customer";
  const said = rule?.negated && rule.party !== "shared" ? other : rule?.party;
  const isSure = (party: Claim["party"], p: number) =>
    p >= Math.max(of("open"), !said ? SURE.alone : said === party ? SURE.agreed : SURE.against);
  for (const party of ["customer", "provider"] as const) {
    const [whole, alone] = [of(party), of(`${party}-alone`)];
    if (isSure(party, whole + alone)) return { party, negated: false, ...(alone > whole && { alone: true }) };
  }
  return isSure("shared", of("shared")) ? { party: "shared", negated: false } : null;
}

/** The words of a question from one to another, with marks for the parties and for services, and "?" where one stands. */
function wordsIn(q: Recognised, text: string, from: number, to: number): string[] {
  const names = new Map<number, { to: number; mark: string }>();
  for (const { match } of longestOf(q.matches, ["service", "option", "model"])) names.set(match.from, { to: match.to, mark: "IT" });
  for (const m of q.matches)
    if (m.meanings.some(([k]) => k === "provider") && !names.has(m.from)) names.set(m.from, { to: m.to, mark: "AWS" });
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const name = names.get(i);
    const last = name ? Math.min(name.to, to) - 1 : i;
    const word = q.words[i] as Recognised["words"][number];
    const written = text.slice(word.at, q.words[last + 1]?.at ?? text.length).replace(/[\u2018\u2019]/g, "'");
    const own = written.match(/^[\p{L}\p{N}]+(?:'\p{L}+)?/u)?.[0].toLowerCase() ?? "";
    const mark = name?.mark ?? MARKS.find(([, of]) => of.test(own))?.[0];
    if (mark) words.push(mark, ...(/'s\b|s'\s/.test(written) ? ["'s"] : []));
    // "Don't" is two words here, "do" and "not".
    else words.push(word.text);
    if (/\?/.test(written)) words.push("?");
    i = last;
  }
  return words;
}

/**
 * What is seen of a question: the words of the sentence that asks, one by one and in a row, with marks for the parties; who is named first, what
 * is denied, how it begins and ends; what the patterns say.
 */
export function claimFeatures(q: Recognised, text: string, rule: Claim | null): Weighted[] {
  const [from, to] = q.asks;
  const words = wordsIn(q, text, from, to);
  const asking = sentenceOf(q, text).replace(/[\u2018\u2019]/g, "'");
  const signs = new Signs();
  const add = (feature: string, weight: number) => signs.add(feature, weight);
  const row = ["^", ...words, "$"];
  for (const w of words) add(w, 1);
  for (let i = 1; i < row.length; i++) add(`${row[i - 1]} ${row[i]}`, WEIGHT.pair);
  for (let i = 2; i < row.length; i++) add(`${row[i - 2]} ${row[i - 1]} ${row[i]}`, WEIGHT.triple);
  const marks = words.filter((w) => /^[A-Z]+$/.test(w));
  const first = words[0] ?? "";
  const subject = marks[0] ?? "-";
  add(
    `@marks ${marks
      .filter((m, i) => m !== marks[i - 1])
      .slice(0, 4)
      .join(" ")}`,
    WEIGHT.sign,
  );
  add(`@subject ${subject}`, WEIGHT.sign);
  for (const m of new Set(marks)) add(`@${first}..${m}`, WEIGHT.turned);
  add(`@end ${words.findLast((w) => w !== "?")}`, WEIGHT.sign);
  const nots = words.filter((w) => NOT.test(w)).length;
  const tag = TAG.contrary.test(asking) ? "contrary" : TAG.same.test(asking) ? "same" : "-";
  const lets = LETS_GO.test(asking) ? "lets" : "-";
  const opens = !OPENS.test(first) ? "states" : words[1] === "not" ? "denies" : "opens";
  if (nots > 0) {
    add("@not", WEIGHT.sign);
    for (const m of new Set(marks))
      add(`@not ${words.findIndex((w) => NOT.test(w)) < words.indexOf(m) ? "before" : "after"} ${m}`, WEIGHT.turned);
  }
  add(`@form ${opens} ${tag} ${subject} ${Math.min(nots, 2)} ${lets}`, WEIGHT.sign);
  add(`@form ${tag} ${subject} ${nots % 2}`, WEIGHT.sign);
  add(`@form ${opens} ${subject} ${nots % 2} ${lets}`, WEIGHT.sign);
  add(`@form ${tag} ${nots % 2} ${lets}`, WEIGHT.turned);
  for (const w of [...wordsIn(q, text, 0, from), ...wordsIn(q, text, to, q.words.length)]) add(`~${w}`, WEIGHT.setting);
  add(`@rule ${rule ? `${rule.party}${rule.negated ? " not" : ""}` : "none"}`, WEIGHT.rule);
  return signs.scaled();
}
