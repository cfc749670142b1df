/** Options of a service that a question means without naming them: "the certificate that we uploaded" is an imported one. */
import type { Catalog, ServiceHead } from "../catalog/index.js";
import { withDoers } from "./features.js";
import { probable, score, type Weighted } from "./model.js";

/** As likely as this, an option is taken as meant. */
const PLAIN = 0.5;

/** The class of a question that says no option of an axis. */
export const noneOf = (service: string, axis: string) => `${service}/${axis}`;

/** The options of a service by their axes; `classes`: none of the axis first, then each option. */
export function axesOf<O extends { id: string; axis: string }>(service: {
  id: string;
  options: readonly O[];
}): { axis: string; options: O[]; classes: string[] }[] {
  return [...new Set(service.options.map((o) => o.axis))].map((axis) => {
    const options = service.options.filter((o) => o.axis === axis);
    return { axis, options, classes: [noneOf(service.id, axis), ...options.map((o) => o.id)] };
  });
}

/** What options of many services have in common: with them you have more to do than with the others of their axis, or less; or none is said. */
export const SIDES = ["@more-to-do", "@less-to-do", "@none"] as const;
export type Side = (typeof SIDES)[number];

/** The options of a service that the words of a question say, at most one of each axis that `named` leaves open. */
export function impliedOptions(catalog: Catalog, service: ServiceHead, features: readonly Weighted[], named: readonly string[]): string[] {
  const { options: classes, sides } = catalog.lexicon;
  const axes = axesOf(service).filter(({ options }) => !options.some((o) => named.includes(o.id)));
  if (axes.length === 0) return [];
  const { sums } = score(catalog, "option", classes.length, withDoers(features));
  return axes.flatMap((axis) => {
    const among = axis.classes.filter((id) => classes.includes(id));
    const likely = probable(among.map((id) => (sums[classes.indexOf(id)] as number) + (sums[classes.indexOf(sides[id] ?? "")] ?? 0)));
    const best = likely.indexOf(Math.max(...likely));
    return best > 0 && (likely[best] as number) >= PLAIN ? [among[best] as string] : [];
  });
}
