/**
 * What an option of a multiple choice is like, beside whose it is: its words, whom it says to act, how near it is to what the stem tells. Which of
 * that speaks for an option is learnt from whole questions (data/examples/choices.yaml), so that tasks that are nobody's are known by their kind.
 */
import type { Catalog } from "../catalog/index.js";
import { COMMON, lastSentence, namesOfProviders, type Reading, type StemKind, score, type Weighted } from "../understand/index.js";
import type { Weighed } from "./criteria.js";
import type { Likely } from "./pick.js";

type Asked = NonNullable<Reading["choices"]>;
/** A multiple choice with whose its options may be. */
export interface WeighedChoice {
  choices: Asked;
  weighed: readonly Weighed[];
  /** What the stem tells of. */
  stem: Weighed;
  /** The sets of options that may be meant, by whose they are. */
  sets: readonly Likely[];
}

/** What the options are: tasks of one or both parties, statements, or parties. */
type Kind = "provider" | "customer" | "shared" | "true" | "party" | "action";

/** Of which kind the options are that fit, and whether those that do not are asked for. */
const KINDS: Record<StemKind, [kind: Kind, odd: boolean]> = {
  provider: ["provider", false],
  customer: ["customer", false],
  shared: ["shared", false],
  "not-provider": ["provider", true],
  "not-customer": ["customer", true],
  "not-shared": ["shared", true],
  moves: ["provider", false],
  "moves-back": ["customer", false],
  true: ["true", false],
  false: ["true", true],
};

/** So many words of an option count. */
const MOST_WORDS = 40;
/** How much each kind of sign counts beside a word. */
const WEIGHT = { pair: 0.7, near: 2 } as const;
/** By whose it is an option is never less likely than this. */
const LEAST_LIKELY = 0.02;

/** Asks what is to be done about what the stem tells, so that the options are ways of dealing with it. */
const ASKS_ACTION =
  /\b(?:what|which (?:\w+ )?(?:actions?|steps?|measures?|moves?|approach|remedy|solution|course|order)|how)\b[^?]*\b(?:should|must|has to|have to|needs?|needed|required?|expected|do|done|happens?|solved?|handled?|closes?|dealt|helps?|brings?|fix(?:es)?|first|next|right|checked|left)\b/i;
