import { type AskDocument, type AskedRequirement, type FrameworksDocument, MODEL_SHORT, type ShowDocument } from "../answer/index.js";
import { type Catalog, type MappingKind, MODEL_IDS } from "../catalog/index.js";
import { type Detail, ownerCell, ownerText, renderAlternatives, renderAnswers } from "./answers.js";
import { type Fact, hint, renderFacts } from "./lists.js";
import { type Look, ownerStyle, themeOf } from "./look.js";
import type { Rows } from "./rows.js";
import { asManyAsFit, firstThatFits } from "./screen.js";
import { type TableCell, table } from "./table.js";
import { labelled, widthOf } from "./text.js";

type Shown<Kind extends ShowDocument["kind"]> = Extract<ShowDocument, { kind: Kind }>;

const KINDS: Record<MappingKind, string> = { equal: "equal", "part-of": "part of", related: "related" };

/** Whose mapping it is, in a sentence. */
function whose(mappings: { by: Shown<"requirement">["controls"][number]["by"] }[]): string {
  const pages = [...new Set(mappings.flatMap((m) => (m.by === "ours" ? [] : [m.by.title])))];
  const ours = mappings.some((m) => m.by === "ours") ? ["our own reading, not the publisher's"] : [];
  return `${[...ours, ...pages].join("; ").replace(/^./, (c) => c.toUpperCase())}.`;
}

/** "NIST low, NIST high, FedRAMP low" to "NIST low, high; FedRAMP low". */
function byPublisher(titles: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const title of titles) {
    const [whoseIs = "", ...level] = title.split(" ");
    groups.set(whoseIs, [...(groups.get(whoseIs) ?? []), level.join(" ")]);
  }
  return [...groups].map(([name, levels]) => `${name} ${levels.join(", ")}`).join("; ");
}

/** A requirement: its baselines, and our controls with how they stand to it and their owners. */
export function renderRequirement(catalog: Catalog, look: Look, d: Shown<"requirement">, detail: Detail): string[] {
  const theme = themeOf(look);
  const provider = catalog.providers[0]?.short ?? "AWS";
  const top = renderFacts(look, `${d.id}${d.title ? ` ${d.title}` : ""}`, [
    ["In", `${d.framework.title}, ${d.framework.version}`],
    ["Baselines", byPublisher(d.baselines.map((b) => b.title))],
    ["Mapping", d.controls.length > 0 ? whose(d.controls) : "No control of this catalogue is mapped to it."],
  ]);
  const pages = renderFacts(
    look,
    "",
    d.framework.sources.map((s): Fact => ["Source", `${s.title}, copy of ${s.checked}`, s.url]),
  );
  if (d.controls.length === 0) return [...top, "", ...pages];
  const models = MODEL_IDS.filter((m) => detail.models.includes(m));
  const head: TableCell[] = [
    { text: "Control", style: theme.chalk.bold },
    { text: "Kind", style: theme.chalk.dim },
    ...models.map((m) => ({ text: MODEL_SHORT[m], style: theme.chalk.dim })),
  ];
  const row =
    (notes: boolean) =>
    (c: (typeof d.controls)[number]): TableCell[] => [
      { text: `${c.control.title}${notes && c.note ? `${look.accessible ? ": " : "\n"}${c.note}` : ""}` },
      { text: KINDS[c.kind] },
      ...models.map((m) => ownerCell(theme, c.owners[m], provider)),
    ];
  const rows = (notes: boolean, shown = d.controls.length) => table(look, head, d.controls.slice(0, shown).map(row(notes)));
  const example = `On one service: srm ask "who owns ${d.id} on rds"`;
  return firstThatFits(look, [
    () => [...top, "", ...rows(true), "", ...pages, ...hint(look, example, 2)],
    () => [...top, "", ...rows(true), "", ...hint(look, [example, "Sources: --all"], 2)],
    () => [...top, "", ...rows(false), "", ...hint(look, [example, "Notes and sources: --all"], 2)],
    () =>
      asManyAsFit(look, d.controls.length, (shown) => [
        ...top,
        "",
        ...rows(false, shown),
        "",
        ...hint(look, [`${d.controls.length - shown} more, notes and sources: --all`, example], 2),
      ]),
  ]);
}

