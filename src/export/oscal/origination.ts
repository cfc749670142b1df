import type { Answer } from "../../answer/index.js";
import type { Perspective } from "../document.js";
import { isSetting, leftBy } from "../origination.js";
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

const BY_CUSTOMERS = { configure: "customer-configured", provide: "customer-provided" } as const satisfies Record<string, Value>;

/** What the provider leaves to a team is its system's, or its own customers'. */
function leftIn(answer: Answer): Value[] {
  const { team, customers } = leftBy([answer]);
  return [...(team ? (["sp-system"] as const) : []), ...customers.map((d) => BY_CUSTOMERS[d])];
}

function valuesOf(answer: Answer, perspective: Perspective): Value[] {
  const customers = perspective === "leveraging" ? leftIn(answer) : [isSetting(answer) ? BY_CUSTOMERS.configure : BY_CUSTOMERS.provide];
  const providers: Value = perspective === "leveraging" ? "inherited" : "sp-system";
  switch (answer.owner) {
    case "provider":
      return [providers];
    case "customer":
      return customers;
    case "shared":
      return [providers, ...customers];
    case "not-applicable":
      return [];
  }
}
