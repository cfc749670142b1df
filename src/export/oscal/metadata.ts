import type { MatrixDocument } from "../document.js";
import { providersOf } from "./parties.js";
import { ours } from "./said.js";
import { given, type Property } from "./shapes.js";
import { markup } from "./text.js";

export const OSCAL_VERSION = "1.2.2";

/** What every OSCAL document begins with. Its time is the catalogue's date: two exports of the same data are the same. */
export function metadataOf({ catalog, notice }: MatrixDocument, title: string) {
  return {
    title: markup(title),
    "last-modified": `${catalog.date}T00:00:00Z`,
    version: catalog.version,
    "oscal-version": OSCAL_VERSION,
    remarks: notice.map(markup).join("\n\n"),
  };
}

/** Which overlay was read, and where in the company the matrix is for. */
function throughOverlay({ overlay, environment, account }: MatrixDocument): Property[] {
  if (!overlay) return [];
  return [
    ours("overlay", overlay.path),
    ours("overlay-sha256", overlay.sha256),
    ...(environment ? [ours("environment", environment)] : []),
    ...(account ? [ours("account", account)] : []),
  ];
}

/** With the two sides as roles and parties. */
export function metadataWithParties(document: MatrixDocument) {
  const names = document.columns.map((c) => c.name);
  const of = names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  const { remarks, ...head } = metadataOf(document, `Responsibility matrix: ${of}`);
  return { ...head, ...given({ props: throughOverlay(document) }), ...providersOf(document).metadata, remarks };
}
