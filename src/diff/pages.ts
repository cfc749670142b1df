import type { Change } from "./document.js";
import type { Side } from "./side.js";

/** Pages that appeared, went or were read anew, and those that some facts began or ceased to cite: one change for each page. */
export function pageChanges(a: Side, b: Side): Change[] {
  const [inA, inB] = [citing(a), citing(b)];
  return [...new Set([...inA.keys(), ...inB.keys()])].flatMap((url): Change[] => {
    const [from, to] = [inA.get(url), inB.get(url)];
    const title = b.pages.get(url) ?? a.pages.get(url);
    const page = { id: url, ...(title !== undefined && { title }) };
    if (!from || !to) {
      const facts = [...((from ?? to) as Map<string, string>).keys()];
      return [{ kind: to ? "page-added" : "page-removed", ...page, from: from ? days(from) : null, to: to ? days(to) : null, facts }];
    }
    const known = (side: Side, fact: string) => side.facts.has(fact);
    const cited = [...to.keys()].filter((f) => !from.has(f) && known(a, f));
    const dropped = [...from.keys()].filter((f) => !to.has(f) && known(b, f));
    const read = new Map<string, { from: string; to: string; facts: string[] }>();
    for (const [fact, day] of from) {
      const now = to.get(fact);
      if (now === undefined || now === day) continue;
      const one = read.get(`${day} ${now}`) ?? { from: day, to: now, facts: [] };
      read.set(`${day} ${now}`, one);
      one.facts.push(fact);
    }
    return [
      ...[...read.values()].map((one): Change => ({ kind: "page-read", ...page, ...one })),
      ...(cited.length > 0 ? [{ kind: "page-cited" as const, ...page, from: null, to: days(to), facts: cited }] : []),
      ...(dropped.length > 0 ? [{ kind: "page-dropped" as const, ...page, from: days(from), to: null, facts: dropped }] : []),
    ];
  });
}

/** For each page the facts that cite it, with the day on which it was read for them. */
function citing(side: Side): Map<string, Map<string, string>> {
  const pages = new Map<string, Map<string, string>>();
  for (const [key, { sources }] of side.facts) {
    for (const [url, day] of sources) {
      const facts = pages.get(url) ?? new Map<string, string>();
      pages.set(url, facts.set(key, day));
    }
  }
  return pages;
}

/** The days on which a page was read; mostly one. */
function days(facts: Map<string, string>): string {
  return [...new Set(facts.values())].sort().join(", ");
}
