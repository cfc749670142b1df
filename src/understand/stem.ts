/** What the stem of a multiple choice asks for. */

export interface StemAsks {
  /** Whose things are asked for. */
  target: "provider" | "customer" | "shared";
  /** The option is asked for that is one party's on the first thing named and the other party's on the second: "moves from you to AWS". */
  shift: ["provider", "customer"] | ["customer", "provider"] | null;
  /** The option that does not fit is asked for. */
  negated: boolean;
  /** The true statement is asked for (the false one where negated), if the options are statements. */
  statements: boolean;
  /** "Security of the cloud" or "in the cloud" is asked for: what belongs to it, and not what is true. */
  half: boolean;
  /** Where the options are services or models: the one with the most or the least work for the target. */
  superlative: "most" | "least" | null;
  /** What holds whatever service or model is used. */
  always: boolean;
  /** How many options are to be named; null where the question leaves it open. */
  count: number | null;
  /** Where it leaves that open: its words are for several. */
  plural: boolean;
  /** The words by which its kind is told, of the sentence that asks and of the setting: the parties as marks, in the order in which they stand. */
  words: { asking: string[]; setting: string[] };
}

/** The sentences of a stem. */
export const sentencesIn = (stem: string) => stem.split(/(?<=[.?!:])\s+/);
/** The last sentence of a stem that says something. */
export const lastSentence = (stem: string): string => sentencesIn(stem).findLast((s) => /\w/.test(s)) ?? stem;
/** "Which of these are …", "which tasks does …"; "which of these tasks is" asks for one. */
const PLURAL =
  /\bwhich (?:of (?:the|these|those)\b[^?.]*? )?are\b(?! (?:used|run|hosted|stored))|\b(?:which|what) (?:\w+ )?(?:tasks|duties|controls|items|responsibilities|activities|jobs|things|statements)\b|\b(?:all|every)\b[^?.]*\b(?:that|which)\b/i;

/** "Select TWO", "which two tasks", "two of the following": so many options are meant; "the two teams" are none of them. */
const COUNTED = new RegExp(
  [
    "\\b(?:select|choose|pick|name|mark|tick|check)\\s+(?:the\\s+|any\\s+|exactly\\s+)?(one|two|three|four|[1-4])\\b(?!\\s+(?:halves|sides|parties))",
    "\\b(?:which|what)\\s+(one|two|three|four|[1-4](?=\\s+(?:\\w+\\s+){0,2}(?:tasks|duties|jobs|things|controls|items|responsibilities|activities|actions|options|statements|answers|examples|chores|steps|of)\\b))\\b",
    "\\b(?:the|exactly|any)\\s*(one|two|three|four)\\s+(?:of\\b|(?:\\w+\\s+)?(?:that|which|tasks?|duties|jobs|things|controls|items|responsibilities|activities|actions|options|statements|answers|examples|chores|steps|are|would|should|must|does|do))\\b",
    "(?:^|[.?!:(]\\s*)(two|three|four)\\b(?=\\s*(?:of|are|answers?|options?|correct|\\)|(?:duties|tasks|things|controls|items|responsibilities) are))",
  ].join("|"),
  "i",
);
const NUMBERS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, "1": 1, "2": 2, "3": 3, "4": 4 };
/** What the provider is called, as alternatives of a pattern, longest first. */
export const namesIn = (providers: readonly string[]) =>
  [...providers]
    .sort((a, b) => b.length - a.length)
    .map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");
/** The same names as they are written before a product's. */
export const capitalised = (names: string) =>
  [...new Set(names.split("|").flatMap((n) => [n, n.toUpperCase(), n.replace(/^./, (c) => c.toUpperCase())]))].join("|");

