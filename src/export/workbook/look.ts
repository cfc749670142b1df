/** Colours and styles: light fills with dark text, and the owner's word always there. */
import type { CellStyle } from "hucre/xlsx";
import type { MatrixCell } from "../document.js";

const INK = "1F2328";
/** Fill and text of each owner: yellow, cyan and magenta as on the terminal, in tints that leave black text readable and print. */
export const OWNER_COLOURS: Record<MatrixCell["owner"], { fill: string; text: string }> = {
  customer: { fill: "FFF2B3", text: INK },
  provider: { fill: "CFF1F7", text: INK },
  shared: { fill: "F8D9F5", text: INK },
  depends: { fill: "E3E5E8", text: INK },
  "not-applicable": { fill: "F6F7F8", text: "57606A" },
};
export const LINK = "0550AE";
export const HEADER = { fill: "24292F", text: "FFFFFF" };

const alignment = { vertical: "top", wrapText: true } as const;
/** A font that does not say its name and size has none. */
export const FONT = { name: "Calibri", size: 11 } as const;
const filled = (rgb: string): CellStyle["fill"] => ({ type: "pattern", pattern: "solid", fgColor: { rgb }, bgColor: { indexed: 64 } });

/** Most cells are of the first, which says little (lines come from the grid): the library compares styles at each cell. */
export const STYLES = {
  body: { alignment },
  header: { font: { ...FONT, bold: true, color: { rgb: HEADER.text } }, fill: filled(HEADER.fill), alignment },
  link: { font: { ...FONT, color: { rgb: LINK }, underline: true }, alignment },
  date: { alignment, numFmt: "yyyy-mm-dd" },
  title: { font: { ...FONT, bold: true, size: 16 } },
  heading: { font: { ...FONT, bold: true, size: 13 } },
  /** A sentence that may run over the empty cells to its right. */
  open: { alignment: { vertical: "top" } },
} satisfies Record<string, CellStyle>;

export const OWNER_STYLES = Object.fromEntries(
  Object.entries(OWNER_COLOURS).map(([owner, { fill, text }]) => [
    owner,
    { font: { ...FONT, bold: owner !== "not-applicable", color: { rgb: text } }, fill: filled(fill), alignment },
  ]),
) as Record<MatrixCell["owner"], CellStyle>;
