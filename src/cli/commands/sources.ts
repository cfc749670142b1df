import { citedPages } from "../../answer/index.js";
import type { CommonOptions } from "../formats.js";
import { catalogue, type Io, print, UsageError } from "../shared.js";

interface SourcesOptions extends CommonOptions {
  olderThan?: string;
  all?: boolean;
}

export async function run(io: Io, options: SourcesOptions): Promise<number> {
  const catalog = catalogue();
  const document = citedPages(catalog, options.olderThan === undefined ? undefined : dayBefore(options.olderThan, new Date()));
  await print(io, options, {
    json: () => document,
    rows: () => ({
      columns: ["checked", "url", "title", "facts"],
      rows: document.sources.map((s) => [s.checked, s.url, s.title, s.facts.join(" ")]),
    }),
    text: (look, { renderSources }) => renderSources(look, document, options.all ?? false),
  });
  return 0;
}

/** The ISO date that lies an age (`12mo`, `90d`, `2y`, `6w`) before `now`; or a date as it stands. */
function dayBefore(age: string, now: Date): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(age) && !Number.isNaN(Date.parse(age))) return age;
  const [, number, unit] = age.match(/^(\d{1,4})\s*(d|w|mo|m|y)[a-z]*$/i) ?? [];
  if (!number || !unit) throw new UsageError(`--older-than takes an age such as 12mo, 90d, 2y, or a date such as 2024-01-31, not "${age}"`);
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const n = Number(number);
  switch (unit.toLowerCase()) {
    case "d":
      day.setUTCDate(day.getUTCDate() - n);
      break;
    case "w":
      day.setUTCDate(day.getUTCDate() - 7 * n);
      break;
    case "y":
      day.setUTCFullYear(day.getUTCFullYear() - n);
      break;
    default:
      day.setUTCMonth(day.getUTCMonth() - n);
  }
  return day.toISOString().slice(0, 10);
}
