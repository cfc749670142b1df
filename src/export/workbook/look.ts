/** Colours and styles: light fills with dark text, and the owner's word always there. */
import type { CellStyle } from "hucre/xlsx";
import type { MatrixCell } from "../document.js";

export const INK = "1F2328";
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

const EDGE = { style: "thin", color: { rgb: "D0D7DE" } } as const;
const border = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE };
const alignment = { vertical: "top", wrapText: true } as const;
const filled = (rgb: string): CellStyle["fill"] => ({ type: "pattern", pattern: "solid", fgColor: { rgb }, bgColor: { indexed: 64 } });

const body: CellStyle = { font: { color: { rgb: INK } }, alignment, border };

/** Each is one object for the whole workbook. */
export const STYLES = {
  body,
  /** For what begins like a formula: a cell of the kind "text" stays text even where somebody edits it. */
  literal: { ...body, numFmt: "@" },
  header: { font: { bold: true, color: { rgb: HEADER.text } }, fill: filled(HEADER.fill), alignment, border },
  link: { ...body, font: { color: { rgb: LINK }, underline: true } },
  date: { ...body, numFmt: "yyyy-mm-dd" },
  title: { font: { bold: true, size: 16, color: { rgb: INK } } },
  heading: { font: { bold: true, size: 13, color: { rgb: INK } } },
  text: { font: { color: { rgb: INK } }, alignment },
} satisfies Record<string, CellStyle>;

export const OWNER_STYLES = Object.fromEntries(
  Object.entries(OWNER_COLOURS).map(([owner, { fill, text }]) => [
    owner,
    { font: { bold: owner !== "not-applicable", color: { rgb: text } }, fill: filled(fill), alignment, border } satisfies CellStyle,
  ]),
) as Record<MatrixCell["owner"], CellStyle>;
