import type { Option, Service } from "../../../src/catalog/index.js";
import { componentsOf, serviceCell } from "../../../src/resolve/index.js";
import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** Every cell of a service that applies is stated, has words for its owner, and no statement is idle. */
export const cells: Rule = ({ compiled, catalog, fault }) => {
  const faults: Fault[] = [];
  const { controls, services } = compiled.records;
  for (const service of services) {
    const runs: Option[][] = [[], ...service.options.map((o) => [o])];
    for (const control of controls) {
      const silent = runs.filter((options) => serviceCell(catalog, control, service, options) === null);
      const stated = runs.filter((options) => !silent.includes(options) && options.length > 0);
      const name = (options: Option[]) => options[0]?.id ?? service.id;
      // A bare service may leave a cell to its options, if each option of an axis states it.
      const covered = silent.every((options) => options.length === 0) && stated.length > 0 && stated.length === service.options.length;
      if (silent.length > 0 && !covered) {
        faults.push(
          fault(
            service,
            `nobody states ${control.id} on ${silent.map(name).join(", ")}`,
            `a statement here or in archetype ${service.archetype}`,
          ),
        );
      }
      for (const options of runs) {
        const cell = serviceCell(catalog, control, service, options);
        if (!cell || cell.owner === "not-applicable") continue;
        for (const side of ["provider", "customer"] as const) {
          if ((cell.owner === side || cell.owner === "shared") && !cell.duties[side]) {
            faults.push(
              fault(
                service,
                `${control.id} on ${name(options)} is ${cell.owner}, but no level has words for the ${side}`,
                `${side}: in the statement that decides`,
              ),
            );
          }
        }
      }
    }
    faults.push(...idle(service));
  }
  return faults;

  /** Statements that change neither owner nor duty nor page, or stand on a control that does not apply. */
  function idle(service: Service): Fault[] {
    const found: Fault[] = [];
    const parts = [{ part: service, options: [] as Option[] }, ...service.options.map((o) => ({ part: o, options: [o] }))];
    for (const { part, options } of parts) {
      for (const [id, statement] of Object.entries(part.statements)) {
        const control = catalog.control(id);
        if (!control) continue;
        const applies = [service, ...service.options].some((p) =>
          control.needs.every((n) => componentsOf(catalog, service, p === service ? options : [...options, p as Option]).has(n)),
        );
        if (!applies) {
          found.push(
            fault(
              statement,
              `${service.id} lacks a component that ${id} needs (${control.needs.join(", ")})`,
              "components: { add: [...] }, or no statement",
            ),
          );
          continue;
        }
        const { [id]: _, ...others } = part.statements;
        const without = { ...part, statements: others };
        const bare = part === service ? { ...service, statements: others } : service;
        const before = serviceCell(catalog, control, bare as Service, part === service ? [] : [without as Option]);
        const after = serviceCell(catalog, control, service, options);
        if (!before || !after || before.owner === "not-applicable") continue;
        const same =
          before.owner === after.owner &&
          before.split === after.split &&
          before.duties.provider === after.duties.provider &&
          before.duties.customer === after.duties.customer &&
          !statement.ifNothingIsDone &&
          !statement.appliesTo &&
          !statement.thirdParty &&
          !statement.examNote &&
          statement.sources.every((s) => before.sources.some((b) => b.url === s.url));
        if (same)
          found.push(fault(statement, `${id} on ${part.id} says what is said above it already`, "nothing, or a duty or a nearer page"));
      }
    }
    return found;
  }
};
