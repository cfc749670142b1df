/** What a yes/no question supposes: that a party does something, or that it does not. */
export interface Claim {
  /** Somebody else only where a statement says so: "an auditor trains both". */
  party: "customer" | "provider" | "shared" | "somebody-else";
  /** The question supposes that the party does not: "can we leave that to AWS", "that isn't our job, right?". */
  negated: boolean;
  /** It supposes that nobody else has a part in it: "a duty of AWS alone". */
  alone?: boolean;
}

/** Begins a question that yes or no answers. */
const OPENER =
  /^(?:(?:so|and|but|hi|hello|hey|ok|well|then|also|now|please|pls|quick question|question|true or false)[,: ]+)*(?:is|are|am|was|were|do|does|did|can|could|must|should|shall|will|would|has|have|need|isn't|aren't|don't|doesn't|didn't|won't|can't|shouldn't|wouldn't|couldn't|wasn't|weren't)\b/;
/** Asks at the end: what is said is true, or its contrary is. */
const TAG = {
  same: /[,;.\s]+(?:right|correct|true|yes|yeah|ok|okay|no|or|or not|or nah|am i right|is that (?:right|true|correct)|right or wrong|true or false)\s*\?*$/,
  contrary:
    /,?\s+(?:do|does|did|is|are|am|was|were|will|would|can|should|must|have|has)(?:n't|nt)?\s+(?:we|i|it|they|you|that|he|she|one)(?: not)?\s*\?*$/,
};
/** Questions that ask for more than yes or no. */
const WH = "(?:who|whose|whom|which|what|how|why|where|when)\\b";
const OPENS = new RegExp(`^${WH}`);
const OPEN = new RegExp(`\\b${WH}|\\bby\\s*(?:\\.\\.\\.|…)?\\s*\\?*$`);
const DUTY =
  "(?:job|task|duty|problem|concern|business|mess|fault|bad|call|thing|turf|pain|headache|homework|responsibility|remit|burden|side|plate|desk|hands|part|worry|chore|decision|baby)";
const OURS = "(?:my|our|ours|mine|the customer's|the client's|the tenant's|your|yours)";
const WE = "(?:i|we|us|me|you|the customer|customers|a customer|the client|our team|my team|our company|the company|the tenant|the firm)";
/** Who lets go of a thing supposes that it is the other's. */
const LETTING_GO =
  /\b(?:forget about|forget|ignore|skip|leave|relax|chill|sleep (?:soundly|well|easy|tight)|strike|drop|stop \w+ing|rely on|count on|shut down|off (?:our|my|the) (?:plate|hands|list|desk)|safe to ignore|not worry|trust)\b|\bwithout (?:me|us|my|our)\b/;
const NOT = /\b(?:not|never|no longer|nothing|cannot|needn't)\b|n't\b|\b(?:dont|doesnt|isnt|arent|wont|cant|didnt|shouldnt|neednt)\b/;
/** "Is AWS allowed to read our data" asks for a right, not for a deed. */
const RIGHT = /\b(?:allowed|permitted|able|possible|entitled)\b/;

/**
 * Reads what a question supposes; null for a question of another form, and for "us or AWS".
 * @param sentence the sentence that asks
 * @param providers what the provider is called
 */
export function claimOf(sentence: string, providers: readonly string[]): Claim | null {
  const lower = sentence.trim().toLowerCase();
  // What begins with a question word asks for more, whatever stands behind it.
  if (OPENS.test(lower)) return null;
  const text = lower
    .replace(/[\u2018\u2019]/g, "'")
    // "No longer needed" denies no deed, and "the customer, not AWS, does" says who does.
    .replace(/\bno longer (?=\w+(?:ed|used|wanted)\b)/g, "")
    .replace(/,? (?:and |but )?not (?:the |its |an? |your )?(?:aws|amazon|provider|customers?|clients?|you|we|us|me)\b,?/g, "")
    .replace(/\bcustomer[- ](?:managed|owned|provided|data|keys?)\b/g, "own")
    .trim();
  const contrary = TAG.contrary.test(text);
  const same = !contrary && TAG.same.test(text);
  const bare = contrary ? text.replace(TAG.contrary, "") : same ? text.replace(TAG.same, "") : text;
  // "Direct Connect: does AWS …", "if it leaks, is that on us?"
  const clauses = bare.split(/(?:,|:|;| - | – | — |\.\.\.|\()\s*/);
  const opened = clauses.find((c) => OPENER.test(c.trim()));
  // Most questions are told to be of another form before an expression with the provider's names is made.
  if (!opened && !same && !contrary && !text.endsWith("?") && !/\btrue\b/.test(text)) return null;
  const names = [...providers].map((p) => p.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const they = `(?:${names}|the provider|the cloud provider|the vendor)`;
  if (RIGHT.test(text) || isEither(text, they)) return null;
  const states =
    new RegExp(`^(?:\\W*\\w+[:,] )?(?:so |true or false: |it's )*(?:${they}|${WE})\\b`).test(bare) ||
    /\bis it true\b|\bit's (?:the|us|aws|amazon)\b/.test(bare);
  const short = new RegExp(
    `\\b(?:${OURS} ${DUTY}|(?:by|to|on) (?:us|me)|mine|ours|us|${they}'?s? ${DUTY})\\s*\\?+$|\\b${they} \\w+s\\b[^?]*\\?+$`,
  ).test(text);
  if (!opened && !same && !contrary && !short && !(states && /\btrue\b/.test(text))) return null;
  // A question word before what is asked makes another question; "does AWS decide who may read it" is still answered with yes or no.
  const wh = bare.search(OPEN);
  const start = opened ? bare.indexOf(opened) : states ? 0 : Number.POSITIVE_INFINITY;
  if (wh >= 0 && wh <= start) return null;
  const party = partyIn(opened ?? bare, they) ?? partyIn(bare, they);
  if (!party) return null;
  const main = (opened ?? bare).split(/\s(?:when|if|because|since|even|although|while|unless|now that)\s/)[0] ?? "";
  // A contrary tag asks for what was denied: "we don't have to, do we?" is answered with no where they need not.
  const denied =
    NOT.test(main) && !/^(?:isn't|aren't|don't|doesn't|won't|can't|shouldn't|wouldn't|is it not|does \w+ not)\b/.test(main.trim());
  const lets = LETTING_GO.test(bare) && party === "customer";
  return { party, negated: (denied && !contrary) !== lets };
}

/** "Us or AWS", "we swap or they swap", "our job, Amazon's, both": asks which, not whether. */
function isEither(text: string, they: string): boolean {
  const we = `\\b(?:${WE}|${OURS})\\b`;
  const other = `(?:\\b${they}\\b|\\b(?:they|them|theirs|someone|somebody)\\b)`;
  return new RegExp(
    `${we}[^.?]*\\bor\\b[^.?]*${other}|${other}[^.?]*\\bor\\b[^.?]*${we}|${we}[^.?]*,[^.?]*${other}[^.?]*,[^.?]*\\bboth\\b`,
  ).test(text);
}

/** What stands behind the provider's name as its own, and is no verb. */
const THEIRS =
  "(?:employees|staffs?|engineers|technicians|services|customers|accounts|users|regions|facilities|teams|resources|credentials|keys|buckets|instances|reports|backups|tools|sites|hosts|servers|links|routers)";

/** A party that is named so early is the subject. */
const OPENING = 4;

/** Whom a clause makes the one who acts: the plainest sign first. */
function partyIn(text: string, they: string): Claim["party"] | null {
  const at = (pattern: string) => text.search(new RegExp(`\\b${pattern}`));
  if (
    at(
      "(?:both (?:sides|parties|of us)|(?:aws|amazon) and (?:the customer|customers|we|us|i)|(?:we|us|customers?) and (?:aws|amazon)|shared? (?:between|by)|jointly|both (?:aws|amazon|we|customer))",
    ) >= 0
  )
    return "shared";
  const signs: [Claim["party"], number][] = [
    ["provider", at(`${they}(?:'s|'|s)? (?:own )?${DUTY}\\b`)],
    ["provider", at(`(?:by|up to|left to|falls? to|job of|task of|duty of|responsibility of|with|on) ${they}\\b`)],
    ["provider", at("(?:\\w+ed|done|kept|taken care of|looked after) for (?:us|me|you)\\b")],
    ["customer", at(`${OURS} (?:own )?${DUTY}\\b`)],
    ["customer", at("(?:by|up to|left to|left for|falls? to|on|with|off) (?:us|me|our plate|my plate|our desk|our side|my side)\\b")],
    ["customer", at("(?<!for )(?:mine|ours|us|myself|ourselves)\\s*[?.!]*$")],
  ];
  const said = signs.filter(([, i]) => i >= 0).sort((a, b) => a[1] - b[1]);
  const subject: [Claim["party"], number][] = [
    ["customer", at(`(?:do|does|did|must|should|shall|can|could|will|would|are|am|have|has|need|is|don't|shouldn't)\\s+${WE}\\b`)],
    [
      "provider",
      at(
        `(?:do|does|did|must|should|shall|can|could|will|would|are|has|have|is|was|doesn't|isn't|won't|didn't)\\s+(?:it (?:true that |right that |correct that )?)?${they}\\b(?! [a-z0-9]+ ?\\()`,
      ),
    ],
    ["customer", at(`${WE}\\s+(?:do|don't|must|have|need|should|are|can|still|not|needn't|patch|answer|hold|got|gotta)\\b`)],
    ["provider", at(`${they}\\s+(?!${THEIRS}\\b)(?:\\w+(?:s|n't|nt)|will|also|has|have)\\b`)],
  ];
  const acts = subject.filter(([, i]) => i >= 0).sort((a, b) => a[1] - b[1]);
  // "Can we leave it to AWS" is about what we let go: the subject goes first there.
  const leads = acts[0] !== undefined && acts[0][1] <= OPENING;
  const [first] = leads || LETTING_GO.test(text) ? [...acts, ...said] : [...said, ...acts];
  if (first) return first[0];
  const [theirs, yours] = [at(`${they}\\b`), at(`${WE}\\b`)];
  return theirs < 0 && yours < 0 ? null : yours >= 0 && (theirs < 0 || yours < theirs) ? "customer" : "provider";
}
