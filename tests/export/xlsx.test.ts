import ExcelJS from "@mui/x-internal-exceljs-fork";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { byCategory } from "../../src/export/parts.js";
import { HEADER, LINK, OWNER_COLOURS } from "../../src/export/workbook/look.js";
import { linesOf, tableSheet } from "../../src/export/workbook/sheet.js";
import { cellText, sheetNames } from "../../src/export/workbook/text.js";
import { xlsx } from "../../src/export/xlsx.js";
import { catalog, documentOf } from "./documents.js";

/** Reads a workbook with another library than the one that wrote it. */
async function read(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ExcelJS.Buffer);
  return book;
}
const document = documentOf(undefined, { framework: "nist-800-53" });
const bytes = await xlsx(document);
const book = await read(bytes);
const sheetOf = (name: string, from = book): ExcelJS.Worksheet => {
  const sheet = from.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
};
/** A sheet's rows by the titles of its columns. */
function rowsOf(sheet: ExcelJS.Worksheet): Record<string, ExcelJS.Cell>[] {
  const titles = (sheet.getRow(1).values as string[]).slice(1);
  return Array.from({ length: sheet.rowCount - 1 }, (_, i) =>
    Object.fromEntries(titles.map((title, c) => [title, sheet.getRow(i + 2).getCell(c + 1)])),
  );
}
const textOf = (sheet: ExcelJS.Worksheet) => {
  const texts: string[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  return texts;
};
const fillOf = (cell: ExcelJS.Cell | undefined) => (cell?.fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb;

describe("the first sheet", () => {
  const texts = textOf(sheetOf("About"));
  test.each(document.notice)("says: %s", (line) => expect(texts).toContain(line));
  test.each(document.columns.map((c) => [c.name, c.id]))("names the column %s", (name, id) => {
    expect(texts).toContain(name);
    expect(texts).toContain(id);
  });
  test("has totals by owner and service", () => {
    const sheet = sheetOf("About");
    document.columns.forEach((column, i) => {
      let found: number[] = [];
      sheet.eachRow((row) => {
        if (row.getCell(1).text === column.name && typeof row.getCell(2).value === "number") found = (row.values as number[]).slice(2);
      });
      const cells = document.rows.map((r) => r.cells[i]);
      const count = (owner: string) => cells.filter((c) => c?.owner === owner).length;
      expect(found).toEqual([...["provider", "customer", "shared", "not-applicable"].map(count), cells.length]);
    });
  });
  test("leads to the others", async () => {
    // The other library reads no links within a workbook.
    const about = (await readXlsx(bytes)).sheets[0];
    const links = [...(about?.cells?.values() ?? [])].flatMap((c) => (c.hyperlink ? [[c.value, c.hyperlink.location]] : []));
    expect(links).toEqual(book.worksheets.slice(1).map((s) => [s.name, `'${s.name}'!A1`]));
  });
});

describe("tables", () => {
  const tables = book.worksheets.slice(1);
  test("a sheet of all owners, one for each category, and one of the sources", () => {
    const titles = byCategory(document).map((c) => c.title.slice(0, 31).trim());
    expect(tables.map((s) => s.name)).toEqual(["Owners", ...titles, "Sources"]);
  });
  test.each(tables.map((s) => [s.name, s] as const))("%s: header frozen, filtered, repeated; wide pages", (_, sheet) => {
    expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 1 });
    expect(sheet.autoFilter).toBe(`A1:${sheet.getRow(sheet.rowCount).getCell(sheet.columnCount).address}`);
    expect(sheet.pageSetup).toMatchObject({ orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.pageSetup).toMatchObject({ printTitlesRow: "1:1", printTitlesColumn: "A:A" });
    expect(fillOf(sheet.getRow(1).getCell(1))).toBe(`FF${HEADER.fill}`);
    expect(sheet.getRow(2).getCell(1).alignment).toMatchObject({ wrapText: true, vertical: "top" });
    for (const column of sheet.columns) expect(column.width).toBeGreaterThan(8);
  });
});

test("each cell of the matrix is a row, with all that is said of it", () => {
  const WORDS = { provider: "AWS", customer: "Customer", shared: "Shared", "not-applicable": "Does not apply", depends: "" };
  for (const { title, rows } of byCategory(document)) {
    const lines = rowsOf(sheetOf(title.slice(0, 31).trim()));
    const cells = rows.flatMap((row) => row.cells.map((cell, i) => ({ row, cell, column: document.columns[i] })));
    expect(lines.length).toBe(cells.length);
    cells.forEach(({ row, cell, column }, i) => {
      const line = lines[i] ?? {};
      const [answer] = cell.answers;
      expect(line.Control?.text).toBe(row.title);
      expect(line.Service?.text).toBe(column?.name);
      expect(line.Owner?.text).toBe(WORDS[cell.owner]);
      expect(fillOf(line.Owner)).toBe(`FF${OWNER_COLOURS[cell.owner].fill}`);
      expect(line.Origination?.text).toBe(cell.origination.join("\n"));
      expect(line["Can be inherited"]?.text.toLowerCase()).toBe(cell.canBeInherited ?? "");
      expect(line["AWS's part"]?.text).toBe(answer?.duties.provider ?? "");
      expect(line["Customer's part"]?.text).toBe(answer?.duties.customer ?? "");
      expect(line.Reason?.text).toContain(answer?.because.at(-1)?.reason ?? "");
      for (const { id } of row.requirements) expect(line["NIST SP 800-53"]?.text).toContain(`${id}: `);
      const [source] = answer?.sources ?? [];
      expect(line.Source?.text).toBe(source ? `${source.title} (read ${source.checked})` : "");
      expect(line.Source?.hyperlink).toBe(source?.url);
    });
  }
});

test("the sheet of owners has a column for each service", () => {
  const lines = rowsOf(sheetOf("Owners"));
  expect(lines.map((l) => l.Id?.text)).toEqual(document.rows.map((r) => r.id));
  const patching = lines.find((l) => l.Id?.text === "guest-os-patching");
  expect(patching?.["Amazon EC2"]?.text).toBe("Customer");
  expect(fillOf(patching?.["Amazon EC2"])).toBe(`FF${OWNER_COLOURS.customer.fill}`);
  expect(patching?.["Amazon RDS"]?.text).toBe("AWS");
});

test("sources have their date as a date, and their address as a link", () => {
  const lines = rowsOf(sheetOf("Sources"));
  const urls = new Set(document.rows.flatMap((r) => r.cells.flatMap((c) => c.answers.flatMap((a) => a.sources.map((s) => s.url)))));
  expect(new Set(lines.map((l) => l.Address?.text))).toEqual(urls);
  for (const line of lines) {
    expect(line.Address?.hyperlink).toBe(line.Address?.text);
    expect(line["Read on"]?.value).toBeInstanceOf(Date);
    expect(line["Read on"]?.numFmt).toBe("yyyy-mm-dd");
  }
  const { checked, url } = document.rows[0]?.cells[0]?.answers[0]?.sources[0] ?? {};
  const days = lines.flatMap((l) => (l.Address?.text === url && l["Read on"]?.value instanceof Date ? [l["Read on"].value] : []));
  expect(days.map((d) => d.toISOString().slice(0, 10))).toContain(checked);
});

test("the same bytes again, with the catalogue's date", async () => {
  expect(Buffer.from(await xlsx(structuredClone(document))).equals(bytes)).toBe(true);
  expect(book.created.toISOString().slice(0, 10)).toBe(catalog.date);
  expect(book.modified.toISOString().slice(0, 10)).toBe(catalog.date);
});

test("a cell with several answers has a row for the whole and one for each", async () => {
  const depending = documentOf(["eks"]);
  const lines = rowsOf(sheetOf("Compute and operating systems", await read(await xlsx(depending)))).filter(
    (l) => l.Id?.text === "guest-os-patching",
  );
  const cell = depending.rows.find((r) => r.id === "guest-os-patching")?.cells[0];
  const options = cell?.answers.flatMap((a) => a.options.map((o) => o.name)) ?? [];
  expect(lines[0]?.Option?.text).toBe("");
  expect(lines.flatMap((l) => (l.Option?.text ?? "").split(" or ").filter(Boolean)).sort()).toEqual(options.sort());
  expect(lines.length).toBeLessThanOrEqual(options.length + 1);
  expect(lines[0]?.Owner?.text).toMatch(/^Depends/);
  expect(new Set(lines.slice(1).map((l) => l.Owner?.text)).size).toBeGreaterThan(1);
});

test("rows may be requirements", async () => {
  const requirements = documentOf(["ec2", "rds"], { framework: "nist-800-53", by: "framework" });
  const written = await read(await xlsx(requirements));
  const lines = written.worksheets.slice(2, -1).flatMap(rowsOf);
  expect(new Set(lines.map((l) => l.Requirement?.text))).toEqual(new Set(requirements.rows.map((r) => r.id)));
  expect(lines.some((l) => l["Mapped as"]?.text.startsWith("part of it"))).toBe(true);
});

describe("text that a spreadsheet could take for something else", () => {
  const HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "'=1", " =1", "-leading dash"];
  test.each(HOSTILE)("%j stays text", async (text) => {
    const one = documentOf(["s3"]);
    const [row] = one.rows;
    if (!row) throw new Error("no row");
    const sheet = sheetOf("Owners", await read(await xlsx({ ...one, rows: [{ ...row, title: text }] })));
    const cell = sheet.getRow(2).getCell(1);
    expect(cell.value).toBe(text);
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.numFmt).toBe("@");
  });
  test.each([
    ["a\u0000b\u001bc", "abc"],
    ["a\nb", "a\nb"],
    ["_x0041_", "_x005F_x0041_"],
    ["\ud800!", "\ufffd!"],
    ["😀", "😀"],
  ])("%j is written as %j", (text, written) => expect(cellText(text)).toBe(written));
  test("too long a text is cut with a mark", () => {
    const cut = cellText("x".repeat(40_000));
    expect(cut.length).toBe(32_767);
    expect(cut).toMatch(/x \[…\] \(cut\)$/);
    expect(cellText("x".repeat(32_767))).toHaveLength(32_767);
  });
  test("more links than a sheet can hold are plain text", () => {
    const rows = Array.from({ length: 66_000 }, (_, i) => [{ value: "a", link: `https://example.com/${i}` }]);
    const { cells } = tableSheet("x", [{ title: "Link", width: 10 }], rows, "");
    expect([...(cells?.values() ?? [])].filter((c) => c.hyperlink).length).toBe(65_000);
  });
});

