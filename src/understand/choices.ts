/** Multiple choice: a stem and its options, on lines of their own or one after another on one line. */
import { areStatements, assignedIn, itemsIn, listedIn, namedItems, questionsIn } from "./compound.js";
import { MOST_WORDS, type Party, partyOf } from "./party.js";
import { namesIn, type StemAsks, sentencesIn, stemAsks } from "./stem.js";

export interface Choices extends StemAsks {
  stem: string;
  /** What the stem numbers, (i), (ii), where the options name those. */
  items: string[];
  options: Choice[];
}

export interface Choice {
  label: string;
  text: string;
  /** Whom it names, where it names nobody's deed but a party. */
  party: Party | null;
  /** The kind of control that it names, where the kind is asked for. */
  type: Kind | null;
  /** What it says before a party that stands behind a dash: "patching the hypervisor - AWS". */
  paired: { text: string; party: Exclude<Party, "somebody-else"> } | null;
  /** Whom it names for the first and the second thing that the stem asks for: "AWS decides; the customer keeps". */
  assigned: Party[] | null;
  /** The things that it lists, where lists are asked for. */
  listed: string[];
  /** Which of the stem's items it names. */
  named: number[];
}

/** A kind of control, in the provider's terms. */
export type Kind = "inherited" | "shared" | "customer" | "none";

const LABEL = /(?:^|\s)[([]?([A-Ha-h]|[1-8])(?:[)\].:]| [-–])\s+(?=\S)/g;

/** The choices of a question, or null where it has none. `providers`: what the provider is called. */
export function choicesOf(question: string, providers: readonly string[]): Choices | null {
  const parts = labelled(question) ?? onLines(question) ?? inARow(question);
  if (!parts) return null;
  const { stem } = parts;
  const types = typesOf(parts.options);
  const texts = parts.options.map((o) => o.text);
  const items = itemsIn(stem);
  const named = namedItems(texts, items.length);
  const asked = items.length > 0 ? items : questionsIn(stem);
  const pairs = named || asked.length < 2 ? null : assignedIn(texts, stem, providers);
  const assigned = pairs?.[0]?.length === asked.length ? pairs : null;
  const parties = types || named || assigned ? null : partiesOf(stem, parts.options, providers);
  const options = parts.options.map((o, i) => ({
    ...o,
    type: types?.[i] ?? null,
    party: parties?.[i] ?? null,
    paired: types || parties || assigned ? null : pairIn(o.text, stem, providers),
    assigned: assigned?.[i] ?? null,
    listed: parties || assigned ? [] : listedIn(o.text, stem),
    named: named?.[i] ?? [],
  }));
  const asks = stemAsks(stem, providers);
  const statements = asks.statements || (!asks.half && !parties && !assigned && areStatements(texts, providers));
  return { stem, options, items: named || assigned ? asked : [], ...asks, statements };
}

/** A thing and a party with a dash between them. */
function pairIn(text: string, stem: string, providers: readonly string[]): Choice["paired"] {
  const found = text.match(/^(.+?)\s*(?: - |–|—|:|->|=>|→|=)\s*([^:=]+)$/);
  const party = found && partyOf(found[2] as string, stem, providers);
  return found && party && party !== "somebody-else" ? { text: found[1] as string, party } : null;
}

/** The kinds of control that the options name; null where they name something else. */
function typesOf(options: Parts["options"]): Kind[] | null {
  const types = options.map(({ text }): Kind => {
    if (text.split(/\s+/).length > MOST_WORDS) return "none";
    if (/\binherit/i.test(text)) return "inherited";
    if (/\b(?:shared|both|joint)\b/i.test(text)) return "shared";
    return /\b(?:customer|client|user)\b/i.test(text) ? "customer" : "none";
  });
  // "AWS", "the customer" and "shared" are parties, unless one says "control" or "inherited".
  const kinds = options.filter(({ text }) => /\b(?:inherited|controls?)\b/i.test(text)).length;
  return types.includes("inherited") && kinds >= 2 && new Set(types).size >= 2 ? types : null;
}

