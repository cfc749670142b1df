import type { Answer } from "./document.js";

/** What a team has to do with a cell: it answers for it, does it, or does it for another team that inherits it. */
export type TeamPart = "accountable" | "performs" | "provides";

/** A team's part in a cell, by the overlay; null where it has none. */
export function teamPart(team: string, { yours }: Pick<Answer, "yours">): TeamPart | null {
  if (yours?.accountable === team) return "accountable";
  if (yours?.performs.some((p) => p.name === team)) return "performs";
  return yours?.inheritsFrom === team ? "provides" : null;
}
