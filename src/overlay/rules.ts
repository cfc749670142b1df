import { answersFor, CUSTOMERS_DO, type CustomersDo, subjectOf } from "../answer/index.js";
import type { Catalog } from "../catalog/index.js";
import { nearest } from "../names/index.js";
import { fieldsOf, short, textOf, textsOf } from "./fields.js";
import type { Ids } from "./ids.js";
import { holds } from "./match.js";
import type { Roles } from "./roles.js";
import type { At, MapNode, Say, TextNode } from "./tree.js";
import type { Overlay, Rule } from "./types.js";

const KEYS = [
  "options",
  "services",
  "categories",
  "controls",
  "environments",
  "accounts",
  "accountable",
  "performs",
  "ourCustomers",
  "inheritsFrom",
  "evidence",
  "review",
] as const;

const INSTEAD = {
  owner: "accountable: the owner is the catalogue's and never changes, the rule says who carries the customer's half",
  provider: 'performs: [{ provider: "…" }]',
  thirdParty: 'performs: [{ thirdParty: "…" }]',
  team: "accountable",
  service: "services",
  control: "controls",
  option: "options",
  category: "categories",
  environment: "environments",
  account: "accounts",
  customers: "ourCustomers: configure, or provide",
};

interface Known {
  catalog: Catalog;
  ids: Ids;
  roles: Roles;
  environments: readonly string[];
  accounts: Overlay["accounts"];
  use: readonly string[];
}

/** Reads the rules of an overlay. */
export function readRules(maps: readonly MapNode[], known: Known, say: Say, warn: Say): Rule[] {
  const claims = claimsOf(known.catalog, say);
  const read = maps.map((map) => readRule(map, known, claims, say, warn));
  conflicts(read, say);
  return read.map(({ rule }) => rule);
}

interface ReadRule {
  rule: Rule;
  at: At;
}

type Claim = (place: string, control: { id: string; node: TextNode }) => void;

function readRule(map: MapNode, known: Known, claim: Claim, say: Say, warn: Say): ReadRule {
  const { ids, roles, environments, accounts, use } = known;
  const f = fieldsOf(map, KEYS, say, INSTEAD);
  const services = ids.of(f.services, "services", ["service"]);
  const options = ids.of(f.options, "options", ["option"]);
  const controls = ids.of(f.controls, "controls", ["control"]);
  const rule: Rule = {
    services: services.map((s) => s.id),
    options: options.map((o) => o.id),
    controls: controls.map((c) => c.id),
    categories: ids.of(f.categories, "categories", ["category"]).map((c) => c.id),
    environments: among(textsOf(f.environments, "environments", say, "names such as production"), "environment", environments, say),
    accounts: among(
      accountIds(textsOf(f.accounts, "accounts", say, "ids of twelve digits", true), say),
      "account",
      Object.keys(accounts),
      say,
    ),
    accountable: roles.roleOf(f.accountable, "accountable"),
    performs: roles.performersOf(f.performs),
    customers: customersOf(textOf(f.ourCustomers, "ourCustomers", say, DO), say),
    inheritsFrom: roles.roleOf(f.inheritsFrom, "inheritsFrom"),
    evidence: linkOf(textOf(f.evidence, "evidence", say, "an address, such as https://wiki.example.com/patching"), say),
    review: dateOf(textOf(f.review, "review", say, "a date, such as 2027-03-31"), say),
    line: map.line,
  };
  const understood = map.entries.every(({ key }) => (KEYS as readonly string[]).includes(key.text));
  if (understood && !f.accountable && !f.performs && !f.ourCustomers && !f.inheritsFrom && !f.evidence && !f.review) {
    say(map, "a rule that says nothing of anybody", "accountable: with a role, such as platform team");
  }
  const places = [...services, ...options];
  if (use.length > 0) {
    const used = new Set(use.map((id) => id.split(":")[0]));
    for (const { id, node } of places) {
      if (!used.has(id.split(":")[0])) warn(node, `${id} is not among the services in use`, "it under use, or leave the rule out");
    }
  }
  for (const place of places) for (const control of controls) claim(place.id, control);
  return { rule, at: f.accountable ? f.keyAt("accountable") : f.ourCustomers ? f.keyAt("ourCustomers") : map };
}

/** So many cells are looked up for one overlay: more than people name one by one. */
const MOST_CELLS = 1_000;

