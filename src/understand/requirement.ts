import { type Catalog, requirementNamed } from "../catalog/index.js";
import { fold, type RequirementName, requirementsIn } from "../names/index.js";
import { namesOfProviders, prepare } from "./asked.js";
import { choicesOf } from "./choices.js";
import { claimOf } from "./claim.js";
import { headOf } from "./names.js";
import type { Reading } from "./reading.js";
import type { Corrector, Match, Recognised } from "./recognise.js";

/** In lower case these are everyday words too: "mp-4", "5 pm-6 pm", "ps-5". */
const EVERYDAY = /^(?:mp|pm|ps)-/;
/** Where it is asked for, at the end. */
const PLACE = /\s+(?:on|in|for|with|under|when)\s+[^,?]*\??\s*$/i;
/** What is said around an id and tells nothing more. */
const AROUND =
  /\b(?:(?:nist|fedramp|sp|csf|cybersecurity framework)(?:\s+2\.0)?|(?:nist\s+)?(?:sp\s+)?800-53(?:\s*r(?:ev\.?)?\s*[45])?|rev(?:ision)?\.?\s*[45]|(?:control|requirement|subcategory|outcome|enhancement)s?(?=\s+it\b))\b/gi;

/**
 * Reads a question that names a requirement of a framework and asks for its owner; null for any other. Where it also names a thing of its
 * own ("for AC-2, who disables IAM users") it asks for that.
 */
export function readRequirement(catalog: Catalog, asked: string, correct: Corrector): Reading | null {
  const found = requirementsIn(asked).filter((n) => !EVERYDAY.test(n.text));
  if (found.length === 0 || choicesOf(asked, namesOfProviders(catalog))) return null;
  const known = found.filter((n) => requirementNamed(catalog, n.id) || /^[A-Z]/.test(n.text));
  if (known.length === 0) return null;
  const rest = without(catalog, asked, known);
  const { q, roles, names, base } = prepare(catalog, rest, correct);
  if (namesThing(catalog, q)) return null;
  const defines = roles.has("ask-define") && !roles.has("whose") && !roles.has("ask-owner");
  const reading: Reading = {
    ...base,
    question: asked,
    intent: defines ? "define" : "owner",
    // "Is it mine on EC2" supposes what "is it mine" does.
    claim: base.claim ?? claimOf(rest.replace(PLACE, "?"), namesOfProviders(catalog)),
    requirements: [...new Set(known.map((n) => n.id))],
    rule: "names a requirement of a framework",
    confidence: 0.95,
  };
  if (roles.has("other-provider") && names.provider === null)
    return { ...reading, declined: "other-provider", rule: "names a provider that the catalogue lacks" };
  return reading;
}

/** Whether a question names a thing beside services: "security groups", which stand for VPC, but not "VPC". */
function namesThing(catalog: Catalog, q: Recognised): boolean {
  const isProper = (m: Match) =>
    m.meanings.some(([kind, id]) => {
      if (kind === "option" || kind === "model" || kind === "provider") return true;
      const head = kind === "service" ? headOf(catalog, id) : undefined;
      return head !== undefined && [head.id, head.name].some((n) => ` ${fold(n)} `.includes(` ${m.key} `));
    });
  const names = q.matches.filter(isProper);
  return q.matches.some(
    (m) => m.meanings.some(([k]) => k === "thing" || k === "phrase") && !names.some((n) => n.from <= m.from && m.to <= n.to),
  );
}

/** The question without the ids, titles and names of frameworks: who owns it on RDS. */
function without(catalog: Catalog, asked: string, named: RequirementName[]): string {
  let text = asked;
  for (const { id, text: written } of named) {
    text = text.replaceAll(written, "it");
    const title = requirementNamed(catalog, id)?.requirement.title;
    const at = title ? text.toLowerCase().indexOf(title.toLowerCase()) : -1;
    if (title && at >= 0) text = `${text.slice(0, at)}${text.slice(at + title.length)}`;
  }
  return text.replace(AROUND, "").replace(/\bit(?:\s*(?:,|and|or|[&/+:-])?\s*it\b)+/g, "it");
}