/** Words that say that both sides have a part. */
const BOTH =
  /\bshared (?:control|responsibilit(?:y|ies)\b(?! model)|between|by)|(?<!\b(?:file|files|network|smb|nfs|the|a|an|its|their|largest|biggest|greater|larger|smallest|of)\s)\bshares?\b(?! (?:model|of)\b)|\bboth\b(?! of (?:them|these))|\bjoint|\bsplit between\b|\bdivided\b|\btogether\b|\beach (?:carry|do|has|have|perform|in (?:its|their))|\b(?:in )?common(?: to)?\b(?! (?:mistake|practice))|\bin (?:its|their) own layer|(?<!\bon (?:\w+ )?\w+ )\balike\b|\bpartly\b|\boverlap|\btwo (?:parties|layers)\b|\btwo-sided\b/i;
const NOT =
  /\bnot\b|\bnever\b|n't\b|\bexcept(?:ion)?\b|\bneither\b|\bleast\b|\bno longer\b|\bnone of\b|\bincorrect\b|\bfalse\b|\bwrong(?:ly)?\b|\b(?:all|everything|each|all of (?:these|them)) but\b|\bbut one\b|\bbar one\b|\bapart from\b|\bexcluding\b|\bsave for\b|\bother than\b|\bodd one out\b|\b(?:outside|out of) (?:of )?(?:its|their|the|a|aws's|amazon's)?\s*(?:\w+(?:'s)? )?(?:remit|scope|control|responsibilit(?:y|ies)|duties)\b|\bexcluded\b|\bmistaken\b|\bimpossible\b|\bno (?:part|reason|hand)\b|\buntrue\b/i;
const CUSTOMER =
  /\b(?:customers?|clients?|users?|tenants?|consumers?|subscribers?|you|your|yours|yourself|we|our|ours|us|my|i|me|company|companies|organi[sz]ations?|firm|business|team|enterprise)(?:'s|s')?\b/gi;

/** The stem asks which statement holds, and not whose the tasks are that the statements describe. */
const STATEMENTS =
  /\b(?:true|truly|false|falsely|correct|correctly|incorrect|incorrectly|accurate|accurately|right|rightly|wrong|wrongly|untrue|holds|properly|valid|describes?|explains?|assertion|conclusion|summary|explanation)\b|\b(?:which|what) (?:\w+ )?(?:\w+ )?(?:verdict|answer|view|reply|response|sentence|claim|split|description|opinion)\b|\bwhat (?:should|can|may|must) (?:\w+ ){1,3}(?:expect|assume|conclude|say)\b|\b(?:how|what) (?:is|are|does|do|happens to) (?:the )?(?:\w+ ){0,4}(?:model|responsibilit(?:y|ies)|duties|share|work)\b(?! (?:of|for) (?:aws|amazon))|\bwhat (?:does the model say|can be said|is the (?:effect|situation)|follows)\b/i;
/** A thing that the customer has no longer, or always has. */
const RID =
  /\b(?:get|gets|getting|got) (?:rid of|done for)\b|\b(?:relieved?|relieves|frees?|freed|rid|spares?) (?:\w+ ){0,5}?(?:of|from)\b|\bno longer\b|\b(?:not|n't)\b[^?.]{0,40}\b(?:any ?more|any longer)\b|\b(?:hands?|handed|give|gives|gave) (?:over|up|off)\b|\bdrops?\b|\b(?:vanish|disappear|cease|lose|loses|falls? away|goes away|go away|be spared|is spared|gone|lifted off)|\b(?:leaves?|left) (?:\w+ )?to (?:the (?:service|platform|provider|vendor)|@provider)\b|\b(?:forget|stop (?:thinking|worrying)|(?:need not|needn't|not (?:have|need) to|no(?:t)? longer|without) worry(?:ing)?) about\b|\b(?:cross(?:ed)?|struck|strike|ticked?) (?:\w+ ){0,2}(?:off|out)\b|\btak(?:e|es|en) (?:\w+ ){0,3}(?:off|over|away)\b|\boff (?:its|their|his|her|your|our) (?:hands|shoulders|plate|desk)\b|\b(?:needless|unnecessary|superfluous|obsolete|pointless)\b|\bskips?\b|\b(?:outsourc|delegat)\w+\b|\b(?:rely|relies|depend) (?:up)?on (?:the (?:service|platform|provider|vendor)|@provider)\b|\bdo(?:es|ne)? (?:\w+ )?for (?:him|her|them|it|you|us)\b|\bby (?:itself|the (?:service|platform|vendor|supplier))\b|\bbehind the scenes\b|\bautomatically\b|\b(?:fully |wholly )?inherits?\b/i;
