/** Whose part of a shared control a question asks for: "who picks the number of shards" is no question for the whole of scaling. */
import type { Catalog, Part } from "../catalog/index.js";
import { withoutForm } from "./features.js";
import { probable, score, type Weighted } from "./model.js";

export const PARTS: readonly Part[] = ["provider", "customer", "whole"];

/** What tells the part apart, beside the words of the question: how many of them only one side's duty has, and at whose end it is. */
export interface Told {
  provider: number;
  customer: number;
  side: "provider" | "customer" | null;
  /** The deed or word by which the question begins to say what is done. */
  head: readonly string[];
  split: string;
}

const MOST_TOLD = 3;
const WEIGHT = { own: 0.8, told: 0.25, form: 0.5, head: 0.25 } as const;

/** The features of a question for the part of `control`: each for itself, and together with the control. */
export function partFeatures(control: string, features: readonly Weighted[], told: Told): Weighted[] {
  const counting = features.filter((f) => !f.name.includes("@number"));
  const plain = withoutForm(counting);
  const form = counting.filter((f) => !plain.includes(f)).map((f) => ({ name: f.name, weight: f.weight * WEIGHT.form }));
  const own = plain.filter((f) => !f.name.includes(" ")).map((f) => ({ name: `${control}~${f.name}`, weight: f.weight * WEIGHT.own }));
  const seen = (side: "provider" | "customer") => (told[side] > 0 ? [`@${side}${Math.min(told[side], MOST_TOLD)}`] : []);
  const signs = [
    ...seen("provider"),
    ...seen("customer"),
    ...(told.side ? [`@side-${told.side}`] : []),
    `@split-${told.split}`,
    `@of-${control}`,
  ];
  const head = told.head.flatMap((name) => [
    { name, weight: WEIGHT.head },
    { name: `${control}~${name}`, weight: WEIGHT.head * WEIGHT.own },
  ]);
  return [...plain, ...form, ...own, ...head, ...signs.map((name) => ({ name, weight: WEIGHT.told }))];
}

/** How likely each part is meant; together 1. */
export function partOf(catalog: Catalog, control: string, features: readonly Weighted[], told: Told): Record<Part, number> {
  const [provider = 0, customer = 0, whole = 0] = probable(
    score(catalog, "part", PARTS.length, partFeatures(control, features, told)).sums,
  );
  return { provider, customer, whole };
}
