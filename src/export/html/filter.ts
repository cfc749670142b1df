import type { MatrixCell, MatrixDocument } from "../document.js";
import { byCategory, ownerWord } from "../parts.js";

const OWNERS: readonly MatrixCell["owner"][] = ["customer", "provider", "shared", "depends"];

/** Radio buttons: the rows that they leave out are hidden by style alone, so they work where scripts are not allowed. */
export function filterForm(document: MatrixDocument, provider: string): string {
  const radio = (group: string, value: string, label: string) =>
    `<label><input type="radio" name="${group}" id="${group}-${value}" value="${value}"${value === "all" ? " checked" : ""}> ${escaped(label)}</label>`;
  const owners = ownersIn(document).map((o) => radio("owner", o, ownerWord(o, provider)));
  const categories = byCategory(document).map((c) => radio("category", idOf(c.id), c.title));
  return `<form aria-label="Filter"><fieldset><legend>Owner</legend>${[radio("owner", "all", "All"), ...owners].join("\n")}</fieldset>
<fieldset><legend>${document.by === "framework" ? "Family" : "Category"}</legend>${[radio("category", "all", "All"), ...categories].join("\n")}</fieldset>
<button type="reset">Show all</button></form>`;
}

/** The rules that hide what a choice leaves out, and show a line where nothing is left. */
export function filterStyle(document: MatrixDocument): string {
  const owners = ownersIn(document);
  const categories = byCategory(document);
  const chosen = (group: string, value: string) => `body:has(#${group}-${value}:checked)`;
  const none = owners.flatMap((o) =>
    categories
      .filter((c) => !c.rows.some((r) => r.cells.some((cell) => cell.owner === o)))
      .map((c) => `${chosen("owner", o)}:has(#category-${idOf(c.id)}:checked) .empty{display:block}`),
  );
  return [
    ...owners.map((o) => `${chosen("owner", o)} [data-owners]:not([data-owners~=${o}]){display:none}`),
    ...categories.map((c) => `${chosen("category", idOf(c.id))} [data-category]:not([data-category="${c.id}"]){display:none}`),
    ...none,
    "",
  ].join("\n");
}

const ownersIn = (document: MatrixDocument) => OWNERS.filter((o) => document.rows.some((r) => r.cells.some((c) => c.owner === o)));

const idOf = (category: string): string => category.replace(/[^A-Za-z0-9-]+/g, "_");

const escaped = (value: string): string => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
