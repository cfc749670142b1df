/** Who an option of a multiple choice names. */
import { namesIn } from "./stem.js";

/** Who an option names: "A) AWS  B) the customer  C) both  D) the regulator". */
export type Party = "provider" | "customer" | "shared" | "somebody-else";

/** The longest option that names a party, in words: "the customer, inside the testing policy of the provider". */
export const MOST_WORDS = 12;

/** Who an option names, without what it tells of them: "the kernel developers, who will mend it", "AWS: it hosts the model". */
export const headOfParty = (text: string): string =>
  text.split(/[,;:(]|\s[-–—]\s|\b(?:who|which|since|because)\b(?<!^\W*(?:who|which))/)[0]?.trim() || text;

/** What may follow the name of a party in an option: nothing, a clause, or how it acts. */
const ENDS =
  "(?:'s|s'|')?(?=\\s*(?:$|[,;.()–—])| - | (?:only|alone|itself|themselves|alike|exclusively|entirely|fully|automatically|by default|does|do|did|is|are|has|have|must|will|who|which|that|inside|as part|when|if|for|in (?:full|all|every)|on (?:its|their|his|request)|side)\\b| (?:performs?|carr(?:y|ies)|owns?|handles?|manages?|bears?|takes?|\\w+s)(?: on| out| up)? (?:it|this|that|them|all|alone|everything|exclusively|fully|entirely|in full)\\b)";
export const CUSTOMERS =
  "(?:(?:cloud|aws|end|amazon|individual)[ -](?=customer|client|user|tenant|account))?(?:customers?|clients?|users?|tenants?|consumers?|subscribers?|you(?: yourself|, the customer)?|we|us|company|firm|team|organi[sz]ations?|developers?|business|enterprise|(?:account|workload|application|app|data|bucket|instance|zone|cluster)(?:'s)? (?:owner|holder)s?|(?!(?:aws|amazon|region|facility|building|site|land)(?:'s|s'))\\w+(?:'s|s') (?:owner|operator|holder)s?|(?:owner|operator|holder)s? of (?:the|its|this|that|an?) (?!region|data cent|facilit|hardware|regions)(?:\\w+ ){0,2}\\w+)";
/** Who works for a party stands for it. */
const PEOPLE =
  "teams?|staff|officers?|engineers?|administrators?|admins?|developers?|departments?|people|employees|operators?|owners?|architects?|dbas?|ciso|management";
/** Who is neither the provider nor its customer, as alternatives of a pattern. */
export const THIRD_PARTIES =
  "regulator|auditor|vendor|manufacturer|maker|carrier|ministry|authority|government|partner|visitors?|testers?|assessors?|attackers?|hackers?|researchers?|reporters?";
const OTHERS = new RegExp(`\\b(?:nobody|no one|none|neither|${THIRD_PARTIES})\\b`, "i");

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
  // What follows a comma tells how or why.
  if ((bare.split(/[,;]|\b(?:by|as|since|because)\b/)[0] ?? "").trim().split(/\s+/).length > MOST_WORDS) return null;
  if (OTHERS.test(bare.split(/[,;]/)[0] ?? "")) return "somebody-else";
  const provider = `(?:${namesIn(providers)}|(?:cloud )?(?:service )?provider|csp|cloud vendor)`;
  // The customers of the customer are somebody else.
  if (/\bcustomer(?:'s|s') (?:\w+ )?(?:customers?|clients?|users?|visitors?|guests?|patients?)\b/i.test(bare)) return "somebody-else";
  // "The factory's owner, as the customer"; "the customer's security officer".
  if (/,\s*(?:as |being |the )+(?:the )?customer\b/i.test(bare)) return "customer";
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
  if (is(`${CUSTOMERS}(?:'s|s')\\s+(?:\\w+ ){0,2}(?:${PEOPLE})\\b`)) return "customer";
  // "A hospital keeps records …": the hospital is the customer.
  const after = acting ? "\\b" : "(?:'s|s')?(?=\\s*(?:$|[,;.(])| (?:itself|alone|only|that|who)\\b)";
  const [two, one] = [`[a-z]+ [a-z]+`, "[a-z]+"].map((words) => bare.match(new RegExp(`^(${words})${after}`, "i"))?.[1]);
  return [two, one].some((noun) => noun && isIntroduced(noun, stem)) ? "customer" : null;
}

/** Whether a stem tells of somebody, "a wind farm writes readings", "robots in a warehouse". */
function isIntroduced(noun: string, stem: string): boolean {
  return !/^(?:aws|amazon)/i.test(noun) && new RegExp(`\\b(?:an?|one|our)\\s+(?:[\\w-]+\\s+){0,2}${noun}\\b`, "i").test(stem);
}

