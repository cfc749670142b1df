import wrapAnsi from "wrap-ansi";
import type { Look } from "./look.js";
import stringWidth from "./width.js";

/** Widest a paragraph is set, however wide the terminal. */
const MEASURE = 100;

/** Text without control characters, so that nothing a file or a question holds can drive the terminal. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "").replace(/\t/g, " ");
}

export const widthOf = (text: string): number => stringWidth(text);

/** Lines of at most `width` columns; words longer than that are broken. */
export function wrap(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return clean(text).split("\n");
  return wrapAnsi(clean(text), Math.max(1, width), { hard: true, trim: true }).split("\n");
}

/** A label and a text with a hanging indent: `  Why      because …`. Below 60 columns the text begins under the label. */
export function labelled(
  look: Look,
  label: string,
  text: string,
  style: (s: string) => string = (s) => s,
  column = 9,
  indent = 2,
): string[] {
  const width = Number.isFinite(look.width) ? Math.min(look.width, MEASURE) : look.width;
  const pad = " ".repeat(indent);
  if (look.width < 60) return [...(label ? [`${pad}${style(label)}`] : []), ...wrap(text, width - indent - 2).map((l) => `${pad}  ${l}`)];
  const gap = " ".repeat(indent + column);
  return wrap(text, width - indent - column).map((l, i) =>
    i === 0 ? `${pad}${style(label)}${" ".repeat(Math.max(1, column - widthOf(label)))}${l}` : `${gap}${l}`,
  );
}

/** A paragraph, indented. */
export function paragraph(look: Look, text: string, indent = 2): string[] {
  const width = Number.isFinite(look.width) ? Math.min(look.width, MEASURE) : look.width;
  return wrap(text, width - indent).map((l) => `${" ".repeat(indent)}${l}`);
}

/** Cut to `width` columns with an ellipsis. */
export function cut(look: Look, text: string, width: number): string {
  const plain = clean(text);
  if (!Number.isFinite(width) || widthOf(plain) <= width) return plain;
  const mark = look.unicode ? "…" : "...";
  let out = "";
  for (const ch of plain) {
    if (widthOf(out + ch) > width - mark.length) break;
    out += ch;
  }
  return `${out.trimEnd()}${mark}`;
}
