import { Chalk, type ChalkInstance } from "chalk";
import type { Owner } from "../catalog/index.js";

/** How the output is to look: decided once by the command line, never read from the environment below it. */
export interface Look {
  /** Columns; Infinity where nothing is to be cut or wrapped (a pipe). */
  width: number;
  /** chalk's colour level, 0 to 3. */
  color: 0 | 1 | 2 | 3;
  /** Box drawing and glyphs, else ASCII. */
  unicode: boolean;
}

export interface Theme {
  chalk: ChalkInstance;
  glyphs: { customer: string; provider: string; shared: string; "not-applicable": string; marked: string; dot: string };
}

export function themeOf(look: Look): Theme {
  const unicode = { customer: "●", provider: "○", shared: "◐", "not-applicable": "-", marked: "◂", dot: "·" };
  const ascii = { customer: "*", provider: "o", shared: "+", "not-applicable": "-", marked: "<", dot: "-" };
  return { chalk: new Chalk({ level: look.color }), glyphs: look.unicode ? unicode : ascii };
}

/** Theme colours: yellow for the customer (bold, to be read on white), cyan for the provider, magenta for shared. */
export function ownerStyle(theme: Theme, owner: Owner): (text: string) => string {
  const { chalk } = theme;
  return { customer: chalk.bold.yellow, provider: chalk.cyan, shared: chalk.magenta, "not-applicable": chalk.dim }[owner];
}
