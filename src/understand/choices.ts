/** Multiple choice: a stem and its options, on lines of their own or one after another on one line. */
import { namesIn, type StemAsks, sentencesIn, stemAsks } from "./stem.js";

export interface Choices extends StemAsks {
  stem: string;
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
}

/** Who an option names: "A) AWS  B) the customer  C) both  D) the regulator". */
export type Party = "provider" | "customer" | "shared" | "somebody-else";
/** A kind of control, in the provider's terms. */
export type Kind = "inherited" | "shared" | "customer" | "none";

const LABEL = /(?:^|\s)[([]?([A-Ha-h]|[1-8])(?:[)\].:]| [-–])\s+(?=\S)/g;

/** The choices of a question, or null where it has none. `providers`: what the provider is called. */
export function choicesOf(question: string, providers: readonly string[]): Choices | null {
  const parts = labelled(question) ?? onLines(question) ?? inARow(question);
  if (!parts) return null;
  const { stem } = parts;
  const types = typesOf(parts.options);
  const parties = types ? null : partiesOf(stem, parts.options, providers);
  const options = parts.options.map((o, i) => ({
    ...o,
    type: types?.[i] ?? null,
    party: parties?.[i] ?? null,
    paired: types || parties ? null : pairIn(o.text, stem, providers),
  }));
  return { stem, options, ...stemAsks(stem, providers) };
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
/** The longest option that names a party, in words: "the customer, inside the testing policy of the provider". */
const MOST_WORDS = 12;

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

/** What may follow the name of a party in an option: nothing, a clause, or how it acts. */
const ENDS =
  "(?:'s|s'|')?(?=\\s*(?:$|[,;.()–—-])| (?:only|alone|itself|themselves|alike|exclusively|entirely|fully|automatically|by default|does|do|did|is|are|has|have|must|will|who|which|that|inside|as part|when|if|for|in (?:full|all|every)|on (?:its|their|his|request)|side)\\b)";
const CUSTOMERS =
  "(?:(?:cloud|aws|end|amazon|individual)[ -])?(?:customers?|clients?|users?|tenants?|consumers?|subscribers?|you(?: yourself|, the customer)?|we|us|company|team|organi[sz]ations?|developers?|business|enterprise|account (?:owner|holder)|owner of (?:the|its|this) (?:\\w+ )?(?:account|instance|bucket|data|workload))";
const OTHERS =
  /\b(?:nobody|no one|none|neither|regulator|auditor|vendor|manufacturer|maker|carrier|ministry|authority|government|partner|visitors?)\b/i;

/** The party that an option names, if it names nothing else; null for a deed, a thing or somebody else. */
function partyOf(text: string, stem: string, providers: readonly string[]): Party | null {
  const bare = text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(
      /^(?:\s*(?:only|just|solely|always|it is|it's|that of|those of|by|to|the job of|a task of|up to|the|an?|each|every|your|our|my)\b)+\s*/i,
      "",
    )
    .trim();
  if (bare.split(/\s+/).length > MOST_WORDS) return null;
  if (OTHERS.test(bare.split(/[,;]/)[0] ?? "")) return "somebody-else";
  const provider = `(?:${namesIn(providers)}|(?:cloud )?(?:service )?provider|csp|cloud vendor)`;
  const is = (pattern: string) => new RegExp(`^${pattern}`, "i").test(bare);
  const joined = "(?:'s)?\\s*(?:and|&|with|together with|as well as|plus|\\+|/)\\s*(?:the |an? |its |their |your )*";
  if (
    is(
      "(?:both|shared(?= (?:between|by|among|responsib|control|task|dut|job)|\\s*(?:$|[,;:.(]))|joint(?:ly)?|each (?:of them|does|side|party|patches|in)|they share|it is shared|responsibility is shared)\\b",
    ) ||
    is(`${provider}${joined}${CUSTOMERS}`) ||
    is(`${CUSTOMERS}${joined}${provider}`)
  )
    return "shared";
  if (is(`${provider}${ENDS}`)) return "provider";
  if (is(`${CUSTOMERS}${ENDS}`)) return "customer";
  // "A hospital keeps records …": the hospital is the customer.
  const noun = bare.match(/^([a-z]+)(?:'s|s')?(?=\s*(?:$|[,;.(])| (?:itself|alone|only|that|who)\b)/i)?.[1];
  return noun &&
    new RegExp(`(?:^|[.?!]\\s+)(?:an?|one|the|our)\\s+(?:[\\w-]+\\s+){0,2}${noun}\\b`, "i").test(stem) &&
    !/^(?:aws|amazon)/i.test(noun)
    ? "customer"
    : null;
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