const STAYS =
  /\b(?:does|do|will|did|can|could|is|are|be)(?: not|n't) (?:go away|move|change|pass|shift|disappear|vanish|relieve|free|leave|hand|delegate|outsource|take|be (?:delegated|outsourced|left|handed|taken))|\b(?:cannot|can't|never) (?:be )?(?:goe?s?|pass\w*|move\w*|leave|left|hand\w*|delegate\w*|outsource\w*|given?|drop\w*|tak\w+)\b|\bnot (?:taken|lifted)\b/i;

/** What holds for every service is asked for. */
const ALWAYS =
  /\b(?:always|regardless|no matter|whatever|whichever|irrespective|in (?:all|every|each) (?:cases?|services?|models?)|(?:all|every|any) (?:of the )?(?:aws )?(?:cloud )?(?:services?|models?)|under all|never (?:changes?|moves?|passes|goes))\b/i;

/** Of the options, things of their own, the one with the most or the least work for a party is asked for. */
const SUPERLATIVE = {
  most: /\b(?:most|largest|biggest|greatest|highest|heaviest|maximum|(?<!\bany )more)\b/i,
  least:
    /\b(?:least|fewest|smallest|lowest|lightest|minimum|less|fewer|as (?:little|few) (?:\w+ )?as possible|minimi[sz]es?|limited to|(?:ha(?:s|ve)|with|want\w*) no (?:[\w-]+ ){0,3}to (?:patch|manage|maintain|run|operate|administer|update|look after|care for)|without (?:having to )?(?:patch|manag|maintain|operat|administer|updat)\w*|(?:hand|leave|offload|delegate|pass|give|shift)\w* (?:over |off )?as much)\b/i,
};

/** A stem in the parts that tell what it asks for. */
interface StemText {
  /** The sentence that asks; only it tells whose things are meant. */
  sentence: string;
  /** The same without what names a party and means none: "on AWS", "and not the customer". */
  asking: string;
  /** What comes before it, the setting. */
  setting: string;
  /** What the provider is called, as a pattern. */
  provider: string;
}

/** A sentence that asks about the one before it. */
const POINTS_BACK = /^\W*(?:and )?(?:which|what)(?: (?:one|ones|two|three|is it|are they|of them|is that|are those|would that be))?\W*$/i;

