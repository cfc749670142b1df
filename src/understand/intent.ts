import type { Match, Recognised } from "./recognise.js";

/** What the role words of a question say. */
export interface Roles {
  has(role: string): boolean;
  /** Positions of the words of a role. */
  words(role: string): Set<number>;
}

export function rolesOf(q: Recognised): Roles {
  const positions = new Map<string, Set<number>>();
  // "in charge" asks for an owner, not for a price; "the shared responsibility model" is a term.
  const outer = q.matches.filter((m) => m.meanings.some(([k]) => k === "role" || k === "definition"));
  const inside = (m: Match) => outer.some((o) => o !== m && o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from);
  for (const m of q.matches) {
    const within = inside(m);
    for (const [kind, id] of m.meanings) {
      if (kind !== "role" || (within && id !== "filler" && !id.startsWith("party"))) continue;
      const set = positions.get(id) ?? new Set();
      for (let i = m.from; i < m.to; i++) set.add(i);
      positions.set(id, set);
    }
  }
  return { has: (r) => positions.has(r), words: (r) => positions.get(r) ?? new Set() };
}

const OPENER = /^(is|are|am|do|doe|does|did|can|could|must|should|shall|will|would|has|have|need)$/;
const BEFORE_OPENER = /^(so|and|but|hi|hello|hey|pleas|please|ok|well|then|quick|question)$/;

/**
 * Whom a yes/no question supposes to be the owner: "do I have to …" the customer, "does AWS …" the provider.
 * Null for a question of another form, and for "is it us or AWS". `isName`: positions inside a service's name ("AWS Lambda" is no party).
 */
export function claimOf(q: Recognised, roles: Roles, isName: Set<number>): "customer" | "provider" | null {
  const stems = q.words.map((w) => w.text);
  const opener = stems.findIndex((w) => OPENER.test(w));
  const opens = opener >= 0 && opener <= 3 && stems.slice(0, opener).every((w) => BEFORE_OPENER.test(w));
  if (!opens && !roles.has("truth")) return null;
  const parties = q.words.flatMap((_, i): ("customer" | "provider")[] => {
    if (isName.has(i)) return [];
    if (roles.words("party-customer").has(i)) return ["customer"];
    const provider =
      roles.words("party-provider").has(i) || q.matches.some((m) => m.from <= i && i < m.to && m.meanings.some(([k]) => k === "provider"));
    return provider ? ["provider"] : [];
  });
  if (parties.includes("customer") && parties.includes("provider") && stems.includes("or")) return null;
  // The first party is the one that acts: "do I patch what AWS runs", "does AWS patch my instance".
  return parties[0] ?? null;
}
