import { isPossessive, type Word } from "../names/index.js";
import { formOf } from "./form.js";
import { isName, type Match, type Recognised } from "./recognise.js";

/** What a word or a group of words adds to the reading: a name in the model, its weight, and the words it stands for. */
export interface Feature {
  name: string;
  weight: number;
  /** Positions of its words. */
  at: number[];
}

/** How much each kind of feature counts beside a single word. */
const WEIGHT = { word: 1, pair: 0.8, deed: 0.7, term: 0.8, service: 0.5, role: 0.7, unknown: 0.8, form: 0.5 } as const;
/** Sentences before the one that asks tell the setting. */
const SETTING = 0.45;

/** Roles whose words are one sign, however they are worded: "whose job", "is in charge of" and "who" all ask for an owner. */
const SIGNS: Record<string, string> = {
  "ask-owner": "@who",
  "party-customer": "@us",
  "party-provider": "@provider",
  "how-to": "@how-to",
  quantity: "@quantity",
};
/** Roles that say what kind of question it is, beside their words. */
const TELLING = new Set(["ask-duties", "ask-provider-duties", "price", "opinion", "other-topic", "other-provider", "ask-define"]);

/** How a word is known: the model has learnt it, perhaps from other worlds only; it is everyday English; or it is neither, a name or a typo. */
export type Known = "learnt" | "foreign" | "everyday" | "unknown";

/**
 * The features of a question, scaled to length 1.
 * @param known how a word is known; of those that were not learnt only the number counts
 * @param inside the words that count; all where left out
 */
