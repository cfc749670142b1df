import { describe, expect, test } from "vitest";
import { csvRecord, type MatrixDocument, writers } from "../../src/export/index.js";
import { documentOf, SERVICES } from "./documents.js";

const csv = async (document: MatrixDocument) => (await writers.csv(document)) as string;

/** A reader as RFC 4180 has it, which takes nothing else: records end with CRLF, quotes only around a whole field. */
function records(text: string): string[][] {
  const out: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
    field.lastIndex = at;
    const [whole = "", quoted, plain = ""] = field.exec(text) ?? [];
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === ",") at++;
    else if (text.startsWith("\r\n", at)) {
      out.push(record);
      record = [];
      at += 2;
    } else throw new Error(`neither comma nor end of line at ${at}: ${JSON.stringify(text.slice(at - 20, at + 20))}`);
  }
  if (record.length > 0) throw new Error("the last line has no end");
  return out;
}

describe("csv", async () => {
  const document = documentOf();
  const text = await csv(document);
  const [mark, body] = [text.slice(0, 1), text.slice(1)];
  const all = records(body);
  const [head = [], ...rows] = all.slice(document.notice.length);

  test("begins with a byte-order mark, and has no other", () => {
    expect(mark).toBe("\ufeff");
    expect(body).not.toContain("\ufeff");
  });
  test("opens with the notice, a line each that begins with #, and nothing else does", () => {
    expect(all.slice(0, 5).map(([first]) => first)).toEqual(document.notice.map((l) => `# ${l}`));
    expect(all.slice(5).filter(([first]) => first?.startsWith("#"))).toEqual([]);
  });
  test("all lines have as many fields", () => expect(new Set(all.map((r) => r.length))).toEqual(new Set([4 + 8 * SERVICES.length])));
  test("has a line for each row, with owner, parts, reason, pages and dates of each service", () => {
    expect(rows.map(([id]) => id)).toEqual(document.rows.map((r) => r.id));
    const at = (row: string, column: string) => rows.find(([id]) => id === row)?.[head.indexOf(column)];
    const [answer] = document.rows.find((r) => r.id === "guest-os-patching")?.cells[1]?.answers ?? [];
    expect(at("guest-os-patching", "ec2 owner")).toBe("customer");
    expect(at("guest-os-patching", "rds owner")).toBe("provider");
    expect(at("guest-os-patching", "rds origination")).toBe("Inherited from pre-existing FedRAMP Authorization");
    expect(at("guest-os-patching", "rds can be inherited")).toBe("yes");
    expect(at("guest-os-patching", "rds AWS does")).toBe(answer?.duties.provider);
    expect(at("guest-os-patching", "rds customer does")).toBe(answer?.duties.customer);
    expect(at("guest-os-patching", "rds reason")).toBe(answer?.because.at(-1)?.reason);
    expect(at("guest-os-patching", "rds sources")).toBe(answer?.sources.map((s) => s.url).join(" "));
    expect(at("guest-os-patching", "rds checked")).toBe(answer?.sources.map((s) => s.checked).join(" "));
  });
  test("every row has owners, and a page wherever the control applies", () => {
    for (const row of document.rows) {
      row.cells.forEach((cell, i) => {
        const fields = rows.find(([id]) => id === row.id)?.slice(4 + 8 * i, 12 + 8 * i) ?? [];
        expect(fields[0]).toBe(cell.owner);
        if (cell.owner !== "not-applicable") expect(fields[6]).toMatch(/^https:/);
      });
    }
  });
  test("where the owner depends on the option, it says how", async () => {
    const one = records((await csv(documentOf(["eks"]))).slice(1)).find(([id]) => id === "guest-os-patching") ?? [];
    expect(one[4]).toMatch(/^depends \(.*AWS Fargate: provider/);
    expect(one[5]).toMatch(/AWS Fargate: Inherited/);
  });
  test("requirements: beside the controls, or as rows with their controls", async () => {
    const framework = "nist-800-53";
    const beside = records((await csv(documentOf(["ec2"], { framework }))).slice(1));
    expect(beside[5]?.slice(0, 5)).toEqual(["control", "title", "category", "type", "requirements"]);
    expect(beside.find(([id]) => id === "guest-os-patching")?.[4]).toContain("SI-2 (part-of)");
    const rowsOf = records((await csv(documentOf(["ec2"], { framework, by: "framework" }))).slice(1));
    expect(rowsOf[5]?.slice(0, 4)).toEqual(["requirement", "title", "category", "controls"]);
    expect(rowsOf.find(([id]) => id === "SI-2")?.[3]).toContain("guest-os-patching (part-of)");
  });
});

describe("no cell begins a formula", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ["a=b", "a=b"],
    ["a,b", '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ["a\nb", '"a\nb"'],
  ])("%j is %j", (cell, written) => expect(csvRecord([cell])).toBe(written));
  test("nor in a matrix whose titles do", async () => {
    const document = documentOf(["ec2"], { category: "physical" });
    const rows = document.rows.map((r) => ({ ...r, title: `=cmd|' /C calc'!A0` }));
    const fields = records((await csv({ ...document, rows })).slice(1)).flat();
    expect(fields.filter((f) => f.startsWith("'=")).length).toBe(rows.length);
    expect(fields.filter((f) => /^[=+\-@\t\r]/.test(f))).toEqual([]);
  });
});
