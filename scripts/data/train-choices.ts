/** Learns from whole multiple choices what speaks for an option beside whose it is. It reads them with what the reader has learnt before. */
import { type Likely, membersOf, readQuestion, signsOf, sumOf, weighChoices } from "../../src/answer/index.js";
import type { Catalog, CatalogRecords } from "../../src/catalog/index.js";
import { STEPS, type Weights } from "../../src/understand/model.js";
import type { Descent } from "./descent.js";

type Example = CatalogRecords["choiceExamples"][number];
/** The options of a choice as numbers: the sets that may be meant, which of them is, and the features of each option. */
interface Choice {
  sets: readonly Likely[];
  meant: number;
  options: { ids: Uint32Array; values: Float64Array }[];
}

/** A multiple choice as it is asked, its options in an order of their own. */
function asAsked({ stem, right, wrong }: Example): { question: string; meant: number } {
  const options = [...right, ...wrong].map((text, i) => ({ text, isRight: i < right.length }));
  options.sort((a, b) => (a.text < b.text ? -1 : 1));
  const lines = options.map((o, i) => `${String.fromCharCode(65 + i)}) ${o.text}`);
  return { question: [stem, ...lines].join("\n"), meant: options.reduce((bits, o, i) => (o.isRight ? bits | (1 << i) : bits), 0) };
}

/** The examples as they are read. */
function choicesIn(catalog: Catalog, examples: readonly Example[]): { choices: Choice[]; names: Map<string, number> } {
  const names = new Map<string, number>();
  const idOf = (name: string): number => {
    const id = names.get(name) ?? names.size;
    names.set(name, id);
    return id;
  };
  const choices = examples.flatMap((example): Choice[] => {
    const { question, meant } = asAsked(example);
    const read = readQuestion(catalog, question).choices;
    if (!read || read.options.length !== example.right.length + example.wrong.length) return [];
    const weighing = weighChoices(catalog, read);
    const { sets } = weighing;
    // Where another number of options is read as asked for, nothing is to be learnt.
    if (!sets.some((s) => s.set === meant)) return [];
    const options = signsOf(catalog, weighing).map((signs) => ({
      ids: Uint32Array.from(signs.map((s) => idOf(s.name))),
      values: Float64Array.from(signs.map((s) => s.weight)),
    }));
    return [{ sets, meant, options }];
  });
  return { choices, names };
}

/** How much the signs of each option speak for it. */
const spoken = ({ options }: Choice, w: Float64Array): number[] =>
  options.map(({ ids, values }) => ids.reduce((sum, id, k) => sum + (w[id] as number) * (values[k] as number), 0));

/** The weights of the signs, by descent: the set that is meant shall be likelier than all others. */
function descendChoices(choices: readonly Choice[], features: number, { rounds, rate: first, decay }: Descent): Float64Array {
  const w = new Float64Array(features);
  const mean = new Float64Array(features);
  const averaged = Math.ceil(rounds / 2);
  for (let round = 0; round < rounds; round++) {
    const rate = first / (1 + round * 0.3);
    for (const choice of choices) {
      const { sets, meant, options } = choice;
      const said = spoken(choice, w);
      const sums = sets.map((s) => sumOf(s, said));
      const highest = Math.max(...sums);
      const raised = sums.map((s) => Math.exp(s - highest));
      const total = raised.reduce((a, b) => a + b, 0);
      const errors = options.map((_, i) => (meant & (1 << i) ? 1 : 0));
      for (const [k, { set }] of sets.entries()) {
        for (const i of membersOf(set, options.length)) (errors[i] as number) -= (raised[k] as number) / total;
      }
      for (const [i, { ids, values }] of options.entries()) {
        for (let k = 0; k < ids.length; k++) (w[ids[k] as number] as number) += rate * (errors[i] as number) * (values[k] as number);
      }
    }
    for (let k = 0; k < features; k++) (w[k] as number) *= 1 - decay;
    if (round >= rounds - averaged) for (let k = 0; k < features; k++) (mean[k] as number) += (w[k] as number) / averaged;
  }
  return mean;
}

/** @param catalog with what the reader has learnt of everything else */
export function trainChoices(catalog: Catalog, examples: readonly Example[], settings: Descent & { small: number }) {
  const { choices, names } = choicesIn(catalog, examples);
  const w = descendChoices(choices, names.size, settings);
  const weights: Weights = new Map(
    [...names].flatMap(([name, id]) => (Math.abs(w[id] as number) >= settings.small ? [[name, [[0, w[id] as number]]]] : [])),
  );
  return { model: "choice" as const, weights, step: Math.max(1e-9, ...w.map(Math.abs)) / STEPS };
}
