import type { Answer } from "./document.js";

/** What a team has to do with a cell: it answers for it, does it, or does it for another team that inherits it. */
export type TeamPart = "accountable" | "performs" | "provides";

/** A team's part in a cell, by the overlay; null where it has none. */
export function teamPart(team: string, { yours }: Pick<Answer, "yours">): TeamPart | null {
  if (yours?.accountable === team) return "accountable";
  if (yours?.performs.some((p) => p.name === team)) return "performs";
  return yours?.inheritsFrom === team ? "provides" : null;
}

/** Who has the customer's half of a cell, in a few words; empty where nobody does, or no overlay was read. */
export function holderOf({ yours }: Pick<Answer, "yours">): string {
  return [yours?.accountable, yours?.customers && CUSTOMERS].filter(Boolean).join(" and ");
}
const CUSTOMERS = "the team's customers";

/** All that the overlay says of a cell in which the customer has a part, as one line without its place. */
export function yoursLine({ yours, own }: Pick<Answer, "yours" | "own">, provider: string): string {
  const added = own ? "added by the overlay" : "";
  if (!yours) return ["nobody yet", added].filter(Boolean).join("; ");
  const { accountable, customers, performs, inheritsFrom, review } = yours;
  const kinds = { team: "", thirdParty: " (hired)", provider: ` (of ${provider})` };
  return [
    accountable ? `${accountable} is accountable` : customers ? "" : "nobody is accountable yet",
    customers ? `${CUSTOMERS} ${customers} ${accountable ? "a part" : "it"}` : "",
    performs.length > 0 ? `done by ${performs.map((p) => `${p.name}${kinds[p.kind]}`).join(", ")}` : "",
    inheritsFrom ? `inherited from ${inheritsFrom}` : "",
    review ? `review on ${review}` : "",
    added,
  ]
    .filter(Boolean)
    .join("; ");
}
