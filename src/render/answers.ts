import { type Answer, answersFor, byModel, clause, holderOf, MODEL_SHORT, ownerName } from "../answer/index.js";
import { type Catalog, CLOUD_MODELS, type Control, DEFAULT_MODELS, MODEL_IDS, type ModelId, type Owner } from "../catalog/index.js";
import { type Look, ownerStyle, type Theme, themeOf } from "./look.js";
import { asManyAsFit, firstThatFits } from "./screen.js";
import { type TableCell, table } from "./table.js";
import { addressLines, labelled, measureOf, paragraph, widthOf } from "./text.js";
import { teamMark, yoursLines } from "./yours.js";

/** What the person chose of how an answer is shown. */
export interface Detail {
  /** The chain of reasons, with file and line. */
  why: boolean;
  /** The model columns. */
  models: readonly ModelId[];
  /** Everything, not a screen. */
  all: boolean;
}

export function providerShort(catalog: Catalog, answer: Pick<Answer, "service" | "fact">): string {
  const id = answer.service?.provider ?? answer.fact.split("/")[0];
  return catalog.providers.find((p) => p.id === id)?.short ?? "AWS";
}

/** An owner as a glyph and a word; read aloud, as a word alone. */
export function ownerText(theme: Theme, owner: Owner, provider: string): string {
  const glyph = theme.glyphs[owner];
  if (!glyph) return ownerName(owner, provider);
  return owner === "not-applicable" ? glyph : `${glyph} ${ownerName(owner, provider)}`;
}

export function ownerCell(theme: Theme, owner: Owner, provider: string): TableCell {
  return { text: ownerText(theme, owner, provider), style: ownerStyle(theme, owner) };
}

/** What is left out of answers, step by step, until they fit a screen; what the question is about goes last. */
interface Brief {
  sources?: boolean;
  notes?: boolean;
  table?: boolean;
  why?: boolean;
}
const BRIEFER: readonly Brief[] = [
  {},
  { sources: true },
  { sources: true, notes: true },
  { sources: true, notes: true, table: true },
  { sources: true, notes: true, table: true, why: true },
];

/** Answers in full, one below the other: verdict, table, duties, reasons, sources. Briefer where a screen has no room. */
export function renderAnswers(catalog: Catalog, look: Look, answers: readonly Answer[], detail: Detail, lead = ""): string[] {
  const draw = (brief: Brief, shown: number) => [
    ...answers
      .slice(0, shown)
      .flatMap((a, i) => [...(i > 0 ? [""] : []), ...renderAnswer(catalog, look, a, detail, i === 0 ? lead : "", brief)]),
    ...(brief.notes ? labelled(look, "", "More: --all", themeOf(look).chalk.dim) : []),
  ];
  const last = BRIEFER.at(-1) as Brief;
  return firstThatFits(look, [
    ...BRIEFER.map((brief) => () => draw(brief, answers.length)),
    () => asManyAsFit(look, answers.length, (shown) => draw(last, shown)),
  ]);
}

function renderAnswer(catalog: Catalog, look: Look, a: Answer, detail: Detail, lead: string, brief: Brief): string[] {
  const theme = themeOf(look);
  const provider = providerShort(catalog, a);
  return [
    ...verdictLine(theme, look, a, provider, lead),
    "",
    ...(brief.table ? [] : [...ownersTable(theme, look, a, provider, detail.models), ""]),
    ...(a.depends && !a.service ? partsByModel(catalog, theme, look, a, provider, detail.models) : parts(look, theme, a, provider)),
    ...yoursLines(look, theme, a, provider, brief.sources ?? false),
    ...(detail.why ? reasons(look, theme, a) : brief.why ? [] : labelled(look, "Why", why(a), theme.chalk.dim)),
    ...notes(look, theme, a, provider, brief.notes ?? false),
    ...(brief.sources ? shortSources(look, theme, a.sources) : sources(look, theme, a.sources)),
  ];
}

