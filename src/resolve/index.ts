/** (control, provider, service, options, model) to owner, split, reasons and sources. Knows nothing of questions. */
export { archetypeChain, type Cell, componentsOf, fill, HEADLINE, type Level, modelCell, type Reason, serviceCell } from "./cell.js";
export { modelOwners, type Query, type Resolution, resolve, type Verdict } from "./verdict.js";
