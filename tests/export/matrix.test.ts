import { describe, expect, test } from "vitest";
import { frameworkOf } from "../../src/catalog/index.js";
import { findColumn, type MatrixCell } from "../../src/export/index.js";
import { CSA, FEDRAMP, inheritance, isSetting, origination } from "../../src/export/origination.js";
import { partsOf } from "../../src/export/parts.js";
import { catalog, documentOf } from "./documents.js";

const cellOf = (control: string, services: string[], index = 0, wish = {}): MatrixCell => {
  const cell = documentOf(services, wish).rows.find((r) => r.id === control)?.cells[index];
  if (!cell) throw new Error(`no row ${control}`);
  return cell;
};

describe("columns", () => {
  test.each([
    ["ec2", "ec2", "service"],
    ["Amazon RDS", "rds", "service"],
    ["eks:fargate", "eks:fargate", "option"],
    ["lambda:image+runtime-manual", "lambda:image+runtime-manual", "option"],
    ["lambda:image + lambda:runtime-manual", "lambda:image+runtime-manual", "option"],
    ["lambda:runtime-manual+image", "lambda:image+runtime-manual", "option"],
    ["lambda:image+image", "lambda:image", "option"],
  ])("%s is the column %s, of a %s", (name, id, kind) => {
    expect(findColumn(catalog, name)).toMatchObject({ status: "found", column: { id, kind } });
  });
  test.each([
    ["lambda:zip+image", { status: "clash", message: expect.stringContaining("exclude one another") }],
    ["lambda:zip+eks:fargate", { status: "clash", message: expect.stringContaining("different services") }],
    ["lamda", { status: "unknown", suggestions: [expect.objectContaining({ id: "lambda" })] }],
    ["lambda:image+nope", { status: "unknown", name: "nope" }],
    ["nope+nope", { status: "unknown" }],
    ["elb", { status: "ambiguous", candidates: expect.arrayContaining([expect.objectContaining({ id: "elb-alb" })]) }],
    ["guest-os-patching", { status: "unknown" }],
    ["paas", { status: "unknown" }],
  ])("%s is none", (name, found) => expect(findColumn(catalog, name)).toMatchObject(found));
});

describe("cells", () => {
  test.each<[string, string, MatrixCell["owner"]]>([
    ["guest-os-patching", "ec2", "customer"],
    ["guest-os-patching", "rds", "provider"],
    ["physical-access", "s3", "provider"],
    ["guest-os-patching", "eks", "depends"],
    ["guest-os-patching", "eks:fargate", "provider"],
    ["backup-policy", "lambda", "not-applicable"],
  ])("%s on %s: %s", (control, service, owner) => {
    // A second service keeps the row where the control does not apply to the first.
    expect(cellOf(control, [service, "ec2"]).owner).toBe(owner);
  });
  test("an option that the provider applies answers, where none is named", () => {
    const cell = cellOf("runtime-patching", ["lambda"]);
    expect(cell.answers.length).toBe(1);
    expect(cell.owner).not.toBe("depends");
  });
  test("where the owner depends on the option, each option answers, and there is no word for the whole", () => {
    const cell = cellOf("guest-os-patching", ["eks"]);
    expect(new Set(cell.answers.map((a) => a.owner)).size).toBeGreaterThan(1);
    expect(cell.answers.map((a) => a.options[0]?.id)).toContain("eks:fargate");
    expect([cell.origination, cell.canBeInherited]).toEqual([[], null]);
  });
  test("options of several axes are taken together", () => {
    const [one] = cellOf("runtime-patching", ["lambda:image+runtime-manual"]).answers;
    expect(one?.owner).toBe("shared");
    expect(one?.options.map((o) => o.id)).toEqual(["lambda:image", "lambda:runtime-manual"]);
  });
  test("options that agree are one part", () => {
    const document = documentOf(["eks"]);
    const row = document.rows.find((r) => r.id === "physical-access");
    const [cell] = row?.cells ?? [];
    if (!row || !cell) throw new Error("no such row");
    const parts = partsOf(document, row, cell);
    expect(cell.answers.length).toBeGreaterThan(parts.length);
    expect(parts.map((p) => p.owner)).toEqual(["provider", "customer"]);
    expect(parts[0]?.about).toMatch(/ or /);
  });
});

