import { type Answer, type AskDocument, answersFor, byModel, clause, MODEL_SHORT, ownerName } from "../answer/index.js";
import { type Catalog, CLOUD_MODELS, type Control, MODEL_IDS, type ModelId, type Owner } from "../catalog/index.js";
import { type Look, ownerStyle, type Theme, themeOf } from "./look.js";
import { type TableCell, table } from "./table.js";
import { cut, labelled, paragraph, widthOf, wrap } from "./text.js";

/** What the person chose of how an answer is shown. */
export interface Detail {
  /** The chain of reasons, with file and line. */
  why: boolean;
  /** The model columns. */
  models: readonly ModelId[];
  /** Everything, not a screen. */
  all: boolean;
}

export const DEFAULT_MODELS: readonly ModelId[] = ["iaas", "paas", "saas"];

export function providerShort(catalog: Catalog, answer: Pick<Answer, "service" | "fact">): string {
  const id = answer.service?.provider ?? answer.fact.split("/")[0];
  return catalog.providers.find((p) => p.id === id)?.short ?? "AWS";
}

/** An owner as a glyph and a word. */
export function ownerCell(theme: Theme, owner: Owner, provider: string): TableCell {
  return {
    text: owner === "not-applicable" ? "-" : `${theme.glyphs[owner]} ${ownerName(owner, provider)}`,
    style: ownerStyle(theme, owner),
  };
}

/** One answer in full: verdict, table, duties, reasons, sources. */
export function renderAnswer(catalog: Catalog, look: Look, a: Answer, detail: Detail, lead = ""): string[] {
  const theme = themeOf(look);
  const provider = providerShort(catalog, a);
  return [
    ...verdictLine(theme, look, a, provider, lead),
    "",
    ...ownersTable(theme, look, a, provider, detail.models),
    "",
    ...(a.depends && !a.service ? partsByModel(catalog, theme, look, a, provider, detail.models) : parts(look, theme, a, provider)),
    ...(detail.why ? reasons(look, theme, a) : labelled(look, "Why", why(a), theme.chalk.dim)),
    ...notes(look, theme, a, provider),
    ...sources(look, theme, a.sources),
  ];
}

function verdictLine(theme: Theme, look: Look, a: Answer, provider: string, lead: string): string[] {
  const depends = a.depends && !a.service;
  const text = depends ? `${byModel(a.owners, provider)}.` : a.summary;
  const word = depends ? "It depends" : `${a.owner === "not-applicable" ? "" : `${theme.glyphs[a.owner]} `}${ownerName(a.owner, provider)}`;
  const style = depends ? theme.chalk.bold : (s: string) => theme.chalk.bold(ownerStyle(theme, a.owner)(s));
  return labelled(look, word, `${lead}${text}`, style, widthOf(word) + 3);
}

function ownersTable(theme: Theme, look: Look, a: Answer, provider: string, models: readonly ModelId[]): string[] {
  const shown = MODEL_IDS.filter((m) => models.includes(m) || m === a.model);
  const service = a.service ? [{ text: shortName(a), style: theme.chalk.bold }] : [];
  const head: TableCell[] = [
    { text: a.control.title, style: theme.chalk.bold },
    ...service,
    ...shown.map((m) => ({
      text: m === a.model ? `${MODEL_SHORT[m]} ${theme.glyphs.marked}` : MODEL_SHORT[m],
      style: m === a.model ? theme.chalk.bold : theme.chalk.dim,
    })),
  ];
  const own = a.service ? [ownerCell(theme, a.owner, provider)] : [];
  return table(look, head, [
    [{ text: "Owner", style: theme.chalk.dim }, ...own, ...shown.map((m) => ownerCell(theme, a.owners[m], provider))],
  ]);
}

function shortName(a: Answer): string {
  const options = a.options.map((o) => o.name).join(", ");
  return `${a.service?.name ?? ""}${options ? `: ${options}` : ""}`;
}

function parts(look: Look, theme: Theme, a: Answer, provider: string): string[] {
  return [
    ...(a.duties.provider ? labelled(look, provider, a.duties.provider, ownerStyle(theme, "provider")) : []),
    ...(a.duties.customer ? labelled(look, "You", a.duties.customer, ownerStyle(theme, "customer")) : []),
  ];
}

