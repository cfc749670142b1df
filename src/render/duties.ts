import { type Answer, type AskDocument, MODEL_SHORT } from "../answer/index.js";
import type { Catalog, Owner } from "../catalog/index.js";
import { type Detail, ownerText, providerShort } from "./answers.js";
import { type Look, ownerStyle, type Theme, themeOf } from "./look.js";
import { asManyAsFit } from "./screen.js";
import { cut, labelled, measureOf, widthOf, wrap } from "./text.js";
import { teamMark } from "./yours.js";

type Party = "customer" | "provider";

/**
 * The duties of one side, the service's own first.
 * @param above lines that already stand on the screen
 */
export function renderDuties(
  catalog: Catalog,
  look: Look,
  { answers, party }: Pick<AskDocument, "answers" | "party">,
  detail: Detail,
  above: readonly string[] = [],
): string[] {
  const subjects = new Map<string, Answer[]>();
  for (const a of answers) {
    const key = a.service?.name ?? (a.model ? MODEL_SHORT[a.model] : "");
    subjects.set(key, [...(subjects.get(key) ?? []), a]);
  }
  // Several services share the screen.
  const rows = detail.all ? Number.POSITIVE_INFINITY : Math.floor((look.rows - subjects.size + 1) / Math.max(1, subjects.size));
  return [...subjects].flatMap(([name, of], i) => [
    ...(i > 0 ? [""] : []),
    ...dutiesOf(catalog, { ...look, rows }, name, of, party ?? "customer", i === 0 ? above : []),
  ]);
}

function dutiesOf(catalog: Catalog, look: Look, name: string, answers: Answer[], party: Party, above: readonly string[]): string[] {
  const [first] = answers;
  if (!first) return [...above];
  const theme = themeOf(look);
  const provider = providerShort(catalog, first);
  const shared = first.options.filter((o) => answers.every((a) => a.options.some((x) => x.id === o.id)));
  const known = shared.map((o) => o.id);
  const isMine = (a: Answer) => a.owner === party || a.owner === "shared";
  const said = answers.filter((a) => a.duties[party] !== null);
  // What a service adds comes first, then what its parts bring, last what every service brings.
  const needs = (a: Answer) => catalog.controlHeads.find((c) => c.id === a.control.id)?.needs.length ?? 0;
  const rank = (a: Answer) => (a.decidedBy === "option" || a.decidedBy === "service" ? 0 : needs(a) > 0 ? 2 : 3) + (isMine(a) ? 0 : 1);
  const ordered = [...said].sort((a, b) => rank(a) - rank(b));
  const id = shared[0]?.id ?? first.service?.id ?? first.model ?? "";
  const everything = party === "customer" ? `srm show ${id} --all` : `srm ask "what does ${provider} do on ${id}" --all`;
  const lines = ordered.map((a) => dutyLines(look, theme, a, party, provider, known));
  const top = [
    ...above,
    ...headLine(look, theme, name, said.filter(isMine).length, said.filter((a) => !isMine(a)).length, party, provider),
    "",
  ];
  return asManyAsFit(look, ordered.length, (shown) => [
    ...top,
    ...lines.slice(0, shown).flat(),
    ...(shown < ordered.length ? ["", ...more(look, theme, ordered.slice(shown), everything)] : []),
  ]);
}

function headLine(look: Look, theme: Theme, name: string, mine: number, others: number, party: Party, provider: string): string[] {
  const whose = party === "customer" ? "yours" : `${provider}'s`;
  // The marks of the lines below are explained where they are counted.
  const mark = (owner: Owner) => (theme.glyphs[owner] ? ` (${theme.glyphs[owner]})` : "");
  const other = mark(party === "customer" ? "provider" : "customer");
  const beside = others > 0 ? `, and a word on ${others} more${other}` : "";
  const head = `${name}: ${mine} controls are ${whose}, whole${mark(party)} or in part${mark("shared")}${beside}.`;
  const who = party === "customer" ? "Yours" : provider;
  return labelled(look, who, head, ownerStyle(theme, party), widthOf(who) + 3);
}

/** What there was no room for, and how to see it. */
function more(look: Look, theme: Theme, rest: readonly Answer[], everything: string): string[] {
  const titles = rest.map((a) => a.control.title.toLowerCase()).join(", ");
  if (look.accessible) return labelled(look, "More", `${rest.length}, all of them: ${everything}`, theme.chalk.dim);
  const list = cut(look, `${rest.length}: ${titles}`, measureOf(look) - 11);
  return [...labelled(look, "More", list, theme.chalk.dim), ...labelled(look, "", `all of them: ${everything}`, theme.chalk.dim)];
}

/** A mark and a duty with a hanging indent; read aloud, the owner's name and the duty. */
function dutyLines(look: Look, theme: Theme, a: Answer, party: Party, provider: string, known: readonly string[]): string[] {
  const options = a.options.filter((o) => !known.includes(o.id));
  const option = options.length > 0 ? ` (${options.map((o) => o.name).join(", ")})` : "";
  const text = `${a.duties[party] ?? ""}${option}${party === "customer" ? teamMark(a) : ""}`;
  const style = ownerStyle(theme, a.owner);
  if (look.accessible) return labelled(look, ownerText(theme, a.owner, provider), text, style);
  return wrap(text, measureOf(look) - 4).map((l, i) => `  ${i === 0 ? style(theme.glyphs[a.owner]) : " "} ${l}`);
}
