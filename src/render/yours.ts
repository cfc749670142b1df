/** What a team's overlay says of a cell, in words. */
import type { Answer, Yours } from "../answer/index.js";
import { type Look, type Theme, themeOf } from "./look.js";
import { addressLines, labelled } from "./text.js";

/** The team that answers for the customer's half; empty where none is known. */
export const teamOf = (a: Pick<Answer, "yours">): string => a.yours?.accountable ?? "";

/** `[platform team]` after a duty; nothing without an overlay. */
export function teamMark({ yours, owner, own }: Pick<Answer, "yours" | "owner" | "own">): string {
  if (yours === undefined) return "";
  const mark = own ? ", your own" : "";
  if (owner !== "customer" && owner !== "shared") return "";
  return ` [${yours?.accountable ?? "nobody yet"}${mark}]`;
}

/** Who performs it, from whom it is inherited, when it is looked at again. */
export function workLine({ performs, inheritsFrom, review }: Yours, provider: string): string {
  const kinds = { team: "", thirdParty: " (hired)", provider: ` (of ${provider})` };
  return [
    performs.length > 0 ? `done by ${performs.map((p) => `${p.name}${kinds[p.kind]}`).join(", ")}` : "",
    inheritsFrom ? `inherited from ${inheritsFrom}` : "",
    review ? `review on ${review}` : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** The lines of an answer that come from the overlay, with the rule's place. */
export function yoursLines(look: Look, theme: Theme, a: Answer, provider: string, brief: boolean): string[] {
  if (a.yours === undefined) return [];
  const { yours } = a;
  const has = a.owner === "customer" || a.owner === "shared" || (a.depends && !a.service);
  if (!has) return [];
  if (!yours) return labelled(look, "Yours", "nobody yet: no rule of the overlay names a team.", theme.chalk.bold);
  const who = yours.accountable ? `${yours.accountable} is accountable` : "nobody is accountable yet";
  const text = [who, workLine(yours, provider), a.own ? "added by the overlay" : ""].filter(Boolean).join("; ");
  const evidence = yours.evidence && !brief ? [theme.chalk.dim(addressLines(look, [yours.evidence], 11)(yours.evidence))] : [];
  return [...labelled(look, "Yours", `${text}. (${yours.at.file}:${yours.at.line})`, theme.chalk.bold), ...evidence];
}

/** The last line of what an overlay had a part in. */
export function overlayLine(look: Look, { overlay }: { overlay?: { path: string } }): string[] {
  return overlay ? labelled(look, "Overlay", overlay.path, themeOf(look).chalk.dim) : [];
}

/** Lines drawn with room left for the line that names the overlay. */
export function withOverlayLine(look: Look, document: { overlay?: { path: string } }, draw: (look: Look) => string[]): string[] {
  const below = overlayLine(look, document);
  return below.length === 0 ? draw(look) : [...draw({ ...look, rows: look.rows - below.length }), ...below];
}