/** What each side does, for each owner that the models have. */
function partsByModel(catalog: Catalog, theme: Theme, look: Look, a: Answer, provider: string, models: readonly ModelId[]): string[] {
  const control = catalog.control(a.control.id) as Control;
  const groups = new Map<string, { models: ModelId[]; answer: Answer }>();
  for (const model of models.some((m) => CLOUD_MODELS.includes(m as never)) ? models : DEFAULT_MODELS) {
    const [answer] = answersFor(catalog, control, { service: null, options: [], model, provider: a.fact.split("/")[0] as string });
    if (!answer || answer.owner === "not-applicable") continue;
    const key = JSON.stringify([answer.owner, answer.duties]);
    groups.set(key, { models: [...(groups.get(key)?.models ?? []), model], answer });
  }
  return [...groups.values()].flatMap(({ models: of, answer }) => [
    `  ${theme.chalk.bold(of.map((m) => MODEL_SHORT[m]).join(", "))}`,
    ...parts(look, theme, answer, provider),
  ]);
}

/** The reason of the level that decided. */
function why(a: Answer): string {
  return a.because.at(-1)?.reason ?? "";
}

/** Every level that spoke, most general first, with file and line. */
function reasons(look: Look, theme: Theme, a: Answer): string[] {
  return a.because.flatMap((b, i) => {
    const place = b.at ? ` (${b.at.file}:${b.at.line})` : "";
    return labelled(look, i === 0 ? "Why" : "", `${b.level} ${b.id}: ${b.owner}. ${b.reason}${place}`, theme.chalk.dim);
  });
}

function notes(look: Look, theme: Theme, a: Answer, provider: string): string[] {
  const note = (label: string, text: string | null) => (text ? labelled(look, label, text, theme.chalk.dim) : []);
  const moved = a.changedBy.map((c) => `${c.name}: ${ownerName(c.owner, provider)}`).join("; ");
  const applied = a.options.map((o) => clause(o.name)).join(", ");
  return [
    ...(moved
      ? note("Option", `${applied ? `This is ${applied}, which ${provider} applies when nothing is set. ` : ""}Otherwise: ${moved}.`)
      : []),
    ...note("If not", a.ifNothingIsDone),
    ...note("Only", a.appliesTo),
    ...note("Also", a.thirdParty ? `${a.thirdParty.role}: ${a.thirdParty.does}` : null),
    ...note("Exam", a.examNote),
  ];
}

export function sources(look: Look, theme: Theme, list: Answer["sources"]): string[] {
  return list.flatMap((s, i) => {
    const lines = labelled(look, i === 0 ? "Source" : "", `${s.title}, checked ${s.checked}`, theme.chalk.dim);
    // An address is kept in one piece where it fits, so that a terminal can open it.
    const indent = [11, 4, 2, 0].find((n) => n + widthOf(s.url) <= look.width) ?? 2;
    const address = Number.isFinite(look.width) ? wrap(s.url, look.width - indent) : [s.url];
    return [...lines, ...address.map((l) => " ".repeat(indent) + theme.chalk.dim(l))];
  });
}

/** Several answers side by side: which option (or service, or reading) has which owner, and who does what. */
export function renderAlternatives(catalog: Catalog, look: Look, answers: Answer[], detail: Detail): string[] {
  const theme = themeOf(look);
  const [first] = answers;
  if (!first) return [];
  const provider = providerShort(catalog, first);
  const oneControl = answers.every((a) => a.control.id === first.control.id);
  const subject = (a: Answer) => (a.options.length > 0 ? a.options.map((o) => o.name).join(", ") : (a.service?.name ?? a.control.title));
  const kind = !oneControl ? "Control" : answers.some((a) => a.options.length > 0) ? "Option" : "Service";
  const head: TableCell[] = [
    { text: kind, style: theme.chalk.dim },
    { text: "Owner", style: theme.chalk.dim },
    { text: "Who does what", style: theme.chalk.dim },
  ];
  const rows = answers.map((a): TableCell[] => [
    { text: oneControl ? subject(a) : `${a.control.title}${a.service ? ` (${subject(a)})` : ""}` },
    ownerCell(theme, a.owner, provider),
    { text: whoDoesWhat(a, provider, detail.why) },
  ]);
  const pages = [...new Map(answers.flatMap((a) => a.sources).map((s) => [s.url, s])).values()];
  const short = pages.flatMap((s, i) => labelled(look, i === 0 ? "Source" : "", `${s.title}, checked ${s.checked}`, theme.chalk.dim));
  const listed = detail.why
    ? sources(look, theme, pages)
    : [...short, ...labelled(look, "", "with addresses and reasons: --why", theme.chalk.dim)];
  const title = oneControl ? `${first.control.title}${first.service && kind === "Option" ? `, ${first.service.name}` : ""}` : "";
  return [...(title ? paragraph(look, title).map((l) => theme.chalk.bold(l)) : []), ...table(look, head, rows), "", ...listed];
}

