import type { Catalog } from "../catalog/index.js";
import type { Names } from "./names.js";
import type { Reading } from "./reading.js";
import { longestOf, type Match, type Recognised } from "./recognise.js";

/** What the role words of a question say. */
export interface Roles {
  has(role: string): boolean;
  /** Positions of the words of a role. */
  words(role: string): Set<number>;
}

export function rolesOf(q: Recognised): Roles {
  const positions = new Map<string, Set<number>>();
  // "in charge" asks for an owner, not for a price; "the shared responsibility model" is a term, and "Step Functions" are no steps.
  const outer = q.matches.filter((m) => m.meanings.some(([k]) => k === "role" || k === "definition" || k === "service"));
  const inside = (m: Match) => outer.some((o) => o !== m && o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from);
  // "Who sets how many days" asks for who sets it.
  const embedded = (m: Match) =>
    /^how\b/i.test(m.text) && q.matches.some((d) => d.to === m.from && d.meanings.some(([kind]) => kind === "deed"));
  for (const m of q.matches) {
    const within = inside(m) || embedded(m);
    for (const [kind, id] of m.meanings) {
      if (kind !== "role" || (within && id !== "grammar" && !id.startsWith("party"))) continue;
      const set = positions.get(id) ?? new Set();
      for (let i = m.from; i < m.to; i++) set.add(i);
      positions.set(id, set);
    }
  }
  return { has: (r) => positions.has(r), words: (r) => positions.get(r) ?? new Set() };
}

/** Positions of the words that carry no meaning: those of grammar, and those of the roles named. */
export function idleIn(roles: Roles, ...of: string[]): Set<number> {
  return new Set(["grammar", ...of].flatMap((role) => [...roles.words(role)]));
}

/** The runbooks whose words a question has most of. */
export function runbooksOf(q: Recognised): string[] {
  const score = new Map<string, number>();
  for (const { match, ids } of longestOf(q.matches, ["runbook"]))
    for (const id of ids) score.set(id, (score.get(id) ?? 0) + match.to - match.from);
  const best = Math.max(0, ...score.values());
  return [...score].filter(([, s]) => s === best).map(([id]) => id);
}

/** What is to be listed: controls of a kind or a category; services, categories or all controls where the question names them. Null where it names nothing. */
export function listOf(catalog: Catalog, q: Recognised): Reading["list"] | null {
  const texts = q.words.map((w) => w.text);
  const says = (...words: string[]) => words.some((w) => texts.includes(w));
  const type = says("inherited", "inherit", "inherits")
    ? "inherited"
    : says("shared", "both", "joint", "jointly", "common")
      ? "shared"
      : says("customer", "customers", "ours", "mine", "our", "my")
        ? "customer"
        : null;
  const category = longestOf(q.matches, ["category"])[0]?.ids[0] ?? categoryIn(catalog, q);
  if (category) return { of: "controls", type: null, category };
  if (type) return { of: "controls", type, category: null };
  const of = says("controls", "control", "responsibilities", "duties", "tasks", "questions")
    ? "controls"
    : says("services", "service", "products", "offerings")
      ? "services"
      : says("categories", "category", "topics", "topic", "areas", "domains", "subjects", "themes", "fields")
        ? "categories"
        : null;
  return of && { of, type: null, category: null };
}

/** A category by one word of its name: "encryption-related". */
function categoryIn(catalog: Catalog, q: Recognised): string | null {
  const stems = new Set(q.words.map((w) => w.stem));
  return catalog.categories.find((c) => c.id.split("-").some((word) => stems.has(word) || stems.has(word.replace(/ion$/, ""))))?.id ?? null;
}

/** The terms whose meaning is asked for; a service that is named alone explains itself. */
export function definitionsOf(q: Recognised, roles: Roles, names: Names): string[] {
  const found = longestOf(q.matches, ["definition"]).filter(({ match }) => !names.positions.has(match.from) || names.services.length === 0);
  const ids = [...new Set(found.flatMap((f) => f.ids.slice(0, 1)))];
  // "the shared responsibility model" around another term tells where the term belongs.
  const terms = ids.length > 1 ? ids.filter((id) => id !== "shared-responsibility-model") : ids;
  if (terms.length > 0 && names.services.length === 0) return roles.has("ask-difference") ? terms : terms.slice(0, 1);
  if (names.services.length >= 1) return names.services.map((id) => `service:${id}`);
  return terms;
}
