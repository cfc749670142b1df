import type { MatrixDocument } from "./document.js";

/** Formats that only a matrix has, or that it writes in its own way. */
export const EXPORT_FORMATS = ["csv", "md", "html"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The writers, each loaded when it is first used. A new format is one line here. */
export const writers: Record<ExportFormat, (document: MatrixDocument) => Promise<string | Uint8Array>> = {
  csv: async (document) => (await import("./csv.js")).csv(document),
  md: async (document) => (await import("./markdown.js")).markdown(document),
  html: async (document) => (await import("./html/page.js")).html(document),
};
