import type { RunbookDocument } from "../answer/index.js";
import { sources } from "./answers.js";
import { type Look, themeOf } from "./look.js";
import { labelled, paragraph, widthOf } from "./text.js";

/** Lines of a screen, the prompt's included. */
const SCREEN = 24;

/** Five lines: which runbook is for whom. */
export function renderTriage(look: Look, runbooks: RunbookDocument[]): string[] {
  const theme = themeOf(look);
  return [
    theme.chalk.bold("Abuse of AWS resources: which is yours?"),
    ...runbooks.flatMap((r) => labelled(look, `srm abuse ${r.id}`, r.triage, theme.chalk.bold, 24)),
    ...paragraph(look, "Every step with its page: add --full"),
  ];
}

/** One runbook: its essential steps in at most a screen, or all of it with the sources. */
export function renderRunbook(look: Look, r: RunbookDocument, full: boolean): string[] {
  const theme = themeOf(look);
  const steps = full ? r.steps : r.steps.filter((s) => s.essential);
  const head = [
    theme.chalk.bold(r.title),
    ...paragraph(look, r.when),
    ...(r.deadline ? labelled(look, "Deadline", r.deadline, theme.chalk.bold.red, 10) : []),
    "",
  ];
  const who = { customer: "you", provider: "AWS", anybody: "" };
  const step = (s: RunbookDocument["steps"][number], n: number) => {
    const marks = [s.by === "customer" ? "" : who[s.by], s.deadline ?? "", s.destructive ? "deletes" : ""].filter(Boolean).join(", ");
    return labelled(look, `${n + 1}.`, `${s.text}${marks ? ` [${marks}]` : ""}`, theme.chalk.bold, Math.max(4, widthOf(`${n + 1}.`) + 2));
  };
  if (full) return [...head, ...steps.flatMap((s, n) => [...step(s, n), ...sources(look, theme, s.sources)])];
  const pages = [...new Map(r.steps.flatMap((s) => s.sources).map((s) => [s.url, s])).values()];
  const tail = [
    "",
    ...paragraph(look, `All ${r.steps.length} steps, each with its page: srm abuse ${r.id} --full`),
    ...sources(look, theme, pages.slice(0, 1)),
  ];
  const body = steps.map(step);
  const room = SCREEN - 1 - head.length - tail.length;
  const shown: string[] = [];
  for (const lines of body) {
    if (look.width >= 60 && shown.length + lines.length > room) break;
    shown.push(...lines);
  }
  return [...head, ...shown, ...tail];
}
