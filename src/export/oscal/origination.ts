import type { Answer } from "../../answer/index.js";
import type { Perspective } from "../document.js";
import { isSetting } from "../origination.js";
import type { Property } from "./shapes.js";

/** FedRAMP's closed list, in its order. It has no word for "shared": that is two of these. */
const VALUES = ["sp-corporate", "sp-system", "customer-configured", "customer-provided", "inherited"] as const;
type Value = (typeof VALUES)[number];

/** The namespace that FedRAMP's newer content and validators use; older registries have it with https. */
const FEDRAMP = "http://fedramp.gov/ns/oscal";

/** Where the implementation comes from, in FedRAMP's words, which depend on who writes. */
export function originationProps(answers: readonly Answer[], perspective: Perspective): Property[] {
  const found = new Set(answers.flatMap((a) => valuesOf(a, perspective)));
  return VALUES.filter((v) => found.has(v)).map((value) => ({ name: "control-origination", ns: FEDRAMP, value }));
}

function valuesOf(answer: Answer, perspective: Perspective): Value[] {
  const customers: Value = perspective === "leveraging" ? "sp-system" : isSetting(answer) ? "customer-configured" : "customer-provided";
  const providers: Value = perspective === "leveraging" ? "inherited" : "sp-system";
  switch (answer.owner) {
    case "provider":
      return [providers];
    case "customer":
      return [customers];
    case "shared":
      return [providers, customers];
    case "not-applicable":
      return [];
  }
}
