/** The sheet of all cited pages. */
import type { WriteSheet } from "hucre/xlsx";
import type { MatrixDocument } from "../document.js";
import { STYLES } from "./look.js";
import { type Put, tableSheet } from "./sheet.js";

export function sourcesSheet({ rows }: MatrixDocument, name: string, footer: string): WriteSheet {
  const pages = new Map<string, { title: string; url: string; checked: string; facts: Set<string> }>();
  for (const answer of rows.flatMap((r) => r.cells.flatMap((c) => c.answers)))
    for (const { title, url, checked } of answer.sources) {
      const key = `${url} ${checked}`;
      const page = pages.get(key) ?? { title, url, checked, facts: new Set<string>() };
      page.facts.add(answer.fact);
      pages.set(key, page);
    }
  const sorted = [...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, page]) => page);
  const columns = [
    { title: "Page", width: 54 },
    { title: "Address", width: 90 },
    { title: "Read on", width: 12 },
    { title: "Cells that cite it", width: 12 },
  ];
  const puts = sorted.map(({ title, url, checked, facts }): Put[] => [
    { value: title },
    { value: url, style: STYLES.link, link: url },
    { value: dayOf(checked), style: STYLES.date },
    { value: facts.size },
  ]);
  return tableSheet(name, columns, puts, footer);
}

/** An ISO date as a date of the spreadsheet; other text as it is. */
function dayOf(date: string): Date | string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : date;
}
