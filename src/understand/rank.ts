import type { Catalog, ServiceHead } from "../catalog/index.js";
import { type Feature, featuresOf } from "./features.js";
import { knows, probable, score } from "./model.js";
import { isEveryday, isForeign, type Recognised } from "./recognise.js";

/** A control that a question may be about. */
export interface Candidate {
  control: string;
  /** Probability that it is meant, 0 to 1; with those of all other controls and of being out of scope it adds up to 1. */
  score: number;
  /** What spoke for it most, strongest first. */
  terms: string[];
}

/** What a question may mean. */
export interface Ranking {
  /** The likeliest controls, best first. */
  candidates: Candidate[];
  /** Probability that it is no question for the catalogue, and the likeliest reason. */
  outside: number;
  reason: string | null;
  /** What is asked for most likely, if not one owner, and how likely that is. */
  intent: string | null;
  probability: number;
  /** How likely it is the stem of a multiple choice about responsibilities. */
  choosing: number;
}

/** How likely it is that a control is meant at all. */
export function owned({ candidates }: Pick<Ranking, "candidates">): number {
  return candidates.reduce((sum, c) => sum + c.score, 0);
}

/** A control that the named service lacks is hardly meant. */
const NOT_APPLICABLE = 0.03;
/** The host of the customer's own software has nothing that is done for a service of that name. */
const NOT_OF_THE_HOST = 0.001;
/** "Patch management as a whole" is hardly meant where a service is named. */
const WHOLE = 0.1;
/** The stem of a multiple choice means this, beside what it may tell of. */
export const CHOOSING = "ask:choose";
/** A stem asks of its options what other questions ask outright, and so its words mean something else: "which of these". */
export const OF_A_CHOICE: Feature = { name: "@choosing", weight: 0.5, at: [] };
const MOST = 12;
const MOST_TERMS = 5;

/**
 * The features of a question, as the reader was trained with them.
 * @param inside the words that count; all where left out
 */
export function featuresIn(catalog: Catalog, q: Recognised, inside?: (position: number) => boolean): Feature[] {
  return featuresOf(
    q,
    (word) =>
      knows(catalog, word.stem)
        ? isForeign(catalog, word)
          ? "foreign"
          : "learnt"
        : isEveryday(catalog, word.text)
          ? "everyday"
          : "unknown",
    inside,
  );
}

/**
 * Ranks the controls that a question may mean.
 * @param features of the question
 * @param services those that the question names
 * @param how `software`: they host software of the customer's own, of which the question speaks; `choosing`: it is the stem of a multiple choice
 */
export function rank(
  catalog: Catalog,
  features: readonly Feature[],
  services: readonly ServiceHead[],
  { software = false, choosing = false }: { software?: boolean; choosing?: boolean } = {},
): Ranking {
  const { meanings } = catalog.lexicon;
  const heads = catalog.controlHeads;
  const applies = (control: number) =>
    services.length === 0 || services.some((s) => heads[control]?.needs.every((n) => s.components.includes(n)));
  // The meanings begin with the controls, in their order.
  const { sums, share } = score(catalog, "meaning", meanings.length, features);
  const probabilities = probable(sums, (m) => {
    if (meanings[m] === CHOOSING) return choosing ? 1 : 0;
    if (m >= heads.length) return software ? NOT_APPLICABLE : 1;
    if (!applies(m)) return software ? NOT_OF_THE_HOST : NOT_APPLICABLE;
    return services.length > 0 && heads[m]?.whole ? WHOLE : 1;
  });
  const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number));
  const termsOf = (m: number) =>
    features
      .map((f) => ({ f, gain: share(f, m) }))
      .filter(({ gain }) => gain > 0.2)
      .sort((a, b) => b.gain - a.gain)
      .slice(0, MOST_TERMS)
      .map(({ f, gain }) => `${f.name.replace(/^[a-z]:/, "")} ${gain.toFixed(1)}`);
  const isControl = (m: number) => m < heads.length;
  const of = (kind: string) => order.filter((m) => meanings[m]?.startsWith(kind));
  const first = (found: number[], kind: string) => (found[0] === undefined ? null : (meanings[found[0]] as string).slice(kind.length));
  const out = of("out:");
  const asks = of("ask:").filter((m) => meanings[m] !== CHOOSING);
  return {
    candidates: order
      .filter(isControl)
      .slice(0, MOST)
      .map((m) => ({
        control: meanings[m] as string,
        score: probabilities[m] as number,
        // Asked for by --explain only.
        get terms() {
          return termsOf(m);
        },
      })),
    outside: out.reduce((sum, m) => sum + (probabilities[m] as number), 0),
    reason: first(out, "out:"),
    intent: first(asks, "ask:"),
    choosing: probabilities[meanings.indexOf(CHOOSING)] ?? 0,
    probability: asks[0] === undefined ? 0 : (probabilities[asks[0]] as number),
  };
}
