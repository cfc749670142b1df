import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { DOCUMENTS } from "../../scripts/documents/schemas.js";
import { type MatrixCell, type MatrixDocument, writers } from "../../src/export/index.js";
import { CSA, FEDRAMP } from "../../src/export/origination.js";
import { holdersOf } from "../../src/export/who.js";
import { catalog, documentOf, throughOverlay } from "./documents.js";

const document = throughOverlay();

function find(of: MatrixDocument, control: string, column = "ec2"): { row: MatrixDocument["rows"][number]; cell: MatrixCell } {
  const row = of.rows.find((r) => r.id === control);
  const cell = row?.cells.find((c) => c.column === column);
  if (!row || !cell) throw new Error(`no ${control} on ${column}`);
  return { row, cell };
}

describe("a matrix seen through an overlay", () => {
  test("has the services in use, options of several axes in one column, and what the team added, marked", () => {
    expect(document.columns.map((c) => [c.id, c.own ?? false])).toEqual([
      ["ec2", false],
      ["rds", false],
      ["eks:fargate", false],
      ["lambda:image+runtime-manual", false],
      ["shop-api", true],
    ]);
    expect(document.rows.filter((r) => r.own).map((r) => r.id)).toEqual(["four-eyes"]);
    expect(document.providers).toEqual([{ id: "aws", name: "AWS" }]);
  });
  test("says at its top which overlay was read, and whose statement it is; the notice keeps its five lines", () => {
    const { overlay, notice } = document;
    expect(Object.keys(document).slice(0, 3)).toEqual(["schemaVersion", "catalog", "overlay"]);
    expect(overlay?.path).toBe("our/srm.yaml");
    expect(notice.length).toBe(5);
    expect(notice[0]).toContain(`overlay our/srm.yaml (SHA-256 ${overlay?.sha256})`);
    expect(notice[1]).toContain("(shop-api, added by the overlay)");
    expect(notice[2]).toContain("the team's own statement");
    expect(throughOverlay([], {}, { environment: "test" }).notice[0]).toContain("for environment test.");
  });
  test("has the form of its schema", () => {
    for (const d of [document, throughOverlay(["ec2"], { framework: "nist-800-53", by: "framework" }, { environment: "test" })]) {
      const parsed = DOCUMENTS.matrix.safeParse(d);
      expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
    }
  });
  test("changes no owner; every answer has `yours`, and only with an overlay", () => {
    const plain = documentOf(["ec2", "rds"]);
    const mine = throughOverlay(["ec2", "rds"]);
    expect(mine.rows.filter((r) => !r.own).map((r) => [r.id, r.cells.map((c) => c.owner)])).toEqual(
      plain.rows.map((r) => [r.id, r.cells.map((c) => c.owner)]),
    );
    const answers = (d: MatrixDocument) => d.rows.flatMap((r) => r.cells.flatMap((c) => c.answers));
    expect(answers(mine).filter((a) => !("yours" in a))).toEqual([]);
    expect(answers(plain).filter((a) => "yours" in a)).toEqual([]);
    expect(plain).not.toHaveProperty("overlay");
  });
  test("of what the team added alone still speaks of the catalogue's provider", () => {
    expect(throughOverlay(["shop-api"]).notice[2]).toContain("not a statement by AWS");
  });
});

test.each([
  ["guest-os-patching", "ec2", {}, ["platform | team"]],
  ["guest-os-patching", "ec2", { environment: "test" }, ["test team"]],
  ["guest-os-patching", "rds", {}, []],
  ["customer-staff-training", "ec2", {}, ["the team's customers"]],
  ["encryption-at-rest", "ec2", {}, ["shop team and the team's customers"]],
  ["four-eyes", "ec2", {}, ["platform | team"]],
])("%s on %s, %j: in the hands of %j", (control, column, where, holders) => {
  const { row, cell } = find(throughOverlay(["ec2", "rds"], {}, where), control, column);
  expect(holdersOf(row, cell)).toEqual(holders);
});
test("what is only related to a requirement names nobody for it, and says nothing of where it comes from", () => {
  const framework = { framework: "nist-800-53", by: "framework" } as const;
  const { row, cell } = find(throughOverlay(["ec2"], framework), "SC-28");
  expect(row.mappings).toContainEqual(expect.objectContaining({ control: "customer-data", kind: "related" }));
  expect(cell.answers.find((a) => a.control.id === "customer-data")?.yours?.customers).toBe("provide");
  expect(holdersOf(row, cell)).toEqual(["shop team and the team's customers", "platform | team"]);
  expect(cell.origination).toEqual([FEDRAMP.inherited, FEDRAMP.system, FEDRAMP.configured]);
});

