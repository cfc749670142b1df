import { ownerName } from "../answer/index.js";
import type { Catalog, Owner } from "../catalog/index.js";
import { CHANGE_KINDS, type Change, type ChangeKind, type DiffDocument, type Edition } from "../diff/index.js";
import { hint } from "./lists.js";
import { type Look, themeOf } from "./look.js";
import { formatRows, type Rows } from "./rows.js";
import { asManyAsFit } from "./screen.js";
import { addressLines, measureOf, paragraph, wrap } from "./text.js";

/** How changes of a kind are counted: of one, of several. */
const COUNTED: Record<ChangeKind, readonly [one: string, several: string]> = {
  owner: ["owner moved", "owners moved"],
  accountable: ["accountable role moved", "accountable roles moved"],
  performs: ["performer changed", "performers changed"],
  "fact-added": ["fact appeared", "facts appeared"],
  "fact-removed": ["fact went", "facts went"],
  split: ["split changed", "splits changed"],
  duties: ["duty changed", "duties changed"],
  "third-party": ["third party changed", "third parties changed"],
  origination: ["origination changed", "originations changed"],
  reason: ["reason changed", "reasons changed"],
  note: ["note changed", "notes changed"],
  "page-read": ["page read anew", "pages read anew"],
  "page-cited": ["page cited by more facts", "pages cited by more facts"],
  "page-dropped": ["page cited by fewer facts", "pages cited by fewer facts"],
  "page-added": ["page appeared", "pages appeared"],
  "page-removed": ["page went", "pages went"],
  "service-added": ["service appeared", "services appeared"],
  "service-removed": ["service went", "services went"],
  "option-added": ["option appeared", "options appeared"],
  "option-removed": ["option went", "options went"],
  "control-added": ["control appeared", "controls appeared"],
  "control-removed": ["control went", "controls went"],
  "requirement-added": ["requirement appeared", "requirements appeared"],
  "requirement-removed": ["requirement went", "requirements went"],
  "question-added": ["question appeared", "questions appeared"],
  "question-removed": ["question went", "questions went"],
  "rule-added": ["rule appeared", "rules appeared"],
  "rule-removed": ["rule went", "rules went"],
  "entry-added": ["entry appeared", "entries appeared"],
  "entry-removed": ["entry went", "entries went"],
  renamed: ["name changed", "names changed"],
  changed: ["other change", "other changes"],
};

/** Texts longer than this stand below, each in a line of its own. */
const SHORT = 40;
/** Facts of a page that are named. */
const NAMED = 3;

/** What changed, for people: how much, then a line for each change, with old and new texts below it. */
export function renderDiff(catalog: Catalog, look: Look, document: DiffDocument): string[] {
  const theme = themeOf(look);
  const head = paragraph(look, summary(document), 0).map((l) => theme.chalk.bold(l));
  if (document.equal) return head;
  const drawn = document.changes.map((c) => changeLines(catalog, look, c));
  return asManyAsFit(look, drawn.length, (shown) => [
    ...head,
    "",
    ...drawn.slice(0, shown).flat(),
    ...(shown < drawn.length ? ["", ...hint(look, `${drawn.length - shown} more: --all`)] : []),
  ]);
}

