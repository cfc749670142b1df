import type { Catalog, ServiceHead } from "../catalog/index.js";
import { bagOf } from "./phrases.js";
import type { Match, Recognised } from "./recognise.js";

/** A control that a question may be about. */
export interface Candidate {
  control: string;
  score: number;
  /** What spoke for it: phrases, deeds, single words. */
  terms: string[];
  /** It has a phrase or thing of the question, not deeds or single words alone. */
  named: boolean;
  /** Positions of the words that spoke for it. */
  words: Set<number>;
}

/** Deeds that nearly every control shares; they decide little. */
const GENERIC = new Set([
  "manage",
  "secure",
  "configure",
  "choose",
  "enable",
  "build",
  "monitor",
  "review",
  "detect",
  "test",
  "retain",
  "respond",
  "grant",
  "scale",
]);

/** Weights, set on the development questions. */
const W = {
  phrase: 1.5,
  thing: 1,
  inLonger: 0.2,
  inServiceName: 0.35,
  deed: 0.7,
  genericDeed: 0.3,
  otherDeed: -0.35,
  never: -1.5,
  bag: 0.4,
  notApplicable: -0.7,
  bare: 0.9,
  deedAsThing: 0.35,
  skipped: 0.6,
} as const;

/** Orders the controls that fit the words `from`..`to` of a question, best first. `services`: those the question names. */
export function rank(
  catalog: Catalog,
  q: Recognised,
  services: ServiceHead[],
  span: [from: number, to: number] = [0, q.words.length],
): Candidate[] {
  const inside = (m: Match) => m.from >= span[0] && m.to <= span[1];
  const matches = q.matches.filter(inside);
  const heads = catalog.controlHeads;
  const found = new Map<string, Candidate & { gains: number[] }>();
  const candidate = (id: string) => {
    let c = found.get(id);
    if (!c) {
      c = { control: id, score: 0, terms: [], named: false, words: new Set(), gains: [] };
      found.set(id, c);
    }
    return c;
  };
  const deedNamed = new Set<string>();
  const means = (m: Match, control: string) => m.meanings.some(([k, id]) => (k === "thing" || k === "phrase") && id === control);
  const isTerm = (m: Match) => m.meanings.some(([k]) => k === "thing" || k === "phrase");
  const longer = (m: Match) =>
    matches.filter((o) => o !== m && !o.skipped && o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from);

  for (const m of matches) {
    const terms = m.meanings.filter(([k]) => k === "thing" || k === "phrase");
    const around = longer(m);
    for (const [kind, id] of terms) {
      if (kind === "thing" && terms.some(([k, other]) => k === "phrase" && other === id)) continue;
      if (around.some((o) => means(o, id))) continue;
      const same = terms.filter(([k]) => k === kind).length;
      let gain = ((kind === "phrase" ? W.phrase : W.thing) * (0.6 + 0.4 * (m.to - m.from))) / Math.sqrt(same);
      if (m.skipped) gain *= W.skipped;
      if (around.some(isTerm)) gain *= W.inLonger;
      else if (around.some((o) => o.meanings.some(([k]) => k === "service" || k === "option" || k === "model"))) gain *= W.inServiceName;
      // "patch" alone is a deed that many controls share, even where it is one control's thing.
      const deedOnly = m.meanings.some(([k]) => k === "deed");
      if (deedOnly) gain *= W.deedAsThing;
      const c = candidate(id);
      c.gains.push(gain);
      c.terms.push(m.text);
      if (deedOnly) deedNamed.add(id);
      else c.named ||= gain >= 0.3;
      for (let i = m.from; i < m.to; i++) c.words.add(i);
    }
    for (const [kind, id] of m.meanings) {
      if (kind !== "never" || longer(m).some((o) => means(o, id))) continue;
      candidate(id).gains.push(W.never);
      candidate(id).terms.push(`not ${m.text}`);
    }
  }

  const deeds = deedsOf(matches);
  const specific = [...deeds.keys()].filter((d) => !GENERIC.has(d));
  const stop = new Set(
    matches
      .filter((m) => m.meanings.some(([k]) => k === "service" || k === "option" || k === "role" || k === "provider" || k === "model"))
      .flatMap((m) => range(m)),
  );
  for (let i = span[0]; i < span[1]; i++) {
    const word = q.words[i];
    if (!word || stop.has(i)) continue;
    const bag = bagOf(catalog.lexicon, word.stem);
    if (!bag) continue;
    const gain = (W.bag * Math.log(heads.length / bag.length)) / Math.log(heads.length);
    for (const position of bag) {
      const id = heads[position]?.id as string;
      const c = found.get(id);
      if (c?.words.has(i)) continue;
      const into = candidate(id);
      into.gains.push(gain);
      into.terms.push(word.text);
      into.words.add(i);
    }
  }

  // What is named counts only if it fits the deed: "who restores the RDS database" names the engine, but nobody restores an engine.
  const deedsOfControl = (id: string) => heads.find((h) => h.id === id)?.words.deeds ?? [];
  const fits = (id: string) => specific.length === 0 || specific.some((d) => deedsOfControl(id).includes(d));
  const anyNamed = [...found.values()].some((c) => c.named && fits(c.control));
  if (!anyNamed) for (const id of deedNamed) if (fits(id)) candidate(id).named = true;
  for (const head of heads) {
    const shared = [...deeds.keys()].filter((d) => head.words.deeds.includes(d));
    const applies = services.length === 0 || services.some((s) => head.needs.every((n) => s.components.includes(n)));
    if (!anyNamed && head.words.bare > 0 && shared.length > 0 && services.length > 0 && applies) {
      const c = candidate(head.id);
      c.gains.push(W.bare + head.words.bare / 200);
      c.named = true;
    }
    const c = found.get(head.id);
    if (!c) continue;
    c.gains.sort((a, b) => b - a);
    c.score = c.gains.reduce((sum, g, i) => sum + (g < 0 ? g : g * ([1, 0.6, 0.45, 0.3][i] ?? 0.2)), 0);
    if (shared.some((d) => !GENERIC.has(d))) c.score += W.deed;
    else if (shared.length > 0) c.score += W.genericDeed;
    else if (specific.length > 0 && head.words.deeds.length > 0) c.score += W.otherDeed;
    for (const d of shared) {
      c.terms.push(`(${d})`);
      for (const i of deeds.get(d) ?? []) c.words.add(i);
    }
    if (!applies) c.score += W.notApplicable;
    // Between controls named alike the likelier deed goes first.
    c.score += head.words.bare / 1000;
  }
  return [...found.values()]
    .filter((c) => c.score > 0)
    .sort((a, b) => b.score - a.score || a.control.localeCompare(b.control))
    .map(({ gains: _, ...c }) => c);
}

/** Deed ids of the matches, with the positions of their words. */
export function deedsOf(matches: Match[]): Map<string, number[]> {
  const deeds = new Map<string, number[]>();
  for (const m of matches) for (const [kind, id] of m.meanings) if (kind === "deed") deeds.set(id, [...(deeds.get(id) ?? []), ...range(m)]);
  return deeds;
}

export const isSpecific = (deed: string) => !GENERIC.has(deed);

function range(m: Match): number[] {
  return Array.from({ length: m.to - m.from }, (_, i) => m.from + i);
}
