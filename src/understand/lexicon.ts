import { type CatalogRecords, type Lexicon, type Meaning, packPhrases, sortedLines, type TextLines } from "../catalog/index.js";
import { fold, wordsOf } from "../names/index.js";

/**
 * Builds the table of every phrase that can be recognised. Runs when the catalogue is built, not when a question is asked.
 * A service's name is known with and without "Amazon" or "AWS".
 */
export function buildLexicon(records: Omit<CatalogRecords, "lexicon">): Lexicon<TextLines> {
  const phrases = new Map<string, Meaning[]>();
  const words = new Set<string>();
  const add = (text: string, ...meaning: Meaning) => {
    const key = fold(text);
    if (!key) return;
    const known = phrases.get(key) ?? [];
    if (!known.some(([k, i]) => k === meaning[0] && i === meaning[1])) phrases.set(key, [...known, meaning]);
    for (const w of wordsOf(text)) if (w.text.length > 2) words.add(w.text);
  };
  const providerNames = records.providers.flatMap((p) => [p.short, p.name, ...p.aliases]);
  const bare = (name: string) => {
    const prefix = providerNames.find((p) => name.toLowerCase().startsWith(`${p.toLowerCase()} `));
    return prefix ? name.slice(prefix.length + 1) : null;
  };

  const common = new Set(records.vocabulary.common.map((w) => fold(w)));
  for (const s of records.services) {
    const name = s.name.replace(/\s*\(.*\)$/, "");
    const short = records.providers.find((p) => p.id === s.provider)?.short;
    for (const said of [s.id, name, bare(name), ...s.aliases]) {
      if (!said || records.ambiguousNames[said.toLowerCase()]) continue;
      // "backup" in a question is the act; the service is "AWS Backup".
      if (!common.has(fold(said))) add(said, "service", s.id);
      else if (short) add(`${short} ${said}`, "service", s.id);
    }
  }
  for (const s of records.services) for (const part of s.parts) add(part, "part", s.id);
  const isOther = (text: string, service: string) =>
    phrases.get(fold(text))?.some(([kind, id]) => kind === "service" && id !== service) ?? false;
  for (const [o, service] of records.services.flatMap((s) => s.options.map((o) => [o, s.id] as const))) {
    add(o.id.replace(":", " "), "option", o.id);
    // A service's own name says the service, also where an option of another bears it.
    for (const said of [o.name, ...o.aliases]) if (!isOther(said, service)) add(said, "option", o.id);
  }
  for (const [name, services] of Object.entries(records.ambiguousNames)) for (const s of services) add(name, "service", s);
  for (const m of records.models) for (const name of [m.id, m.name, m.short, ...m.aliases]) add(name, "model", m.id);
  for (const p of records.providers) for (const name of [p.short, p.name, ...p.aliases]) add(name, "provider", p.id);
  for (const c of records.controls) {
    for (const name of [c.id, c.title, ...c.aliases]) add(name, "phrase", c.id);
    for (const t of c.words.things) add(t, "thing", c.id);
    for (const p of c.words.phrases) add(p, "phrase", c.id);
  }
  for (const c of records.categories) for (const name of [c.id, c.title]) add(name, "category", c.id);
  for (const d of records.definitions) for (const name of [d.id, d.term, ...d.aliases]) add(name, "definition", d.id);
  for (const p of records.providers) {
    for (const r of p.runbooks) for (const w of [...r.words.things, ...r.words.phrases]) add(w, "runbook", `${p.id}/${r.id}`);
  }
  for (const [deed, forms] of Object.entries(records.vocabulary.deeds)) for (const f of forms) add(f, "deed", deed);
  for (const [role, forms] of Object.entries(records.vocabulary.roles)) for (const f of forms) add(f, "role", role);
  const longest = Math.max(...[...phrases.keys()].map((k) => k.split(" ").length), 1);
  return {
    phrases: packPhrases(phrases),
    words: [...words].sort().join(" "),
    stems: sortedLines([...new Set([...phrases.keys()].flatMap((k) => k.split(" ")))].map((stem) => `${stem}\t`)),
    longest,
    meanings: [],
    options: [],
    sides: {},
    steps: { meaning: 1, part: 1, option: 1, stem: 1, choice: 1, party: 1, claim: 1 },
  };
}
