/** What an option of a multiple choice claims, where options are statements: "AWS patches the guest OS". */
import { type Claim, claimOf } from "./claim.js";
import { CUSTOMERS, THIRD_PARTIES } from "./party.js";
import { capitalised, namesIn } from "./stem.js";

const NOT =
  /^\W*(?:\w+ly )?(?:(?:do|does|did|is|are|was|were|will|must|need|needs|can|should|has|have|may)(?:n't| not)|cannot|never|no longer|not|has nothing|have nothing|is no|isn't)\b/i;
const DUTY = "(?:responsibilit(?:y|ies)|jobs?|tasks?|dut(?:y|ies)|part|concerns?|matters?)";

/** Gives a duty away: "by using it the company passes responsibility for the guest OS to AWS". */
const HANDS = "(?:pass|hand|transfer|leave|delegate|give|shift|move|outsource|cede)(?:e?s|e?d|ing)?";
/** Begins with somebody who is neither party: "an independent auditor trains both", "every patch has to be installed by a partner". */
const THIRD = new RegExp(
  `^(?:(?:only|just|an?|the|any|each|every|some|one|its|their) )*(?:[\\w-]+ ){0,2}?(?:${THIRD_PARTIES}|isp|consultant|third part(?:y|ies)|contractor|reseller)s?\\b(?!['’]s?\\b)`,
  "i",
);
/** A verb and what it is about, after who does it. */
const ACTS =
  "(?: itself| alone| only)? (?:will|must|has to|have to|should|is to|(?!(?:accounts|services|users|customers|employees|regions|keys|resources|staff|tools|credentials|hosts|sites|engineers|reports|systems|details|permissions|policies)\\b)[a-z]{3,}(?:s|es))(?= \\w)";

/** Who an option that is no mere task says acts: "AWS closes the port within a day"; null for "AWS KMS keys" and "customer data". */
export function actedBy(text: string, providers: readonly string[]): Claim | null {
  const bare = text.replace(/^\W*(?:nothing|no action)\b[^\w]*(?:as|because|since|for)?\s*/i, "");
  const names = namesIn(providers);
  const begins = (pattern: string, flags = "") => new RegExp(`^\\W*${pattern}`, flags).test(bare);
  const says = (party: Claim["party"]): Claim => ({ party, negated: false });
  if (bare === text && THIRD.test(text) && new RegExp(`^${ACTS}`).test(text.replace(THIRD, ""))) return says("somebody-else");
  if (begins(`(?:both (?:parties|sides) |(?:${names}) and (?:the |its )?${CUSTOMERS} )`, "i")) return says("shared");
  if (begins(`(?:${capitalised(names)})${ACTS}`)) return says("provider");
  return begins(`(?:the |each |every )${CUSTOMERS}${ACTS}`, "i") ? says("customer") : null;
}

/** Who a statement says acts, or does not: whom it begins with, or by whom something is done; null where it says nothing of it. */
export function stated(text: string, providers: readonly string[]): Claim | null {
  const provider = `(?:${namesIn(providers)}|(?:cloud )?(?:service )?provider|cloud vendor)`;
  const parties = [
    [
      "shared",
      `(?:both (?:sides|parties|${provider}|the customer)|${provider} and (?:the |its )?${CUSTOMERS}|(?:the )?${CUSTOMERS} and ${provider})`,
    ],
    ["provider", provider],
    ["customer", CUSTOMERS],
  ] as const;
  const bare = text
    .replace(/,? (?:and |but )?not (?:the |its |an? |your )?[\w]+(?: customer)?,/gi, "")
    .trim()
    .replace(/[.\s]+$/, "")
    .replace(/^(?:yes|no|true|false)\b[,;:.\s–—-]*/i, "");
  if (THIRD.test(bare)) return { party: "somebody-else", negated: NOT.test(bare.replace(THIRD, "")) };
  if (new RegExp(`\\b${HANDS}\\b[^.;]*\\b${DUTY}\\b[^.;]*\\bto (?:the )?${provider}`, "i").test(bare))
    return { party: "provider", negated: NOT.test(bare) };
  const before = "(?:only|the|an?|its|each|every|your|our|here|then|so|with \\w+|for [\\w ]+,|in [\\w ]+,|on [\\w ]+,)\\s+";
  if (new RegExp(`\\b(?:rel(?:y|ies)|counts?|depends?) (?:up)?on ${provider}\\b`, "i").test(bare))
    return { party: "provider", negated: NOT.test(bare) };
  for (const [party, pattern] of parties) {
    // "AWS employees" and "the customer's data" begin no deed of the party.
    const begins = bare.match(
      new RegExp(
        `^(?:${before})*${pattern}(?:,? (?:itself|alone|only|too|always|still|also|and not \\w+))?\\s*(?::|[^\\w'’]|(?=\\b))(.*)$`,
        "i",
      ),
    );
    const rest = begins?.[1] ?? "";
    if (
      begins &&
      !/^['’]s?\b/.test(rest.trimStart()) &&
      !(party === "provider" && /^\s*(?:[A-Z]|employees|staff|services?|customers?|accounts?|users?|regions?)/.test(rest))
    )
      return { party, negated: NOT.test(rest) };
  }
  for (const [party, pattern] of parties) {
    const owned = `(?<not>\\b(?:not|never|n't|no longer)\\b[^,;]{0,30})?(?:\\b(?:by|up to|falls? to|rests? with|lies? with|left to|remains? with|${DUTY} (?:of|for)|(?:is|are|remains?|stays?)) (?:the |its |an? )?${pattern}(?:'s|s')?(?: ${DUTY})?|\\b${pattern}(?:'s|s') (?:own )?${DUTY})`;
    const found = bare.match(new RegExp(owned, "i"));
    if (found) return { party, negated: found.groups?.not !== undefined };
  }
  return claimOf(`${bare}, right?`, providers);
}
