import type { RunbookDocument } from "../answer/index.js";
import { sources } from "./answers.js";
import { isNarrow, type Look, themeOf } from "./look.js";
import { asManyAsFit } from "./screen.js";
import { labelled, paragraph, widthOf, wrap } from "./text.js";

/** Five lines: which runbook is for whom. */
export function renderTriage(look: Look, runbooks: RunbookDocument[]): string[] {
  const theme = themeOf(look);
  return [
    ...paragraph(look, "Abuse of AWS resources: which is yours?", 0).map((l) => theme.chalk.bold(l)),
    ...runbooks.flatMap((r) => labelled(look, `srm abuse ${r.id}`, r.triage, theme.chalk.bold, 24)),
    ...paragraph(look, "Every step with its page: add --full"),
  ];
}

/** One runbook: its essential steps in at most a screen, or all of it with the sources. */
export function renderRunbook(look: Look, r: RunbookDocument, full: boolean): string[] {
  const theme = themeOf(look);
  const steps = full ? r.steps : r.steps.filter((s) => s.essential);
  const head = [
    ...paragraph(look, r.title, 0).map((l) => theme.chalk.bold(l)),
    ...paragraph(look, r.when),
    ...(r.deadline ? labelled(look, "Deadline", r.deadline, theme.chalk.bold.red, 10) : []),
    "",
  ];
  const who = { customer: "you", provider: "AWS", anybody: "" };
  const step = (s: RunbookDocument["steps"][number], n: number) => {
    const marks = [s.by === "customer" ? "" : who[s.by], s.deadline ?? "", s.destructive ? "deletes" : ""].filter(Boolean).join(", ");
    const number = `${n + 1}.`;
    const text = `${s.text}${marks ? ` [${marks}]` : ""}`;
    if (!isNarrow(look) || look.accessible) return labelled(look, number, text, theme.chalk.bold, Math.max(4, widthOf(number) + 2));
    return wrap(text, look.width - 6).map((l, i) => `  ${i === 0 ? theme.chalk.bold(number.padEnd(4)) : "    "}${l}`);
  };
  if (full) return [...head, ...steps.flatMap((s, n) => [...step(s, n), ...sources(look, theme, s.sources)])];
  const pages = [...new Map(r.steps.flatMap((s) => s.sources).map((s) => [s.url, s])).values()];
  const tail = [
    "",
    ...paragraph(look, `All ${r.steps.length} steps, each with its page: srm abuse ${r.id} --full`),
    ...sources(look, theme, pages.slice(0, 1)),
  ];
  const body = steps.map(step);
  return asManyAsFit(look, body.length, (shown) => [...head, ...body.slice(0, shown).flat(), ...tail]);
}
