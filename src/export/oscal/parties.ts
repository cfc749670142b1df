/** Who is responsible, as OSCAL's roles and parties. */
import type { Answer } from "../../answer/index.js";
import type { MatrixDocument } from "../document.js";
import type { ResponsibleRole } from "./shapes.js";
import { markup, plain } from "./text.js";
import { uuidOf } from "./uuid.js";

const ROLES = [
  { id: "provider", title: "Cloud provider", description: "Runs the service, and does its part of a control." },
  { id: "customer", title: "Customer", description: "Runs a system on the service, and does the other part." },
  { id: "third-party", title: "Third party", description: "Another whose act a control depends on, such as a seller or a carrier." },
];
const CUSTOMER = uuidOf("party", "customer");
const partyOf = (provider: string) => uuidOf("party", "provider", provider);
const providerIn = (answer: Answer) => answer.service?.provider ?? answer.fact.split("/")[0] ?? "provider";

export function providersOf(document: MatrixDocument) {
  const answers = document.rows.flatMap((r) => r.cells.flatMap((c) => c.answers));
  const names = new Map((document.providers ?? []).map((p) => [p.id, p.name]));
  const ids = [...new Set([...names.keys(), ...answers.map(providerIn)])];
  const thirdParty = answers.some((a) => a.thirdParty);
  return {
    metadata: {
      roles: ROLES.filter((r) => r.id !== "third-party" || thirdParty),
      parties: [
        ...ids.map((id) => ({ uuid: partyOf(id), type: "organization", name: plain(names.get(id) ?? id) })),
        {
          uuid: CUSTOMER,
          type: "organization",
          name: "Customer",
          remarks: "Whoever runs a system on these services; to be named by them.",
        },
      ],
    },
  };
}

/** Those who have a part in what the answers say: by owner, or of one side. */
export function rolesOf(answers: readonly Answer[], side?: "provider" | "customer"): ResponsibleRole[] {
  const has = (one: "provider" | "customer") => (side ? side === one : answers.some((a) => a.owner === one || a.owner === "shared"));
  const others = side ? [] : answers.flatMap((a) => a.thirdParty ?? []);
  return [
    ...(has("provider") ? [{ "role-id": "provider", "party-uuids": [...new Set(answers.map((a) => partyOf(providerIn(a))))] }] : []),
    ...(has("customer") ? [{ "role-id": "customer", "party-uuids": [CUSTOMER] }] : []),
    ...(others.length > 0
      ? [
          {
            "role-id": "third-party",
            remarks: [...new Set(others.map((t) => markup(`${t.role.replaceAll("-", " ")}: ${t.does}`)))].join("\n\n"),
          },
        ]
      : []),
  ];
}
