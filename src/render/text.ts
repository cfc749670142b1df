import wrapAnsi from "wrap-ansi";
import { isNarrow, type Look } from "./look.js";
import stringWidth from "./width.js";

/** Widest a paragraph is set, however wide the terminal. */
const MEASURE = 100;

/** Text without control characters, so that nothing a file or a question holds can drive the terminal. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "").replace(/\t/g, " ");
}

export const widthOf = (text: string): number => stringWidth(text);

/** Columns that text may take: the terminal's, but no more than can be read well. */
export const measureOf = (look: Look): number => (Number.isFinite(look.width) ? Math.min(look.width, MEASURE) : look.width);

/** Lines of at most `width` columns; words longer than that are broken. */
export function wrap(text: string, width: number): string[] {
  const plain = clean(text);
  if (!Number.isFinite(width)) return plain.split("\n");
  // Most cells of a table are one short line, which the library would take apart all the same.
  if (!/^\s|\n|\s$/.test(plain) && widthOf(plain) <= width) return [plain.normalize()];
  return wrapAnsi(plain, Math.max(1, width), { hard: true, trim: true }).split("\n");
}

/**
 * A label and a text with a hanging indent: `  Why      because …`. Below 60 columns the text begins under the label; for a
 * screen reader it is `Why: because …`.
 */
export function labelled(
  look: Look,
  label: string,
  text: string,
  style: (s: string) => string = (s) => s,
  column = 9,
  indent = 2,
): string[] {
  const width = measureOf(look);
  if (look.accessible) {
    const lead = label && /[.:]$/.test(label) ? label : label && `${label}:`;
    return wrap(`${lead} ${text}`, width).map((l, i) => (i === 0 && lead && l.startsWith(lead) ? style(lead) + l.slice(lead.length) : l));
  }
  const pad = " ".repeat(indent);
  if (isNarrow(look)) return [...(label ? [`${pad}${style(label)}`] : []), ...wrap(text, width - indent - 2).map((l) => `${pad}  ${l}`)];
  const gap = " ".repeat(indent + column);
  return wrap(text, width - indent - column).map((l, i) =>
    i === 0 ? `${pad}${style(label)}${" ".repeat(Math.max(1, column - widthOf(label)))}${l}` : `${gap}${l}`,
  );
}

/** A paragraph, indented. */
export function paragraph(look: Look, text: string, indent = 2): string[] {
  const pad = look.accessible ? 0 : indent;
  return wrap(text, measureOf(look) - pad).map((l) => `${" ".repeat(pad)}${l}`);
}

/**
 * Addresses, each in one line and never broken: half of them are longer than 80 columns, and only an address that the terminal
 * itself carries over the edge can be selected, copied and opened as one. They begin where their titles do, at `column`, unless
 * all that fit the line at all fit further left; then they move there together.
 */
export function addressLines(look: Look, urls: readonly string[], column: number): (url: string) => string {
  const room = Math.max(0, ...urls.map(widthOf).filter((n) => n <= look.width));
  const indent = look.accessible ? 0 : isNarrow(look) ? Math.min(column, 4) : ([column, 4, 2, 0].find((n) => n + room <= look.width) ?? 0);
  return (url) => `${" ".repeat(indent)}${look.hyperlinks ? link(url) : clean(url)}`;
}

/** OSC 8; what is no plain address is left as text, since it could end the sequence early. */
function link(url: string): string {
  return /^https?:\/\/[\u0021-\u007e]+$/.test(url) ? `\u001b]8;;${url}\u001b\\${url}\u001b]8;;\u001b\\` : clean(url);
}

/** Cut to `width` columns with an ellipsis; read aloud, at a word's end and in words. */
export function cut(look: Look, text: string, width: number): string {
  const plain = clean(text);
  if (!Number.isFinite(width) || widthOf(plain) <= width) return plain;
  const mark = look.accessible ? " and so on" : look.unicode ? "…" : "...";
  let out = "";
  for (const ch of plain) {
    if (widthOf(out + ch) > width - mark.length) break;
    out += ch;
  }
  return `${(look.accessible ? out.replace(/[\s,;.]*\S*$/, "") : out).trimEnd()}${mark}`;
}
