import type { LookOptions } from "./io.js";

export const FORMATS = ["table", "plain", "json", "md", "csv"] as const;
export type Format = (typeof FORMATS)[number];
export const MATRIX_FORMATS = [...FORMATS, "html", "xlsx", "oscal"] as const;
export type MatrixFormat = (typeof MATRIX_FORMATS)[number];

/** The options that every command has. */
export interface CommonOptions extends LookOptions {
  json?: boolean;
  plain?: boolean;
  format?: Format;
}

export function formatOf(options: CommonOptions): Format {
  return options.json ? "json" : options.plain ? "plain" : (options.format ?? "table");
}
