import type { CompareDocument, SourcesDocument } from "../answer/index.js";
import { MODEL_SHORT } from "../answer/index.js";
import type { Catalog, ControlHead, ModelId, ServiceHead } from "../catalog/index.js";
import { ownerCell } from "./answers.js";
import { type Look, themeOf } from "./look.js";
import { type TableCell, table } from "./table.js";
import { labelled, paragraph } from "./text.js";

/** A closing line that says what to do next. */
function hint(look: Look, text: string): string[] {
  return paragraph(look, text, 0).map((l) => themeOf(look).chalk.dim(l));
}

/** Controls with their owner for each model, by category. */
export function renderControls(catalog: Catalog, look: Look, controls: ControlHead[], models: readonly ModelId[]): string[] {
  const theme = themeOf(look);
  const provider = catalog.providers[0]?.short ?? "Provider";
  const head: TableCell[] = [
    { text: "Control", style: theme.chalk.bold },
    { text: "Type", style: theme.chalk.dim },
    ...models.map((m) => ({ text: MODEL_SHORT[m], style: theme.chalk.dim })),
  ];
  const lines: string[] = [];
  for (const category of catalog.categories) {
    const of = controls.filter((c) => c.category === category.id);
    if (of.length === 0) continue;
    if (lines.length > 0) lines.push("");
    lines.push(...paragraph(look, `${category.title} (${category.id})`, 0).map((l) => theme.chalk.bold(l)));
    lines.push(
      ...table(
        look,
        head,
        of.map((c) => [
          { text: c.id },
          { text: c.type, style: theme.chalk.dim },
          ...models.map((m) => ownerCell(theme, c.owners[m], provider)),
        ]),
      ),
    );
  }
  return [...lines, "", ...hint(look, `${controls.length} controls. One in full: srm show guest-os-patching`)];
}

export function renderCategories(catalog: Catalog, look: Look): string[] {
  const theme = themeOf(look);
  const rows = catalog.categories.map((c): TableCell[] => [
    { text: c.id, style: theme.chalk.bold },
    { text: c.title },
    { text: String(c.controls.length) },
  ]);
  return [
    ...table(look, [{ text: "Category" }, { text: "Title" }, { text: "Controls" }], rows),
    "",
    ...hint(look, "The controls of one: srm controls --category physical"),
  ];
}

export function renderServices(look: Look, services: ServiceHead[]): string[] {
  const theme = themeOf(look);
  const lines: string[] = [];
  for (const category of [...new Set(services.map((s) => s.category))]) {
    if (lines.length > 0) lines.push("");
    lines.push(theme.chalk.bold(category));
    const rows = services
      .filter((s) => s.category === category)
      .map((s): TableCell[] => [
        { text: s.id, style: theme.chalk.bold },
        { text: `${s.name}${s.lifecycle.status === "active" ? "" : ` (${s.lifecycle.status})`}` },
        { text: MODEL_SHORT[s.model], style: theme.chalk.dim },
        { text: s.options.map((o) => o.id.split(":")[1]).join(", "), style: theme.chalk.dim },
      ]);
    lines.push(...table(look, [{ text: "Id" }, { text: "Service" }, { text: "Model" }, { text: "Options" }], rows));
  }
  return [...lines, "", ...hint(look, `${services.length} services. What is yours on one: srm show rds`)];
}

/** Controls in rows, the things compared in columns. */
export function renderCompare(catalog: Catalog, look: Look, document: CompareDocument, onlyDifferent: boolean): string[] {
  const theme = themeOf(look);
  const provider = catalog.providers[0]?.short ?? "Provider";
  const rows = onlyDifferent ? document.rows.filter((r) => r.differs) : document.rows;
  const differing = document.rows.filter((r) => r.differs).length;
  const head: TableCell[] = [
    { text: "Control", style: theme.chalk.bold },
    ...document.columns.map((c) => ({
      text: c.kind === "model" ? (MODEL_SHORT[c.id as ModelId] ?? c.name) : c.name,
      style: theme.chalk.bold,
    })),
  ];
  const body = rows.map((r): TableCell[] => [
    { text: r.control.title, ...(r.differs && { style: theme.chalk.bold }) },
    ...r.owners.map((o, i): TableCell => (r.mixed[i] ? { text: "by option", style: theme.chalk.bold } : ownerCell(theme, o, provider))),
  ]);
  const summary = `${document.columns.map((c) => c.name).join(", ")}: the owner differs in ${differing} of ${document.rows.length} controls.`;
  if (rows.length === 0) return [...paragraph(look, summary, 0)];
  return [
    ...paragraph(look, summary, 0),
    "",
    ...table(look, head, body),
    ...(onlyDifferent || differing === document.rows.length ? [] : ["", ...hint(look, "Only the rows that differ: --diff")]),
  ];
}

/** A service, option, model, control: its head lines. */
export function renderFacts(look: Look, title: string, facts: [string, string][]): string[] {
  const theme = themeOf(look);
  const column = Math.max(11, ...facts.map(([label]) => label.length + 2));
  return [
    theme.chalk.bold(title),
    ...facts.filter(([, text]) => text).flatMap(([label, text]) => labelled(look, label, text, theme.chalk.dim, column)),
  ];
}

/** Cited pages, the copy read longest ago first. Without `all` a screenful. */
export function renderSources(look: Look, document: SourcesDocument, all: boolean): string[] {
  const theme = themeOf(look);
  const shown = all ? document.sources : document.sources.slice(0, 10);
  if (shown.length === 0) return ["No cited page has a copy that old."];
  const rows = shown.flatMap((s) => [
    ...paragraph(look, `${s.checked}  ${s.title}`, 0).map((l, i) => (i === 0 ? theme.chalk.bold(l) : l)),
    ...paragraph(look, s.url, 2).map((l) => theme.chalk.dim(l)),
    ...(all ? paragraph(look, `${s.facts.length} facts: ${s.facts.join(", ")}`, 2) : []),
  ]);
  const facts = new Set(document.sources.flatMap((s) => s.facts)).size;
  return [
    ...rows,
    "",
    ...hint(
      look,
      `${document.sources.length} page${document.sources.length === 1 ? "" : "s"}, oldest copy first; ${facts} facts rest on them.${all ? "" : " All, with their facts: --all"}`,
    ),
  ];
}