function verdictLine(theme: Theme, look: Look, a: Answer, provider: string, lead: string): string[] {
  const depends = a.depends && !a.service;
  const text = depends ? `${byModel(a.owners, provider)}.` : a.summary;
  const applies = a.owner !== "not-applicable";
  const team = depends ? "" : holderOf(a);
  const owner = applies
    ? `${ownerText(theme, a.owner, provider)}${team && (a.owner === "customer" ? `: ${team}` : `, yours: ${team}`)}`
    : "";
  const word = depends ? "It depends" : owner || ownerName(a.owner, provider);
  const style = depends ? theme.chalk.bold : (s: string) => theme.chalk.bold(ownerStyle(theme, a.owner)(s));
  // Beside a team's long name the sentence would have no room.
  if (team && !look.accessible && widthOf(word) > measureOf(look) / 3) {
    return [...paragraph(look, word).map((l) => style(l)), ...paragraph(look, `${lead}${text}`, 4)];
  }
  return labelled(look, word, `${lead}${text}`, style, widthOf(word) + 3);
}

function ownersTable(theme: Theme, look: Look, a: Answer, provider: string, models: readonly ModelId[]): string[] {
  const shown = MODEL_IDS.filter((m) => models.includes(m) || m === a.model);
  const service = a.service ? [{ text: shortName(a), style: theme.chalk.bold }] : [];
  const head: TableCell[] = [
    { text: a.control.title, style: theme.chalk.bold },
    ...service,
    ...shown.map((m) => ({
      text: m === a.model ? `${MODEL_SHORT[m]} ${theme.glyphs.marked}`.trim() : MODEL_SHORT[m],
      style: m === a.model ? theme.chalk.bold : theme.chalk.dim,
      ...(m === a.model && { label: `${MODEL_SHORT[m]} (${a.service ? "its model" : "as asked"})` }),
    })),
  ];
  const own = a.service ? [ownerCell(theme, a.owner, provider)] : [];
  const row = [{ text: "Owner", style: theme.chalk.dim }, ...own, ...shown.map((m) => ownerCell(theme, a.owners[m], provider))];
  return table(look, head, [row], { title: a.control.title });
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
    ...paragraph(look, of.map((m) => MODEL_SHORT[m]).join(", ")).map((l) => theme.chalk.bold(l)),
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

/** What qualifies the answer; unless `brief`, also what is worth knowing beside it. */
function notes(look: Look, theme: Theme, a: Answer, provider: string, brief: boolean): string[] {
  const note = (label: string, text: string | null) => (text ? labelled(look, label, text, theme.chalk.dim) : []);
  const moved = a.changedBy.map((c) => `${c.name}: ${ownerName(c.owner, provider)}`).join("; ");
  const applied = a.options.map((o) => clause(o.name)).join(", ");
  return [
    ...(moved
      ? note("Option", `${applied ? `This is ${applied}, which ${provider} applies when nothing is set. ` : ""}Otherwise: ${moved}.`)
      : []),
    ...note("If not", brief ? null : a.ifNothingIsDone),
    ...note("Only", a.appliesTo),
    ...note("Also", a.thirdParty && !brief ? `${a.thirdParty.role}: ${a.thirdParty.does}` : null),
    ...note("Exam", brief ? null : a.examNote),
  ];
}

type Sources = Answer["sources"];

const sourceText = (s: Sources[number]): string => `${s.title}, checked ${s.checked}`;

/** Pages with their addresses. */
export function sources(look: Look, theme: Theme, list: Sources): string[] {
  const address = addressLines(
    look,
    list.map((s) => s.url),
    11,
  );
  return list.flatMap((s, i) => [
    ...labelled(look, i === 0 || look.accessible ? "Source" : "", sourceText(s), theme.chalk.dim),
    theme.chalk.dim(address(s.url)),
  ]);
}

/** The first page with its address, and how many more there are. */
function shortSources(look: Look, theme: Theme, list: Sources): string[] {
  const more = list.length - 1;
  const rest = more > 0 ? labelled(look, "", `and ${more} more page${more === 1 ? "" : "s"}: --all`, theme.chalk.dim) : [];
  return [...sources(look, theme, list.slice(0, 1)), ...rest];
}

/**
 * Several answers side by side: which option (or service, or reading) has which owner, and who does what.
 * @param placed the head says already on which service
 */
export function renderAlternatives(
  catalog: Catalog,
  look: Look,
  answers: Answer[],
  detail: Detail,
  head: string[],
  placed = false,
): string[] {
  const theme = themeOf(look);
  const [first] = answers;
  if (!first) return head;
  const provider = providerShort(catalog, first);
  const oneControl = answers.every((a) => a.control.id === first.control.id);
  const subject = (a: Answer) => (a.options.length > 0 ? a.options.map((o) => o.name).join(", ") : (a.service?.name ?? a.control.title));
  const kind = !oneControl ? "Control" : answers.some((a) => a.options.length > 0) ? "Option" : "Service";
  const columns: TableCell[] = [
    { text: kind, style: theme.chalk.dim },
    { text: "Owner", style: theme.chalk.dim },
    { text: "Who does what", style: theme.chalk.dim },
  ];
  const rows = answers.map((a): TableCell[] => [
    { text: oneControl ? subject(a) : `${a.control.title}${a.service && !(placed && a.options.length === 0) ? ` (${subject(a)})` : ""}` },
    ownerCell(theme, a.owner, provider),
    { text: `${whoDoesWhat(a, provider, detail.why)}${teamMark(a)}` },
  ]);
  const pages = [...new Map(answers.flatMap((a) => a.sources).map((s) => [s.url, s])).values()];
  const source = (s: Sources[number], i: number) =>
    labelled(look, i === 0 || look.accessible ? "Source" : "", sourceText(s), theme.chalk.dim);
  const more = (text: string) => labelled(look, "", text, theme.chalk.dim);
  const title = oneControl ? `${first.control.title}${first.service && kind === "Option" ? `, ${first.service.name}` : ""}` : "";
  const top = [...head, ...(title ? paragraph(look, title).map((l) => theme.chalk.bold(l)) : [])];
  if (detail.why) return [...top, ...table(look, columns, rows), "", ...sources(look, theme, pages)];
  // With fewer lines the first page stands for all, and the cells say less.
  const tail = [
    ...pages.slice(0, 1).flatMap(source),
    ...more(`${countMore(pages.length - 1)}in full: --all; with addresses and reasons: --why`),
  ];
  const brief = (lines: number, shown: number) => [
    ...top,
    ...table(look, columns, rows.slice(0, shown), { lines }),
    ...(shown < rows.length ? ["", ...more(`and ${rows.length - shown} more: --all`)] : [""]),
    ...tail,
  ];
  return firstThatFits(look, [
    () => [...top, ...table(look, columns, rows), "", ...pages.flatMap(source), ...more("with addresses and reasons: --why")],
    ...[3, 2, 1].map((lines) => () => brief(lines, rows.length)),
    () => asManyAsFit(look, rows.length, (shown) => brief(1, shown)),
  ]);
}

const countMore = (n: number): string => (n > 0 ? `${n} more page${n === 1 ? "" : "s"}; ` : "");

/** The owner's part; of a shared owner both parts, in short. */
function whoDoesWhat(a: Answer, provider: string, why: boolean): string {
  const theirs = a.duties.provider ? `${provider} ${clause(a.duties.provider)}` : "";
  const yours = a.duties.customer ? `you ${clause(a.duties.customer)}` : "";
  const parts = a.owner === "provider" ? [theirs] : a.owner === "customer" ? [yours] : [theirs, yours];
  const text = a.owner === "not-applicable" ? (a.because.at(-1)?.reason ?? "") : `${parts.filter(Boolean).join("; ")}.`;
  const capital = text.replace(/^./, (c) => c.toUpperCase());
  return why ? `${capital} ${a.because.at(-1)?.reason ?? ""}` : capital;
}
