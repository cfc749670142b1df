/** Options of a service that a question means without naming them: "the certificate that we uploaded" is an imported one. */
import type { Catalog, ServiceHead } from "../catalog/index.js";
import { withoutForm } from "./features.js";
import { probable, score, type Weighted } from "./model.js";

/** As likely as this, an option is taken as meant. */
const PLAIN = 0.5;

/** The class of a question that says no option of an axis. */
export const noneOf = (service: string, axis: string) => `${service}/${axis}`;

/** The options of a service that the words of a question say, at most one of each axis that `named` leaves open. */
export function impliedOptions(catalog: Catalog, service: ServiceHead, features: readonly Weighted[], named: readonly string[]): string[] {
  const classes = catalog.lexicon.options;
  const axes = [...new Set(service.options.map((o) => o.axis))].filter(
    (axis) => !service.options.some((o) => o.axis === axis && named.includes(o.id)),
  );
  if (axes.length === 0) return [];
  const { sums } = score(catalog, "option", classes.length, withoutForm(features));
  return axes.flatMap((axis) => {
    const among = [noneOf(service.id, axis), ...service.options.filter((o) => o.axis === axis).map((o) => o.id)].filter((id) =>
      classes.includes(id),
    );
    const likely = probable(among.map((id) => sums[classes.indexOf(id)] as number));
    const best = likely.indexOf(Math.max(...likely));
    return best > 0 && (likely[best] as number) >= PLAIN ? [among[best] as string] : [];
  });
}
