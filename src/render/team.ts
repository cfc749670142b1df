/** Who has what on the services in use: `srm duties` and `srm overlay gaps`. */
import { type Answer, type TeamPart, teamPart } from "../answer/index.js";
import type { DutiesDocument, GapsDocument } from "../overlay/index.js";
import { hint } from "./lists.js";
import { type Look, ownerStyle, themeOf } from "./look.js";
import { answerRows, type Rows } from "./rows.js";
import { asManyAsFit } from "./screen.js";
import { table } from "./table.js";
import { labelled, measureOf, paragraph, wrap } from "./text.js";
import { withOverlayLine } from "./yours.js";

/** The cells as rows; of one team with its part in each. */
export function dutyRows(answers: Answer[], team: string | null): Rows {
  const { columns, rows } = answerRows(answers, true);
  if (team === null) return { columns, rows };
  return { columns: ["part", ...columns], rows: rows.map((r, i) => [teamPart(team, answers[i] as Answer) ?? "", ...r]) };
}

const duties = (n: number) => `${n} ${n === 1 ? "duty" : "duties"}`;
/** The services in use; of many only how many. */
const inUse = (use: readonly string[]) =>
  `${use.length} service${use.length === 1 ? "" : "s"} in use${use.length > 12 ? "" : `: ${use.join(", ")}`}.`;

/** Each team with how much is its own. */
export function renderTeams(look: Look, document: DutiesDocument): string[] {
  const theme = themeOf(look);
  const dim = theme.chalk.dim;
  const head = [
    { text: "Team", style: theme.chalk.bold },
    { text: "Accountable", style: dim },
    { text: "Performs", style: dim },
    { text: "Provides", style: dim },
  ];
  const teams = document.teams.filter((t) => t.accountable + t.performs + t.provides > 0);
  const rows = teams.map((t) => [
    { text: t.team },
    ...[t.accountable, t.performs, t.provides].map((n) => ({ text: String(n), style: n === 0 ? dim : (s: string) => s })),
  ]);
  return withOverlayLine(look, document, (inner) => [
    ...(rows.length > 0 ? table(inner, head, rows) : paragraph(inner, "No rule gives a team anything on them.", 0)),
    "",
    ...hint(inner, [inUse(document.use), 'One team: srm duties --team "platform team".', "What nobody has: srm overlay gaps."]),
  ]);
}

const PARTS: Record<TeamPart, string> = { accountable: "accountable for", performs: "performing", provides: "providing others with" };

/** All that one team has to do; the same duty on several services once. */
export function renderTeamDuties(look: Look, document: DutiesDocument, team: string): string[] {
  const theme = themeOf(look);
  const groups = new Map<string, { part: TeamPart; a: Answer; on: string[] }>();
  for (const a of document.answers) {
    const part = teamPart(team, a) as TeamPart;
    const key = JSON.stringify([part, a.control.id, a.duties.customer, a.owner]);
    groups.set(key, { part, a, on: [...(groups.get(key)?.on ?? []), placeOf(a)] });
  }
  const parts = (Object.keys(PARTS) as TeamPart[]).flatMap((part) => {
    const n = document.answers.filter((a) => teamPart(team, a) === part).length;
    return n > 0 ? [`${PARTS[part]} ${duties(n)}`] : [];
  });
  const count = parts.length > 0 ? `${parts.join(", ")}.` : "nothing on the services in use.";
  const order = Object.keys(PARTS);
  const lines = [...groups.values()]
    .sort((x, y) => order.indexOf(x.part) - order.indexOf(y.part))
    .map(({ part, a, on }) => {
      const what = a.duties.customer ?? `${a.control.title}.`;
      const note = `${part === "accountable" ? "" : ` ${part},`}${a.own ? " your own," : ""} ${on.join(", ")}`.trim();
      const style = ownerStyle(theme, a.owner);
      if (look.accessible) return labelled(look, a.control.title, `${what} (${note})`, style);
      return wrap(`${what} (${note})`, measureOf(look) - 4).map((l, i) => `  ${i === 0 ? style(theme.glyphs[a.owner]) : " "} ${l}`);
    });
  return withOverlayLine(look, document, (inner) =>
    asManyAsFit(inner, lines.length, (shown) => [
      ...paragraph(inner, `${team}: ${count}`, 0).map((l) => theme.chalk.bold(l)),
      ...(lines.length > 0 ? [""] : []),
      ...lines.slice(0, shown).flat(),
      "",
      ...hint(inner, [shown < lines.length ? `${lines.length - shown} more: --all.` : "", inUse(document.use)]),
    ]),
  );
}

/** The controls that nobody has, with the services on which that is so. */
export function renderGaps(look: Look, document: GapsDocument): string[] {
  const theme = themeOf(look);
  const groups = new Map<string, { a: Answer; on: string[] }>();
  for (const a of document.answers) groups.set(a.control.id, { a, on: [...(groups.get(a.control.id)?.on ?? []), placeOf(a)] });
  const rows = [...groups.values()].map(({ a, on }) => [
    { text: a.control.title },
    { text: a.control.category, style: theme.chalk.dim },
    { text: [...new Set(on)].join(", ") },
  ]);
  const head = [
    { text: "Control", style: theme.chalk.bold },
    { text: "Category", style: theme.chalk.dim },
    { text: "On", style: theme.chalk.dim },
  ];
  const { duties: all, answers } = document;
  const count = answers.length === 0 ? `Somebody has each of ${duties(all)}.` : `Nobody has ${answers.length} of ${duties(all)}.`;
  return withOverlayLine(look, document, (inner) =>
    asManyAsFit(inner, rows.length, (shown) => [
      ...paragraph(inner, count, 0).map((l) => theme.chalk.bold(l)),
      ...(rows.length > 0 ? ["", ...table(inner, head, rows.slice(0, shown))] : []),
      "",
      ...hint(inner, [shown < rows.length ? `${rows.length - shown} more controls: --all.` : "", inUse(document.use)]),
    ]),
  );
}

/** The service, or its options. */
function placeOf({ service, options }: Answer): string {
  return options.length > 0 ? options.map((o) => o.id).join("+") : (service?.id ?? "");
}
