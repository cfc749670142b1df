/** What a team's overlay says of a cell, in words. */
import { type Answer, holderOf, yoursLine } from "../answer/index.js";
import { type Look, type Theme, themeOf } from "./look.js";
import { addressLines, labelled } from "./text.js";

/** `[platform team]` after a duty; nothing without an overlay. */
export function teamMark({ yours, owner, own }: Pick<Answer, "yours" | "owner" | "own">): string {
  if (yours === undefined) return "";
  const mark = own ? ", your own" : "";
  if (owner !== "customer" && owner !== "shared") return "";
  return ` [${holderOf({ yours }) || "nobody yet"}${mark}]`;
}

/** The lines of an answer that come from the overlay, with the rule's place. */
export function yoursLines(look: Look, theme: Theme, a: Answer, provider: string, brief: boolean): string[] {
  if (a.yours === undefined) return [];
  const { yours } = a;
  const has = a.owner === "customer" || a.owner === "shared" || (a.depends && !a.service);
  if (!has) return [];
  if (!yours) return labelled(look, "Yours", "nobody yet: no rule of the overlay names a team.", theme.chalk.bold);
  const evidence = yours.evidence && !brief ? [theme.chalk.dim(addressLines(look, [yours.evidence], 11)(yours.evidence))] : [];
  return [...labelled(look, "Yours", `${yoursLine(a, provider)}. (${yours.at.file}:${yours.at.line})`, theme.chalk.bold), ...evidence];
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
