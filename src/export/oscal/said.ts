/** What is said of a requirement on one column: text, properties, links and roles, for both models. */
import { type Answer, yoursLine } from "../../answer/index.js";
import type { MatrixDocument } from "../document.js";
import { inheritance, origination } from "../origination.js";
import { ownerWord, providerName } from "../parts.js";
import { whoOf } from "../who.js";
import { ownerOfRequirement } from "../whole.js";
import { originationProps } from "./origination.js";
import { rolesOf } from "./parties.js";
import { type Applying, speaking } from "./requirements.js";
import { type Described, given, type Link, type Property } from "./shapes.js";
import { markup, plain, token } from "./text.js";
import { OURS } from "./uuid.js";

/** A property in our own namespace. */
export const ours = (name: string, value: string, more: Partial<Property> = {}): Property => ({
  name,
  ns: OURS,
  value: plain(value),
  ...more,
});

/** A requirement on one column, all that is said of it but its uuid. */
export function saidOf(document: MatrixDocument, mapped: Applying[]): Omit<Described, "uuid"> {
  const answers = mapped.flatMap((m) => m.answers);
  return {
    description: answers.map((a) => paragraph(document, a)).join("\n\n"),
    ...given({ props: propsOf(document, mapped), links: linksOf(answers), "responsible-roles": rolesOf(answers) }),
  };
}

function propsOf({ perspective, words, framework }: MatrixDocument, mapped: Applying[]): Property[] {
  const answers = speaking(mapped);
  const owner = ownerOfRequirement(mapped);
  const can = inheritance(owner);
  const each = mapped.flatMap((m) => m.answers).length > 1 || framework !== null;
  return [
    ...originationProps(answers, perspective),
    ours("owner", owner),
    ...(can ? [ours("can-be-inherited", can)] : []),
    ...(words === "csa" ? origination(owner, answers, perspective, words).map((w) => ours("csa-ownership", w)) : []),
    ...(each ? mapped.flatMap((m) => m.answers.map((a) => answerProp(a))) : []),
    ...mapped.flatMap((m) => m.answers.flatMap(teamProps)),
    ...(framework
      ? mapped.map((m) => ours("mapping", m.kind, { class: token(m.control), ...(m.note && { remarks: markup(m.note) }) }))
      : []),
  ];
}

/** The owner of one control of ours; `remarks` is the stable name of the fact. */
export const answerProp = (a: Answer): Property => ours("control-owner", a.owner, { class: token(a.control.id), remarks: a.fact });

/** What the team's overlay says of one answer, each with the control that it is about. */
export function teamProps(a: Answer): Property[] {
  const who = whoOf(a);
  if (!who) return [];
  const said: [name: string, value: string][] = [
    ["accountable", who.accountable],
    ["performs", who.performs],
    ["team-customers", who.customers],
    ["inherits-from", who.inheritsFrom],
    ["evidence", who.evidence],
    ["review", who.review],
    ["overlay-rule", who.at],
    ["added-by", a.own ? "overlay" : ""],
  ];
  return said.flatMap(([name, value]) => (value ? [ours(name, value, { class: token(a.control.id), remarks: a.fact })] : []));
}

function paragraph(document: MatrixDocument, a: Answer): string {
  const provider = providerName(document);
  const options = a.options.length > 0 ? `, ${a.options.map((o) => o.name).join(", ")}` : "";
  const reason = a.because.at(-1)?.reason;
  return [
    `**${markup(`${a.control.title}${options}: ${ownerWord(a.owner, provider)}`)}.**`,
    a.duties.provider && `${provider}: ${markup(a.duties.provider)}`,
    a.duties.customer && `Customer: ${markup(a.duties.customer)}`,
    whoOf(a) && `For the customer: ${markup(yoursLine(a, provider))}.`,
    a.appliesTo && `Applies to: ${markup(a.appliesTo)}`,
    reason && `Why: ${markup(reason)}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The cited pages, each once, with the dates of the copies that were read. */
export function linksOf(answers: readonly Answer[]): Link[] {
  const links = new Map<string, Link>();
  for (const { url, title, checked } of answers.flatMap((a) => a.sources))
    links.set(url, links.get(url) ?? { href: url, rel: "reference", text: markup(`${title} (read ${checked})`) });
  return [...links.values()];
}
