/** With which option of an axis the customer has more to do, as the statements of the data say: what tells that is alike in many services. */
import type { CatalogRecords, Owner } from "../../src/catalog/index.js";
import { axesOf, noneOf, type Side } from "../../src/understand/options.js";

type Service = CatalogRecords["services"][number];
type Option = Service["options"][number];

/** How much of a duty is the customer's. */
const YOURS: Partial<Record<Owner, number>> = { provider: 0, shared: 0.5, customer: 1 };
/** Options whose shares of work differ by less are alike. */
const ALIKE = 0.05;
/** From the least work (0) to the most (1) on an axis: what has more than this is the one with more to do, and what has less the one with less. */
const MIDDLE = { most: 0.6, least: 0.4 };

/** The side of every option that has one, and of none of an axis, by the class by which it is learnt. */
export function sidesOf(services: readonly Service[]): Record<string, Side> {
  const sides: Record<string, Side> = {};
  for (const service of services) {
    for (const { axis, options } of axesOf(service)) {
      sides[noneOf(service.id, axis)] = "@none";
      const work = workOf(service, options);
      const [least, most] = [Math.min(...work.values()), Math.max(...work.values())];
      if (!(most - least >= ALIKE)) continue;
      for (const [id, share] of work) {
        const place = (share - least) / (most - least);
        if (place >= MIDDLE.most) sides[id] = "@more-to-do";
        else if (place <= MIDDLE.least) sides[id] = "@less-to-do";
      }
    }
  }
  return sides;
}

/** The customer's share of what the options of an axis say anything of, for each option. */
function workOf(service: Service, options: readonly Option[]): Map<string, number> {
  const controls = [...new Set(options.flatMap((o) => Object.keys(o.statements)))];
  return new Map(
    options.flatMap(({ id, statements }) => {
      const shares = controls.flatMap((c) => YOURS[(statements[c] ?? service.statements[c])?.owner as Owner] ?? []);
      return shares.length > 0 ? [[id, shares.reduce((a, b) => a + b, 0) / shares.length] as const] : [];
    }),
  );
}
