/** Words that tell which side a duty belongs to, and those after which a cut clause would say something else. */
const TELLING = /\b(?:its|own|your|yours|yourself|you|their|aws|amazon|provider|customer|customers|between|both|only|not|never|neither)\b/i;
/** What follows them is needed for the sense. */
const OPEN_END = /\b(?:the|a|an|of|to|for|in|on|with|by|from|as|that|which|when|who|is|are|each|every)$/i;

/**
 * A duty's first clause as an infinitive without its subject: "Choose the window, and …" is "choose the window".
 * @param side whose duty it is: the provider's are told in the third person, the customer's in the imperative
 * @returns null where the clause would not stand alone, or would tell whose it is
 */
export function infinitive(duty: string, side: "provider" | "customer"): string | null {
  const [clause = ""] = duty.replace(/[.!]$/, "").split(/[,;:.]| and | or /);
  const [verb = "", ...rest] = clause.trim().split(" ");
  const base = side === "provider" ? baseOf(verb.toLowerCase()) : verb.toLowerCase();
  const text = [base, ...rest].join(" ");
  const whole = base !== "" && rest.length >= 1 && text.length <= 90 && !TELLING.test(text) && !OPEN_END.test(text);
  return whole ? text : null;
}

/** "patches" to "patch"; empty for a word that is no verb in the third person. */
function baseOf(verb: string): string {
  if (/^(?:is|has|does|goes|was)$/.test(verb) || !/^[a-z]{3,}s$/.test(verb)) return "";
  if (/[^aeiou]ies$/.test(verb)) return `${verb.slice(0, -3)}y`;
  if (verb === "caches") return "cache";
  return /(?:ch|sh|ss|x|zz)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1);
}
