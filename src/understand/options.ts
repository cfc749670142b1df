/** Options of a service that a question means without naming them: "the certificate that we uploaded" is an imported one. */
import type { Catalog, ServiceHead } from "../catalog/index.js";
import { withoutForm } from "./features.js";
import { probable, score, type Weighted } from "./model.js";

/** As likely as this, an option is taken as meant by a whole question, or by one sentence of it. */
const PLAIN = { whole: 0.5, sentence: 0.8 };

/** The class of a question that says no option of an axis. */
export const noneOf = (service: string, axis: string) => `${service}/${axis}`;

/**
 * The options of a service that the words of a question say, at most one of each axis that `named` leaves open.
 * @param features of the whole question, then of each of its sentences where it has several
 */
export function impliedOptions(
  catalog: Catalog,
  service: ServiceHead,
  features: readonly (readonly Weighted[])[],
  named: readonly string[],
): string[] {
  const classes = catalog.lexicon.options;
  const axes = [...new Set(service.options.map((o) => o.axis))].filter(
    (axis) => !service.options.some((o) => o.axis === axis && named.includes(o.id)),
  );
  if (axes.length === 0) return [];
  const sums = features.map((f) => score(catalog, "option", classes.length, withoutForm(f)).sums);
  return axes.flatMap((axis) => {
    const among = [noneOf(service.id, axis), ...service.options.filter((o) => o.axis === axis).map((o) => o.id)].filter((id) =>
      classes.includes(id),
    );
    const said = sums.map((sum, i) => {
      const likely = probable(among.map((id) => sum[classes.indexOf(id)] as number));
      const most = Math.max(...likely);
      const best = likely.indexOf(most);
      return best > 0 && most >= (i === 0 ? PLAIN.whole : PLAIN.sentence) ? { option: among[best] as string, most } : null;
    });
    const plainest = said[0] ?? said.filter((x) => x !== null).sort((a, b) => b.most - a.most)[0];
    return plainest ? [plainest.option] : [];
  });
}
