import { expect, test } from "vitest";
import { writers } from "../../src/export/index.js";
import { documentOf } from "./documents.js";

const document = documentOf(["ec2", "rds", "eks"], { framework: "nist-800-53" });
const text = (await writers.md(document)) as string;
const lines = text.split("\n");
/** What a cell says, without Markdown. */
const plain = (cell: string) => cell.trim().replace(/\\(.)/g, "$1");
const cellsOf = (line: string) =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map(plain);

test("it opens with the notice", () => {
  expect(lines[0]).toBe("# Responsibility matrix");
  expect(lines.slice(2, 7).map(plain)).toEqual(document.notice.map((l) => `- ${l}`));
});
test("every table has as many cells in each line", () => {
  const tables = text.split(/\n\n/).filter((block) => block.startsWith("|"));
  expect(tables.length).toBeGreaterThan(document.rows.length);
  for (const table of tables)
    expect(
      new Set(
        table
          .trimEnd()
          .split("\n")
          .map((l) => cellsOf(l).length),
      ).size,
    ).toBe(1);
});
test("the owners of each row, and each answer in full", () => {
  const words = {
    customer: "Customer",
    provider: "AWS",
    shared: "Shared",
    "not-applicable": "Does not apply",
    depends: "Depends on the option",
  };
  for (const row of document.rows) {
    expect(text).toContain(`| ${row.title} (${row.id}) | ${row.cells.map((c) => words[c.owner]).join(" | ")} |`);
    const full = text.slice(text.indexOf(`### ${row.title} (${row.id})\n`)).split("\n### ")[0] ?? "";
    for (const answer of row.cells.flatMap((c) => c.answers)) {
      for (const said of [answer.duties.provider, answer.duties.customer, answer.because.at(-1)?.reason])
        if (said) expect(plain(full)).toContain(said);
      for (const source of answer.sources) expect(full).toContain(`(<${source.url}>), ${source.checked}`);
    }
  }
});
test("it is mapped to requirements, with the note", () => {
  expect(text).toContain("- SI-2 Flaw Remediation, part of it: ");
});
test.each(["| a |", "<script>", "*a*", "_a_", "[a](b)", "`a`", "a&lt;b", "~~a~~", "a\nb"])(
  "%j is text in a cell, in one line",
  async (title) => {
    const rows = document.rows.slice(0, 1).map((r) => ({ ...r, title }));
    const line = ((await writers.md({ ...document, rows })) as string).split("\n").find((l) => l.includes(`(${rows[0]?.id})`)) ?? "";
    expect(cellsOf(line)[0]).toBe(`${title.replace("\n", " ")} (${rows[0]?.id})`);
    expect(line.replace(/\\./g, "")).not.toMatch(/[*_<>[\]`&~]/);
  },
);