/** Words for somebody who runs something in the cloud; other nouns of a stem are things. */
const WHO =
  "(?:team|company|firm|business|startup|shop|bank|insurer|hospital|clinic|school|university|museum|farm|retailer|manufacturer|agency|studio|publisher|newspaper|airline|hotel|restaurant|charity|factory|warehouse|telecom|utility|city|ministry|library|developer|developers|administrator|architect|engineer|organi[sz]ation|enterprise|customer|client|owner|operator|network|brewery|store|chain|club|platform|provider|group|laboratory|lab|institute|department|corporation|council|municipality|cooperative|broker|carrier|maker|builder|producer|seller|trader|vendor|foundation|nonprofit|practice|office|site|service)";
/** Whether a name is that of somebody who may run something: "the clinic", "the buyer". */
export const isSomebody = (name: string): boolean =>
  new RegExp(`\\b(?:${WHO}|buyer|employer|merchant|publisher|tenant|customer)\\b`, "i").test(name);
/** What somebody who is named does: "Northwind Toys wants its application tested". */
const DOES =
  "(?:has|have|had|runs?|ran|wants?|uses?|used|moves?|moved|hosts?|hosted|stores?|stored|keeps?|kept|operates?|plans?|needs?|must|is|was|deploys?|deployed|built|builds?|migrates?|migrated|buys?|bought|owns?|processes|serves?|offers?|launche[sd]|trains?|replaces?|replaced|switche[sd]|writes?|decides?|decided|expects?|signs?|signed|opens?|opened|starts?|started|collects?|sells?|prepares?|subscribes?|subscribed|itself)";
/** What somebody does, and no thing. */
const ACTS =
  "(?:runs?|wants|uses|used|moves|moved|hosts|keeps|kept|operates|plans|deploys|deployed|built|builds|migrates|migrated|buys|bought|owns|offers|launche[sd]|replaces|replaced|switche[sd]|decides|decided|expects|signed|opens|opened|sells|prepares|subscribes|asks|asked|must|needs)";
/** Makers of software, and words that begin a sentence: no customers. */
const NOBODY =
  /^(?:aws|amazon|microsoft|oracle|google|vmware|apple|red hat|sap|ibm|cisco|intel|docker|kubernetes|linux|windows|apache|auditors?|regulators?|which|what|who|whose|where|when|how|if|the|an?|in|on|under|for|with|after|before|since|although|while|it|this|that|these|those|there|someone|somebody|nobody|everybody|choose|select|pick|according|one|two|three|each|every|no|both|security|compliance|data)\b/i;

/**
 * Who stands for the customer in a question, as alternatives of patterns: whom its stem introduces, "a wind farm writes readings", and who bears a
 * name, "Northwind Toys wants".
 * @param isThing whether a name is that of a thing of the catalogue
 */
export function actorsIn(stem: string, isThing: (name: string) => boolean): string[] {
  const nouns = [...stem.matchAll(new RegExp(`\\b(?:an?|one|our)\\s+(?:[\\w-]+(?:'s)?\\s+){0,3}?(${WHO})\\b`, "gi"))].map(
    (m) => m[1] as string,
  );
  // Whoever runs or wants something is somebody, "a bookshop keeps its orders", unless it is a thing of the catalogue.
  const doers = [
    ...stem.matchAll(new RegExp(`(?:^|[.?!:]\\s+)(?:An?|One|Our)\\s+(?:[\\w-]+\\s+){0,3}?([a-z][\\w-]+)\\s+(?:\\w+ly )?${ACTS}\\b`, "g")),
  ]
    .map((m) => m[1] as string)
    .filter(
      (noun) =>
        !isThing(noun) &&
        !/(?:^(?:that|which|who|it|and|or|of|in|on|to|with|for|at|by|from|not|also|still|only)|(?:ed|ing|ly))$/.test(noun),
    );
  const names = [
    ...stem.matchAll(new RegExp(`\\b([A-Z][\\w&-]*(?: (?:[A-Z][\\w&-]*|and|of))*)(?:,[^,.]*,)?(?:'s?)? (?:\\w+ly )?${DOES}\\b`, "g")),
  ]
    .map((m) => m[1] as string)
    .filter((name) => !NOBODY.test(name) && !name.split(" ").some((word) => isThing(word)) && !isThing(name));
  return [
    ...new Set([
      ...[...nouns, ...doers].map((n) => `(?:the|this|that|its|their|our|an?|each)\\s+(?:[\\w-]+\\s+){0,2}?${n}|(?<=^\\W*)${n}`),
      ...names,
    ]),
  ];
}

/** A text with "the customer" for whoever stands for the customer: "the hospital replaces nodes". */
export function withCustomer(text: string, actors: readonly string[]): string {
  if (actors.length === 0) return text;
  return text.replace(new RegExp(`(?<![\\w-])(?:${actors.join("|")})(?![\\w-])`, "gi"), (said) =>
    /^(?:an?) /i.test(said) ? said : "the customer",
  );
}
