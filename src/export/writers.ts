import type { MatrixDocument } from "./document.js";

/** Formats that only a matrix has, or that it writes in its own way. */
export const EXPORT_FORMATS = ["csv", "md", "html", "xlsx", "oscal"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface WriterOptions {
  /** Of OSCAL: a component definition (default), or a system security plan. */
  oscalModel?: "component" | "ssp" | undefined;
}

/** The writers, each loaded when it is first used. A new format is one line here. */
export const writers: Record<ExportFormat, (document: MatrixDocument, options?: WriterOptions) => Promise<string | Uint8Array>> = {
  csv: async (document) => (await import("./csv.js")).csv(document),
  md: async (document) => (await import("./markdown.js")).markdown(document),
  html: async (document) => (await import("./html/page.js")).html(document),
  xlsx: async (document) => (await import("./xlsx.js")).xlsx(document),
  oscal: async (document, options) => (await import("./oscal/index.js")).oscal(document, options?.oscalModel),
};