describe("rows", () => {
  test("every control that applies to a service is one, in the catalogue's order", () => {
    const { rows } = documentOf();
    expect(rows.length).toBeGreaterThan(80);
    const order = catalog.controlHeads.map((c) => c.id);
    expect(rows.map((r) => r.id)).toEqual(order.filter((id) => rows.some((r) => r.id === id)));
    for (const row of rows) {
      expect(row.cells.map((c) => c.column)).toEqual(["ec2", "rds", "s3", "eks:fargate"]);
      expect(row.cells.some((c) => c.owner !== "not-applicable")).toBe(true);
    }
  });
  test("a category, an owner", () => {
    const { rows } = documentOf(["ec2", "rds"], { category: "compute", owner: "provider" });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((r) => r.category.id !== "compute" || !r.cells.some((c) => c.owner === "provider"))).toEqual([]);
  });
  test("an owner also finds the cells that depend on an option", () => {
    const { rows } = documentOf(["eks"], { owner: "shared", category: "compute" });
    expect(rows.some((r) => r.cells[0]?.owner === "depends")).toBe(true);
    expect(rows.every((r) => r.cells[0]?.answers.some((a) => a.owner === "shared"))).toBe(true);
  });
});

describe("frameworks", () => {
  const framework = "nist-800-53";
  const view = frameworkOf(catalog, framework);
  test("requirements stand beside the controls that are mapped to them", () => {
    const row = documentOf(["ec2"], { framework }).rows.find((r) => r.id === "guest-os-patching");
    expect(row?.requirements).toContainEqual(expect.objectContaining({ id: "SI-2", title: "Flaw Remediation", kind: "part-of" }));
  });
  const { rows, notice } = documentOf(["ec2", "rds", "eks"], { framework, by: "framework", baseline: "fedramp-moderate" });
  test("requirements as rows: those of the baseline that a control is a part of, in the framework's order", () => {
    expect(rows.length).toBeGreaterThan(50);
    const inBaseline = view?.requirements.filter((r) => r.baselines.includes("fedramp-moderate")).map((r) => r.id) ?? [];
    expect(rows.map((r) => r.id)).toEqual(inBaseline.filter((id) => rows.some((r) => r.id === id)));
    expect(rows.filter((r) => !r.mappings?.some((m) => m.kind !== "related"))).toEqual([]);
    expect(rows.map((r) => r.mappings?.map((m) => m.control))).toEqual(rows.map((r) => r.controls));
    expect(notice[4]).toContain(`${inBaseline.length} are left out`);
  });
  test("a requirement is owned by all of its parts: alike, shared, or by option; what is only related says nothing", () => {
    const owners = new Set<string>();
    for (const row of rows) {
      for (const cell of row.cells) {
        const parts = (row.mappings ?? []).filter((m) => m.kind !== "related").map((m) => m.control);
        const of = cell.answers.filter((a) => parts.includes(a.control.id)).map((a) => a.owner);
        const different = new Set(of.filter((o) => o !== "not-applicable"));
        owners.add(cell.owner);
        if (different.size === 0) expect(cell.owner).toBe("not-applicable");
        else if (different.size === 1) expect(cell.owner).toBe([...different][0]);
        else expect(["shared", "depends"]).toContain(cell.owner);
      }
    }
    expect([...owners].sort()).toEqual(["customer", "depends", "not-applicable", "provider", "shared"]);
  });
  test("a part does not make a requirement wholly inherited", () => {
    const cells = rows.flatMap((r) => r.cells.map((c) => ({ equal: r.mappings?.some((m) => m.kind === "equal"), ...c })));
    const parts = cells.filter((c) => c.owner === "provider" && !c.equal);
    expect(parts.length).toBeGreaterThan(0);
    expect(new Set(parts.map((c) => c.canBeInherited))).toEqual(new Set(["partial"]));
  });
  test("a category picks requirements without changing whose they are", () => {
    const some = documentOf(["ec2", "rds", "eks"], { framework, by: "framework", baseline: "fedramp-moderate", category: "continuity" });
    expect(some.rows.length).toBeGreaterThan(2);
    expect(some.rows.map((r) => [r.id, r.cells.map((c) => c.owner)])).toEqual(
      rows.filter((r) => some.rows.some((s) => s.id === r.id)).map((r) => [r.id, r.cells.map((c) => c.owner)]),
    );
  });
  test("a baseline leaves the controls that are mapped to it", () => {
    const all = documentOf(["ec2"], { framework });
    const low = documentOf(["ec2"], { framework, baseline: "nist-low" });
    expect(low.rows.length).toBeLessThan(all.rows.length);
    expect(low.rows.every((r) => r.requirements.length > 0)).toBe(true);
  });
});

