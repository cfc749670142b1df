import { type Run, runsOf, type Style } from "./cells.js";

/** The panel is dark on every page, so that one set of colours is legible on all; each has 4.5:1 at least against the ground. */
export const GROUND = "#0d1117";
const INK = { yellow: "#e3b341", magenta: "#d2a8ff", cyan: "#56d4dd", plain: "#e6edf3", dim: "#9da7b3", line: "#8b949e" };

export const CELL = { width: 8.4, height: 20 };
export const MARGIN = { x: 20, y: 18 };
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/** Which arms a box-drawing character has: up, right, down, left. */
const ARMS: Record<string, string> = {
  "─": "rl",
  "│": "ud",
  "┌": "rd",
  "┐": "dl",
  "└": "ur",
  "┘": "ul",
  "├": "urd",
  "┤": "udl",
  "┬": "rdl",
  "┴": "url",
  "┼": "urdl",
};

const number = (n: number): string => String(Math.round(n * 100) / 100);
const xml = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const inkOf = ({ color, dim }: Style): string => (color === "plain" && dim ? INK.dim : INK[color]);

/**
 * Draws terminal output as an SVG on a grid of cells. Frames and marks are shapes and each run of text is stretched to its cells,
 * so that columns stand below one another whatever font there is.
 */
export function svg(lines: readonly string[], columns: number, title: string): string {
  const width = columns * CELL.width + 2 * MARGIN.x;
  const height = lines.length * CELL.height + 2 * MARGIN.y;
  const marks: string[] = [];
  let frame = "";
  for (const [row, line] of lines.entries()) {
    for (const run of runsOf(line)) {
      for (const piece of pieces(run)) {
        const x = MARGIN.x + piece.column * CELL.width;
        const y = MARGIN.y + row * CELL.height;
        const first = piece.text[0] as string;
        if (/[─-╿]/.test(first)) frame += [...piece.text].map((ch, i) => arms(ch, x + i * CELL.width, y)).join("");
        else marks.push(shape(first, x, y, inkOf(piece.style)) ?? textAt(piece, x, y));
      }
    }
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img" aria-labelledby="title">`,
    `<title id="title">${xml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${number(width - 1)}" height="${number(height - 1)}" rx="8" fill="${GROUND}" stroke="#57606a"/>`,
    ...(frame ? [`<path d="${frame}" fill="none" stroke="${INK.line}" stroke-width="1"/>`] : []),
    `<g font-family="${FONT}" font-size="14" xml:space="preserve">`,
    ...marks,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Frames and marks are drawn apart from the text beside them. */
function pieces({ column, text, style }: Run): Run[] {
  return [...text.matchAll(/[─-╿]+|[●○◐◂]|[^─-╿●○◐◂]+/g)].flatMap((m) => {
    const piece = m[0];
    const lead = piece.length - piece.trimStart().length;
    return piece.trim() ? [{ column: column + m.index + lead, text: piece.trim(), style }] : [];
  });
}

function textAt({ text, style }: Run, x: number, y: number): string {
  const weight = style.bold ? ' font-weight="bold"' : "";
  const length = number([...text].length * CELL.width);
  return `<text x="${number(x)}" y="${number(y + 14.5)}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${inkOf(style)}"${weight}>${xml(text)}</text>`;
}

function arms(ch: string, x: number, y: number): string {
  const [cx, cy] = [number(x + CELL.width / 2), number(y + CELL.height / 2)];
  const ends: Record<string, string> = {
    u: `V${number(y)}`,
    d: `V${number(y + CELL.height)}`,
    l: `H${number(x)}`,
    r: `H${number(x + CELL.width)}`,
  };
  const known = ARMS[ch];
  if (known === undefined) throw new Error(`the frame's ${ch} is not known to the picture`);
  return [...known].map((arm) => `M${cx} ${cy}${ends[arm]}`).join("");
}

function shape(ch: string, x: number, y: number, ink: string): string | null {
  const [cx, cy, r] = [x + CELL.width / 2, y + CELL.height / 2, 3.6];
  const circle = (fill: string) => `<circle cx="${number(cx)}" cy="${number(cy)}" r="${r}" fill="${fill}" stroke="${ink}"/>`;
  switch (ch) {
    case "●":
      return circle(ink);
    case "○":
      return circle("none");
    case "◐":
      return `${circle("none")}<path d="M${number(cx)} ${number(cy - r)}A${r} ${r} 0 0 0 ${number(cx)} ${number(cy + r)}Z" fill="${ink}"/>`;
    case "◂":
      return `<path d="M${number(cx + 3)} ${number(cy - 4)}V${number(cy + 4)}L${number(cx - 4)} ${number(cy)}Z" fill="${ink}"/>`;
    default:
      return null;
  }
}
