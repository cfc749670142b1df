import type { CompareDocument, SourcesDocument } from "../answer/index.js";
import { MODEL_SHORT } from "../answer/index.js";
import type { Catalog, ControlHead, ModelId, ServiceHead } from "../catalog/index.js";
import { ownerCell } from "./answers.js";
import { isNarrow, type Look, themeOf } from "./look.js";
import { asManyAsFit, firstThatFits } from "./screen.js";
import { type TableCell, table } from "./table.js";
import { addressLines, cut, labelled, measureOf, paragraph, widthOf } from "./text.js";

/** Closing sentences that say what to do next: in one line, or, where that is too narrow, each in its own. */
export function hint(look: Look, texts: string | readonly string[], indent = 0): string[] {
  const sentences = [texts].flat().filter(Boolean);
  const line = sentences.join(" ");
  const lines = widthOf(line) + indent <= measureOf(look) ? [line] : sentences;
  return lines.flatMap((l) => paragraph(look, l, indent)).map((l) => themeOf(look).chalk.dim(l));
}

/** The mark of what a team's overlay added. */
export const OWN = " (your own)";

/** What a long list is divided into. */
interface Group {
  id: string;
  title: string;
  names: string[];
  rows: TableCell[][];
}

/** A table for each group; where they do not fit, a line for each; one group alone loses rows. */
function grouped(look: Look, head: TableCell[], groups: Group[], closing: string[], one: string): string[] {
  const theme = themeOf(look);
  const heading = (g: Group) => paragraph(look, g.title, 0).map((l) => theme.chalk.bold(l));
  const [only] = groups;
  if (groups.length === 1 && only) {
    return asManyAsFit(look, only.rows.length, (shown) => [
      ...heading(only),
      ...table(look, head, only.rows.slice(0, shown)),
      "",
      ...hint(look, [shown < only.rows.length ? `${only.rows.length - shown} more: --all.` : "", ...closing]),
    ]);
  }
  const column = Math.max(0, ...groups.map((g) => g.id.length)) + 2;
  const room = measureOf(look) - (isNarrow(look) ? 4 : column + 2);
  const short = (g: Group) => (look.accessible ? `${g.names.length}` : cut(look, `${g.names.length}: ${g.names.join(", ")}`, room));
  return firstThatFits(look, [
    () => [...groups.flatMap((g, i) => [...(i > 0 ? [""] : []), ...heading(g), ...table(look, head, g.rows)]), "", ...hint(look, closing)],
    () => [
      ...groups.flatMap((g) => labelled(look, g.id, short(g), theme.chalk.bold, column)),
      "",
      ...hint(look, [...closing, `One category: ${one}. All: --all`]),
    ],
  ]);
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
  const groups = catalog.categories.flatMap((category): Group[] => {
    const of = controls.filter((c) => c.category === category.id);
    const rows = of.map((c): TableCell[] => [
      { text: `${c.id}${c.own ? OWN : ""}` },
      { text: c.type, style: theme.chalk.dim },
      ...models.map((m) => ownerCell(theme, c.owners[m], provider)),
    ]);
    return of.length === 0 ? [] : [{ id: category.id, title: `${category.title} (${category.id})`, names: of.map((c) => c.id), rows }];
  });
  const closing = [`${controls.length} control${controls.length === 1 ? "" : "s"}.`, "One in full: srm show guest-os-patching."];
  return grouped(look, head, groups, closing, "srm controls --category physical");
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
  const head: TableCell[] = [{ text: "Id" }, { text: "Service" }, { text: "Model" }, { text: "Options" }];
  const groups = [...new Set(services.map((s) => s.category))].map((category): Group => {
    const of = services.filter((s) => s.category === category);
    const rows = of.map((s): TableCell[] => [
      { text: s.id, style: theme.chalk.bold },
      { text: `${s.name}${s.lifecycle.status === "active" ? "" : ` (${s.lifecycle.status})`}${s.own ? OWN : ""}` },
      { text: MODEL_SHORT[s.model], style: theme.chalk.dim },
      { text: s.options.map((o) => o.id.split(":")[1]).join(", "), style: theme.chalk.dim },
    ]);
    return { id: category, title: category, names: of.map((s) => s.id), rows };
  });
  const closing = [`${services.length} service${services.length === 1 ? "" : "s"}.`, "What is yours on one: srm show rds."];
  return grouped(look, head, groups, closing, "srm services --category database");
}

