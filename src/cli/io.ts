import type { Look } from "../render/index.js";

/** What a run reads from and writes to; a test gives its own. */
export interface Io {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: {
    write(text: string | Uint8Array): boolean;
    isTTY?: boolean;
    columns?: number;
    once?(event: "drain", then: () => void): unknown;
  };
  stderr: { write(text: string): boolean };
  env: Record<string, string | undefined>;
  /** The folder in which files are looked for; without it the process's. */
  cwd?: string;
}

/** A mistake of the call: exit 2. */
export class UsageError extends Error {
  readonly exitCode: number = 2;
}

/** A file of the person's that cannot be read or is invalid: exit 4. */
export class DataError extends UsageError {
  override readonly exitCode = 4;
}

/** An id, category or other name that the catalogue lacks: exit 1. `suggestions`: ids that were perhaps meant. */
export class UnknownError extends UsageError {
  override readonly exitCode = 1;
  /** The person asked for JSON, so standard output holds a document also for this. */
  json = false;
  constructor(
    message: string,
    readonly suggestions: readonly { id: string; name: string }[] = [],
  ) {
    super(message);
  }
}

/** Runs a command; where it meets a name that is unknown, the error tells whether JSON was asked for. */
export async function inForm<T>(json: boolean, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UnknownError) error.json = json;
    throw error;
  }
}

/** A file that cannot be written: exit 4. */
export class FileError extends UsageError {
  override readonly exitCode = 4;
}

/** The options of how text looks, and those that ask for more than a screen of it. */
export interface LookOptions {
  color?: boolean;
  width?: string;
  ascii?: boolean;
  accessible?: boolean;
  hyperlinks?: boolean;
  all?: boolean;
  why?: boolean;
  full?: boolean;
}

/** A small terminal's lines, less one for the next prompt; narrower ones scroll as much text. */
const SCREEN = { rows: 23, columns: 80 };

/**
 * How output looks. Width: `--width`, the terminal, `COLUMNS`, else unlimited.
 * Colour: `--color`/`--no-color`, `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb`, else only on a terminal.
 * Where the width is unlimited, or more is asked for, so are the lines.
 */
export function lookOf(io: Io, options: LookOptions): Look {
  const width = widthOf(io, options);
  const whole = options.all || options.why || options.full || !Number.isFinite(width);
  const accessible = options.accessible || isOn(io.env.ACCESSIBLE);
  return {
    width,
    rows: whole ? Number.POSITIVE_INFINITY : Math.floor(SCREEN.rows * Math.max(1, SCREEN.columns / width)),
    color: colorOf(io, options),
    unicode: !options.ascii && isUnicode(io.env),
    accessible,
    hyperlinks: options.hyperlinks ?? false,
  };
}

const isOn = (value: string | undefined): boolean => !!value && value !== "0" && value !== "false";

function widthOf(io: Io, { width }: LookOptions): number {
  if (width !== undefined) {
    const n = Number(width);
    if (!Number.isInteger(n) || n < 20 || n > 1000) throw new UsageError(`--width takes a whole number from 20 to 1000, not "${width}"`);
    return n;
  }
  if (io.stdout.isTTY && io.stdout.columns) return io.stdout.columns;
  const columns = Number(io.env.COLUMNS);
  return Number.isInteger(columns) && columns >= 20 ? columns : Number.POSITIVE_INFINITY;
}

function colorOf(io: Io, { color }: LookOptions): Look["color"] {
  if (color === false) return 0;
  if (color === true) return 1;
  if (io.env.NO_COLOR) return 0;
  const force = io.env.FORCE_COLOR;
  if (force !== undefined) return force === "0" || force === "false" ? 0 : force === "2" ? 2 : force === "3" ? 3 : 1;
  if (io.env.TERM === "dumb") return 0;
  return io.stdout.isTTY ? 1 : 0;
}

/** Unicode unless the locale says another character set; Windows terminals of today can. */
function isUnicode(env: Io["env"]): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (!locale) return process.platform === "win32" || process.platform === "darwin" || env.TERM !== "linux";
  return /utf-?8/i.test(locale);
}
