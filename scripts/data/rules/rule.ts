import type { Catalog } from "../../../src/catalog/index.js";
import type { Compiled, FullPlace } from "../compile.js";
import type { Fault } from "../read.js";

/** What a rule sees, and how it says a fault about a record. */
export interface RuleContext {
  compiled: Compiled;
  catalog: Catalog;
  fault(of: object, what: string, write: string): Fault;
}

/** A rule finds faults in the compiled data; one file holds one concern. */
export type Rule = (context: RuleContext) => Fault[];

export function ruleContext(compiled: Compiled, catalog: Catalog): RuleContext {
  const unknown: FullPlace = { file: "data", line: 1, column: 1 };
  return { compiled, catalog, fault: (of, what, write) => ({ ...(compiled.places.get(of) ?? unknown), what, write }) };
}
