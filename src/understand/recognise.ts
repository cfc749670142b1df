import { type Catalog, continuations, FOREIGN, type Meaning, meaningsOf, type TermKind } from "../catalog/index.js";
import { distance, isArticle, isPossessive, type Word, wordsOf } from "../names/index.js";

/** A phrase of the catalogue found in a question: words `from` up to (not including) `to`, and what it can mean. */
export interface Match {
  from: number;
  to: number;
  text: string;
  key: string;
  meanings: Meaning[];
  /** A possessive or the provider's name was passed over inside it: a phrase that has the word says more. */
  skipped: boolean;
}

/** A question taken apart: words, with typos corrected, and every phrase found in them. */
export interface Recognised {
  words: Word[];
  matches: Match[];
  corrections: { from: string; to: string }[];
  /** Words that stand in no phrase and are no filler. */
  unknown: Word[];
  /** The words of the sentence that asks; those before it and after it tell the setting. */
  asks: [from: number, to: number];
  /** Its sentences. */
  sentences: [from: number, to: number][];
  /** Words before which a comma, a colon or the like stands. */
  pauses: ReadonlySet<number>;
}

/** Whether a word is known from questions of other worlds only: "marathon". */
export function isForeign({ lexicon }: Pick<Catalog, "lexicon">, word: Word): boolean {
  return lexicon.stems.rest(`${word.stem}\t`) === FOREIGN;
}

/** Whether a word is one of everyday English: it is no typo, also where the catalogue has no use for it. */
export function isEveryday(catalog: Pick<Catalog, "everyday">, word: string): boolean {
  return catalog.everyday.rest(`${word}\t`) !== undefined;
}

/** Corrects a word that the catalogue does not know; null where it had better stay. */
export type Corrector = (word: string) => string | null;

