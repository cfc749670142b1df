/** A matrix as OSCAL 1.2.2. Load it only when it is asked for. */
import type { MatrixDocument } from "../document.js";
import { componentDefinition } from "./component.js";
import { systemSecurityPlan } from "./ssp.js";

export const OSCAL_MODELS = ["component", "ssp"] as const;
export type OscalModel = (typeof OSCAL_MODELS)[number];

/**
 * The matrix as JSON of a component definition, or of a system security plan whose components export what they provide and what remains to
 * be done. The same document gives the same text.
 */
export function oscal(document: MatrixDocument, model: OscalModel = "component"): string {
  return `${JSON.stringify(model === "ssp" ? systemSecurityPlan(document) : componentDefinition(document), null, 2)}\n`;
}
