/** A word of a question: as written, and folded to the stem by which phrases are compared. */
export interface Word {
  text: string;
  stem: string;
  /** Where it stands in the text. */
  at: number;
}

/** Spellings folded before stemming; British to American, and what people write for one thing. */
const SPELLINGS: Record<string, string> = {
  centre: "center",
  centres: "centers",
  datacentre: "datacenter",
  datacentres: "datacenters",
  licence: "license",
  licences: "licenses",
  defence: "defense",
  grey: "gray",
  programme: "program",
  disc: "disk",
  discs: "disks",
  backups: "backup",
  vms: "vm",
  amis: "ami",
  apis: "api",
  vpcs: "vpc",
  cves: "cve",
  // Else "certificate" and "certification" would be one word.
  certificate: "cert",
  certificates: "cert",
  certs: "cert",
  // Else a control plane would be a plan.
  plane: "planes_",
  planes: "planes_",
  my: "our",
  your: "our",
  mine: "ours",
  yours: "ours",
};

/** A Region's code, "us-east-1": else its "us" would be a party. */
const REGION = /\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn)-(?:gov-|iso-)?(?:north|south|east|west|central)+-\d\b/g;

/** The type of a machine, "t3.micro", tells what it is a machine of; a metal one is no virtual machine. */
const MACHINE_TYPE = /\b(?:(db|cache|ml)\.)?[a-z]{1,3}\d{1,2}[a-z]{0,3}(?:-flex)?\.(?:nano|micro|small|medium|\d*x?large)(\.search)?\b/g;
const MACHINE_OF: Record<string, string> = { db: "rds", cache: "elasticache", ml: "sagemaker", ".search": "opensearch" };

const WORD = /[\p{L}\p{N}]+[+#]*/gu;
/** The same for most texts; the tables of all letters take a while to make. */
const ASCII_WORD = /[a-z0-9]+[+#]*/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the bounds of ASCII
const ASCII = /^[\u0000-\u007f]*$/;

/** Splits a text into words; apostrophes, hyphens and other marks divide, a contraction's tail is dropped. */
export function wordsOf(text: string): Word[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(REGION, (code) => "region".padEnd(code.length))
    .replace(MACHINE_TYPE, (code, prefix = "", suffix = "") => (MACHINE_OF[prefix || suffix] ?? "vm").padEnd(code.length))
    .replace(/n't\b/g, " not")
    .replace(/'(s|re|ll|ve|d|m)\b/g, (tail) => " ".repeat(tail.length));
  const words = [...plain.matchAll(ASCII.test(plain) ? ASCII_WORD : WORD)].map((m) => ({ text: m[0], stem: stem(m[0]), at: m.index }));
  // Else a maintenance window would be an operating system.
  for (const [i, w] of words.entries()) if (w.text === "windows" && !SPANS.has(words[i - 1]?.text ?? "")) w.stem = "windows";
  return words;
}

/** What a window of time is called. */
const SPANS = new Set([
  "maintenance",
  "update",
  "upgrade",
  "backup",
  "patch",
  "patching",
  "change",
  "service",
  "time",
  "peak",
  "weekly",
  "daily",
  "nightly",
  "snapshot",
]);

/** Words that change nothing inside a phrase: "configuring the VPC" is "configuring VPC". */
const ARTICLES = new Set(["the", "a", "an", "this", "that", "these", "those", "any", "some", "their", "its"]);
export const isArticle = (word: Word): boolean => ARTICLES.has(word.text);
/** "our data center" is not "data center", but "our VPC" is a VPC: a phrase that has one needs it, another may pass over it. */
export const isPossessive = (word: Word): boolean => word.stem === POSSESSIVE;
const POSSESSIVE = "our";

/** A phrase folded to stems joined by a space, without articles unless it is made of nothing else. */
export function fold(text: string): string {
  const words = wordsOf(text);
  const kept = words.filter((w) => !isArticle(w));
  return (kept.length > 0 ? kept : words).map((w) => w.stem).join(" ");
}

/** Folds a word's endings: patches, patched and patching are one; so are rotate and rotation. Short words and words with digits stay. */
export function stem(word: string): string {
  let w = SPELLINGS[word] ?? word;
  if (w.length <= 3 || /[^a-z]/.test(w)) return w;
  w = w.replace(/isation/, "ization").replace(/is(e|ed|es|ing)$/, (_, end) => `iz${end}`);
  if (w.length > 6) w = w.replace(/our(s?)$/, "or$1");
  if (/(?:ies|ied)$/.test(w) && w.length > 4) w = `${w.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|zz)es$/.test(w)) w = w.slice(0, -2);
  else if (w.endsWith("s") && !/(?:ss|us|is|as|os)$/.test(w)) w = w.slice(0, -1);
  const verb = w.match(/^(.+?)(?:ing|ed)$/)?.[1];
  if (verb && verb.length >= 3 && /[aeiouy]/.test(verb) && !w.endsWith("eed")) {
    w = /([bdgklmnprt])\1$/.test(verb) && !/(?:ll|ss)$/.test(verb) ? verb.slice(0, -1) : verb;
  }
  if (w.endsWith("ment") && w.length >= 8) w = w.slice(0, -4);
  if (/[st]ion$/.test(w) && w.length >= 6) w = w.slice(0, -3);
  if (w.endsWith("e") && w.length > 4) w = w.slice(0, -1);
  if (w.endsWith("at") && w.length >= 6) w = w.slice(0, -2);
  if (w.endsWith("y") && w.length > 4) w = `${w.slice(0, -1)}i`;
  return w;
}