/** Asks who it is, so that options which name nobody's deed are parties. */
const ASKS_WHO =
  /\b(?:who|whose|whom|which (?:party|side|team|entity)|what party|responsible party)\b|\b(?:by|of|to|with|upon|on|for|is|are|lies|rests)\W*$/i;
/** The parties that the options name; null where they name deeds and things. */
function partiesOf(stem: string, options: Parts["options"], providers: readonly string[]): Party[] | null {
  const found = options.map(({ text }) => partyOf(text, stem, providers));
  const named = found.filter((p) => p !== null && p !== "somebody-else").length;
  if (named === 0 || (named < 2 && !ASKS_WHO.test(sentencesIn(stem).findLast((s) => /\w/.test(s)) ?? stem))) return null;
  if (options.some(({ text }, i) => found[i] === null && text.split(/\s+/).length > MOST_WORDS)) return null;
  // A team of the provider's stands for it where the provider itself is no option.
  const teams = found.includes("provider") ? null : new RegExp(`\\b(?:${namesIn(providers)})\\b`, "i");
  return found.map((p, i) => p ?? (teams?.test(options[i]?.text ?? "") ? "provider" : "somebody-else"));
}

interface Parts {
  stem: string;
  options: { label: string; text: string }[];
}

/** Options that bear labels in order: A) … B) …, a. … b. …, (1) … (2) … */
function labelled(question: string): Parts | null {
  const marks = [...question.matchAll(LABEL)].map((m) => ({ label: m[1] as string, at: m.index, end: m.index + m[0].length }));
  for (const first of ["A", "a", "1"]) {
    for (const [i, start] of marks.entries()) {
      if (start.label !== first) continue;
      const run = [start];
      for (const m of marks.slice(i + 1)) {
        if (m.label === String.fromCharCode((run.at(-1)?.label.charCodeAt(0) as number) + 1)) run.push(m);
      }
      const stem = question.slice(0, start.at).trim();
      if (run.length < 2 || stem.split(/\s+/).length < 3) continue;
      const options = run.map((m, n) => ({ label: m.label, text: question.slice(m.end, run[n + 1]?.at ?? question.length).trim() }));
      if (options.every((o) => o.text.length > 0)) return { stem, options };
    }
  }
  return null;
}

/** A stem, then three or more plain lines; they are labelled A, B, C. */
function onLines(question: string): Parts | null {
  const lines = question
    .split(/\n+/)
    .map((l) => l.replace(/^\s*[-*•·–]\s*/, "").trim())
    .filter(Boolean);
  if (lines.length < 4) return null;
  const end = lines.findLastIndex((l) => /[?:]$|\((?:select|choose|pick)[^)]*\)\.?$/i.test(l));
  const from = end >= 0 ? end + 1 : 1;
  const options = lines.slice(from);
  if (options.length < 3 || options.some((o) => o.split(/\s+/).length > 30)) return null;
  return { stem: lines.slice(0, from).join(" "), options: options.map((text, i) => ({ label: String.fromCharCode(65 + i), text })) };
}

/** A stem that asks or introduces, then three or more options in a row: "Which is AWS's? patching guests / replacing disks / …". */
function inARow(question: string): Parts | null {
  const [, stem = "", rest = ""] = question.match(/^([^\n]*(?:\?|\bfollowing\b[^\n:?]*:))\s+([^?\n]+?)[.\s]*$/i) ?? [];
  const options = rest.split(/\s+[/|]\s+|;\s+/).map((o) => o.trim());
  if (stem.split(/\s+/).length < 3 || options.length < 3 || options.some((o) => o === "" || o.split(/\s+/).length > 20)) return null;
  return { stem, options: options.map((text, i) => ({ label: String.fromCharCode(65 + i), text })) };
}
