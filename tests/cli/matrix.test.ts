import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openCatalog, readOverlay } from "../../src/index.js";
import { srm } from "../support/cli.js";

const dir = mkdtempSync(join(tmpdir(), "srm-matrix-"));
afterAll(() => rmSync(dir, { recursive: true }));
const path = (name: string) => join(dir, name);
const TEXT = ["table", "plain", "json", "md", "csv", "html", "oscal"] as const;

describe("srm matrix", () => {
  test.each<[string[], number, RegExp]>([
    [["matrix"], 2, /takes the services of your system: srm matrix ec2 rds s3/],
    [["matrix", ","], 2, /takes the services/],
    [["matrix", "lamda"], 1, /no service or option "lamda"; did you mean lambda/],
    [["matrix", "ec2", "guest-os-patching"], 1, /the columns of a matrix are services/],
    [["matrix", "lambda:zip+image"], 2, /exclude one another/],
    [["matrix", "ec2", "--category", "phisical"], 1, /did you mean physical/],
    [["matrix", "ec2", "--framework", "iso-27001"], 1, /there are nist-800-53 and nist-csf-2/],
    [["matrix", "ec2", "--by", "framework"], 2, /needs --framework: nist-800-53 or nist-csf-2/],
    [["matrix", "ec2", "--baseline", "moderate"], 2, /needs --framework/],
    [["matrix", "ec2", "--framework", "nist-800-53", "--baseline", "top"], 1, /there are nist-low, nist-moderate/],
    [["matrix", "ec2", "--framework", "csf", "--baseline", "low"], 1, /has no baselines/],
    [["matrix", "ec2", "--owner", "me"], 2, /Allowed choices are provider, customer, shared/],
    [["matrix", "ec2", "--as", "me"], 2, /leveraging, provider/],
    [["matrix", "ec2", "--by", "me"], 2, /control, framework/],
    [["matrix", "ec2", "--words", "me"], 2, /fedramp, csa/],
    [["matrix", "ec2", "--format", "pdf"], 2, /html, xlsx, oscal/],
    [["matrix", "ec2", "-o", path("x.pdf")], 2, /"\.pdf" is no format of a matrix/],
    [["matrix", "ec2", "--oscal-model", "ssp"], 2, /needs --format oscal/],
    [["matrix", "ec2", "-o", path("no/such/x.csv")], 4, /cannot write .*: there is no such folder/],
    [["matrix", "ec2", "-f", "csv", "-o", dir], 4, /cannot write .*: it is a folder/],
  ])("%j exits %i", async (argv, code, message) => {
    const ran = await srm(argv);
    expect(ran).toMatchObject({ code, out: "", err: expect.stringMatching(message) });
    expect(ran.err).toMatch(/^srm: \S/);
  });
  test("a name that several services bear lists them, in each format", async () => {
    for (const format of ["table", "html", "xlsx", "csv"]) {
      const ran = await srm(["matrix", "ec2", "elb", "-f", format]);
      expect(ran).toMatchObject({ code: 3, err: "", out: expect.stringContaining("elb-alb") });
    }
  });
  test("a workbook on a terminal is refused, and says what to do", async () => {
    expect(await srm(["matrix", "ec2", "-f", "xlsx"], { columns: 80 })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("-o matrix.xlsx"),
    });
  });
  test("services may stand behind each other or between commas; the same one twice is one column", async () => {
    const columns = async (...names: string[]) =>
      JSON.parse((await srm(["matrix", ...names, "--json"])).out).columns.map((c: { id: string }) => c.id);
    expect(await columns("ec2,rds", "Amazon EC2")).toEqual(["ec2", "rds"]);
    expect(await columns("ec2, rds", "eks:fargate")).toEqual(["ec2", "rds", "eks:fargate"]);
  });
  test.each([
    [["--framework", "nist-800-53", "--baseline", "moderate"], "baseline NIST moderate"],
    [["--framework", "fedramp", "--baseline", "moderate"], "baseline FedRAMP moderate"],
    [["--framework", "NIST SP 800-53", "--baseline", "fedramp-high"], "baseline FedRAMP high"],
  ])("%j is the %s", async (argv, baseline) => {
    expect(JSON.parse((await srm(["matrix", "ec2", ...argv, "--json"])).out).notice[4]).toContain(baseline);
  });
});

