/** (control, provider, service, options, model) to owner, split, reasons and sources. Knows nothing of questions. */
export { archetypeChain, componentsOf, fill, HEADLINE, type Level, serviceCell } from "./cell.js";
export { modelOwners, resolve, type Verdict } from "./verdict.js";