test.each([
  [
    ["Data", "data", "DATA"],
    ["Data", "data (2)", "DATA (3)"],
  ],
  [["a[b]:*?/\\c"], ["a b c"]],
  [
    ["History", "", "'quoted'"],
    ["Sheet History", "Sheet", "quoted"],
  ],
  [
    ["x".repeat(40), "x".repeat(40)],
    ["x".repeat(31), `${"x".repeat(27)} (2)`],
  ],
])("names of sheets: %j", (titles, names) => expect(sheetNames(titles)).toEqual(names));

test.each([
  ["short", 10, 1],
  ["one two three", 8, 3],
  ["a\nb", 10, 2],
  ["x".repeat(20), 12, 2],
])("%j takes its lines in %d characters: %d", (text, width, lines) => expect(linesOf(text, width)).toBe(lines));

describe("contrast of 4.5:1 and more", () => {
  const light = (rgb: string) => {
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((i) => {
      const c = Number.parseInt(rgb.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pairs = [...Object.entries(OWNER_COLOURS), ["header", HEADER], ["link", { fill: "FFFFFF", text: LINK }]] as const;
  test.each(pairs)("%s", (_, { fill, text }) => {
    const [a = 0, b = 0] = [light(fill), light(text)].sort((x, y) => y - x);
    expect((a + 0.05) / (b + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});