describe("with an overlay", () => {
  const EXAMPLE = "examples/srm.yaml";
  writeFileSync(path("none-in-use.yaml"), "rules:\n  - accountable: ops team\n");
  test.each<[string[], number, RegExp]>([
    [["matrix", "--overlay", path("none-in-use.yaml")], 1, /names no services in use; add a line such as use:/],
    [["matrix", "--overlay", path("no.yaml")], 4, /there is no such file/],
    [["matrix", "--no-overlay"], 2, /takes the services of your system/],
    [["matrix", "ec2", "--env", "test"], 2, /--env needs an overlay/],
    [["matrix", "ec2", "--overlay", EXAMPLE, "--env", "tset"], 1, /did you mean test/],
    [["matrix", "ec2", "--overlay", EXAMPLE, "--oscal-model", "ssp"], 2, /needs --format oscal/],
  ])("%j exits %i", async (argv, code, message) => {
    expect(await srm(argv)).toMatchObject({ code, out: "", err: expect.stringMatching(message) });
  });
  const cells = async (...argv: string[]) => {
    const { columns, rows } = JSON.parse((await srm(["matrix", ...argv, "--overlay", EXAMPLE, "--json"])).out);
    const row = rows.find((r: { id: string }) => r.id === "guest-os-patching");
    const answers = row.cells.flatMap((c: { answers: { yours: { accountable: string } | null }[] }) => c.answers);
    return [columns.map((c: { id: string }) => c.id), answers.map((a: { yours: { accountable: string } | null }) => a.yours?.accountable)];
  };
  test.each([
    [[], ["ec2", "rds", "s3", "eks:managed-nodes", "shop-api"], ["platform team", undefined, undefined, "shop team"]],
    [
      ["ec2", "lambda"],
      ["ec2", "lambda"],
      ["platform team", undefined],
    ],
    [["ec2", "--env", "test"], ["ec2"], ["shop team"]],
    [["ec2", "--account", "444455556666"], ["ec2"], ["shop team"]],
  ])("%j: columns %j, accountable %j", async (argv, columns, accountable) => {
    expect(await cells(...argv)).toEqual([columns, accountable]);
  });
  test("the library says the same", async () => {
    const { out } = await srm(["matrix", "--overlay", EXAMPLE, "--env", "test", "--json"]);
    const overlay = openCatalog({
      overlay: readOverlay(readFileSync(EXAMPLE, "utf8"), EXAMPLE).overlay ?? undefined,
      environment: "test",
    });
    expect(JSON.stringify(overlay.matrix([]), null, 2) === out.trimEnd()).toBe(true);
  });
  test("the table and plain text say whose each cell is, and what is added", async () => {
    const argv = ["matrix", "ec2", "eks:managed-nodes", "--overlay", EXAMPLE, "-c"];
    const { out } = await srm([...argv, "compute"], { columns: 100 });
    expect(out).toContain("● Customer: platform team");
    expect(out).toContain("◐ Shared; customer: shop team");
    expect(out).not.toContain("SHA-256");
    expect(out.trimEnd().endsWith(`Overlay  ${EXAMPLE}`)).toBe(true);
    const all = (await srm([...argv, "governance", "--all"], { columns: 120 })).out;
    expect(all).toContain("SHA-256");
    expect(all).toContain("│ Change approval (your own) ");
    const plain = (await srm([...argv, "governance", "--plain"])).out.split("\n");
    expect(plain[5]).toBe("control\ttitle\tcategory\tec2\teks:managed-nodes\tec2 customer\teks:managed-nodes customer");
    expect(plain).toContain(
      "change-approval\tChange approval (added by the overlay)\tgovernance\tcustomer\tnot-applicable\tsecurity team\t",
    );
  });
  test.each([40, 60, 80, 120])("fits %i columns", async (columns) => {
    for (const argv of [[], ["ec2"], ["-c", "compute"], ["--ascii"], ["ec2", "shop-api", "--accessible"]]) {
      const { out } = await srm(["matrix", ...argv, "--overlay", EXAMPLE], { columns });
      const lines = out.trimEnd().split("\n");
      expect(lines.filter((l) => l.length > columns)).toEqual([]);
      if (columns >= 80) expect(lines.length).toBeLessThanOrEqual(23);
    }
  });
});

