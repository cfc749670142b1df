import type { Catalog, Control, Owner } from "../catalog/index.js";
import { answersFor, subjectOf } from "./cells.js";
import { type Answer, type Head, head } from "./document.js";

export interface CompareColumn {
  id: string;
  kind: "model" | "service" | "option";
  name: string;
}

/** What `srm compare --json` prints. `owners` stand in the order of `columns`; `mixed` says where an unnamed option decides. */
export interface CompareDocument extends Head {
  columns: CompareColumn[];
  rows: {
    control: { id: string; title: string; category: string };
    owners: Owner[];
    mixed: boolean[];
    differs: boolean;
    dutiesDiffer: boolean;
  }[];
}

/** Each control that applies to at least one of the things compared. `only`: the ids of the controls wanted, all if empty. */
export function compare(
  catalog: Catalog,
  columns: CompareColumn[],
  only: readonly string[] = [],
): { document: CompareDocument; answers: Answer[] } {
  const subjects = columns.map((c) => subjectOf(catalog, c));
  const rows: CompareDocument["rows"] = [];
  const answers: Answer[] = [];
  for (const h of catalog.controlHeads) {
    if (only.length > 0 && !only.includes(h.id)) continue;
    const control = catalog.control(h.id) as Control;
    const cells = subjects.map((s) => (s ? answersFor(catalog, control, s) : []));
    const owners = cells.map((c): Owner => ownerOfAll(c));
    if (owners.every((o) => o === "not-applicable")) continue;
    const duties = cells.map((c) => JSON.stringify(c.map((a) => a.duties)));
    rows.push({
      control: { id: h.id, title: h.title, category: h.category },
      owners,
      mixed: cells.map((c) => c.length > 1),
      differs: new Set(owners).size > 1 || cells.some((c) => c.length > 1),
      dutiesDiffer: new Set(duties).size > 1,
    });
    answers.push(...cells.flat());
  }
  return { document: { ...head(catalog), columns, rows }, answers };
}

/** Options with different owners are shown as shared between them only where no option is named; `mixed` tells. */
function ownerOfAll(cell: Answer[]): Owner {
  const owners = new Set(cell.map((a) => a.owner));
  if (owners.size === 1) return cell[0]?.owner as Owner;
  owners.delete("not-applicable");
  return owners.size === 1 ? ([...owners][0] as Owner) : owners.size === 0 ? "not-applicable" : "shared";
}