export function featuresOf(q: Recognised, known: (word: Word) => Known, inside: (position: number) => boolean = () => true): Feature[] {
  const found = new Map<string, Feature>();
  const add = (name: string, weight: number, at: number[]) => {
    const scaled = weight * (at.length === 0 || at.some((i) => i >= q.asks[0] && i < q.asks[1]) ? 1 : SETTING);
    const f = found.get(name);
    if (f) {
      f.at.push(...at);
      f.weight = Math.max(f.weight, scaled);
    } else found.set(name, { name, weight: scaled, at: [...at] });
  };

  const grammar = new Set<number>();
  // Words that are one together: a name, or a deed such as "switch on".
  const groups = new Map<number, { to: number; token: string; service?: string | undefined }>();
  for (const m of q.matches) {
    if (!range(m.from, m.to).every(inside)) continue;
    const longer = q.matches.some((o) => o !== m && o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from && isName(o));
    const terms = m.meanings.filter(([k]) => k === "thing" || k === "phrase").map(([, id]) => id);
    for (const [kind, id] of m.meanings) {
      if (kind === "role") {
        if (id === "grammar" && m.to - m.from === 1) grammar.add(m.from);
        if (TELLING.has(id)) add(`r:${id}`, WEIGHT.role, range(m.from, m.to));
      }
      if (kind === "service" && terms.length > 0 && !longer && m.meanings.filter(([k]) => k === "service").length === 1)
        add(`s:${id}`, WEIGHT.service, range(m.from, m.to));
      if (kind === "deed") add(`d:${id}`, WEIGHT.deed, range(m.from, m.to));
      if ((kind === "thing" || kind === "phrase") && !longer) {
        add(`t:${id}`, (WEIGHT.term * Math.min(1.6, 0.6 + 0.4 * (m.to - m.from))) / Math.sqrt(new Set(terms).size), range(m.from, m.to));
      }
    }
    if (longer) continue;
    const ids = m.meanings.filter(([k]) => k === "service").map(([, id]) => id);
    const sign = m.meanings.flatMap(([k, id]) => (k === "role" ? (SIGNS[id] ?? []) : []))[0];
    const deed = m.to - m.from > 1 && m.meanings.find(([k]) => k === "deed")?.[1];
    if (ids.length > 0 && terms.length === 0)
      groups.set(m.from, { to: m.to, token: "@service", service: ids.length === 1 ? ids[0] : undefined });
    else if (m.meanings.some(([k]) => k === "provider")) groups.set(m.from, { to: m.to, token: "@provider" });
    else if (deed) groups.set(m.from, { to: m.to, token: `@${deed}` });
    else if (sign && !covered(q, m) && m.to > (groups.get(m.from)?.to ?? 0)) {
      // "Our objects" says whose they are, not who acts.
      const owned = m.to - m.from === 1 && isPossessive(q.words[m.from] as Word);
      groups.set(m.from, { to: m.to, token: owned ? "@our" : sign });
    }
  }

  let before = null as { token: string; at: number[] } | null;
  let unknown = 0;
  let content = 0;
  for (let i = 0; i < q.words.length; i++) {
    if (!inside(i)) continue;
    const group = groups.get(i);
    const word = q.words[i] as (typeof q.words)[number];
    let token: string;
    let at = [i];
    if (group) {
      at = range(i, group.to);
      token = group.token;
      if (group.service) add(`s:${group.service}`, WEIGHT.service, at);
      i = group.to - 1;
    } else if (grammar.has(i)) continue;
    else if (/^\d+$/.test(word.text)) token = "@number";
    else {
      const kind = known(word);
      token = kind === "learnt" || kind === "foreign" ? word.stem : `@${kind}`;
      if (kind !== "learnt") unknown++;
    }
    const foreign = token === "@unknown" || token === "@everyday";
    if (!token.startsWith("@") || foreign) content++;
    if (before?.token === token && token.startsWith("@") && !foreign) continue;
    add(token, foreign ? WEIGHT.unknown : WEIGHT.word, at);
    if (before) add(`${before.token} ${token}`, WEIGHT.pair, [...before.at, ...at]);
    before = { token, at };
  }
  if (unknown > 0) {
    add(`@unknown${Math.min(unknown, 3)}`, WEIGHT.unknown, []);
    // A question of which we know few words is about something else, unless it names a service.
    const share = unknown / content;
    const most = share >= 0.6 ? "most" : share >= 0.4 ? "half" : "few";
    add(`@unknown-${most}${found.has("@service") ? "-service" : ""}`, WEIGHT.unknown, []);
  }
  if (found.size <= 2) add("@short", WEIGHT.role, []);
  add(`@form-${formOf(q)}`, WEIGHT.form, []);

  const features = [...found.values()];
  const length = Math.sqrt(features.reduce((sum, f) => sum + f.weight ** 2, 0)) || 1;
  return features.map((f) => ({ ...f, weight: f.weight / length }));
}

/** Whether a longer term stands around a match: the "task" of "task role" asks for nobody. */
function covered(q: Recognised, m: Match): boolean {
  return q.matches.some(
    (o) =>
      o.from <= m.from &&
      o.to >= m.to &&
      o.to - o.from > m.to - m.from &&
      o.meanings.some(([k]) => k === "thing" || k === "phrase" || k === "role"),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Features of the form of a question: who asks whom, and that a service is named; what is meant does not lie in them. */
const FORM = /@(?:who|us|provider|our|service|how-to|quantity|unknown|everyday|short|choosing|form)|^[rs]:/;

/** The features of a question without those of its form. */
export function withoutForm<T extends { name: string }>(features: readonly T[]): T[] {
  return features.filter((f) => !FORM.test(f.name));
}

/** Of the form, who does something: "that we run ourselves". */
const DOER = /@(?:us|provider|our)/;
const NO_DOER = /@(?:who|service|how-to|quantity|unknown|everyday|short|choosing|form)|^[rs]:/;
/** How much who does something counts beside what is done. */
const BY_DOER = 0.5;

/** The features that tell in which way a service is run: without those of the form of a question but for who does something. */
export function withDoers<T extends Pick<Feature, "name" | "weight">>(features: readonly T[]): T[] {
  return features.filter((f) => !NO_DOER.test(f.name)).map((f) => (DOER.test(f.name) ? { ...f, weight: f.weight * BY_DOER } : f));
}
