/** Multiple choice: a stem and its options, on lines of their own or one after another on one line. */
import { areStatements, assignedIn, columnsIn, itemsIn, listedIn, namedItems, questionsIn } from "./compound.js";
import { asksWho, partiesOf } from "./parties.js";
import { actorsIn, MOST_WORDS, type Party, partyOf, withCustomer } from "./party.js";
import { type StemAsks, stemAsks } from "./stem.js";
import { tenetIn } from "./tenets.js";

export interface Choices extends StemAsks {
  stem: string;
  /** The stem with "the customer" for whoever stands for the customer. */
  asking: string;
  /** What the stem numbers, (i), (ii), where the options name those. */
  items: string[];
  options: Choice[];
}

export interface Choice {
  label: string;
  text: string;
  /** The text with "the customer" for whoever stands for the customer. */
  told: string;
  /** Whom it names, where it names nobody's deed but a party. */
  party: Party | null;
  /** The kind of control that it names, where the kind is asked for. */
  type: Kind | null;
  /** What it says before a party that stands behind a dash: "patching the hypervisor - AWS". */
  paired: { text: string; party: Exclude<Party, "somebody-else"> } | null;
  /** What it says of each party: "AWS: the hosts; customer: data". */
  columns: { text: string; party: Exclude<Party, "somebody-else"> }[];
  /** Whom it names for the first and the second thing that the stem asks for: "AWS decides; the customer keeps". */
  assigned: Party[] | null;
  /** Whether it says that what the stem supposes is so: "True", "False". */
  truth: boolean | null;
  /** Whether what it says of the model itself holds; null where it says nothing of it. */
  tenet: boolean | null;
  /** The things that it lists, where lists are asked for. */
  listed: string[];
  /** Which of the stem's items it names. */
  named: number[];
}

/** A kind of control, in the provider's terms. */
export type Kind = "inherited" | "shared" | "customer" | "none";

const LABEL = /(?:^|\s)[([]?([A-Ha-h]|[1-8])(?:[)\].:]| [-–])\s+(?=\S)/g;

/**
 * The choices of a question, or null where it has none.
 * @param providers what the provider is called
 * @param isThing whether a name is that of a thing of the catalogue, and so of no customer
 */
export function choicesOf(
  question: string,
  providers: readonly string[],
  isThing: (name: string) => boolean = () => false,
): Choices | null {
  const parts = labelled(question) ?? onLines(question) ?? inARow(question);
  if (!parts) return null;
  const actors = actorsIn(parts.stem, isThing);
  const stem = withCustomer(parts.stem, actors);
  const told = parts.options.map((o) => ({ ...o, told: withCustomer(o.text, actors) }));
  const texts = told.map((o) => o.told);
  const types = typesOf(texts, stem);
  const items = itemsIn(stem);
  const named = namedItems(texts, items.length);
  const asked = items.length > 0 ? items : questionsIn(stem);
  const pairs = named ? null : assignedIn(texts, stem, providers);
  // "AWS turns it on, and the clinic acts": of one question, where no more is said than who.
  const brief = asked.length < 2 && asksWho(stem) && texts.every((text) => text.split(/\s+/).length <= MOST_WORDS);
  const assigned = pairs && (brief || pairs[0]?.length === asked.length) ? pairs : null;
  const areTruths = texts.every((text) => /^\W*(?:true|false|yes|no|correct|incorrect|right|wrong)\W*$/i.test(text));
  const columned = texts.map((text) => columnsIn(text, stem, providers));
  const areColumns = columned.filter((c) => c.length > 0).length * 2 > texts.length;
  const asks = stemAsks(stem, providers);
  const areTold = areStatements(texts, providers);
  const parties =
    types || named || assigned || areColumns || (asks.statements && !asksWho(stem)) ? null : partiesOf(stem, texts, providers, isThing);
  const areLists = !areTold && texts.filter((text) => listedIn(text, stem).length > 0).length * 4 >= texts.length * 3;
  const options = told.map((o, i) => ({
    ...o,
    type: types?.[i] ?? null,
    party: parties?.[i] ?? null,
    columns: areColumns ? (columned[i] ?? []) : [],
    paired: types || parties || assigned || areColumns ? null : pairIn(o.told, stem, providers),
    assigned: assigned?.[i] ?? null,
    tenet: tenetIn(o.told),
    truth: areTruths ? /^\W*(?:true|yes|correct|right)\b/i.test(o.told) : null,
    listed: parties || assigned || areColumns || !areLists ? [] : listedIn(o.told, stem),
    named: named?.[i] ?? [],
  }));
  const statements = asks.statements || (!asks.half && !parties && !assigned && areTold);
  return { stem: parts.stem, asking: stem, options, items: named || assigned ? asked : [], ...asks, statements };
}

/** A thing and a party with a dash between them. */
function pairIn(text: string, stem: string, providers: readonly string[]): Choice["paired"] {
  const found = text.match(/^(.+?)\s*(?: - |–|—|:|->|=>|→|=)\s*([^:=]+)$/);
  const party = found && !/^\W*(?:nothing|none|no)\b/i.test(text) && partyOf(found[2] as string, stem, providers);
  return found && party && party !== "somebody-else" ? { text: found[1] as string, party } : null;
}

/** The kinds of control that the options name; null where they name something else. */
function typesOf(options: readonly string[], stem: string): Kind[] | null {
  const types = options.map((option): Kind => {
    // What follows a comma tells why.
    const text = option.split(/[,;]|\b(?:as|since|because)\b/)[0] as string;
    if (text.split(/\s+/).length > MOST_WORDS) return "none";
    if (/\binherit/i.test(text)) return "inherited";
    if (/\b(?:shared|both|joint)\b/i.test(text)) return "shared";
    return /\b(?:customer|client|user)\b/i.test(text) ? "customer" : "none";
  });
  // "AWS", "the customer" and "shared" are parties, unless one says "control" or "inherited".
  const asked = /\b(?:kind|type|sort|category|class)s? of (?:security )?controls?\b|\bcontrol (?:type|category|kind)\b/i.test(stem);
  const kinds = asked ? options.length : options.filter((text) => /\b(?:inherited|controls?)\b/i.test(text)).length;
  return types.includes("inherited") && kinds >= 2 && new Set(types).size >= 2 ? types : null;
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
    .map((l) => l.replace(/^\s*[-*•·–☐□◻▢○◯]\s*/, "").trim())
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
  const [, stem = "", rest = ""] =
    question.match(/^([^\n]*(?:\?|\bfollowing\b[^\n:?]*:))\s+([^?\n]+?)[.\s]*$/i) ??
    question.match(/^([^\n|]+[:?])\s+([^\n]+\|[^\n]+\|[^\n]+?)[.\s]*$/) ??
    [];
  const options = rest.split(/\s+[/|]\s+|;\s+/).map((o) => o.trim());
  if (
    stem.split(/\s+/).length < (rest.includes("|") ? 1 : 3) ||
    options.length < 3 ||
    options.some((o) => o === "" || o.split(/\s+/).length > 20)
  )
    return null;
  return { stem, options: options.map((text, i) => ({ label: String.fromCharCode(65 + i), text })) };
}
