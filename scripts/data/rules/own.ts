import type { Service, Statement } from "../../../src/catalog/index.js";
import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** So many statements of its own must each service about which people ask most have. */
const OWN_OF_MOST_USED = 5;
/** Statements that share more than this part of their words say the same. */
const NEAR = 0.75;

/** One statement of a service or an option, with the words that make it its own. */
export interface OwnStatement {
  service: Service;
  control: string;
  statement: Statement;
  words: Set<string>;
}

const wordsOf = (text: string, service: Service): Set<string> => {
  const name = new Set([service.id, ...service.name.toLowerCase().split(/[^a-z0-9]+/)]);
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return new Set(words.filter((w) => w.length > 2 && !name.has(w)));
};

/** Every statement of services and options; what is said of several controls at once counts for each. */
export function statementsOfServices(services: readonly Service[]): OwnStatement[] {
  return services.flatMap((service) =>
    [service, ...service.options, ...service.pairs].flatMap((part) =>
      Object.entries(part.statements).map(([control, statement]) => ({
        service,
        control,
        statement,
        words: wordsOf(`${statement.reason} ${statement.provider ?? ""} ${statement.customer ?? ""}`, service),
      })),
    ),
  );
}

const likeness = (a: Set<string>, b: Set<string>): number => {
  let common = 0;
  for (const w of a) if (b.has(w)) common++;
  return common / (a.size + b.size - common || 1);
};

/** For each statement another of some other service that says the same in nearly the same words. */
export function nearCopies(statements: readonly OwnStatement[]): Map<OwnStatement, OwnStatement> {
  const copies = new Map<OwnStatement, OwnStatement>();
  const byControl = new Map<string, OwnStatement[]>();
  for (const s of statements) byControl.set(s.control, [...(byControl.get(s.control) ?? []), s]);
  for (const same of byControl.values()) {
    for (const [i, a] of same.entries()) {
      for (const b of same.slice(0, i)) {
        if (a.service.id !== b.service.id && likeness(a.words, b.words) > NEAR) {
          copies.set(a, copies.get(a) ?? b);
          copies.set(b, copies.get(b) ?? a);
        }
      }
    }
  }
  return copies;
}

/**
 * A service says something of its own: five statements where people ask most, one elsewhere, or the note that its chapter says nothing.
 * Near-copies of another service's statement do not count. What no archetype can know is stated by the service.
 */
export const own: Rule = ({ compiled, catalog, fault }) => {
  const faults: Fault[] = [];
  const { services, mostUsed } = compiled.records;
  const statements = statementsOfServices(services);
  const copies = nearCopies(statements);
  for (const service of services) {
    const mine = statements.filter((s) => s.service === service);
    const count = new Set(mine.filter((s) => !copies.has(s)).map((s) => s.statement)).size;
    const wanted = mostUsed.includes(service.id) ? OWN_OF_MOST_USED : 1;
    const copied = mine.filter((s) => copies.has(s)).map((s) => `${s.control} as on ${copies.get(s)?.service.id}`);
    const but = copied.length > 0 ? ` (near-copies do not count: ${copied.join(", ")})` : "";
    if (count < wanted && !(wanted === 1 && service.nothingOfItsOwn)) {
      faults.push(
        fault(
          service,
          `${service.id} has ${count} statements of its own, ${wanted} are wanted${but}`,
          wanted === 1
            ? "a statement with its page, or nothingOfItsOwn: what its security chapter says"
            : "more statements in its own words, with their pages",
        ),
      );
    }
    if (count > 0 && service.nothingOfItsOwn) faults.push(fault(service, `${service.id} has statements of its own`, "no nothingOfItsOwn:"));
    const has = new Set(catalog.serviceHead(service.id)?.components);
    for (const [component, control] of [
      ["stored-data", "encryption-at-rest"],
      ["backups", "backup"],
    ] as const) {
      if (has.has(component) && !mine.some((s) => s.control === control) && !service.nothingOfItsOwn)
        faults.push(
          fault(
            service,
            `${service.id} has ${component}, but only its archetype states ${control}`,
            `a statement on ${control} with its page, or components: { remove: [${component}] }`,
          ),
        );
    }
  }
  return faults;
};
