/** How a run of text is printed: a theme colour, bold, dim. */
export interface Style {
  color: "yellow" | "magenta" | "cyan" | "plain";
  bold: boolean;
  dim: boolean;
}

export interface Run {
  column: number;
  text: string;
  style: Style;
}

const PLAIN: Style = { color: "plain", bold: false, dim: false };

/** What each code that the program prints does to the style. */
const CODES: Record<string, (style: Style) => Style> = {
  "0": () => PLAIN,
  "1": (s) => ({ ...s, bold: true }),
  "2": (s) => ({ ...s, dim: true }),
  "22": (s) => ({ ...s, bold: false, dim: false }),
  "33": (s) => ({ ...s, color: "yellow" }),
  "35": (s) => ({ ...s, color: "magenta" }),
  "36": (s) => ({ ...s, color: "cyan" }),
  "39": (s) => ({ ...s, color: "plain" }),
};

/**
 * A line of terminal output as runs of one style, each at its column; spaces alone make no run, and two spaces end one.
 * @throws where a colour code is unknown, so that a new one is not drawn wrongly
 */
export function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let style = PLAIN;
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that colour text
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    if (part.startsWith("\u001b")) {
      for (const code of part.slice(2, -1).split(";")) {
        const change = CODES[code];
        if (!change) throw new Error(`colour code ${code} is not known to the picture`);
        style = change(style);
      }
      continue;
    }
    for (const [text] of part.matchAll(/ {2,}|(?:[^ ]| (?! ))+/g)) {
      const lead = text.length - text.trimStart().length;
      if (text.trim()) runs.push({ column: column + lead, text: text.trim(), style });
      column += [...text].length;
    }
  }
  return runs;
}
