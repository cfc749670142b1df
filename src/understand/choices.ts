/** Multiple choice: a stem and its options, on lines of their own or one after another on one line. */

export interface Choices {
  stem: string;
  options: { label: string; text: string; party: Party | null }[];
  /** Whose things are asked for. */
  target: "provider" | "customer" | "shared";
  /** The option is asked for that is one party's on the first thing named and the other party's on the second: "moves from you to AWS". */
  shift: ["provider", "customer"] | ["customer", "provider"] | null;
  /** The option that does not fit is asked for. */
  negated: boolean;
  /** How many options are to be named; null where the question leaves it open. */
  count: number | null;
}

/** Who an option names, where it names nobody's deed but a party: "A) AWS  B) the customer  C) both". */
export type Party = "provider" | "customer" | "shared";

const LABEL = /(?:^|\s)[([]?([A-Ha-h]|[1-8])(?:[)\].:]| [-–])\s+(?=\S)/g;
const NUMBERS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, "1": 1, "2": 2, "3": 3, "4": 4 };

/** The choices of a question, or null where it has none. `providers`: what the provider is called. */
export function choicesOf(question: string, providers: readonly string[]): Choices | null {
  const parts = labelled(question) ?? onLines(question);
  if (!parts) return null;
  const options = parts.options.map((o) => ({ ...o, party: partyOf(o.text, providers) }));
  return { stem: parts.stem, options, ...asked(parts.stem, providers) };
}

/** The party that an option names, if it names nothing else. */
function partyOf(text: string, providers: readonly string[]): Party | null {
  const bare = text
    .toLowerCase()
    .replace(/[^a-z ]+/g, " ")
    .replace(/\b(?:the|only|alone|side|is|responsible|our|own|and its|of course)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (/^(?:both|shared|both of them|both parties|aws and customer|customer and aws|joint|jointly|they share it|it shared)\b/.test(bare))
    return "shared";
  if ([...providers.map((p) => p.toLowerCase()), "cloud provider", "provider", "cloud service provider", "csp", "vendor"].includes(bare))
    return "provider";
  return /^(?:customer|client|user|tenant|consumer|you|us|we|company|team|organization|organisation|developer|developers|cloud customer|aws customer|account owner)$/.test(
    bare,
  )
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

/** Words that say that both sides have a part. */
const BOTH =
  /\bshared (?:control|responsibilit(?:y|ies)\b(?! model)|between|by)|\bshares?\b(?! model)|\bboth\b|\bjoint|\bsplit between\b|\bdivided\b|\btogether\b|\beach (?:carry|do|has|have|perform|in (?:its|their))|\bcommon to\b|\bin (?:its|their) own layer/i;
const NOT = /\bnot\b|n't\b|\bexcept\b|\bneither\b|\bleast\b|\bno longer\b|\bnone of\b|\bincorrect\b|\bfalse\b|\bwrong\b/i;
const CUSTOMER =
  /\b(?:customers?|clients?|users?|tenants?|consumers?|subscribers?|you|your|yours|yourself|we|our|ours|us|my|i|me|company|companies|organi[sz]ations?|firm|business|team|enterprise)(?:'s|s')?\b/gi;

/** Whose things the stem asks for, whether it asks for the odd one out, and for how many. */
function asked(stem: string, providers: readonly string[]): Pick<Choices, "target" | "shift" | "negated" | "count"> {
  const names = [...providers].sort((a, b) => b.length - a.length).map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const provider = `(?:${names.join("|")}|cloud (?:service )?provider|provider|csp|cloud vendor)`;
  const number = stem.match(/\b(?:select|choose|pick|name|which|the|exactly|any)\s+(?:the\s+)?(one|two|three|four|[1-4])\b/i)?.[1];
  // Only the sentence that asks tells whose things are meant; what comes before tells the setting.
  const sentences = stem.split(/(?<=[.?!:])\s+/).filter((s) => !/^\W*(?:select|choose|pick)\b[^a-z]*\w+\W*$/i.test(s));
  const asking = (sentences.findLast((s) => /[?]|\bwhich\b|\bwhat\b|\bpick\b|\bchoose\b|\bselect\b|\bexcept\b|following/i.test(s)) ?? stem)
    .replace(new RegExp(`(?:\\b${provider}(?:'s)?\\s+)?\\bshared[ -]responsibility(?: model)?\\b`, "gi"), " ")
    // The provider as a place or a part of a name is no party: "on AWS", "an AWS service", "AWS KMS", "moved to AWS".
    .replace(
      new RegExp(
        `\\b(?:on|in|into|using|use|uses|with|within|onto|from|(?:move|moves|moved|moving|migrate|migrates|migrated|migrating|go|goes|switch|switches|switched) to)\\s+${provider}\\b(?!'s)`,
        "gi",
      ),
      " ",
    )
    .replace(
      new RegExp(
        `\\b${provider}(?:'s)?\\s+(?:accounts?|cloud|services?|regions?|customers?|users?|console|resources?|environments?|infrastructure)\\b`,
        "gi",
      ),
      " ",
    )
    .replace(new RegExp(`\\b(?:${names.join("|")})\\s+(?:[A-Z][A-Za-z0-9]+)`, "g"), " ");
  const negated = NOT.test(asking);
  const count = number ? (NUMBERS[number.toLowerCase()] ?? null) : null;
  // "Outposts at our plant, which is AWS's": the party after the question word, if there is one.
  const word = [...asking.matchAll(/\b(?:which|what|whose|who)\b/gi)].at(-1)?.index ?? 0;
  const partyIn = (text: string) =>
    [text.search(new RegExp(`\\b${provider}\\b`, "i")), text.search(new RegExp(CUSTOMER.source, "i"))] as const;
  const after = partyIn(asking.slice(word));
  const [theirs, yours] = after[0] >= 0 || after[1] >= 0 ? after : partyIn(asking);
  if (BOTH.test(theirs < 0 && yours < 0 ? stem.replace(/\bshared[ -]responsibility(?: model)?\b/gi, " ") : asking))
    return { target: "shared", shift: null, negated, count };
  const inherits = /\binherit/i.test(asking);
  const target = inherits ? "provider" : theirs < 0 ? "customer" : yours < 0 ? "provider" : theirs < yours ? "provider" : "customer";
  return { target, shift: shiftIn(stem, asking, provider), negated, count };
}

/** "passes from the company to AWS", "that the customer performs on EC2 and AWS on RDS". */
function shiftIn(stem: string, asking: string, provider: string): Choices["shift"] {
  if (
    !/\b(?:move|moves|pass|passes|shift|shifts|transfer|transfers|change|changes|migrat\w+|hand\w*|goes|become|becomes|no longer)\b|\bthat\b|\bbut\b|\bwhile\b|\bwhereas\b/i.test(
      asking,
    )
  )
    return null;
  const last = stem.split(/(?<=[.?!:])\s+/).at(-1) ?? stem;
  const theirs = last.search(new RegExp(`\\b${provider}\\b(?!\\s+[A-Z])`));
  const yours = last.search(new RegExp(CUSTOMER.source, "i"));
  if (theirs < 0 || yours < 0) return null;
  return theirs < yours ? ["provider", "customer"] : ["customer", "provider"];
}