/** In Markdown: the summary, and a table of the changes. */
export function diffMarkdown(document: DiffDocument): string[] {
  const head = summary(document).replace(/[\\`*_<>[\]|]/g, "\\$&");
  return document.equal ? [head] : [head, "", ...formatRows(diffRows(document), "md")];
}

export function diffRows({ changes }: DiffDocument): Rows {
  return {
    columns: ["kind", "of", "field", "from", "to", "facts"],
    rows: changes.map((c) => [c.kind, c.fact ?? c.id ?? "", c.field ?? "", c.from ?? "", c.to ?? "", (c.facts ?? []).join(" ")]),
  };
}

function summary({ from, to, equal, ownersOnly, changes, counts }: DiffDocument): string {
  if (equal) return `${ownersOnly ? "No owner moved" : "No difference"} between ${edition(from)} and ${edition(to)}.`;
  const each = CHANGE_KINDS.flatMap((kind) => {
    const n = counts[kind] ?? 0;
    return n === 0 ? [] : [`${n} ${COUNTED[kind][n === 1 ? 0 : 1]}`];
  });
  return `From ${edition(from)} to ${edition(to)}, ${changes.length} change${changes.length === 1 ? "" : "s"}: ${each.join(", ")}.`;
}

function edition({ file, catalog }: Edition): string {
  if (!catalog) return file ?? "";
  return file === null
    ? `the installed catalogue (${catalog.version} of ${catalog.date})`
    : `${file} (catalogue ${catalog.version} of ${catalog.date})`;
}

function changeLines(catalog: Catalog, look: Look, c: Change): string[] {
  const theme = themeOf(look);
  const name = c.fact ?? c.id ?? "";
  if (c.kind.startsWith("page-")) {
    const lines = paragraph(look, `${c.title ?? "A page"}: ${pageSays(c)}`, 0);
    return [...lines, theme.chalk.dim(addressLines(look, [name], 4)(name))];
  }
  const { says, texts } = wordsOf(catalog, c);
  const lines = paragraph(look, `${name}: ${says}`, 0);
  const bold = c.kind === "owner" ? lines.map((l) => theme.chalk.bold(l)) : lines;
  if (!texts) return bold;
  const below = (mark: string, spoken: string, text: string | null) =>
    text === null
      ? []
      : look.accessible
        ? paragraph(look, `${spoken}: ${text}`, 0)
        : wrap(text, measureOf(look) - 4).map((l, i) => `  ${i === 0 ? mark : " "} ${l}`);
  return [...bold, ...below("-", "Before", c.from).map((l) => theme.chalk.dim(l)), ...below("+", "Now", c.to)];
}

/** What happened to a fact or a thing; `texts`: old and new are long, and stand below. */
function wordsOf(catalog: Catalog, c: Change): { says: string; texts: boolean } {
  const provider = catalog.providers.find((p) => c.fact?.startsWith(`${p.id}/`))?.short ?? catalog.providers[0]?.short ?? "the provider";
  const owner = (id: string | null) => (id === "depends" ? "what the option decides" : ownerName(id as Owner, provider));
  const long = [c.from, c.to].some((t) => (t ?? "").length > SHORT || (t ?? "").includes("\n"));
  const moved = (what: string, verb = "changed") => {
    if (c.from === null) return { says: long ? `${what} is new` : `${what} is now ${c.to}`, texts: long };
    if (c.to === null) return { says: long ? `${what} is gone` : `${what} is gone, was ${c.from}`, texts: long };
    return { says: long ? `${what} ${verb}` : `${what} ${verb} from ${c.from} to ${c.to}`, texts: long };
  };
  const facts = c.facts ? `, with ${c.facts.length} fact${c.facts.length === 1 ? "" : "s"}` : "";
  switch (c.kind) {
    case "owner":
      return { says: `owner moved from ${owner(c.from)} to ${owner(c.to)}`, texts: false };
    case "fact-added":
      return { says: `appeared, owner ${owner(c.to)}`, texts: false };
    case "fact-removed":
      return { says: `went, owner was ${owner(c.from)}`, texts: false };
    case "duties": {
      const whose = `${c.field === "provider" ? provider : "Customer"}'s duty`;
      return { says: `${whose} ${c.from === null ? "is new" : c.to === null ? "is gone" : "changed"}`, texts: true };
    }
    case "accountable":
      return moved("accountable", "moved");
    case "performs":
      return moved("who performs it");
    case "reason":
      return { says: "reason changed", texts: true };
    case "note":
    case "changed":
      return moved((c.field ?? "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
    case "renamed":
      return moved("name");
    default: {
      const [what, came] = c.kind.split(/-(?=added$|removed$)/);
      if (came === undefined) return moved((what as string).replace("-", " "));
      const text = c.to ?? c.from ?? "";
      const says = `${what} ${came === "added" ? "appeared" : "went"}${facts}`;
      return { says: text === (c.fact ?? c.id) ? says : `${says}: ${text}`, texts: false };
    }
  }
}

function pageSays({ kind, from, to, facts = [] }: Change): string {
  const some = `${facts.slice(0, NAMED).join(", ")}${facts.length > NAMED ? ` and ${facts.length - NAMED} more` : ""}`;
  switch (kind) {
    case "page-read":
      return `page read anew, on ${to} after ${from}, for ${some}`;
    case "page-added":
      return `page appeared, read on ${to}, cited by ${some}`;
    case "page-removed":
      return `page went, read on ${from}, was cited by ${some}`;
    case "page-cited":
      return `page now cited by ${some}`;
    default:
      return `page no longer cited by ${some}`;
  }
}
