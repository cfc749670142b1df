import { type AskDocument, columnsOf, compare, ownerName } from "../answer/index.js";
import type { Catalog } from "../catalog/index.js";
import { type Detail, renderAlternatives, renderAnswer, renderDuties, sources } from "./answers.js";
import { renderCompare } from "./lists.js";
import { type Look, ownerStyle, themeOf } from "./look.js";
import { renderRunbook, renderTriage } from "./runbooks.js";
import { labelled, paragraph, widthOf } from "./text.js";

const YES_NO = { yes: "Yes. ", no: "No. ", partly: "Partly. " };

/** An answered or ambiguous question, for people. Unknown ones are said on stderr, by `declineLines`. */
export function renderAsk(catalog: Catalog, look: Look, d: AskDocument, detail: Detail): string[] {
  return [...corrected(look, d), ...body(catalog, look, d, detail)];
}

function corrected(look: Look, d: AskDocument): string[] {
  const theme = themeOf(look);
  return d.understood.corrections.length === 0
    ? []
    : [
        ...paragraph(look, `Read as: ${d.understood.corrections.map((c) => `${c.from} -> ${c.to}`).join(", ")}`).map((l) =>
          theme.chalk.dim(l),
        ),
        "",
      ];
}

function body(catalog: Catalog, look: Look, d: AskDocument, detail: Detail): string[] {
  const theme = themeOf(look);
  const [first] = d.answers;
  switch (d.intent) {
    case "define":
      return (d.definitions ?? (d.definition ? [d.definition] : [])).flatMap((t, i) => [
        ...(i > 0 ? [""] : []),
        `  ${theme.chalk.bold(t.term)}`,
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
      return [
        ...(d.services ?? []).flatMap((s) => labelled(look, s.id, s.name, theme.chalk.bold, 34)),
        ...(d.categories ?? []).flatMap((c) => labelled(look, c.id, c.title, theme.chalk.bold, 34)),
        ...d.answers.flatMap((a) => labelled(look, a.control.id, a.control.title, theme.chalk.bold, 34)),
        "",
        ...(first ? sources(look, theme, first.sources) : []),
      ];
    default: {
      if (!first) return [];
      const lead = d.yesNo ? YES_NO[d.yesNo] : "";
      if (d.status === "ambiguous") {
        const several = new Set(d.answers.map((a) => a.service?.id)).size > 1;
        const what = several ? "service" : d.answers.some((a) => a.options.length > 0) ? "option" : "reading";
        const text = `${lead}The owner depends on the ${what}; the question names none.`;
        return [...labelled(look, "It depends", text, theme.chalk.bold, 13), "", ...renderAlternatives(catalog, look, d.answers, detail)];
      }
      if (d.answers.length === 1) return renderAnswer(catalog, look, first, detail, lead);
      return d.answers.flatMap((a, i) => [...(i > 0 ? [""] : []), ...renderAnswer(catalog, look, a, detail, i === 0 ? lead : "")]);
    }
  }
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
      const said = owner ? `${theme.glyphs[owner]} ${ownerName(owner, provider as string)}` : "?";
      const style = (s: string) => (owner ? ownerStyle(theme, owner)(s) : s);
      return labelled(
        look,
        `${fits ? theme.glyphs.marked : " "} ${said}`,
        `${label}) ${text}`,
        fits ? (s) => theme.chalk.bold(style(s)) : style,
        14,
      );
    }),
    ...d.answers.flatMap((a) => [
      "",
      ...labelled(look, a.control.title, a.because.at(-1)?.reason ?? "", theme.chalk.dim, 9),
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
  const reason = d.declined ? WHY_NOT[d.declined] : "no control in the catalogue fits the question";
  return [
    `no answer: ${reason}${words ? ` (unknown here: ${words})` : ""}`,
    ...d.suggestions.map((s) => `     did you mean: ${s.question}?`),
    "     list what can be asked: srm controls, srm services",
  ];
}