function stemText(stem: string, providers: readonly string[]): StemText {
  const names = namesIn(providers);
  const provider = `(?:${names}|cloud (?:service )?provider|provider|csp|cloud vendor)`;
  const sentences = sentencesIn(stem).filter((s) => !/^\W*(?:select|choose|pick)\b[^a-z]*\w+\W*$/i.test(s));
  const at = sentences.findLastIndex((s) => /[?]|\bwhich\b|\bwhat\b|\bpick\b|\bchoose\b|\bselect\b|\bexcept\b|following/i.test(s));
  // "One of these is false. Which?" asks with both sentences.
  const from = POINTS_BACK.test(sentences[at] ?? "") ? Math.max(0, at - 1) : at;
  const sentence = at < 0 ? stem : sentences.slice(from, at + 1).join(" ");
  const asking = sentence
    // "Would AWS, and not its customer, respond" asks for AWS's, and so does "is AWS's and not the engineer's".
    .replace(
      new RegExp(`,?\\s+(?:and|but)\\s+not\\s+(?:by\\s+|the\\s+|its\\s+|an?\\s+|your\\s+)*(?:${provider}|${CUSTOMER.source})`, "gi"),
      " ",
    )
    .replace(
      new RegExp(
        `,?\\s+(?:rather than|instead of|as opposed to|unlike)\\s+(?:by\\s+|for\\s+)?(?:(?:that|those|one|the duty|the job|the task) of\\s+)?(?:the\\s+|its\\s+|an?\\s+|your\\s+)*(?:${provider}|${CUSTOMER.source})`,
        "gi",
      ),
      " ",
    )
    .replace(new RegExp(`,\\s*not\\s+(?:by\\s+|for\\s+)?(?:you|us|we|me|${provider})\\b,?`, "gi"), " ")
    .replace(/(?:,\s*|\s+(?:and|but)\s+)not\s+(?:by\s+|for\s+|of\s+)?(?:the|its|an?|your|our|their)\s+[\w' -]{2,40}(?=[,?.:]|$)/gi, " ")
    .replace(
      new RegExp(
        `(?:\\b${provider}(?:'s)?\\s+)?(?:\\bshared[ -]responsibility model\\b|(?<!\\b(?:an?|is|are|called|considered)\\s)\\bshared[ -]responsibility\\b)`,
        "gi",
      ),
      " ",
    )
    // The provider as a place or a part of a name is no party: "on AWS", "an AWS service", "AWS KMS", "moved to AWS".
    .replace(
      new RegExp(
        `\\b(?:on|in|into|using|use|uses|(?<!\\b(?:rests?|lies?|stays?|remains?|left|sits?)\\s)with|within|onto|from|(?:move|moves|moved|moving|migrate|migrates|migrated|migrating|go|goes|switch|switches|switched) to)\\s+${provider}\\b(?!'s)`,
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
    .replace(new RegExp(`\\b(?:${capitalised(names)})\\s+(?:[A-Z][A-Za-z0-9]+)`, "g"), " ");
  return { sentence, asking, setting: sentences.filter((_, i) => i < from || i > at).join(" "), provider };
}

/** The words of a part of a stem, with marks for the parties. */
const wordsIn = (text: string, provider: string): string[] =>
  text
    .replace(new RegExp(`\\b${provider}\\b`, "gi"), " PROVIDER ")
    .replace(CUSTOMER, " CUSTOMER ")
    .match(/[A-Za-z']+|[?:]/g)
    ?.map((w) => (/^(?:PROVIDER|CUSTOMER)$/.test(w) ? w : w.toLowerCase())) ?? [];

/** Whose things the stem asks for, whether it asks for the odd one out, and for how many. */
export function stemAsks(stem: string, providers: readonly string[]): StemAsks {
  const { sentence, asking, setting, provider } = stemText(stem, providers);
  const number = /\bwhich one\b|\bodd one\b/i.test(stem)
    ? "one"
    : stem
        .match(COUNTED)
        ?.slice(1)
        .find((n) => n);
  const half = /\b(?:security|resilien\w+) ['"\u201c]?of['"\u201d]? the cloud\b/i.test(sentence)
    ? "provider"
    : /\b(?:security|resilien\w+) ['"\u201c]?in['"\u201d]? the cloud\b/i.test(sentence)
      ? "customer"
      : null;
  const marked = asking.replace(new RegExp(`\\b${provider}\\b`, "gi"), "@provider");
  const stays = STAYS.test(asking);
  const rid = !stays && RID.test(marked);
  // "… as little as possible to patch. Which option fits best?"
  const wish = /\b(?:fits?|meets?|suits?|satisf\w+|best|does (?:that|so|this))\b/i.test(asking) ? stem : asking;
  const superlative = SUPERLATIVE.most.test(asking) ? "most" : SUPERLATIVE.least.test(wish) ? "least" : null;
  const negated = NOT.test(
    asking
      .replace(STAYS, " ")
      .replace(RID, " ")
      .replace(superlative ? new RegExp(`${SUPERLATIVE.most.source}|${SUPERLATIVE.least.source}`, "gi") : /$^/, " "),
  );
  // "What must a customer do in EC2 that it need not do in Lambda": what comes first is denied of what comes after.
  const [, before = "", rest = ""] =
    asking.match(/^(.*?)\b(?:but|that|which|and|while|whereas|yet)\b((?:(?!\b(?:but|that|which|and|while|whereas|yet)\b).)*)$/i) ?? [];
  const contrast =
    !STATEMENTS.test(asking) &&
    new RegExp(CUSTOMER.source, "i").test(before) &&
    NOT.test(rest) &&
    !NOT.test(before) &&
    !new RegExp(`\\b${provider}\\b`, "i").test(rest);
  const count = number ? (NUMBERS[number.toLowerCase()] ?? null) : null;
  const last = sentencesIn(stem).at(-1) ?? stem;
  const asks = {
    negated: negated && !contrast,
    half: half !== null,
    statements: half === null && STATEMENTS.test(asking),
    superlative,
    always: ALWAYS.test(asking),
    count,
    plural: PLURAL.test(last),
    words: { asking: wordsIn(asking, provider), setting: wordsIn(setting, provider) },
  } as const;
  // "Outposts at our plant, which is AWS's": the party after the question word, if there is one.
  const word = [...asking.matchAll(/\b(?:which|what|whose|who)\b/gi)].at(-1)?.index ?? 0;
  const partyIn = (text: string) =>
    [text.search(new RegExp(`\\b${provider}\\b`, "i")), text.search(new RegExp(CUSTOMER.source, "i"))] as const;
  const after = partyIn(asking.slice(word));
  const [theirs, yours] = after[0] >= 0 || after[1] >= 0 ? after : partyIn(asking);
  // "Neither inherited nor shared, but the customer's alone."
  const alone = asking.match(
    new RegExp(`\\b(${provider}|${CUSTOMER.source.slice(2, -2)})(?:'s|s')? (?:alone|only|solely|exclusively)\\b`, "i"),
  )?.[1];
  if (alone && !/\bnot\b/i.test(asking))
    return { ...asks, negated: false, target: new RegExp(`^${provider}`, "i").test(alone) ? "provider" : "customer", shift: null };
  if (BOTH.test(asking) || (theirs < 0 && yours < 0 && BOTH.test(stem.replace(/\bshared[ -]responsibility(?: model)?\b/gi, " "))))
    return { ...asks, target: "shared", shift: null };
  const shift = rid ? (["customer", "provider"] as const satisfies StemAsks["shift"]) : shiftIn(last, asking, provider);
  if (rid || (stays && !shift)) return { ...asks, target: rid ? "provider" : "customer", shift: shift && [...shift] };
  if (half && theirs < 0 && yours < 0) return { ...asks, target: half, shift: null };
  const inherits = /\binherit/i.test(asking);
  const target = inherits ? "provider" : theirs < 0 ? "customer" : yours < 0 ? "provider" : theirs < yours ? "provider" : "customer";
  const away = target === "customer" ? (["customer", "provider"] as const) : (["provider", "customer"] as const);
  return { ...asks, target, shift: shift ?? (contrast ? [...away] : null) };
}

/** "passes from the company to AWS", "that the customer performs on EC2 and AWS on RDS". */
function shiftIn(last: string, asking: string, provider: string): StemAsks["shift"] {
  if (
    !/\b(?:move|moves|pass|passes|shift|shifts|transfer|transfers|change|changes|migrat\w+|hand\w*|goes|become|becomes|no longer)\b|\bthat\b|\bbut\b|\bwhile\b|\bwhereas\b/i.test(
      asking,
    )
  )
    return null;
  const theirs = last.search(new RegExp(`\\b${provider}\\b(?!\\s+[A-Z])`));
  const yours = last.search(new RegExp(CUSTOMER.source, "i"));
  if (theirs < 0 || yours < 0) return null;
  return theirs < yours ? ["provider", "customer"] : ["customer", "provider"];
}