/** A rule that names a cell in which the customer has no part claims what is not there. */
function claimsOf(catalog: Catalog, say: Say): Claim {
  const seen = new Set<string>();
  return (place, control) => {
    const record = catalog.control(control.id);
    const key = `${place} ${control.id}`;
    if (!record || seen.has(key) || seen.size >= MOST_CELLS) return;
    seen.add(key);
    const subject = subjectOf(catalog, { kind: place.includes(":") ? "option" : "service", id: place });
    // What the overlay adds has no cell in the catalogue yet.
    if (!subject?.service) return;
    const answers = answersFor(catalog, record, subject);
    if (answers.length === 0 || answers.some((a) => holds(a))) return;
    const provider = catalog.providers.find((p) => p.id === subject.service?.provider)?.short ?? "the provider";
    const applies = answers.some((a) => a.owner !== "not-applicable");
    const what = applies ? `${control.id} on ${place} is ${provider}'s alone` : `${control.id} does not apply to ${place}`;
    say(control.node, what, `a rule for ${place} without ${control.id}`);
  };
}

/** Who a rule says has a cell: a role, or the team's own customers alone. */
const holderOf = ({ accountable, customers }: Rule): string | null => (accountable ? `"${accountable}"` : customers && "our customers");

/** Two rules of one rank for one cell that give it to different ones. */
function conflicts(read: readonly ReadRule[], say: Say): void {
  const named = read.filter(({ rule }) => holderOf(rule) !== null);
  for (const [i, { rule, at }] of named.entries()) {
    const before = named.slice(0, i).find((b) => holderOf(b.rule) !== holderOf(rule) && areAlike(b.rule, rule));
    if (!before) continue;
    say(
      at,
      `${holderOf(rule)} ${rule.accountable ? "is accountable for" : "have"} what line ${before.rule.line} gives to ${holderOf(before.rule)}`,
      "one of the two, or narrow one rule: to options, services, controls, environments or accounts",
    );
  }
}

/** Whether two rules fit one cell with the same rank. */
function areAlike(a: Rule, b: Rule): boolean {
  const meet = (x: readonly string[], y: readonly string[]) => x.some((id) => y.includes(id));
  const none = (...lists: (readonly string[])[]) => lists.every((list) => list.length === 0);
  return (
    (meet(a.options, b.options) || meet(a.services, b.services) || none(a.options, a.services, b.options, b.services)) &&
    (meet(a.controls, b.controls) || meet(a.categories, b.categories) || none(a.controls, a.categories, b.controls, b.categories)) &&
    (meet(a.accounts, b.accounts) || none(a.accounts, b.accounts)) &&
    (meet(a.environments, b.environments) || none(a.environments, b.environments))
  );
}

/** What is left to the team's own customers, by one of two words. */
function customersOf(node: TextNode | null, say: Say): CustomersDo | null {
  if (!node) return null;
  const found = CUSTOMERS_DO.find((d) => d === node.text.toLowerCase());
  if (found) return found;
  say(node, `ourCustomers is "${short(node.text)}"`, nearest(node.text.toLowerCase(), CUSTOMERS_DO, 1)[0] ?? DO);
  return null;
}
const DO = "configure for a setting of theirs, or provide for what they bring along";

/** The names that are declared, where any are. */
function among(nodes: readonly TextNode[], what: string, known: readonly string[], say: Say): string[] {
  return nodes.flatMap((node) => {
    if (known.length === 0 || known.includes(node.text)) return [node.text];
    const near = nearest(node.text, known, 1)[0];
    say(node, `no ${what} "${short(node.text)}" is listed above`, near ?? `one of ${known.slice(0, 5).join(", ")}`);
    return [];
  });
}

export function accountIds(nodes: readonly TextNode[], say: Say): TextNode[] {
  return nodes.filter((node) => {
    if (/^\d{12}$/.test(node.text)) return true;
    say(node, `"${short(node.text)}" is no account id`, 'twelve digits, such as "111122223333"');
    return false;
  });
}

function linkOf(node: TextNode | null, say: Say): string | null {
  if (!node) return null;
  const url = /^https?:\/\/[\u0021-\u007e]+$/.test(node.text) && URL.canParse(node.text) ? new URL(node.text) : null;
  if (url && !url.username && !url.password) return node.text;
  if (url) say(node, "the address holds a user or a password", "it without them");
  else say(node, `"${short(node.text)}" is no address`, "an address, such as https://wiki.example.com/patching");
  return null;
}

function dateOf(node: TextNode | null, say: Say): string | null {
  if (!node) return null;
  const day = new Date(`${node.text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(node.text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(node.text)) return node.text;
  say(node, `"${short(node.text)}" is no date`, "a date, such as 2027-03-31");
  return null;
}
