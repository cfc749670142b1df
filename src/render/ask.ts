import { type AskDocument, columnsOf, compare } from "../answer/index.js";
import type { Catalog } from "../catalog/index.js";
import { type Detail, ownerText, renderAlternatives, renderAnswers, sources } from "./answers.js";
import { renderDuties } from "./duties.js";
import { renderAskedRequirements } from "./frameworks.js";
import { hint, renderCompare } from "./lists.js";
import { type Look, ownerStyle, themeOf } from "./look.js";
import { renderRunbook, renderTriage } from "./runbooks.js";
import { asManyAsFit } from "./screen.js";
import { labelled, paragraph, widthOf } from "./text.js";
import { withOverlayLine } from "./yours.js";

const YES_NO = { yes: "Yes. ", no: "No. ", partly: "Partly. " };

/** An answered or ambiguous question, for people. Unknown ones are said on stderr, by `declineLines`. */
export function renderAsk(catalog: Catalog, look: Look, d: AskDocument, detail: Detail): string[] {
  const above = corrected(look, d);
  return withOverlayLine(look, d, (inner) => [...above, ...body(catalog, { ...inner, rows: inner.rows - above.length }, d, detail)]);
}

function corrected(look: Look, d: AskDocument): string[] {
  if (d.understood.corrections.length === 0) return [];
  const words = d.understood.corrections.map((c) => (look.accessible ? `${c.to} for ${c.from}` : `${c.from} -> ${c.to}`)).join(", ");
  return [...paragraph(look, `Read as: ${words}`).map((l) => themeOf(look).chalk.dim(l)), ""];
}

function body(catalog: Catalog, look: Look, d: AskDocument, detail: Detail): string[] {
  const theme = themeOf(look);
  const [first] = d.answers;
  switch (d.intent) {
    case "define":
      return (d.definitions ?? (d.definition ? [d.definition] : [])).flatMap((t, i) => [
        ...(i > 0 ? [""] : []),
        ...paragraph(look, t.term).map((l) => theme.chalk.bold(l)),
        ...paragraph(look, t.text),
        ...sources(look, theme, t.sources),
      ]);
    case "report-abuse": {
      const [only, ...more] = d.runbooks ?? [];
      return only && more.length === 0 ? renderRunbook(look, only, detail.all) : renderTriage(look, d.runbooks ?? []);
    }
    case "duties":
      return renderDuties(catalog, look, d, detail);
    case "compare": {
      const columns = columnsOf(catalog, d.understood);
      return renderCompare(
        catalog,
        look,
        compare(catalog, columns, d.understood.controls).document,
        d.understood.controls.length === 0 && !detail.all,
      );
    }
    case "choose":
      return choices(look, d);
    case "list":
      return list(look, d);
    default: {
      if (!first) return [];
      const lead = d.yesNo ? YES_NO[d.yesNo] : "";
      if (d.requirements) return renderAskedRequirements(catalog, look, d, detail, lead);
      if (d.status === "ambiguous") {
        const several = new Set(d.answers.map((a) => a.service?.id)).size > 1;
        const what = several ? "service" : d.answers.some((a) => a.options.length > 0) ? "option" : "reading";
        const text = `${lead}The owner depends on the ${what}; the question names none.`;
        return renderAlternatives(catalog, look, d.answers, detail, [...labelled(look, "It depends", text, theme.chalk.bold, 13), ""]);
      }
      return renderAnswers(catalog, look, d.answers, detail, lead);
    }
  }
}

/** Services, categories or controls, with their ids. */
function list(look: Look, d: AskDocument): string[] {
  const theme = themeOf(look);
  const [first] = d.answers;
  const items: [string, string][] = [
    ...(d.services ?? []).map((s): [string, string] => [s.id, s.name]),
    ...(d.categories ?? []).map((c): [string, string] => [c.id, c.title]),
    ...d.answers.map((a): [string, string] => [a.control.id, a.control.title]),
  ];
  const lines = items.map(([id, name]) => labelled(look, id, name, theme.chalk.bold, 34));
  return asManyAsFit(look, items.length, (shown) => [
    ...lines.slice(0, shown).flat(),
    ...(shown < items.length ? ["", ...hint(look, `and ${items.length - shown} more: --all`, 2)] : []),
    ...(first ? ["", ...sources(look, theme, first.sources)] : []),
  ]);
}

/** The labels that fit, every option with its owner, and why the picked ones are so. */
function choices(look: Look, d: AskDocument): string[] {
  const theme = themeOf(look);
  const provider = d.answers[0] ? (d.answers[0].fact.split("/")[0] === "aws" ? "AWS" : d.answers[0].fact.split("/")[0]) : "AWS";
  const pick = d.pick?.join(", ") ?? "";
  return [
    ...labelled(look, `${pick || "None"}`, `${pick ? "fits" : "No option fits"} best.`, theme.chalk.bold, widthOf(pick) + 2),
    "",
    ...(d.choices ?? []).flatMap(({ label, text, owner, fits }) => {
      const said = owner ? ownerText(theme, owner, provider as string) : look.accessible ? "Owner unknown" : "?";
      const style = (s: string) => (owner ? ownerStyle(theme, owner)(s) : s);
      const mark = look.accessible ? (fits ? "Fits, " : "") : `${fits ? theme.glyphs.marked : " "} `;
      return labelled(look, `${mark}${said}`, `${label}) ${text}`, fits ? (s) => theme.chalk.bold(style(s)) : style, 14);
    }),
    ...d.answers.flatMap((a) => [
      "",
      ...paragraph(look, a.control.title).map((l) => theme.chalk.bold(l)),
      ...labelled(look, "Why", a.because.at(-1)?.reason ?? "", theme.chalk.dim),
      ...sources(look, theme, a.sources),
    ]),
  ];
}

const WHY_NOT: Record<NonNullable<AskDocument["declined"]>, string> = {
  "other-topic": "the question is about something other than who owns what in the cloud",
  "other-provider": "the catalogue has no other provider than AWS yet",
  price: "prices are not in the catalogue",
  "how-to": "the catalogue says whose job it is, not how it is done",
  "not-catalogued": "no control in the catalogue fits the question",
  gibberish: "no word of the question is known",
};

/** What to say where there is no answer: the reason, up to three readings, where to look. */
export function declineLines(d: AskDocument, unknown: readonly string[]): string[] {
  const words = unknown
    .slice(0, 4)
    .map((w) => `"${w}"`)
    .join(", ");
  const missing = d.declined === "not-catalogued" ? (d.requirements ?? []).map((r) => r.summary) : [];
  if (missing.length > 0)
    return [
      `no answer: ${missing.join(" ").replace(/^T/, "t").replace(/^N/, "n").replace(/\.$/, "")}`,
      ...d.suggestions.map((s) => `     did you mean: ${s.question}?`),
      "     list what can be asked: srm frameworks, srm controls",
    ];
  const reason = d.declined ? WHY_NOT[d.declined] : "no control in the catalogue fits the question";
  return [
    `no answer: ${reason}${words ? ` (unknown here: ${words})` : ""}`,
    ...d.suggestions.map((s) => `     did you mean: ${s.question}?`),
    "     list what can be asked: srm controls, srm services",
  ];
}