/** AWS's own words for "customer" speak of the team; the team's words of its own customers. */
describe("words for where a control comes from", () => {
  const { inherited, system, configured, provided, shared } = FEDRAMP;
  test.each([
    ["guest-os-patching", "customer", [system], CSA.provider, ["sp-system"]],
    ["physical-access", "provider", [inherited], CSA.thirdParty, ["inherited"]],
    ["data-residency", "customer", [configured], CSA.customer, ["customer-configured"]],
    ["customer-staff-training", "customer", [provided], CSA.customer, ["customer-provided"]],
    ["encryption-at-rest", "shared", [inherited, system, configured], CSA.shared, ["sp-system", "customer-configured", "inherited"]],
  ])("%s, of %s", async (control, owner, fedramp, csa, values) => {
    const { cell } = find(document, control);
    expect([cell.owner, cell.origination]).toEqual([owner, fedramp]);
    expect(find(throughOverlay(["ec2"], { words: "csa" }), control).cell.origination).toEqual([csa]);
    const json = JSON.parse((await writers.oscal(throughOverlay(["ec2"]))) as string);
    const requirement = json["component-definition"].components[0]["control-implementations"][0]["implemented-requirements"].find(
      (r: { "control-id": string }) => r["control-id"] === control,
    );
    const said = requirement.props.flatMap((p: { name: string; value: string }) => (p.name === "control-origination" ? [p.value] : []));
    expect(said).toEqual(values);
  });
  test("as the provider writes it, the overlay changes none", () => {
    const wish = { perspective: "provider" as const };
    const words = (d: MatrixDocument) => d.rows.filter((r) => !r.own).map((r) => r.cells.map((c) => c.origination));
    expect(words(throughOverlay(["ec2"], wish))).toEqual(words(documentOf(["ec2"], wish)));
    expect(find(documentOf(["ec2"], wish), "encryption-at-rest").cell.origination).toEqual([shared]);
  });
});

describe("every format carries it, and is the same again", () => {
  const FORMATS = ["csv", "md", "html", "oscal"] as const;
  const plain = (text: string) =>
    text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&")
      .replaceAll("&quot;", '"')
      .replace(/\\\\?(?=[\\|*_<>[\]`&~{}^])/g, "");
  test.each(FORMATS)("%s", async (format) => {
    const text = (await writers[format](document)) as string;
    expect((await writers[format](throughOverlay())) === text).toBe(true);
    const read = plain(text);
    const says = [
      "our/srm.yaml",
      document.overlay?.sha256 as string,
      "the team's own statement",
      "platform | team",
      "Night <Watch> & Co",
      "AWS Managed Services",
      "https://wiki.example.com/a?b=1&c=2",
      "2099-01-01",
      "our/srm.yaml:4",
      // OSCAL has a property for it, and the mark in the catalogue that it brings along.
      format === "oscal" ? '"name": "added-by"' : "=Four eyes (added by the overlay)",
    ];
    expect(says.filter((said) => !read.includes(said))).toEqual([]);
    const without = plain((await writers[format](documentOf())) as string);
    expect(without.match(/overlay|srm\.yaml|accountable|Who for the customer|class="team"/)).toBeNull();
  });
  test("CSV has seven cells more for each service, in every line", async () => {
    const text = (await writers.csv(throughOverlay(["ec2"], { category: "governance" }))) as string;
    const head = text.split("\r\n").find((l) => l.startsWith("control,")) as string;
    expect(head.split(",").slice(-7)).toEqual(
      ["accountable", "performs", "inheritsFrom", "evidence", "review", "overlay", "customers"].map((f) => `ec2 ${f}`),
    );
    expect(text).not.toMatch(/(^|,)=/m);
  });
  test("a workbook", async () => {
    const { sheets } = await readXlsx((await writers.xlsx(document)) as Uint8Array);
    const grid = sheets[1]?.rows ?? [];
    expect(grid[0]?.at(-1)).toBe("=Shop <API> (added by the overlay)");
    expect(grid.find((r) => r[1] === "guest-os-patching")?.slice(4, 6)).toEqual(["Customer: platform | team", "AWS"]);
    expect(grid.find((r) => r[1] === "encryption-at-rest")?.[4]).toBe("Shared; customer: shop team and the team's customers");
    const data = sheets.find((s) => s.rows.some((r) => r[1] === "encryption-at-rest") && s !== sheets[1])?.rows ?? [];
    const at = (title: string) => data[0]?.indexOf(title) as number;
    const line = data.find((r) => r[1] === "encryption-at-rest") ?? [];
    expect(["Accountable", "The team's customers", "Inherited from", "Overlay"].map((t) => line[at(t)])).toEqual([
      "shop team",
      "configure",
      "platform | team",
      "our/srm.yaml:10",
    ]);
  });
  test("OSCAL: roles and parties of those who have the customer's half, each once", async () => {
    const { metadata } = JSON.parse((await writers.oscal(document)) as string)["component-definition"];
    expect(metadata.roles.map((r: { id: string }) => r.id)).toEqual(
      expect.arrayContaining(["accountable", "performer", "inherited-from", "team-customers"]),
    );
    const names = metadata.parties.map((p: { name: string }) => p.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["platform | team", "shop team", "Night <Watch> & Co", "The team's customers"]));
    expect(names).not.toContain("own");
    expect(catalog.date).toBe(metadata["last-modified"].slice(0, 10));
  });
});
