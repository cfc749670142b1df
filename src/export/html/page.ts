import type { Source } from "../../catalog/index.js";
import type { MatrixCell, MatrixColumn, MatrixDocument, MatrixRow } from "../document.js";
import { byCategory, mappedAs, ownerWord, type Part, partsOf, providerName } from "../parts.js";
import { columnName, holdersOf, rowTitle } from "../who.js";
import { filterForm, filterStyle } from "./filter.js";
import { STYLE, TEAM_STYLE } from "./style.js";

/** With more columns than this, paper has room for the marks of owners only. */
const MANY = 8;

type Owner = MatrixCell["owner"];
const MARKS: Record<Owner, string> = { customer: "●", provider: "○", shared: "◐", depends: "◇", "not-applicable": "–" };

/**
 * A matrix as one HTML file that needs neither network nor script: totals, filters, a table of owners, and below it each row in full with
 * parts, reasons and pages.
 */
export function html(document: MatrixDocument): string {
  const provider = providerName(document);
  const title = `Responsibility matrix: ${document.columns.map(columnName).join(", ")}`;
  const pages = pagesOf(document);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${STYLE}${filterStyle(document)}${document.overlay ? TEAM_STYLE : ""}</style>
</head>
<body>
<a class="skip" href="#matrix">To the matrix</a>
<header>
<h1>Responsibility matrix</h1>
<ul class="notice">
${document.notice.map((line) => `<li>${linked(line)}</li>`).join("\n")}
</ul>
</header>
<main>
${totals(document, provider)}
${filterForm(document, provider)}
${overview(document, provider)}
<h2 id="full">Each ${document.by === "framework" ? "requirement" : "control"} in full</h2>
${byCategory(document)
  .map(
    (category) =>
      `<section data-category="${text(category.id)}">\n<h3>${text(category.title)}</h3>\n${category.rows.map((row) => inFull(document, row, provider, pages)).join("\n")}\n</section>`,
  )
  .join("\n")}
<section><h2 id="pages">Pages</h2>
<ol class="pageslist">
${[...pages.values()].map(({ number, source: s }) => `<li id="p${number}">${text(s.title)}, read in a copy of ${s.checked}: <a href="${text(s.url)}">${text(s.url)}</a></li>`).join("\n")}
</ol></section>
</main>
</body>
</html>
`;
}

function totals(document: MatrixDocument, provider: string): string {
  const owners = (["customer", "provider", "shared", "depends", "not-applicable"] as const).filter((o) =>
    document.rows.some((r) => r.cells.some((c) => c.owner === o)),
  );
  const count = (column: MatrixColumn, owner: Owner) =>
    document.rows.filter((r) => r.cells.some((c) => c.column === column.id && c.owner === owner)).length;
  const line = (c: MatrixColumn) =>
    `<tr><th scope="row">${text(columnName(c))}</th>${owners.map((o) => `<td>${count(c, o)}</td>`).join("")}</tr>`;
  return `<section aria-labelledby="totals"><h2 id="totals">Totals</h2>
<div class="scroll" role="region" aria-labelledby="totals" tabindex="0"><table class="totals">
<thead><tr><th scope="col">Service</th>${owners.map((o) => `<th scope="col">${ownerTag(o, provider)}</th>`).join("")}</tr></thead>
<tbody>
${document.columns.map(line).join("\n")}
</tbody></table></div></section>`;
}

/** The roles are said again since tables that are set as blocks, as on a phone, are none to some browsers. */
function overview(document: MatrixDocument, provider: string): string {
  const { columns } = document;
  const first = document.by === "framework" ? "Requirement" : "Control";
  const line = (row: MatrixRow) =>
    `<tr role="row" ${marksOf(row.cells.map((c) => c.owner))}><th role="rowheader" scope="row"><a href="#${anchor(row)}">${text(rowTitle(row) || row.id)}</a> <small>${text(row.title === null ? "" : row.id)}</small></th>${row.cells
      .map(
        (c, i) =>
          `<td role="cell" data-label="${text(columns[i] ? columnName(columns[i]) : "")}">${withTeams(ownerTag(c.owner, provider), holdersOf(row, c))}</td>`,
      )
      .join("")}</tr>`;
  const bodies = byCategory(document).map(
    (category) => `<tbody role="rowgroup" data-category="${text(category.id)}">
<tr role="row" ${marksOf(category.rows.flatMap((r) => r.cells.map((c) => c.owner)))}><th role="rowheader" class="group" scope="rowgroup" colspan="${columns.length + 1}">${text(category.title)}</th></tr>
${category.rows.map(line).join("\n")}
</tbody>`,
  );
  return `<section aria-labelledby="matrix"><h2 id="matrix">Matrix</h2>
<p class="soft">${(["customer", "provider", "shared", "depends", "not-applicable"] as const).map((o) => ownerTag(o, provider)).join(" ")}</p>
<p class="empty">No row has this owner in this category.</p>
<div class="scroll owners" role="region" aria-labelledby="matrix" tabindex="0"><table role="table" class="matrix${columns.length > MANY ? " many" : ""}" aria-label="Owners">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${first}</th>${columns.map((c) => `<th role="columnheader" scope="col">${text(columnName(c))}</th>`).join("")}</tr></thead>
${bodies.join("\n")}
</table></div></section>`;
}

function inFull(document: MatrixDocument, row: MatrixRow, provider: string, pages: Pages): string {
  const mapped =
    document.by === "framework"
      ? (row.mappings ?? []).map((m) => `${m.control}, ${mappedAs(m.kind, m.note)}`)
      : row.requirements.map((r) => `${r.id}${r.title ? ` ${r.title}` : ""}, ${mappedAs(r.kind, r.note)}`);
  const lines = row.cells.flatMap((cell, i) => {
    const parts = partsOf(document, row, cell);
    const column = document.columns[i];
    const name = column ? columnName(column) : cell.column;
    // Where a cell has several answers, a line says what they come to.
    const whole: Part = { ...cell, about: "", provider: "", customer: "", reason: "", sources: [], who: null, whose: "" };
    return (parts.length > 1 ? [whole, ...parts] : parts).map((part) => lineOf(name, part, cell.owner, provider, pages));
  });
  return `<article class="full" ${marksOf(row.cells.map((c) => c.owner))}>
<h4 id="${anchor(row)}">${text(rowTitle(row) || row.id)} <small>${text([row.title === null ? "" : row.id, row.type === null ? "" : `${row.type} control`].filter(Boolean).join(", "))}</small></h4>
${mapped.length > 0 ? `<p>${document.by === "framework" ? "Controls mapped to it" : "Mapped to"}:</p><ul>${mapped.map((m) => `<li>${text(m)}</li>`).join("")}</ul>` : ""}
<table role="table" aria-label="${text(rowTitle(row) || row.id)}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="service">Service</th><th role="columnheader" scope="col" class="whose">Owner</th><th role="columnheader" scope="col" class="does">${text(provider)} does</th><th role="columnheader" scope="col" class="does">Customer does</th><th role="columnheader" scope="col" class="why">Why</th><th role="columnheader" scope="col" class="pages">Pages</th></tr></thead>
<tbody role="rowgroup">${lines.join("\n")}</tbody></table>
</article>`;
}

function lineOf(column: string, part: Part, owner: Owner, provider: string, pages: Pages): string {
  const cell = (name: string, label: string, content: string) =>
    `<td role="cell" class="${name}" data-label="${text(label)}">${content}</td>`;
  const words = [...part.origination, ...(part.canBeInherited ? [`Can be inherited: ${part.canBeInherited}`] : [])];
  const sources = part.sources.map(
    (s) =>
      `<li><a href="${text(s.url)}">${text(s.title)}</a>, ${s.checked} <a class="soft" href="#p${pages.get(keyOf(s))?.number}">[${pages.get(keyOf(s))?.number}]</a></li>`,
  );
  return `<tr role="row" data-owners="${owner} ${part.owner}"><th role="rowheader" scope="row" class="service">${text(column)}${part.about ? `<br><small>${text(part.about)}</small>` : ""}</th>${cell(
    "whose",
    "",
    `${ownerTag(part.owner, provider)}${words.map((w) => `<small>${text(w)}</small>`).join("")}`,
  )}${cell("does", `${provider} does`, text(part.provider))}${cell("does", "Customer does", `${text(part.customer)}${whoIn(part)}`)}${cell("why", "Why", text(part.reason))}${cell(
    "pages",
    "Pages",
    sources.length > 0 ? `<ul>${sources.join("")}</ul>` : "",
  )}</tr>`;
}

/** What the overlay says of the customer's half, below what that is. */
function whoIn({ who, whose }: Part): string {
  if (!who) return "";
  const evidence = who.evidence ? `; <a href="${text(who.evidence)}">evidence</a>` : "";
  return `<small class="team">${text(whose)}${evidence}</small>`;
}

const withTeams = (owner: string, teams: readonly string[]): string =>
  teams.length === 0 ? owner : `<div>${owner}${teams.map((t) => ` <small class="team">${text(t)}</small>`).join("")}</div>`;

const ownerTag = (owner: Owner, provider: string): string =>
  `<span class="owner is-${owner}"><span aria-hidden="true">${MARKS[owner]}</span> <span class="word">${text(ownerWord(owner, provider))}</span></span>`;

/** What the filters look at. */
const marksOf = (owners: readonly Owner[]): string => `data-owners="${[...new Set(owners)].join(" ")}"`;

const anchor = (row: MatrixRow): string => `r-${row.id.replace(/[^A-Za-z0-9.-]+/g, "-")}`;

type Pages = Map<string, { number: number; source: Source }>;
const keyOf = (s: Source) => `${s.url} ${s.checked}`;

/** The cited pages, numbered as they come. */
function pagesOf(document: MatrixDocument): Pages {
  const pages: Pages = new Map();
  for (const row of document.rows)
    for (const cell of row.cells)
      for (const answer of cell.answers)
        for (const source of answer.sources) if (!pages.has(keyOf(source))) pages.set(keyOf(source), { number: pages.size + 1, source });
  return pages;
}

/** A text whose addresses are links. */
const linked = (value: string): string => text(value).replace(/https:[^\s)"&]+/g, (url) => `<a href="${url}">${url}</a>`);

/** A text as content or as a quoted attribute. */
function text(value: string): string {
  if (!/[&<>"]/.test(value)) return value;
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