/** Controls in rows, the things compared in columns. */
export function renderCompare(catalog: Catalog, look: Look, document: CompareDocument, onlyDifferent: boolean): string[] {
  const theme = themeOf(look);
  const provider = catalog.providers[0]?.short ?? "Provider";
  const differing = document.rows.filter((r) => r.differs);
  const head: TableCell[] = [
    { text: "Control", style: theme.chalk.bold },
    ...document.columns.map((c) => ({
      text: c.kind === "model" ? (MODEL_SHORT[c.id as ModelId] ?? c.name) : c.name,
      style: theme.chalk.bold,
    })),
  ];
  const body = (rows: CompareDocument["rows"]) =>
    rows.map((r): TableCell[] => [
      { text: r.control.title, ...(r.differs && { style: theme.chalk.bold }) },
      ...r.owners.map((o, i): TableCell => (r.mixed[i] ? { text: "by option", style: theme.chalk.bold } : ownerCell(theme, o, provider))),
    ]);
  const summary = paragraph(
    look,
    `${document.columns.map((c) => c.name).join(", ")}: the owner differs in ${differing.length} of ${document.rows.length} controls.`,
    0,
  );
  const draw = (rows: CompareDocument["rows"], shown: number, closing: string) =>
    rows.length === 0
      ? summary
      : [...summary, "", ...table(look, head, body(rows.slice(0, shown))), ...(closing ? ["", ...hint(look, closing)] : [])];
  const whole = onlyDifferent ? differing : document.rows;
  // Where not all fit, those that differ are what was asked for.
  const [rows, what] = differing.length > 0 ? [differing, "that differ"] : [document.rows, "that are alike"];
  return firstThatFits(look, [
    () => draw(whole, whole.length, onlyDifferent || differing.length === document.rows.length ? "" : "Only the rows that differ: --diff"),
    () =>
      asManyAsFit(look, rows.length, (shown) => {
        const more = shown < rows.length ? `${rows.length - shown} more ${what}` : "";
        const alike = onlyDifferent || rows === document.rows ? "" : `${document.rows.length - differing.length} that are alike`;
        return draw(rows, shown, `${[more, alike].filter(Boolean).join(", and ")}: --all`);
      }),
  ]);
}

/** A title and labelled lines; a fact with an address has it in a line of its own. */
export function renderFacts(look: Look, title: string, facts: readonly Fact[]): string[] {
  const theme = themeOf(look);
  const column = Math.max(11, ...facts.map(([label]) => label.length + 2));
  const address = addressLines(
    look,
    facts.flatMap(([, , url]) => (url ? [url] : [])),
    column + 2,
  );
  return [
    ...(title ? paragraph(look, title, 0).map((l) => theme.chalk.bold(l)) : []),
    ...facts
      .filter(([, text]) => text)
      .flatMap(([label, text, url]) => [
        ...labelled(look, label, text, theme.chalk.dim, column),
        ...(url ? [theme.chalk.dim(address(url))] : []),
      ]),
  ];
}

/** A label, its text, and the address of a page. */
export type Fact = readonly [label: string, text: string, url?: string];

/** Cited pages, the copy read longest ago first, as many as fit; with `all` also the facts that rest on each. */
export function renderSources(look: Look, document: SourcesDocument, all: boolean): string[] {
  const theme = themeOf(look);
  const pages = document.sources;
  if (pages.length === 0) return ["No cited page has a copy that old."];
  const address = addressLines(look, [], 2);
  const rows = pages.map((s) => [
    ...paragraph(look, `${s.checked}  ${s.title}`, 0).map((l, i) => (i === 0 ? theme.chalk.bold(l) : l)),
    theme.chalk.dim(address(s.url)),
    ...(all ? paragraph(look, `${s.facts.length} facts: ${s.facts.join(", ")}`, 2) : []),
  ]);
  const facts = new Set(pages.flatMap((s) => s.facts)).size;
  const count = `${pages.length} page${pages.length === 1 ? "" : "s"}, oldest copy first; ${facts} facts rest on them.`;
  return asManyAsFit(look, pages.length, (shown) => [
    ...rows.slice(0, shown).flat(),
    "",
    ...hint(look, [count, all ? "" : "All, with their facts: --all"]),
  ]);
}
