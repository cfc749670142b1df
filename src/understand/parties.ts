/** Which parties the options of a multiple choice name, each beside the others. */
import { CUSTOMERS, headOfParty, isSomebody, MOST_WORDS, type Party, partyOf } from "./party.js";
import { lastSentence, namesIn } from "./stem.js";

/** Asks who it is, so that options which name nobody's deed are parties. */
const ASKS_WHO =
  /\b(?:who|whose|whom|which (?:of (?:the|these|those) )?(?:\w+ )?(?:party|parties|side|team|entity|role)|(?:pick|choose|select|name|mark) the (?:\w+ )?(?:party|side|one)|by whom|what party|responsible party|answerable|party or parties)\b/i;
/** A sentence that the options end: "Rotating the keys is up to", "is done by". */
const OPEN_END = /\b(?:by|of|to|with|upon|on|for|is|are|was|were|lies|rests|falls?)[\W_]*$/i;
/** Asks whether an answer is right, and tells before it who is asked for: "An auditor asks who guards it. Which answer is right?" */
const ASKS_ANSWER = /\b(?:what|which)\b[^?]*\b(?:right|correct|answer|reply|verdict|true)\b/i;
const ASKS_THERE =
  /(?:^|[.:"\u201c]\s*|\b(?:asks?|asked|asking|know|knows|wonders?|wondering|unsure|question|argue|discuss|dispute|decide|say|tell)\b[^.?!]*?\s)whos?e?\b/i;
/** Whether a stem asks which party it is. */
export function asksWho(stem: string): boolean {
  const last = lastSentence(stem);
  if (ASKS_WHO.test(last)) return true;
  if (ASKS_ANSWER.test(last)) return ASKS_THERE.test(stem);
  return OPEN_END.test(last) && !/\b(?:which|what)\b[^?]*\?\W*$/i.test(last);
}
/** What a party does, in an option that is a statement: "AWS will patch the instances within 24 hours". */
const ACTS =
  /^(?:\S+\s+){1,3}?(?:will|has to|have to|must|should|can|may|takes?|keeps?|makes?|needs?)\s+(?!(?:it|this|that|them|so|all)\b)\w+\s+\w+/i;
/**
 * The parties that the options of a multiple choice name; null where they name deeds and things.
 * @param isThing whether a name is that of a thing of the catalogue
 */
export function partiesOf(
  stem: string,
  options: readonly string[],
  providers: readonly string[],
  isThing: (name: string) => boolean,
): Party[] | null {
  const found = options.map((text) => partyOf(text, stem, providers));
  const named = found.filter((p) => p !== null && p !== "somebody-else").length;
  const who = asksWho(stem);
  if (!who && (named < 2 || options.some((text) => ACTS.test(text)))) return null;
  // A team of the provider's stands for it where the provider itself is no option.
  const teams = found.includes("provider") ? null : new RegExp(`\\b(?:${namesIn(providers)})\\b`, "i");
  const plain = withoutConditions(found, options, providers).map((p, i) => plainly(p, options[i] ?? "", who, isThing));
  const others = plain.map((p, i) => p ?? (teams?.test(options[i] ?? "") ? "provider" : "somebody-else"));
  const customers = others.map((p) => p === "customer");
  const byName = customers.map((is, i) => is && /\bcustomer/i.test(options[i] ?? ""));
  // "The subscribers" are somebody else where another option is the customer by name.
  const all = others.map((p, i) =>
    p === "customer" && byName.includes(true) && !byName[i] && !SELF.test(options[i] ?? "") ? "somebody-else" : p,
  );
  if (!customers.includes(true)) for (const i of likestCustomers(options, others, plain, stem)) all[i] = "customer";
  const lengths = options.map((text) => headOfParty(text).split(/\s+/).length);
  if (all.every((p) => p === "somebody-else") || lengths.some((length, i) => found[i] === null && length > MOST_WORDS)) return null;
  if (
    named === 0 &&
    !(who && (found.includes("provider") || teams?.test(options.join("\n"))) && lengths.every((length) => length <= MOST_PARTY))
  )
    return null;
  return all;
}
/** Who a part of the option before its first comma is, where it is no party as a whole: "the stream team at the customer", "RDS does it". */
function plainly(party: Party | null, text: string, who: boolean, isThing: (name: string) => boolean): Party | null {
  if (party !== null || !who) return party;
  const head = headOfParty(text);
  if (/\bat the customer\b/i.test(head)) return "customer";
  const name = head.match(/^\W*([A-Z][\w-]*)/)?.[1];
  return name && isThing(name.replace(/'s$/, "")) ? "provider" : null;
}
/** The parties without those that are named with a condition, "AWS for small firms, the customer for large ones", where another option names one plainly. */
function withoutConditions(parties: readonly (Party | null)[], options: readonly string[], providers: readonly string[]): (Party | null)[] {
  // The other party begins a clause of its own: "during the window the firm has set" names no second one.
  const names = [namesIn(providers), CUSTOMERS].map(
    (n) => new RegExp(`(?:^|[,;]|\\b(?:or|then|otherwise|else|unless)\\b)\\W*(?:(?:and|but|the|an?|its)\\s+)*(?:${n})\\b`, "i"),
  );
  const both = options.map((text) => names.every((n) => n.test(text)));
  return parties.map((p, i) =>
    both[i] && (p === "customer" || p === "provider") && parties.some((other, n) => n !== i && other === p && !both[n])
      ? "somebody-else"
      : p,
  );
}

/** Of options none of which names the customer plainly, the likest to it: what speaks of what the stem tells, or of somebody who owns something. */
function likestCustomers(options: readonly string[], parties: readonly Party[], plain: readonly (Party | null)[], stem: string): number[] {
  const words = (text: string) => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const heads = options.map((text) => text.split(/[,;]/)[0]?.trim().toLowerCase());
  const told = new Set(words(stem));
  const likeness = options.map((text, i) => {
    if (parties[i] !== "somebody-else" || plain[i] !== null || NEITHER.test(heads[i] ?? "")) return 0;
    const said = words(text).filter((w) => !/^(?:the|and|its|who|that)$/.test(w));
    const known = said.filter((w) => told.has(w)).length / (said.length || 1);
    return known + (OWNS.test(text) ? 0.5 : 0) + (isSomebody(heads[i] ?? "") ? 0.5 : 0);
  });
  const highest = Math.max(...likeness);
  if (highest <= 0.4) return [];
  const head = heads[likeness.indexOf(highest)];
  return heads.flatMap((h, i) => (h === head && parties[i] === "somebody-else" ? [i] : []));
}
/** Who sells or makes things, or watches over them, is no customer. */
const NEITHER =
  /\b(?:makers?|manufacturers?|suppliers?|telephone|telecoms?|phone|isp|police|authority|ministry|auditors?|insurance|landlord|notary|partners?|resellers?|regulators?|hardware|chip|community|project|foundation|registrar|vendors?|nobody|no one)\b/i;
const SELF = /^\W*(?:you|we|us)\b/i;
const OWNS =
  /\b(?:owners?|operators?|holders?|company|team|staff|itself|themselves|ours?|us|we|mine|administrators?|engineers?|developers?|officer|ciso|department|customer)\b/i;
/** The longest name of somebody whom nothing else tells to be a party, in words. */
const MOST_PARTY = 6;
