/** Options of a multiple choice that say several things at once. */
import { CUSTOMERS, type Party, partyOf } from "./party.js";
import { capitalised, namesIn, sentencesIn } from "./stem.js";

/** A mark before an item of a stem or of an option: "(i)", "(2)". */
const MARK = /\(\s*([ivx]{1,4}|[1-9])\s*\)/gi;
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
const numberOf = (mark: string) => (/\d/.test(mark) ? Number(mark) : ROMAN.indexOf(mark.toLowerCase()) + 1);

/** What a stem numbers, "(i) guarding tapes, (ii) replacing servers"; nothing where the numbers are not in order. */
export function itemsIn(stem: string): string[] {
  const marks = [...stem.matchAll(MARK)];
  if (marks.length < 2 || marks.some((m, i) => numberOf(m[1] as string) !== i + 1)) return [];
  return marks.map(
    (m, i) =>
      stem
        .slice(m.index + m[0].length, marks[i + 1]?.index ?? stem.length)
        .split(/[.?!](?:\s|$)/)[0]
        ?.replace(/[\s,;]+(?:and|or)?[\s,;]*$/, "")
        .trim() as string,
  );
}

/** The questions of a stem that asks twice, "who decides X, and who replaces Y". */
export function questionsIn(stem: string): string[] {
  const asking = sentencesIn(stem).filter((s) => /\bwhos?e?\b/i.test(s));
  const questions = asking.flatMap((s) => s.split(/(?:,?\s+and|\s+\/|;)\s+(?=whos?e?\b)/i));
  return questions.length >= 2 ? questions : [];
}

/** Which of so many items each option names, "(i) and (iii)", "all of them"; null where they name something else. */
export function namedItems(options: readonly string[], items: number): number[][] | null {
  if (items === 0) return null;
  const named = options.map((text) => {
    if (/^\W*(?:all|both)\b/i.test(text)) return Array.from({ length: items }, (_, i) => i);
    if (/^\W*(?:none|neither)\b/i.test(text)) return [];
    // "1 and 3 only", "(ii), as it is not theirs".
    const marks = (text.split(/[,;]\s*(?=as\b|since\b|because\b)/)[0] ?? "").match(/[a-z]+|\d+/gi) ?? [];
    const numbers = marks.filter((m) => !/^(?:only|and|or|alone|just)$/i.test(m));
    const isMark = (m: string) => (/^\d$/.test(m) || ROMAN.includes(m.toLowerCase())) && numberOf(m) <= items;
    return numbers.length > 0 && numbers.every(isMark) ? numbers.map((m) => numberOf(m) - 1) : null;
  });
  return named.every((n): n is number[] => n !== null) ? named : null;
}

/** The parties that every option names one after another, "AWS / insurer", "(1) AWS, (2) the shop"; null where they do not. */
export function assignedIn(options: readonly string[], stem: string, providers: readonly string[]): Party[][] | null {
  const all = options.map((text) => {
    const both = text.match(/^(.+?)\s+(?:of|for|does|do|in|has|have)?\s*both\b(?!\s+(?:sides|parties|share))/i)?.[1];
    const pieces = both
      ? [both, both]
      : text
          .replace(MARK, ";")
          .split(/\s*[;/]\s*|,\s+(?:and\s+)?/)
          .filter((p) => /\w/.test(p));
    const parties = pieces.map((p) => partyOf(p, stem, providers, true));
    // "The vendor / AWS" names a pair; what stands behind a comma may be a reason.
    const isPair = /\s\/\s|;/.test(text);
    return parties.length >= 2 && parties.every((p) => p !== null && (isPair || p !== "somebody-else")) ? (parties as Party[]) : null;
  });
  const [first] = all;
  const areOurs = all.filter((parties) => parties && !parties.includes("somebody-else")).length >= 2;
  return first && areOurs && all.every((p): p is Party[] => p !== null && p.length === first.length) ? all : null;
}

/** Asks for a list of which everything holds. */
const LISTS = /\b(?:list|lists|set|group|combination|row|bundle|pair)\b/i;
/** The longest thing of a list, in words. */
const LONGEST_ITEM = 6;

/** The things that an option lists, where the stem asks for a list. */
export function listedIn(text: string, stem: string): string[] {
  if (!LISTS.test(stem)) return [];
  const items = text
    .replace(/[.\s]+$/, "")
    .split(/[,;]\s*(?:and\s+)?|\s+and\s+/)
    .filter(Boolean);
  return items.length >= 2 && items.every((i) => i.split(/\s+/).length <= LONGEST_ITEM) ? items : [];
}

/** A statement without its reasons, in the clauses that have a party of their own: "AWS trains its staff, and the customer its own". */
export function clausesIn(text: string, providers: readonly string[]): string[] {
  const party = `(?:the |an? |its |your |our )?(?:${namesIn(providers)}|provider|${CUSTOMERS})`;
  return text
    .replace(/[.\s]+$/, "")
    .replace(/,?\s+(?:because|since|so that|so)\b.*$/i, "")
    .split(
      new RegExp(
        `(?:;|,)\\s+(?:(?:while|whereas|and|but)\\s+)?(?=${party}\\b)|\\s+(?:while|whereas)\\s+|\\s+and\\s+(?=${party}\\s+(?!and\\b)\\w+s\\b)`,
        "i",
      ),
    )
    .flatMap((c) => {
      const both = c.match(/^(.*)\bboth (.+?) and (.+)$/i);
      return both ? [`${both[1]}${both[2]}`, `${both[1]}${both[3]}`] : [c];
    })
    .filter((c) => /\w/.test(c));
}

/** What an option says of each party, "AWS: the hosts; customer: data and permissions"; nothing where it names no two. */
export function columnsIn(
  text: string,
  stem: string,
  providers: readonly string[],
): { text: string; party: Exclude<Party, "somebody-else"> }[] {
  const pieces = text.split(/\s*(?:;|\||\s\/\s|\.\s)\s*/).filter((p) => /\w/.test(p));
  const columns = pieces.flatMap((piece) => {
    const [, who = "", what = ""] = piece.match(/^([^:–—=-]+?)\s*(?::|\s-\s|–|—|=|→|->)\s*(.+)$/) ?? [];
    const party = who && partyOf(who, stem, providers);
    if (!party || party === "somebody-else") return [];
    return what.split(/,\s*(?:and\s+)?|\s+and\s+/).map((thing) => ({ text: thing.trim(), party }));
  });
  return pieces.length >= 2 && new Set(columns.map((c) => c.party)).size >= 2 ? columns : [];
}

/** Whether options are statements, most of which begin with who acts: "AWS trains its staff". */
export function areStatements(options: readonly string[], providers: readonly string[]): boolean {
  const begins = new RegExp(
    `^(?:(?:yes|no|true|false|nothing)\\b[,;:–—.-]*\\s*)?(?:only |both |the |an? |its |each |but |since |as )*(?:${namesIn(providers)}|${CUSTOMERS})\\b,?\\s+(?!(?:and|or|only|alone|itself)\\b)\\w+\\s+\\w+`,
    "i",
  );
  // "Amazon EKS with self-managed nodes" is a thing.
  const product = new RegExp(`^(?:the |an? )?(?:${capitalised(namesIn(providers))}) [A-Z]`);
  return options.filter((o) => begins.test(o) && !product.test(o)).length * 4 >= options.length * 3;
}
