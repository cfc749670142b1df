/** From the answers of controls to the owner of what they are a part of. */
import type { Answer } from "../answer/index.js";
import type { MappingKind } from "../catalog/index.js";
import type { MatrixCell } from "./document.js";

/** A control that is only related to a requirement satisfies nothing of it. */
export const isPart = ({ kind }: { kind: MappingKind }): boolean => kind !== "related";

/** Several answers of one control are those of options that nobody named. */
export function ownerOfControl(answers: readonly Answer[]): MatrixCell["owner"] {
  const owners = new Set(answers.map((a) => a.owner));
  return owners.size > 1 ? "depends" : ([...owners][0] ?? "not-applicable");
}

/** Who owns a requirement: the owner of all controls that are a part of it, where they apply; else both sides share it. */
export function ownerOfRequirement(parts: readonly { kind: MappingKind; answers: readonly Answer[] }[]): MatrixCell["owner"] {
  const owners = new Set(parts.filter(isPart).map((p) => ownerOfControl(p.answers.filter((a) => a.owner !== "not-applicable"))));
  owners.delete("not-applicable");
  const [only] = owners;
  if (owners.size < 2) return only ?? "not-applicable";
  owners.delete("depends");
  // Beside one owner, an option may still make it shared.
  return owners.size > 1 || owners.has("shared") ? "shared" : "depends";
}
