import { describe, expect, test } from "vitest";
import { answersFor, subjectOf } from "../../src/answer/index.js";
import type { Control } from "../../src/catalog/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";
import { type Overlay, readOverlay, type Where, yoursOf } from "../../src/overlay/index.js";

const catalog = openCatalogFile();
const NOWHERE: Where = { environment: null, account: null };

function read(text: string): Overlay {
  const { overlay, faults } = readOverlay(text, "srm.yaml", catalog);
  expect(faults).toEqual([]);
  return overlay as Overlay;
}

function yours(overlay: Overlay, control: string, place: string, where = NOWHERE) {
  const kind = place.includes(":") ? "option" : ["iaas", "saas"].includes(place) ? "model" : "service";
  const subject = subjectOf(catalog, { kind, id: place });
  const [answer] = answersFor(catalog, catalog.control(control) as Control, subject ?? { service: null, options: [], model: null });
  return yoursOf(overlay, answer as NonNullable<typeof answer>, where);
}

/** Most general first: each wins over all above it. Node patching on managed node groups of EKS, in production, in an account. */
const LADDER: [name: string, keys: string][] = [
  ["all", ""],
  ["all in production", "environments: [production]"],
  ["all in an account", 'accounts: ["111122223333"]'],
  ["all in an account and production", 'accounts: ["111122223333"], environments: [production]'],
  ["category", "categories: [compute]"],
  ["category in production", "categories: [compute], environments: [production]"],
  ["control", "controls: [guest-os-patching]"],
  ["control in an account", 'controls: [guest-os-patching], accounts: ["111122223333"]'],
  ["service", "services: [eks]"],
  ["service in production", "services: [eks], environments: [production]"],
  ["service and category", "services: [eks], categories: [compute]"],
  ["service and control", "services: [eks], controls: [guest-os-patching]"],
  ["option", 'options: ["eks:managed-nodes"]'],
  ["option and category", 'options: ["eks:managed-nodes"], categories: [compute]'],
  ["option and control", 'options: ["eks:managed-nodes"], controls: [guest-os-patching]'],
  ["option and control in production", 'options: ["eks:managed-nodes"], controls: [guest-os-patching], environments: [production]'],
];
const rule = (name: string, keys: string) => `  - { ${keys ? `${keys}, ` : ""}accountable: "team of ${name}" }`;
const HERE: Where = { environment: "production", account: "111122223333" };

describe("the more special rule wins, wherever it stands", () => {
  test.each(LADDER.slice(1).map(([name], i) => [name, i + 1] as const))("%s", (name, n) => {
    const rules = LADDER.slice(0, n + 1).map(([of, keys]) => rule(of, keys));
    for (const order of [rules, [...rules].reverse()]) {
      expect(yours(read(`rules:\n${order.join("\n")}\n`), "guest-os-patching", "eks:managed-nodes", HERE)?.accountable).toBe(
        `team of ${name}`,
      );
    }
  });
  test("and no rule for elsewhere speaks", () => {
    const overlay = read(`rules:\n${LADDER.map(([of, keys]) => rule(of, keys)).join("\n")}\n`);
    const of = (control: string, place: string, where = NOWHERE) => yours(overlay, control, place, where)?.accountable;
    expect(of("guest-os-patching", "eks:managed-nodes")).toBe("team of option and control");
    expect(of("guest-os-patching", "eks:self-managed-nodes")).toBe("team of service and control");
    expect(of("guest-os-patching", "ec2")).toBe("team of control");
    expect(of("guest-os-hardening", "ec2")).toBe("team of category");
    expect(of("guest-os-hardening", "ec2", { ...NOWHERE, environment: "test" })).toBe("team of category");
    expect(of("application-secrets", "ec2")).toBe("team of all");
    expect(of("guest-os-patching", "iaas")).toBe("team of control");
  });
});

test("an account's environment is that of its line in accounts; --env says another", () => {
  const overlay = read(
    'environments: [production, test]\naccounts: { "111122223333": production }\nrules:\n  - accountable: a team\n' +
      "  - { environments: [production], accountable: b team }\n  - { environments: [test], accountable: c team }\n",
  );
  const of = (where: Partial<Where>) => yours(overlay, "guest-os-patching", "ec2", { ...NOWHERE, ...where })?.accountable;
  expect(of({})).toBe("a team");
  expect(of({ account: "111122223333" })).toBe("b team");
  expect(of({ account: "111122223333", environment: "test" })).toBe("c team");
});

test("a rule that names who is accountable begins anew; one that does not adds", () => {
  const overlay = read(
    "rules:\n  - { accountable: a team, performs: [b team], evidence: 'https://example.com/a', review: 2099-01-01 }\n" +
      "  - { services: [ec2], performs: [c team, { thirdParty: Acme }, { provider: AWS Managed Services }] }\n" +
      "  - { services: [rds], accountable: d team, inheritsFrom: a team }\n",
  );
  const at = (line: number) => ({ file: "srm.yaml", line });
  expect(yours(overlay, "guest-os-patching", "ec2")).toEqual({
    accountable: "a team",
    performs: [
      { kind: "team", name: "c team" },
      { kind: "thirdParty", name: "Acme" },
      { kind: "provider", name: "AWS Managed Services" },
    ],
    customers: null,
    inheritsFrom: null,
    evidence: "https://example.com/a",
    review: "2099-01-01",
    at: at(2),
  });
  expect(yours(overlay, "encryption-at-rest", "rds")).toEqual({
    accountable: "d team",
    performs: [],
    customers: null,
    inheritsFrom: "a team",
    evidence: null,
    review: null,
    at: at(4),
  });
});

test.each([
  [
    "beside who is accountable they have a part",
    "accountable: b team, ourCustomers: provide",
    { accountable: "b team", customers: "provide" },
  ],
  ["alone they have it all, whoever had it before", "ourCustomers: configure", { accountable: null, customers: "configure", performs: [] }],
  ["a rule for somebody else takes it from them", "accountable: b team", { accountable: "b team", customers: null }],
  ["a rule that only adds leaves it with them", "review: 2099-01-01", { accountable: null, customers: "configure", review: "2099-01-01" }],
])("the team's own customers: %s", (_, says, expected) => {
  const general = "{ accountable: a team, performs: [a team] }";
  const theirs = "{ categories: [compute], ourCustomers: configure }";
  const overlay = read(`rules:\n  - ${general}\n  - ${theirs}\n  - { services: [ec2], ${says} }\n`);
  expect(yours(overlay, "guest-os-patching", "ec2")).toMatchObject(expected);
});

test("AWS's half is nobody's here, and where no rule speaks there is nobody", () => {
  expect(yours(read("rules:\n  - accountable: a team\n"), "guest-os-patching", "rds")).toBeNull();
  expect(yours(read("rules:\n  - accountable: a team\n"), "physical-access", "ec2")).toBeNull();
  expect(yours(read("rules:\n  - { services: [rds], accountable: a team }\n"), "guest-os-patching", "ec2")).toBeNull();
});
