/** A matrix as an Excel workbook. Load it only when it is asked for: the library that it brings is large. */
import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { MatrixDocument } from "./document.js";
import { byCategory, providerName } from "./parts.js";
import { detailSheets } from "./workbook/detail.js";
import { gridSheet } from "./workbook/grid.js";
import { repeatedOnPages } from "./workbook/sheet.js";
import { sourcesSheet } from "./workbook/sources.js";
import { summarySheet } from "./workbook/summary.js";
import { sheetNames } from "./workbook/text.js";

/**
 * The workbook's bytes: a first sheet that says what it is, one with all owners, one for each category, and the sources.
 * The same document gives the same bytes; its dates are the catalogue's.
 */
export async function xlsx(document: MatrixDocument): Promise<Uint8Array> {
  const provider = providerName(document);
  const { version, date } = document.catalog;
  const footer = `cloud-srm, edition ${version} of ${date}`;
  const titles = ["About", "Owners", ...byCategory(document).map(({ title }) => title), "Sources"];
  const [about = "", owners = "", ...rest] = sheetNames(titles);
  const sources = rest.pop() ?? "";
  const sheets: WriteSheet[] = [
    summarySheet(document, provider, about, [owners, ...rest, sources], footer),
    gridSheet(document, provider, owners, footer),
    ...detailSheets(document, provider, rest, footer),
    sourcesSheet(document, sources, footer),
  ];
  const day = new Date(`${date}T00:00:00Z`);
  return writeXlsx({
    sheets,
    namedRanges: sheets.flatMap(repeatedOnPages),
    defaultFont: { name: "Calibri", size: 11 },
    properties: {
      title: "Responsibility matrix",
      creator: "cloud-srm",
      description: document.notice.join(" "),
      created: day,
      modified: day,
    },
  });
}