/** Finds every phrase of the catalogue in `text`. Only words in no phrase and in no control's words are given to `correct`. */
export function recognise(catalog: Catalog, text: string, correct: Corrector): Recognised {
  const { lexicon } = catalog;
  const corrections: Recognised["corrections"] = [];
  const isStem = (w: Word) => lexicon.stems.rest(`${w.stem}\t`) !== undefined;
  const known = (w: Word) => isStem(w) || /^\d+$/.test(w.text) || isEveryday(catalog, w.text);
  const words = wordsOf(text).flatMap((w, i) => {
    if (known(w)) return [w];
    const to = i === 0 && distance(w.text, "who", 1) === 1 && w.text.length === "who".length ? "who" : correct(w.text);
    if (to === null) return [w];
    // "createBucket" is a name and no typo; "CodeCommmit" is a typo of a service's.
    const isCamel = /[a-z][A-Z]/.test(text.slice(w.at, w.at + w.text.length));
    if (isCamel && !meaningsOf(lexicon, wordsOf(to)[0]?.stem ?? "")?.some(([k]) => k === "service")) return [w];
    corrections.push({ from: w.text, to });
    return wordsOf(to).map((n) => ({ ...n, at: w.at }));
  });
  for (const [i, w] of words.entries()) {
    const meant = i > 0 && !beginsName(catalog, w, words[i + 1]) ? completed(catalog, words[i - 1] as Word, w) : null;
    if (!meant) continue;
    corrections.push({ from: w.text, to: meant });
    words[i] = { ...(wordsOf(meant)[0] as Word), at: w.at };
  }
  const matches = matchesOf(catalog, words);
  const covered = new Set(matches.flatMap((m) => Array.from({ length: m.to - m.from }, (_, i) => m.from + i)));
  const unknown = words.filter((w, i) => !covered.has(i) && !isStem(w) && !/^\d+$/.test(w.text));
  const sentences = sentencesOf(text, words);
  const asks = sentences.findLast((s) => s.asks) ?? sentences.at(-1) ?? { from: 0, to: words.length };
  const before = sentences[sentences.findIndex((s) => s.from === asks.from) - 1];
  return {
    words,
    matches,
    corrections,
    unknown,
    asks: [before && asksOnly(words, matches, asks) ? before.from : asks.from, asks.to],
    sentences: sentences.map(({ from, to }) => [from, to]),
    pauses: new Set(words.flatMap((w, i) => (/[,;:–—(]\s*$|\s-\s*$/.test(text.slice(words[i - 1]?.at ?? 0, w.at)) ? [i] : []))),
  };
}

/** Ids of services are so long: sqs, sns, ses. */
const LONGEST_ID = 3;

/** "AWS Local Zone" is no "AWS Location": the word begins a name of its own. */
function beginsName({ lexicon }: Catalog, word: Word, next: Word | undefined): boolean {
  return next !== undefined && meaningsOf(lexicon, `${word.stem} ${next.stem}`) !== undefined;
}

/** A word that is none of ours beside the beginning of a name: "secrets manger", "control plain". */
function completed({ lexicon }: Catalog, before: Word, word: Word): string | null {
  if (word.text.length < 5 || meaningsOf(lexicon, word.stem) || meaningsOf(lexicon, `${before.stem} ${word.stem}`)) return null;
  // "Amazon seeing to it" is no "Amazon SES": an id is never made out of a word.
  const near = continuations(lexicon, before.stem).filter(
    (next) => next.length > LONGEST_ID && distance(next, word.stem, 1) === 1 && next[0] === word.stem[0],
  );
  return near.length === 1 ? (near[0] as string) : null;
}

/** The sentences of a text, by the positions of their words, and whether they end with a question mark. */
function sentencesOf(text: string, words: Word[]): { from: number; to: number; asks: boolean }[] {
  const ends = [...text.matchAll(/(?<!\b(?:vs|e\.g|i\.e|etc|incl|approx|no))[.!?;]+["')\]]*(?=\s|$)|\n+/gi)].map((m) => ({
    at: m.index + m[0].length,
    asks: m[0].includes("?"),
  }));
  const sentences: { from: number; to: number; asks: boolean }[] = [];
  let from = 0;
  for (const { at, asks } of [...ends, { at: text.length + 1, asks: false }]) {
    const next = words.findIndex((w, i) => i >= from && w.at >= at);
    const to = next < 0 ? words.length : next;
    if (to > from) sentences.push({ from, to, asks });
    from = to;
  }
  return sentences;
}

/** Words by which a sentence asks about the one before it: "Is that true?", "Whose job?", "Who has to?". */
const POINTS_BACK =
  /^(?:is|was|are|were|am|do|does|did|has|have|had|must|should|will|would|can|could|isn|wasn|aren|not|that|this|it|he|she|they|them|so|true|false|right|wrong|correct|or|really|agree|accurate|case|whose|who|which|side|party|now|then|here|there|of|to|on|by|for|in)$/;

/** Whether a sentence says nothing of its own, but asks about the one before it. */
function asksOnly(words: Word[], matches: Match[], { from, to }: { from: number; to: number }): boolean {
  const said = matches.filter((m) => m.from >= from && m.to <= to && m.meanings.some(([k]) => k === "role" || k === "provider"));
  const isSaid = (i: number) => said.some((m) => m.from <= i && i < m.to);
  return words.slice(from, to).every((w, i) => POINTS_BACK.test(w.text) || isSaid(from + i));
}

/** The sentence that asks, as it was written. */
export function sentenceOf(q: Recognised, text: string): string {
  const [from, to] = q.asks;
  return text.slice(q.words[from]?.at ?? 0, q.words[to]?.at ?? text.length);
}

/** Whether a text is a term of the catalogue, a name or a thing. */
export function isTerm({ lexicon }: Pick<Catalog, "lexicon">, text: string): boolean {
  const key = wordsOf(text)
    .map((w) => w.stem)
    .join(" ");
  return meaningsOf(lexicon, key)?.some(([k]) => k !== "role" && k !== "deed") ?? false;
}

/** Whether a match is the name of a service, an option, a model or a provider. */
export function isName(m: Match): boolean {
  return m.meanings.some(([k]) => k === "service" || k === "option" || k === "model" || k === "provider");
}

function matchesOf(catalog: Catalog, words: Word[]): Match[] {
  const { lexicon } = catalog;
  const matches: Match[] = [];
  const providers = new Set(catalog.providers.flatMap((p) => [p.short, ...p.aliases]).map((n) => n.toLowerCase()));
  for (let from = 0; from < words.length; from++) {
    // Two readings of a stretch: with the provider's name or a possessive as a word of it, and without ("choosing the AWS Region").
    let keys = [""];
    for (let to = from + 1; to <= Math.min(words.length, from + lexicon.longest + 3); to++) {
      const word = words[to - 1] as Word;
      if (to > from + 1 && isArticle(word)) continue;
      const skip =
        to > from + 1 &&
        to < words.length &&
        (providers.has(word.text) || isPossessive(word) || PRONOUNS.has(word.text) || isService(lexicon, word));
      keys = [...new Set(keys.flatMap((k) => [k ? `${k} ${word.stem}` : word.stem, ...(skip ? [k] : [])]))];
      for (const key of keys) {
        if (!key.endsWith(word.stem)) continue;
        const meanings = meaningsOf(lexicon, key);
        const skipped = key.split(" ").length < words.slice(from, to).filter((w) => !isArticle(w)).length;
        if (meanings)
          matches.push({
            from,
            to,
            text: words
              .slice(from, to)
              .map((w) => w.text)
              .join(" "),
            key,
            meanings,
            skipped,
          });
      }
    }
  }
  return matches;
}

/** "Switch it on" is "switch on". */
const PRONOUNS = new Set(["it", "them"]);

/** A service's name in one word can stand inside another name: "self-managed EKS nodes". */
function isService(lexicon: Catalog["lexicon"], word: Word): boolean {
  return meaningsOf(lexicon, word.stem)?.some(([k]) => k === "service") ?? false;
}

/** The matches with a meaning of one of `kinds`, longest first where they overlap; one match a place. */
export function longestOf(matches: Match[], kinds: readonly string[]): { match: Match; ids: string[] }[] {
  // The provider's name before a service counts less: "Amazon MSK Serverless" is more than "Amazon MSK".
  const providers = new Set(matches.filter((m) => m.to - m.from === 1 && m.meanings.some(([k]) => k === "provider")).map((m) => m.from));
  const lengthOf = ({ from, to }: Match) => to - from - (to - from > 1 && providers.has(from) ? 0.5 : 0);
  const found = matches
    .map((match) => ({ match, ids: match.meanings.filter(([k]) => kinds.includes(k)).map(([, id]) => id) }))
    .filter(({ ids }) => ids.length > 0)
    .sort((a, b) => lengthOf(b.match) - lengthOf(a.match) || a.match.from - b.match.from);
  const taken: typeof found = [];
  for (const f of found) {
    if (!taken.some((t) => f.match.from < t.match.to && t.match.from < f.match.to)) taken.push(f);
  }
  return taken.sort((a, b) => a.match.from - b.match.from);
}

/** The deeds that the words of a question say. */
export function deedsOf(q: Recognised, inside: (position: number) => boolean = () => true): string[] {
  const found = q.matches.filter((m) => inside(m.from) && inside(m.to - 1));
  return [...new Set(found.flatMap((m) => m.meanings.filter(([k]) => k === "deed").map(([, id]) => id)))];
}

/** Positions of the words in matches of these kinds. */
export function positionsOf(q: Recognised, ...kinds: TermKind[]): number[] {
  return q.matches
    .filter((m) => m.meanings.some(([k]) => kinds.includes(k)))
    .flatMap((m) => Array.from({ length: m.to - m.from }, (_, i) => m.from + i));
}

/** Whether a word is the name of a provider. */
export function isProvider(q: Recognised, position: number): boolean {
  return q.matches.some((m) => m.from <= position && position < m.to && m.meanings.some(([k]) => k === "provider"));
}
