import Table from "cli-table3";
import { isNarrow, type Look } from "./look.js";
import { clean, cut, widthOf, wrap } from "./text.js";

export interface TableCell {
  text: string;
  style?: (text: string) => string;
  /** Where it is stacked: the label, if other than the head's text. */
  label?: string;
}

interface TableOptions {
  /** Cells are cut to this many lines. */
  lines?: number;
  /** The first column only names the one row: where the table is stacked, or its words would be broken, this line stands in its place. */
  title?: string;
}

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
 * Draws a table that never exceeds the look's width: the widest columns shrink and their text wraps; nothing is lost unless cells
 * are to be cut. Where it is too narrow for columns, each row becomes a record of `Label: value` lines; read aloud, a line of sentences.
 */
export function table(look: Look, head: TableCell[], rows: TableCell[][], options: TableOptions = {}): string[] {
  if (look.accessible) return spoken(look, head, rows, options);
  const { title } = options;
  if (title !== undefined && !isNarrow(look) && isTight(look, head, rows)) {
    const [first = { text: "" }, ...others] = head;
    return [...wrap(title, look.width).map((l) => first.style?.(l) ?? l), ...table(look, [{ ...first, text: "" }, ...others], rows)];
  }
  const widths = isNarrow(look) ? null : columnWidths(look, [head, ...rows]);
  if (!widths) return stacked(look, head, rows, options);
  const drawn = new Table({
    head: [],
    colWidths: widths.map((w) => w + 2),
    wordWrap: false,
    style: { head: [], border: [], compact: true },
    ...(look.unicode ? {} : { chars: ASCII }),
  });
  const dressed = (row: TableCell[]) =>
    row.map(({ text, style }, i) =>
      upTo(look, wrap(text, widths[i] as number), widths[i] as number, options.lines).map((l) => (style && l ? style(l) : l)),
    );
  // With `compact` cli-table3 rules only below a head; the head is drawn as one so that it keeps its own styles.
  drawn.options.head = dressed(head).map((lines) => lines.join("\n"));
  if (rows.length === 0) return drawn.toString().split("\n");
  // It takes a tenth of a millisecond for each cell, so it draws the frame, with one empty row in the place of all.
  drawn.push(widths.map(() => ""));
  const frame = drawn.toString().split("\n");
  const bar = frame.at(-2)?.[0] as string;
  const body = rows.flatMap((row) => {
    const cells = dressed(row);
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from(
      { length: height },
      (_, n) => `${bar} ${widths.map((w, i) => filled(cells[i]?.[n] ?? "", w)).join(` ${bar} `)} ${bar}`,
    );
  });
  return [...frame.slice(0, -2), ...body, ...frame.slice(-1)];
}

/** Whether the longest word of the first head would be broken, or cells beside it wrapped. */
function isTight(look: Look, head: TableCell[], rows: TableCell[][]): boolean {
  if (!Number.isFinite(look.width)) return false;
  const [first = "", ...others] = head.map(({ text }) => text);
  const word = Math.max(...first.split(/[\s-]/).map(widthOf));
  const cells = others.map((text, i) => Math.max(...[text, ...rows.map((r) => r[i + 1]?.text ?? "")].map(widthOf)));
  return word + cells.reduce((a, b) => a + b, 0) > look.width - 3 * head.length - 1;
}

/** A line of a cell with spaces up to the width of its column. */
const filled = (line: string, width: number): string => line + " ".repeat(Math.max(0, width - widthOf(line)));

/** The first lines, the last of which says that there was more. */
function upTo(look: Look, lines: string[], width: number, most = Number.POSITIVE_INFINITY): string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(look, lines.slice(most - 1).join(" "), width)];
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

/** Records: a line for each cell, its later lines set in below the value. */
function stacked(look: Look, head: TableCell[], rows: TableCell[][], { lines, title }: TableOptions): string[] {
  const pad = "  ";
  const width = look.width - pad.length;
  const from = title === undefined ? 0 : 1;
  const heading = title === undefined ? [] : wrap(title, width).map((l) => `${pad}${head[0]?.style?.(l) ?? l}`);
  const record = (row: TableCell[]) =>
    row.slice(from).flatMap(({ text, style }, n) => {
      const label = clean(head[n + from]?.label ?? head[n + from]?.text ?? "");
      if (!text) return [];
      const lead = label ? `${label}: ` : "";
      const styled = (l: string) => (style && l ? style(l) : l);
      const room = width - pad.length;
      return upTo(look, wrap(`${lead}${text}`, room), room, lines).map((l, i) => {
        if (i > 0) return `${pad}${pad}${styled(l)}`;
        return `${pad}${l.startsWith(lead) ? `${lead}${styled(l.slice(lead.length))}` : l}`;
      });
    });
  return [...heading, ...rows.flatMap((row, n) => [...(n > 0 ? [""] : []), ...record(row)])];
}

/** `What it is about. Label: value. Label: value.` */
function spoken(look: Look, head: TableCell[], rows: TableCell[][], { lines, title }: TableOptions): string[] {
  return rows.flatMap((row) => {
    const said = row.slice(1).flatMap(({ text }, n) => {
      const label = head[n + 1]?.label ?? head[n + 1]?.text ?? "";
      return text ? [label ? `${label}: ${text}` : text] : [];
    });
    const sentences = [title ?? row[0]?.text ?? "", ...said].filter(Boolean).map((s) => (/[.!?]$/.test(s) ? s : `${s}.`));
    return upTo(look, wrap(sentences.join(" "), look.width), look.width, lines);
  });
}
