import { Chalk, type ChalkInstance } from "chalk";
import type { Owner } from "../catalog/index.js";

/** How the output is to look: decided once by the command line, never read from the environment below it. */
export interface Look {
  /** Columns; Infinity where nothing is to be cut or wrapped (a pipe). */
  width: number;
  /** Lines that an answer may take; Infinity where all of it is wanted (a pipe, `--all`). */
  rows: number;
  /** chalk's colour level, 0 to 3. */
  color: 0 | 1 | 2 | 3;
  /** Box drawing and glyphs, else ASCII. */
  unicode: boolean;
  /** For a screen reader: `Label: text` in each line, words in place of glyphs, no boxes, no columns. */
  accessible: boolean;
  /** Addresses as OSC 8 links. */
  hyperlinks: boolean;
}

/** Below this many columns tables are stacked into records, and text stands under its label. */
export const NARROW = 60;

/** Whether text stands under its label; a reader that is read to has no columns at all. */
export const isNarrow = (look: Look): boolean => look.width < NARROW;

export interface Theme {
  chalk: ChalkInstance;
  /** Empty where a screen reader would stumble over them. */
  glyphs: Record<Owner, string> & { marked: string };
}

const UNICODE: Theme["glyphs"] = { customer: "●", provider: "○", shared: "◐", "not-applicable": "-", marked: "◂" };
const ASCII: Theme["glyphs"] = { customer: "*", provider: "o", shared: "+", "not-applicable": "-", marked: "<" };
const NONE: Theme["glyphs"] = { customer: "", provider: "", shared: "", "not-applicable": "", marked: "" };

export function themeOf(look: Look): Theme {
  return { chalk: new Chalk({ level: look.color }), glyphs: look.accessible ? NONE : look.unicode ? UNICODE : ASCII };
}

/** Theme colours: yellow for the customer (bold, to be read on white), cyan for the provider, magenta for shared. */
export function ownerStyle(theme: Theme, owner: Owner): (text: string) => string {
  const { chalk } = theme;
  return { customer: chalk.bold.yellow, provider: chalk.cyan, shared: chalk.magenta, "not-applicable": chalk.dim }[owner];
}