/** What an option does with what the stem tells. */
const DOINGS: readonly [name: string, pattern: RegExp][] = [
  ["none", /^\W*none of (?:the|these|those|them)\b/i],
  ["nothing", /^\W*(?:nothing|none|no(?:t)?\b(?! later| longer)|it suffices)/i],
  [
    "leaves",
    /^\W*(?:to )?(?:wait|hope|expect|rely|relying|trust|ask|asking|request|requesting|have|having|let|letting|call|contact|tell|email|mail|phone|beg|order|require|report|send|forward|file|raise|demand|invite)\b(?=.*\b(?:PROVIDER|support|ticket|case)\b)|^\W*(?:wait|hope|expect|rely)\b/i,
  ],
  ["provider", /^\W*(?:the |its? |an? )?(?:\w+ ){0,2}?PROVIDER\b(?! [A-Z])/],
  ["customer", /^\W*(?:the |its? |an? )?CUSTOMER\b/],
  ["statement", /^\W*(?:the|an?|its?|each|every|all)\s+(?:[\w'-]+\s+){1,4}?(?:is|are|has|have|must|will|should|can|\w+[^s\W]s)\s/i],
];

/** The signs of each option of a multiple choice. */
export function signsOf(catalog: Catalog, { choices, weighed, sets, stem }: WeighedChoice): Weighted[][] {
  const providers = new RegExp(`\\b(?:${namesOfProviders(catalog).join("|")})\\b(?:'s)?`, "gi");
  const [kind, odd] = kindOf(choices);
  const words = choices.options.map(({ told }) => wordsIn(told, providers));
  const heard = new Set(wordsIn(choices.stem, providers));
  const told = choices.reading.topics[0]?.candidates ?? [];
  return choices.options.map(({ reading, whose }, i) => {
    const said = words[i] as string[];
    const found = new Map<string, number>();
    const addAsItIs = (name: string, weight: number) => {
      for (const each of [name, `${kind}|${name}`]) found.set(each, (found.get(each) ?? 0) + weight);
    };
    // What speaks for an option speaks against it where those that do not fit are asked for.
    const add = (name: string, weight: number) => addAsItIs(name, odd ? -weight : weight);
    for (const w of new Set(said)) add(w, 1);
    add(`^ ${said.slice(0, 2).join(" ")}`, WEIGHT.pair);
    const own = said.filter((w) => !COMMON.has(w));
    if (said.length <= 2) add("@bare", 1);
    add("@said-in-stem", (WEIGHT.near * own.filter((w) => heard.has(w)).length) / (own.length || 1));
    const meant = reading.topics[0]?.candidates ?? [];
    const near = meant.reduce((sum, c) => sum + Math.min(c.score, told.find((t) => t.control === c.control)?.score ?? 0), 0);
    add("@told-of", WEIGHT.near * near);
    for (const owner of ["provider", "customer"] as const) add(`@told-of-${owner}`, WEIGHT.near * near * (weighed[i]?.act[owner] ?? 0));
    const likely = sets.reduce((sum, s) => sum + (s.set & (1 << i) ? s.likelihood : 0), 0);
    addAsItIs("@likely", Math.log(likely + LEAST_LIKELY));
    const marked = said.join(" ");
    const doing = DOINGS.find(([, pattern]) => pattern.test(marked))?.[0] ?? "does";
    add(`@${doing}`, 1);
    for (const owner of ["provider", "customer"] as const) {
      add(`@${doing}-of-${owner}`, stem.act[owner]);
      add(`@${doing}-own-${owner}`, weighed[i]?.act[owner] ?? 0);
    }
    add("@outside", WEIGHT.near * (1 - reading.confidence));
    if (whose)
      for (const party of ["provider", "customer"] as const) addAsItIs(`@party-${party}`, WEIGHT.near * whose[party] * stem.act[party]);
    if (reading.claim) add(`@claim-${reading.claim.party}${reading.claim.negated ? "-not" : ""}`, 1);
    for (const owner of ["provider", "customer", "shared"] as const) add(`@owner-${owner}`, weighed[i]?.act[owner] ?? 0);
    return [...found].map(([name, weight]) => ({ name, weight }));
  });
}

/** How much its signs speak for each option. */
export function spokenFor(catalog: Catalog, choice: WeighedChoice): number[] {
  return signsOf(catalog, choice).map((signs) => score(catalog, "choice", 1, signs).sums[0] ?? 0);
}

function kindOf({ stem, options, statements, kinds }: Asked): [Kind, boolean] {
  if (options.some((o) => o.party || o.type || o.assigned)) return ["party", false];
  const likeliest = (Object.entries(kinds) as [StemKind, number][]).sort((a, b) => b[1] - a[1])[0]?.[0] ?? "customer";
  const asksAction = !KINDS[likeliest][1] && ASKS_ACTION.test(lastSentence(stem));
  if (asksAction) return ["action", false];
  if (statements || options.some((o) => o.reading.claim)) return ["true", likeliest === "false"];
  return KINDS[likeliest];
}

/** The words of a text, with marks for the parties. */
function wordsIn(text: string, providers: RegExp): string[] {
  return (
    text
      .replace(providers, " PROVIDER ")
      .replace(/\b(?:the )?customers?\b(?:'s)?/gi, " CUSTOMER ")
      .match(/[A-Za-z']+/g)
      ?.slice(0, MOST_WORDS)
      .map((w) => (w === "PROVIDER" || w === "CUSTOMER" ? w : w.toLowerCase())) ?? []
  );
}
