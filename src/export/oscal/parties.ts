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
/** Of those who have the customer's half, where the team's overlay says so. */
const TEAM_ROLES = [
  { id: "accountable", title: "Accountable for the customer's part", description: "By the team's overlay." },
  { id: "performer", title: "Performs the customer's part", description: "By the team's overlay: a team, or somebody hired." },
  { id: "inherited-from", title: "Provides others with it", description: "By the team's overlay: the team from which others inherit." },
  { id: "team-customers", title: "Customers of the customer", description: "By the team's overlay: they configure or provide a part." },
];
const CUSTOMER = uuidOf("party", "customer");
const CUSTOMERS = uuidOf("party", "team-customers");
/** A team and a hired company of one name are two parties. */
const partyOfTeam = (kind: string, name: string) => uuidOf("party", kind, name);
const partyOf = (provider: string) => uuidOf("party", "provider", provider);
const providerIn = (answer: Answer) => answer.service?.provider ?? answer.fact.split("/")[0] ?? "provider";

export function providersOf(document: MatrixDocument) {
  const answers = document.rows.flatMap((r) => r.cells.flatMap((c) => c.answers));
  const names = new Map((document.providers ?? []).map((p) => [p.id, p.name]));
  // What the overlay adds has no provider.
  const ids = [...new Set([...names.keys(), ...answers.filter((a) => !a.own).map(providerIn)])];
  const thirdParty = answers.some((a) => a.thirdParty);
  const teams = answers.flatMap(teamParties);
  const used = new Set(teams.map((t) => t.role));
  return {
    metadata: {
      roles: [...ROLES.filter((r) => r.id !== "third-party" || thirdParty), ...TEAM_ROLES.filter((r) => used.has(r.id))],
      parties: [
        ...ids.map((id) => ({ uuid: partyOf(id), type: "organization", name: plain(names.get(id) ?? id) })),
        {
          uuid: CUSTOMER,
          type: "organization",
          name: "Customer",
          remarks: "Whoever runs a system on these services; to be named by them.",
        },
        ...new Map(teams.map(({ party }) => [party.uuid, party])).values(),
      ],
    },
  };
}

/** Whom the overlay names for the customer's half of an answer, each with the role in which it does. */
function teamParties({ yours }: Answer): { role: string; party: { uuid: string; type: "organization"; name: string } }[] {
  if (!yours) return [];
  const { accountable, performs, inheritsFrom, customers } = yours;
  const as = (role: string, kind: string, name: string) => ({
    role,
    party: { uuid: partyOfTeam(kind, name), type: "organization" as const, name: plain(name) },
  });
  return [
    ...(accountable ? [as("accountable", "team", accountable)] : []),
    ...performs.map((p) => as("performer", p.kind, p.name)),
    ...(inheritsFrom ? [as("inherited-from", "team", inheritsFrom)] : []),
    ...(customers
      ? [{ role: "team-customers", party: { uuid: CUSTOMERS, type: "organization" as const, name: "The team's customers" } }]
      : []),
  ];
}

/** The roles of the customer's half, each once. */
function teamRoles(answers: readonly Answer[]): ResponsibleRole[] {
  const roles = new Map<string, Set<string>>();
  for (const { role, party } of answers.flatMap(teamParties)) roles.set(role, (roles.get(role) ?? new Set()).add(party.uuid));
  return TEAM_ROLES.flatMap(({ id }) => (roles.has(id) ? [{ "role-id": id, "party-uuids": [...(roles.get(id) as Set<string>)] }] : []));
}

/** Those who have a part in what the answers say: by owner, or of one side. */
export function rolesOf(answers: readonly Answer[], side?: "provider" | "customer"): ResponsibleRole[] {
  const has = (one: "provider" | "customer") => (side ? side === one : answers.some((a) => a.owner === one || a.owner === "shared"));
  const others = side ? [] : answers.flatMap((a) => a.thirdParty ?? []);
  return [
    ...(has("provider") ? [{ "role-id": "provider", "party-uuids": [...new Set(answers.map((a) => partyOf(providerIn(a))))] }] : []),
    ...(has("customer") ? [{ "role-id": "customer", "party-uuids": [CUSTOMER] }, ...teamRoles(answers)] : []),
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
