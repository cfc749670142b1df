/** Which party an option of a multiple choice names, as learnt from examples (data/examples/parties.yaml): "the box's admins", "the crew of the halls". */
import type { Catalog } from "../catalog/index.js";
import { probable, Signs, score, type Weighted } from "./model.js";
import { headOfParty, type Party, partyOf } from "./party.js";
import { namesIn } from "./stem.js";

export const PARTY_KINDS = ["provider", "customer", "shared", "somebody-else"] as const satisfies readonly Party[];

/** How much each kind of feature counts beside a word of the name. */
const WEIGHT = { pair: 0.8, known: 1, rule: 1.5, comment: 0.6 } as const;
/** Words that tell nothing of a party or an option by themselves. */
export const COMMON = new Set("the a an of to in on and or is are for its it with by that be at as".split(" "));

/** The words of a text, with marks for the parties; an apostrophe is one of them, since it tells whose somebody is. */
function wordsIn(text: string, provider: RegExp): string[] {
  const words =
    text
      .replace(provider, " PROVIDER ")
      .replace(/\b(?:the )?customers?\b/gi, " CUSTOMER ")
      .match(/[A-Za-z]+|'s?(?=\W|$)/g) ?? [];
  return words.map((w) => (w === "PROVIDER" || w === "CUSTOMER" ? w : w.toLowerCase()));
}

/**
 * What is seen of an option that names a party: the words of its name and, less, of its comment; which of them the stem has; what the patterns say.
 * @param stem and `text` with "the customer" for whoever stands for the customer
 */
export function partyFeatures(stem: string, text: string, providers: readonly string[]): Weighted[] {
  const provider = new RegExp(`\\b(?:${namesIn(providers)}|(?:cloud )?(?:service )?provider)\\b(?:'s)?`, "gi");
  const plain = text.replace(/[\u2018\u2019]/g, "'");
  const head = headOfParty(plain);
  const name = wordsIn(head, provider);
  const signs = new Signs();
  const add = (feature: string, weight: number) => signs.add(feature, weight);
  for (const w of name) add(w, 1);
  const row = ["^", ...name, "$"];
  for (const [i, w] of row.entries()) if (i > 0) add(`${row[i - 1]} ${w}`, WEIGHT.pair);
  const own = name.filter((w) => !COMMON.has(w) && !w.startsWith("'"));
  add(`@last ${own.at(-1) ?? ""}`, 1);
  const heard = new Set(wordsIn(stem, provider));
  const isKnown = (w: string) => heard.has(w) || heard.has(w.replace(/s$/, "")) || heard.has(`${w}s`);
  const known = own.filter(isKnown).length;
  add(`@known-${known === 0 ? "none" : known === own.length ? "all" : "some"}`, WEIGHT.known);
  const [first, last] = [own[0], own.at(-1)];
  if (last && heard.has(last)) add("@known-last", WEIGHT.known);
  if (first && first !== last && heard.has(first)) add("@known-first", WEIGHT.known);
  for (const n of head.match(/\b[A-Z][\w-]+/g) ?? []) {
    if (!/^(?:The|An?|Its|Their)$/.test(n) && !providers.includes(n)) add(stem.includes(n) ? "@name-known" : "@name-new", WEIGHT.known);
  }
  add(`@rule-${partyOf(text, stem, providers)}`, WEIGHT.rule);
  const comment = plain.slice(plain.indexOf(head) + head.length);
  for (const w of wordsIn(comment, provider)) if (!COMMON.has(w)) add(`~${w}`, WEIGHT.comment);
  return signs.scaled();
}

/** Somebody who is told from others by what is said of them: "the company that trained the model". */
const ANY_COMPANY =
  /^\W*(?:(?:the|an?|any|some) )?(?:\w+ )?(?:company|firm|teams?|organi[sz]ations?|developers?|business|enterprise|users?|consumers?)(?: \w+)? (?:that|who|which|behind|of)\b/i;
/** How sure it is whom a plain name stands for, "AWS does it for every customer". */
const PLAIN = 0.9;

/**
 * How likely an option names each party; together 1.
 * @param party whom the patterns take it for
 */
export function partyKinds(
  catalog: Catalog,
  stem: string,
  text: string,
  party: Party,
  providers: readonly string[],
): Record<Party, number> {
  const likely = probable(score(catalog, "party", PARTY_KINDS.length, partyFeatures(stem, text, providers)).sums);
  const isPlain = !ANY_COMPANY.test(text) && partyOf(text, stem, providers) !== null;
  const sure = (kind: Party, learnt: number) => (isPlain ? (kind === party ? PLAIN : 0) + (1 - PLAIN) * learnt : learnt);
  return Object.fromEntries(PARTY_KINDS.map((kind, i) => [kind, sure(kind, likely[i] as number)])) as Record<Party, number>;
}
