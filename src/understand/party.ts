/** Who an option of a multiple choice names. */
import { namesIn } from "./stem.js";

/** Who an option names: "A) AWS  B) the customer  C) both  D) the regulator". */
export type Party = "provider" | "customer" | "shared" | "somebody-else";

/** The longest option that names a party, in words: "the customer, inside the testing policy of the provider". */
export const MOST_WORDS = 12;

/** What may follow the name of a party in an option: nothing, a clause, or how it acts. */
const ENDS =
  "(?:'s|s'|')?(?=\\s*(?:$|[,;.()–—])| - | (?:only|alone|itself|themselves|alike|exclusively|entirely|fully|automatically|by default|does|do|did|is|are|has|have|must|will|who|which|that|inside|as part|when|if|for|in (?:full|all|every)|on (?:its|their|his|request)|side)\\b| (?:performs?|carr(?:y|ies)|owns?|handles?|manages?|bears?|takes?)(?: on| out)? (?:it|this|that|them|all|alone|everything|exclusively|fully|entirely|in full)\\b)";
export const CUSTOMERS =
  "(?:(?:cloud|aws|end|amazon|individual)[ -])?(?:customers?|clients?|users?|tenants?|consumers?|subscribers?|you(?: yourself|, the customer)?|we|us|company|team|organi[sz]ations?|developers?|business|enterprise|account(?:'s)? (?:owner|holder)|owner of (?:the|its|this) (?:\\w+ )?(?:account|instance|bucket|data|workload))";
const OTHERS =
  /\b(?:nobody|no one|none|neither|regulator|auditor|vendor|manufacturer|maker|carrier|ministry|authority|government|partner|visitors?)\b/i;

/**
 * The party that an option names, if it names nothing else; null for a deed, a thing or somebody else.
 * @param acting it may say what the party does: "the farm decides"
 */
export function partyOf(text: string, stem: string, providers: readonly string[], acting = false): Party | null {
  const bare = text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(
      /^(?:\s*(?:only|just|solely|always|it is|it's|that of|those of|by|to|the job of|a task of|up to|the|an?|each|every|your|our|my)\b)+\s*/i,
      "",
    )
    .trim();
  // However much is said of each part, both do it.
  if (/^both (?:parties |sides |of them )?(?:perform|have|share|do|carry|keep|own|take)\b/i.test(bare)) return "shared";
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
  const ends = acting ? "\\b" : ENDS;
  if (is(`${provider}${ends}`)) return "provider";
  if (is(`${CUSTOMERS}${ends}`)) return "customer";
  // "A hospital keeps records …": the hospital is the customer.
  const after = acting ? "\\b" : "(?:'s|s')?(?=\\s*(?:$|[,;.(])| (?:itself|alone|only|that|who)\\b)";
  const [two, one] = [`[a-z]+ [a-z]+`, "[a-z]+"].map((words) => bare.match(new RegExp(`^(${words})${after}`, "i"))?.[1]);
  return [two, one].some((noun) => noun && isIntroduced(noun, stem)) ? "customer" : null;
}

/** Whether a stem tells of somebody, "a wind farm writes readings", "robots in a warehouse". */
function isIntroduced(noun: string, stem: string): boolean {
  return !/^(?:aws|amazon)/i.test(noun) && new RegExp(`\\b(?:an?|one|our)\\s+(?:[\\w-]+\\s+){0,2}${noun}\\b`, "i").test(stem);
}

/** A statement with "the customer" for whom the stem calls otherwise: "the hospital replaces nodes". */
export function withCustomer(text: string, stem: string): string {
  return text.replace(/\b(the|its|their|our) ([a-z]+(?: [a-z]+)?)/gi, (said: string, _, noun: string) => {
    const [one = ""] = noun.split(" ");
    if (isIntroduced(noun, stem) && noun.includes(" ")) return "the customer";
    return isIntroduced(one, stem) && WHO.test(one) ? `the customer${noun.slice(one.length)}` : said;
  });
}

/** Words for somebody who runs something in the cloud; other nouns of a stem are things. */
const WHO =
  /^(?:team|company|firm|business|startup|shop|bank|insurer|hospital|clinic|school|university|museum|farm|retailer|manufacturer|agency|studio|publisher|newspaper|airline|hotel|restaurant|charity|factory|warehouse|telecom|utility|city|ministry|library|developer|developers|administrator|architect|organi[sz]ation|enterprise|customer|client|owner|operator|network|brewery|store|chain|club|platform|provider|group|laboratory|lab|institute|department)$/i;