describe("the notice", () => {
  test("edition and date, services, whose statement it is, the scope, and the words: always five lines", () => {
    for (const wish of [{}, { framework: "nist-800-53" }, { words: "csa" as const, perspective: "provider" as const }]) {
      const { notice } = documentOf(undefined, wish);
      expect(notice.length).toBe(5);
      expect(notice[0]).toContain(`${catalog.version} of ${catalog.date}`);
      expect(notice[1]).toContain("Amazon EC2 (ec2)");
      expect(notice[1]).toContain("(eks:fargate)");
      expect(notice[2]).toBe("Compiled from public pages; not a statement by AWS.");
      expect(notice[3]).toMatch(/services-in-scope list/);
    }
  });
});

describe("words for where a control comes from", () => {
  const fedramp = { leveraging: "fedramp", provider: "fedramp" } as const;
  const setting = { duties: { provider: null, customer: "Set the maintenance window." } };
  const brought = { duties: { provider: null, customer: "Train your own employees." } };
  const answer = (part: object) => ({ owner: "customer", split: null, thirdParty: null, ...part }) as never;
  test.each([
    ["provider", "leveraging", {}, [FEDRAMP.inherited]],
    ["customer", "leveraging", {}, [FEDRAMP.system]],
    ["shared", "leveraging", {}, [FEDRAMP.inherited, FEDRAMP.system]],
    ["not-applicable", "leveraging", {}, []],
    ["depends", "leveraging", {}, []],
    ["provider", "provider", {}, [FEDRAMP.system]],
    ["customer", "provider", setting, [FEDRAMP.configured]],
    ["customer", "provider", brought, [FEDRAMP.provided]],
    ["shared", "provider", setting, [FEDRAMP.shared]],
  ] as const)("%s as %s", (owner, perspective, part, words) => {
    const answers = Object.keys(part).length > 0 ? [answer(part)] : [];
    expect(origination(owner, answers, perspective, fedramp[perspective])).toEqual(words);
  });
  const hired = { thirdParty: { role: "carrier", does: "Carries the line." } };
  test.each([
    ["provider", "leveraging", {}, CSA.thirdParty],
    ["customer", "leveraging", {}, CSA.provider],
    ["shared", "leveraging", {}, CSA.sharedWithThirdParty],
    ["not-applicable", "leveraging", {}, CSA.none],
    ["provider", "provider", brought, CSA.provider],
    ["customer", "provider", brought, CSA.customer],
    ["shared", "provider", brought, CSA.shared],
    ["provider", "provider", { ...hired, duties: { provider: "Operates the sites.", customer: null } }, CSA.sharedWithThirdParty],
    ["provider", "provider", { ...hired, duties: { provider: null, customer: null } }, CSA.thirdParty],
    ["customer", "provider", { ...hired, ...brought }, CSA.customer],
  ] as const)("CSA: %s as %s", (owner, perspective, part, word) => {
    const answers = Object.keys(part).length > 0 ? [answer(part)] : [];
    expect(origination(owner, answers, perspective, "csa")).toEqual([word]);
  });
  test.each([
    ["provider", "yes"],
    ["shared", "partial"],
    ["customer", "no"],
    ["not-applicable", null],
    ["depends", null],
  ] as const)("%s can be inherited: %s", (owner, can) => expect(inheritance(owner)).toBe(can));
  test.each([
    ["Choose Regions that your rules allow.", true],
    ["Write policies with least privilege.", true],
    ["Require a second factor for every person, first of all the root user.", true],
    ["Put lifecycle rules on the result bucket.", true],
    ["Train your own employees in security and in the cloud that they use.", false],
    ["Prepare, detect, contain, investigate and recover.", false],
    ["Write functions that check the events they get, review and test them, and mend their flaws.", false],
    ["Look after the site and the machines of these nodes yourself.", false],
  ])("%s is a setting: %j", (customer, is) => {
    expect(isSetting({ owner: "customer", split: null, duties: { provider: null, customer } })).toBe(is);
  });
  test("the document has them, by who writes it", () => {
    const words = (control: string, wish: object) => cellOf(control, ["ec2"], 0, wish).origination;
    expect(words("guest-os-patching", {})).toEqual([FEDRAMP.system]);
    expect(words("physical-access", {})).toEqual([FEDRAMP.inherited]);
    expect(words("physical-access", { perspective: "provider" })).toEqual([FEDRAMP.system]);
    expect(words("data-residency", { perspective: "provider" })).toEqual([FEDRAMP.configured]);
    expect(words("customer-staff-training", { perspective: "provider" })).toEqual([FEDRAMP.provided]);
    expect(words("guest-os-patching", { words: "csa" })).toEqual([CSA.provider]);
  });
});
