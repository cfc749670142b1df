import Table from "cli-table3";
import type { Look } from "./look.js";
import { clean, widthOf, wrap } from "./text.js";

export interface TableCell {
  text: string;
  style?: (text: string) => string;
}

/** Below this many columns a table is stacked into records of `Label: value`. */
const STACKED = 60;
/** A column is not made narrower than its longest word, up to this. */
const NARROWEST = 12;

const ASCII = {
  top: "-",
  "top-mid": "+",
  "top-left": "+",
  "top-right": "+",
  bottom: "-",
  "bottom-mid": "+",
  "bottom-left": "+",
  "bottom-right": "+",
  left: "|",
  "left-mid": "+",
  mid: "-",
  "mid-mid": "+",
  right: "|",
  "right-mid": "+",
  middle: "|",
};

/**
 * Draws a table that never exceeds the look's width: the widest columns shrink and their text wraps; nothing is lost.
 * @param lines draw a rule between rows
 */
export function table(look: Look, head: TableCell[], rows: TableCell[][], lines = false): string[] {
  const widths = look.width < STACKED ? null : columnWidths(look, [head, ...rows]);
  if (!widths) return stacked(look, head, rows);
  const drawn = new Table({
    head: [],
    colWidths: widths.map((w) => w + 2),
    wordWrap: false,
    style: { head: [], border: [], compact: !lines },
    ...(look.unicode ? {} : { chars: ASCII }),
  });
  const dressed = (row: TableCell[]) =>
    row.map(({ text, style }, i) =>
      wrap(text, widths[i] as number)
        .map((l) => (style && l ? style(l) : l))
        .join("\n"),
    );
  const body = rows.map(dressed);
  // With `compact` cli-table3 rules only below a head; the head is drawn as one so that it keeps its own styles.
  drawn.options.head = dressed(head);
  drawn.push(...body);
  return drawn.toString().split("\n");
}

/** Column widths whose sum, with borders, fits; null where words would have to be broken for it. */
function columnWidths(look: Look, rows: TableCell[][]): number[] | null {
  const columns = Math.max(...rows.map((r) => r.length));
  const longest = (i: number, split: RegExp) =>
    Math.max(
      1,
      ...rows.map((r) =>
        Math.max(
          ...clean(r[i]?.text ?? "")
            .split(split)
            .map(widthOf),
        ),
      ),
    );
  const widths = Array.from({ length: columns }, (_, i) => longest(i, /\n/));
  const least = widths.map((w, i) => Math.min(w, NARROWEST, Math.max(4, longest(i, /[\s-]/))));
  const room = (Number.isFinite(look.width) ? look.width : 200) - 3 * columns - 1;
  let total = widths.reduce((a, b) => a + b, 0);
  while (total > room) {
    const wide = widths.map((w, i) => (w > (least[i] as number) ? w : 0));
    const widest = wide.indexOf(Math.max(...wide));
    if (wide[widest] === 0) return null;
    widths[widest] = (widths[widest] as number) - 1;
    total--;
  }
  return widths;
}

function stacked(look: Look, head: TableCell[], rows: TableCell[][]): string[] {
  return rows.flatMap((row, n) => [
    ...(n > 0 ? [""] : []),
    ...row.flatMap(({ text, style }, i) => {
      const label = clean(head[i]?.text ?? "");
      if (!text) return [];
      return wrap(label ? `${label}: ${text}` : text, look.width - 2).map((l, k) => {
        const styled = k === 0 && label && style && l.startsWith(`${label}: `) ? `${label}: ${style(l.slice(label.length + 2))}` : l;
        return `  ${styled}`;
      });
    }),
  ]);
}
