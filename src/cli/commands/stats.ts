import { stats } from "../../answer/index.js";
import type { CommonOptions } from "../formats.js";
import { catalogue, type Io, print } from "../shared.js";

export async function run(io: Io, options: CommonOptions): Promise<number> {
  const s = stats(catalogue());
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([key, n]) => `${key} ${n}`)
      .join(", ");
  const rows: [string, string][] = [
    ["Catalogue", `${s.catalog.version}, ${s.catalog.date}`],
    ["Controls", String(s.controls)],
    ["Services", `${s.services} (${list(s.lifecycle)})`],
    ["Options", String(s.options)],
    ["Archetypes", String(s.archetypes)],
    ["Statements", `${s.statements.total}: ${s.statements.services} of services, ${s.statements.options} of options`],
    ["Pages", `${s.sources} different ones are cited`],
    ["Copies read", `from ${s.checked.oldest} to ${s.checked.newest}; pages by year: ${list(s.checked.byYear)}`],
  ];
  await print(io, options, {
    json: () => s,
    rows: () => ({ columns: ["what", "count"], rows }),
    text: (look, { renderFacts }) => renderFacts(look, "What the catalogue holds", rows),
  });
  return 0;
}