/** The owner's part; of a shared owner both parts, in short. */
function whoDoesWhat(a: Answer, provider: string, why: boolean): string {
  const theirs = a.duties.provider ? `${provider} ${clause(a.duties.provider)}` : "";
  const yours = a.duties.customer ? `you ${clause(a.duties.customer)}` : "";
  const parts = a.owner === "provider" ? [theirs] : a.owner === "customer" ? [yours] : [theirs, yours];
  const text = a.owner === "not-applicable" ? (a.because.at(-1)?.reason ?? "") : `${parts.filter(Boolean).join("; ")}.`;
  const capital = text.replace(/^./, (c) => c.toUpperCase());
  return why ? `${capital} ${a.because.at(-1)?.reason ?? ""}` : capital;
}

/** The duties of one side, the service's own first, cut to a screen unless all are asked for. */
export function renderDuties(catalog: Catalog, look: Look, document: AskDocument, detail: Detail): string[] {
  const theme = themeOf(look);
  const party = document.party ?? "customer";
  const subjects = new Map<string, Answer[]>();
  for (const a of document.answers) {
    const key = a.service?.name ?? (a.model ? MODEL_SHORT[a.model] : "");
    subjects.set(key, [...(subjects.get(key) ?? []), a]);
  }
  const room = detail.all ? Number.POSITIVE_INFINITY : Math.max(6, Math.floor(SCREEN / Math.max(1, subjects.size)));
  return [...subjects].flatMap(([name, answers], i) => [
    ...(i > 0 ? [""] : []),
    ...dutiesOf(catalog, theme, look, name, answers, party, room),
  ]);
}

/** Lines of duties on a screen, beside the head and the tail. */
const SCREEN = 16;

function dutiesOf(
  catalog: Catalog,
  theme: Theme,
  look: Look,
  name: string,
  answers: Answer[],
  party: "customer" | "provider",
  room: number,
): string[] {
  const [first] = answers;
  if (!first) return [];
  const provider = providerShort(catalog, first);
  const shared = first.options.filter((o) => answers.every((a) => a.options.some((x) => x.id === o.id)));
  const who = party === "customer" ? "Yours" : provider;
  const said = answers.filter((a) => a.duties[party] !== null);
  const isMine = (a: Answer) => a.owner === party || a.owner === "shared";
  const mine = said.filter(isMine);
  const others = said.length - mine.length;
  const beside = others > 0 ? `, and a word on ${others} more` : "";
  const head = `${name}: ${mine.length} controls are ${party === "customer" ? "yours" : `${provider}'s`}, whole or in part${beside}.`;
  // What a service adds comes first, then what its parts bring, last what every service brings.
  const needs = (a: Answer) => catalog.controlHeads.find((c) => c.id === a.control.id)?.needs.length ?? 0;
  const rank = (a: Answer) => (a.decidedBy === "option" || a.decidedBy === "service" ? 0 : needs(a) > 0 ? 2 : 3) + (isMine(a) ? 0 : 1);
  const ordered = [...said].sort((a, b) => rank(a) - rank(b));
  const lines: string[] = [];
  let shown = 0;
  for (const a of ordered) {
    const next = dutyLines(
      look,
      theme,
      a,
      party,
      shared.map((o) => o.id),
    );
    if (lines.length + next.length > room) break;
    lines.push(...next);
    shown++;
  }
  const rest = ordered.slice(shown);
  const id = shared[0]?.id ?? first.service?.id ?? first.model ?? "";
  const all = party === "customer" ? `srm show ${id} --all` : `srm ask "what does ${provider} do on ${id}" --all`;
  const titles = rest.map((a) => a.control.title.toLowerCase()).join(", ");
  const width = Number.isFinite(look.width) ? Math.min(look.width, 100) - 11 : Number.POSITIVE_INFINITY;
  const tail =
    rest.length === 0
      ? []
      : [
          "",
          ...labelled(look, "More", cut(look, `${rest.length}: ${titles}`, width), theme.chalk.dim),
          ...labelled(look, "", `all of them: ${all}`, theme.chalk.dim),
        ];
  return [...labelled(look, who, head, ownerStyle(theme, party), widthOf(who) + 3), "", ...lines, ...tail];
}

/** A mark and a duty with a hanging indent. */
function dutyLines(look: Look, theme: Theme, a: Answer, party: "customer" | "provider", known: readonly string[]): string[] {
  const options = a.options.filter((o) => !known.includes(o.id));
  const option = options.length > 0 ? ` (${options.map((o) => o.name).join(", ")})` : "";
  const lines = wrap(`${a.duties[party] ?? ""}${option}`, Number.isFinite(look.width) ? Math.min(look.width, 100) - 4 : look.width);
  return lines.map((l, i) => `  ${i === 0 ? ownerStyle(theme, a.owner)(theme.glyphs[a.owner]) : " "} ${l}`);
}