describe("formats", () => {
  const argv = ["matrix", "ec2", "rds", "eks", "--framework", "nist-800-53"];
  test.each(TEXT)("%s has the notice, and is the same on a second run", async (format) => {
    const [first, second] = [await srm([...argv, "-f", format]), await srm([...argv, "-f", format])];
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(second.out).toBe(first.out);
    expect(first.out).toContain("not a statement by AWS");
    expect(first.out).toContain("services-in-scope");
    expect(first.out).toContain("2026.11");
  });
  test("a workbook is the same on a second run", async () => {
    const hash = async (name: string) => {
      expect(await srm([...argv, "-o", path(name)])).toEqual({ code: 0, out: "", err: "" });
      return createHash("sha256")
        .update(readFileSync(path(name)))
        .digest("hex");
    };
    expect(await hash("a.xlsx")).toBe(await hash("b.xlsx"));
    expect(readFileSync(path("a.xlsx")).subarray(0, 2).toString()).toBe("PK");
  });
  test("owners are the same in plain, CSV and JSON, and those of the library", async () => {
    const { rows } = JSON.parse((await srm([...argv, "--json"])).out);
    const owners = (list: typeof rows) =>
      list.map((r: { id: string; cells: { owner: string }[] }) => [r.id, ...r.cells.map((c) => c.owner)]);
    const plain = (await srm([...argv, "--plain"])).out
      .trimEnd()
      .split("\n")
      .filter((l) => !l.startsWith("# "))
      .slice(1)
      .map((l) => l.split("\t"));
    expect(plain.map(([id, , , ...of]) => [id, ...of])).toEqual(owners(rows));
    expect(openCatalog().matrix(["ec2", "rds", "eks"], { framework: "nist-800-53" }).rows).toEqual(rows);
  });
  test("OSCAL is a component definition, or a plan", async () => {
    expect(Object.keys(JSON.parse((await srm(["matrix", "ec2", "-f", "oscal"])).out))).toEqual(["component-definition"]);
    expect(Object.keys(JSON.parse((await srm(["matrix", "ec2", "-f", "oscal", "--oscal-model", "ssp"])).out))).toEqual([
      "system-security-plan",
    ]);
  });
});