/** A framework: what it is, and the requirements that have controls, as many as fit; with room, all of them. */
export function renderFramework(look: Look, d: Shown<"framework">): string[] {
  const theme = themeOf(look);
  const mapped = d.requirements.filter((r) => r.controls.length > 0);
  const bare = d.requirements.filter((r) => r.controls.length === 0);
  const top = renderFacts(look, `${d.title}, ${d.version}`, [
    ["Id", d.id],
    ["By", d.publisher],
    ["Licence", d.licence],
    ["Baselines", d.baselines.map((b) => `${b.title} ${b.requirements}`).join(", ")],
    ["Mapped", `${mapped.length} of ${d.requirements.length} requirements, by our own reading unless a mapping says otherwise.`],
  ]);
  const head: TableCell[] = [
    { text: "Id", style: theme.chalk.bold },
    { text: "Requirement" },
    { text: "Controls", style: theme.chalk.dim },
  ];
  const rows = (of: typeof mapped) =>
    of.map((r): TableCell[] => [
      { text: r.id, style: theme.chalk.bold },
      { text: r.title ?? "" },
      { text: r.controls.join(", "), style: theme.chalk.dim },
    ]);
  const without = renderFacts(look, "", [["Without a control", bare.map((r) => r.id).join(", ")]]);
  const unmapped = renderFacts(
    look,
    "",
    d.unmapped.map((u): Fact => [u.control, u.reason]),
  );
  const pages = renderFacts(
    look,
    "",
    d.sources.map((s): Fact => ["Source", `${s.title}, copy of ${s.checked}`, s.url]),
  );
  return firstThatFits(look, [
    () => [...top, "", ...table(look, head, rows(mapped)), "", ...without, ...(unmapped.length > 0 ? ["", ...unmapped] : []), "", ...pages],
    () =>
      asManyAsFit(look, mapped.length, (shown) => [
        ...top,
        "",
        ...table(look, head, rows(mapped.slice(0, shown)), { lines: 2 }),
        "",
        ...hint(look, [`${mapped.length - shown} more: --all.`, `One in full: srm show ${mapped[0]?.id ?? ""}.`]),
      ]),
  ]);
}

export function renderFrameworks(look: Look, d: FrameworksDocument): string[] {
  const theme = themeOf(look);
  const rows = d.frameworks.map((f): TableCell[] => [
    { text: f.id, style: theme.chalk.bold },
    { text: `${f.title}, ${f.version}` },
    { text: `${f.mapped} of ${f.requirements}` },
    { text: String(f.controls) },
  ]);
  return [
    ...table(look, [{ text: "Framework" }, { text: "Title" }, { text: "Requirements mapped" }, { text: "Controls" }], rows),
    "",
    ...hint(look, ["One requirement: srm show PE-3.", `On a service: srm ask "who owns AC-2 on RDS".`]),
    ...hint(look, "Other frameworks are absent: their text is not free, or no mapping that may be used was read."),
  ];
}

/** What a question that names requirements is answered with: the owner of each, then its controls. */
export function renderAskedRequirements(catalog: Catalog, look: Look, d: AskDocument, detail: Detail, lead: string): string[] {
  const [first] = d.answers;
  const top = (d.requirements ?? []).flatMap((r, i) => [...verdict(catalog, look, d, r, i === 0 ? lead : ""), ""]);
  if (!first) return top;
  if (d.answers.length === 1) return [...top, ...renderAnswers(catalog, { ...look, rows: look.rows - top.length }, d.answers, detail)];
  return renderAlternatives(catalog, look, d.answers, detail, top, new Set(d.answers.map((a) => a.service?.id)).size === 1);
}

function verdict(catalog: Catalog, look: Look, d: AskDocument, r: AskedRequirement, lead: string): string[] {
  const theme = themeOf(look);
  const provider = catalog.providers[0]?.short ?? "AWS";
  const mapped = r.mappings.length > 0;
  const word = r.owner
    ? ownerText(theme, r.owner, provider)
    : !mapped
      ? "No mapping"
      : d.status === "ambiguous"
        ? "It depends"
        : doing(r)
          ? "It depends"
          : "Related";
  const style = (s: string) => theme.chalk.bold(r.owner ? ownerStyle(theme, r.owner)(s) : s);
  const name = r.framework ? `${r.id}${r.title ? ` ${r.title}` : ""} (${r.framework.title}). ` : "";
  const related = r.mappings.filter((m) => m.kind === "related").length;
  const does = r.mappings.length - related;
  const kinds = [does > 0 ? `${count(does)} part of it` : "", related > 0 ? `${count(related)} related to it` : ""]
    .filter(Boolean)
    .join(", ");
  return [
    ...labelled(look, word, `${lead}${name}${r.summary}`, style, widthOf(word) + 3),
    ...(mapped ? labelled(look, "Mapping", `${kinds}. ${whose(r.mappings)} With notes: srm show ${shellWord(r.id)}`, theme.chalk.dim) : []),
  ];
}

const count = (n: number): string => (n === 1 ? "1 control is" : `${n} controls are`);
const doing = (r: AskedRequirement): boolean => r.mappings.some((m) => m.kind !== "related");
/** An id as a shell takes it. */
const shellWord = (id: string): string => (id.includes("(") ? `"${id}"` : id);

/** A requirement with a row for each control; a framework with a row for each requirement. */
export function frameworkRows(d: Shown<"requirement"> | Shown<"framework">): Rows {
  if (d.kind === "framework")
    return {
      columns: ["requirement", "title", "baselines", "controls"],
      rows: d.requirements.map((r) => [r.id, r.title ?? "", r.baselines.join(" "), r.controls.join(" ")]),
    };
  return {
    columns: ["requirement", "control", "title", "kind", "note", "by", ...MODEL_IDS],
    rows: d.controls.map((c) => [
      d.id,
      c.control.id,
      c.control.title,
      c.kind,
      c.note ?? "",
      c.by === "ours" ? "ours" : c.by.url,
      ...MODEL_IDS.map((m) => c.owners[m]),
    ]),
  };
}