describe("a file", () => {
  test.each([
    ["m.csv", /^\ufeff# /],
    ["m.md", /^# Responsibility matrix/],
    ["m.html", /^<!doctype html>/],
    ["m.HTM", /^<!doctype html>/],
    ["m.json", /^\{\n {2}"schemaVersion": 1/],
    ["m.oscal.json", /^\{\n {2}"component-definition"/],
    ["m.txt", /^Responsibility matrix/],
    ["m.tsv", /^# Responsibility matrix/],
    ["m", /^Responsibility matrix/],
  ])("%s is written in the format of its name, and nothing is left beside it", async (name, begin) => {
    expect(await srm(["matrix", "s3", "--category", "data", "-o", path(name)])).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(path(name), "utf8")).toMatch(begin);
    expect(readdirSync(dir).filter((f) => f.endsWith(".tmp"))).toEqual([]);
  });
  test("has neither the terminal's width nor colours, and the terminal is told of it", async () => {
    const ran = await srm(["matrix", "ec2", "-o", path("t.txt")], { columns: 60, env: { NO_COLOR: "", FORCE_COLOR: "1", COLUMNS: "50" } });
    expect(ran).toEqual({ code: 0, err: "", out: expect.stringMatching(/^Wrote .*t\.txt: \d+ rows, 1 columns\.\n$/) });
    const text = readFileSync(path("t.txt"), "utf8");
    expect(text).toBe((await srm(["matrix", "ec2"])).out);
  });
  test("--format stands over the name, and - is standard output", async () => {
    await srm(["matrix", "s3", "-f", "md", "-o", path("x.csv")]);
    expect(readFileSync(path("x.csv"), "utf8")).toMatch(/^# Responsibility matrix/);
    expect((await srm(["matrix", "s3", "-f", "md", "-o", "-"])).out).toBe(readFileSync(path("x.csv"), "utf8"));
    expect(existsSync("-")).toBe(false);
  });
  test("is replaced as a whole, keeps its mode, and a link to it stays one", async () => {
    writeFileSync(path("old.md"), "old\n");
    chmodSync(path("old.md"), 0o640);
    linkSync(path("old.md"), path("other-name.md"));
    symlinkSync("old.md", path("link.md"));
    await srm(["matrix", "s3", "-o", path("link.md")]);
    expect(readFileSync(path("old.md"), "utf8")).toMatch(/^# Responsibility/);
    expect(readFileSync(path("other-name.md"), "utf8")).toBe("old\n");
    if (process.platform !== "win32") expect(statSync(path("old.md")).mode & 0o777).toBe(0o640);
    expect(
      readdirSync(dir, { withFileTypes: true })
        .find((e) => e.name === "link.md")
        ?.isSymbolicLink(),
    ).toBe(true);
  });
  test("that cannot be written stays as it was", async () => {
    mkdirSync(path("folder.csv"));
    writeFileSync(path("a-file"), "kept");
    for (const [name, why] of [
      ["folder.csv", "it is a folder"],
      ["a-file/x.csv", "a part of its path is no folder"],
    ] as const) {
      expect(await srm(["matrix", "s3", "-o", path(name)])).toMatchObject({ code: 4, out: "", err: expect.stringContaining(why) });
    }
    expect(readFileSync(path("a-file"), "utf8")).toBe("kept");
  });
});

describe("the table", () => {
  const SERVICES = ["ec2", "rds", "eks", "lambda", "s3", "dynamodb", "sqs"];
  test.each([40, 60, 80, 100, 120, 160, 200])("fits %i columns, and says what it left out", async (columns) => {
    for (const argv of [
      ["ec2"],
      ["ec2", "rds", "eks"],
      SERVICES,
      [...SERVICES, "--category", "compute"],
      ["ec2", "--framework", "csf", "--by", "framework"],
    ]) {
      const { out } = await srm(["matrix", ...argv], { columns });
      const lines = out.trimEnd().split("\n");
      expect(lines.filter((l) => l.length > columns)).toEqual([]);
      if (columns >= 80) expect(lines.length).toBeLessThanOrEqual(23);
      expect(out.replace(/\s+/g, " ")).toContain("not a statement by AWS");
      if (out !== (await srm(["matrix", ...argv, "--all"], { columns })).out) expect(out).toMatch(/--all/);
      const all = await srm(["matrix", ...argv, "--all"], { columns });
      expect(all.out.split("\n").filter((l) => l.length > columns && !/^\S*https:\S+$/.test(l))).toEqual([]);
      expect(all.out).toContain("https://aws.amazon.com/compliance/services-in-scope/");
    }
  });
  test("all rows are there with --all, for each service", async () => {
    const { rows } = openCatalog().matrix(SERVICES);
    const { out } = await srm(["matrix", ...SERVICES, "--all"], { columns: 160 });
    for (const row of rows) expect(out).toContain(`│ ${row.title} `);
    for (const name of ["Amazon EC2", "AWS Lambda", "Amazon SQS"]) expect(out).toContain(name);
  });
  test("read aloud it has words for marks", async () => {
    const { out } = await srm(["matrix", "ec2", "eks", "--accessible"], { columns: 80 });
    expect(out).not.toMatch(/[●○◐│?]/);
    expect(out).toContain("Customer");
  });
  test("no row is an answer too", async () => {
    const ran = await srm(["matrix", "s3", "--category", "database"]);
    expect(ran).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Rows: 0 controls") });
  });
});

describe("the library", () => {
  const catalog = openCatalog();
  test.each<[string[], object, RegExp]>([
    [[], {}, /needs services/],
    [["lamda"], {}, /did you mean lambda/],
    [["elb"], {}, /elb-alb/],
    [["lambda:zip+image"], {}, /exclude/],
    [["ec2"], { framework: "iso" }, /there are nist-800-53/],
    [["ec2"], { by: "framework" }, /need a framework/],
    [["ec2"], { framework: "nist-800-53", baseline: "top" }, /there are nist-low/],
    [["ec2"], { category: "nope" }, /there are physical/],
  ])("matrix(%j, %j) throws", (services, query, message) => {
    expect(() => catalog.matrix(services, query)).toThrow(RangeError);
    expect(() => catalog.matrix(services, query)).toThrow(message);
  });
  test("gives owners", () => {
    expect(
      catalog
        .matrix(["ec2", "eks:fargate"])
        .rows.find((r) => r.id === "guest-os-patching")
        ?.cells.map((c) => c.owner),
    ).toEqual(["customer", "provider"]);
  });
});
