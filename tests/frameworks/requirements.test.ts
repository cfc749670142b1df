import { describe, expect, test } from "vitest";
import { type AskDocument, ask, show } from "../../src/answer/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";
import { requirementId, requirementsIn } from "../../src/names/index.js";
import { srm } from "../support/cli.js";

const catalog = openCatalogFile();

test.each<[string, string | null]>([
  ["PE-3", "PE-3"],
  ["pe-3", "PE-3"],
  ["PE-03", "PE-3"],
  ["AC-2(1)", "AC-2(1)"],
  ["ac-2.1", "AC-2(1)"],
  ["AC-02 (01)", "AC-2(1)"],
  ["PR.AA-01", "PR.AA-01"],
  ["pr.aa-1", "PR.AA-01"],
  ["ec2", null],
  ["us-east-1", null],
  ["XX-3", null],
  ["ac-2-x", null],
  ["PE-3 and more", null],
])('"%s" is the id %s', (name, id) => expect(requirementId(name)).toBe(id));

test("ids are found in a text, other names with hyphens are not", () => {
  expect(requirementsIn("AC-2, AC-2(3) and (PR.AA-05) in ap-southeast-1 on m5.xl-2, see AC-17.").map((r) => r.id)).toEqual([
    "AC-2",
    "AC-2(3)",
    "PR.AA-05",
    "AC-17",
  ]);
});

type Expected = Partial<Pick<AskDocument, "status" | "declined" | "intent" | "yesNo">> & { owners?: Record<string, string | null> };

describe("a question that names a requirement", () => {
  test.each<[string, Expected]>([
    ["who owns AC-2 on RDS", { status: "answered", intent: "owner", owners: { "AC-2": "shared" } }],
    ["who owns ac-2 on rds", { status: "answered", owners: { "AC-2": "shared" } }],
    ["who is responsible for PE-3", { status: "answered", owners: { "PE-3": "provider" } }],
    ["Is AWS responsible for PE-3?", { yesNo: "yes", owners: { "PE-3": "provider" } }],
    ["is SI-2 mine on EC2", { yesNo: "partly", owners: { "SI-2": "shared" } }],
    ["PE-13", { status: "answered", owners: { "PE-13": "provider" } }],
    ["PR.AA-01 on s3", { status: "answered", owners: { "PR.AA-01": "customer" } }],
    ["who covers sc-28 in SaaS", { status: "answered", owners: { "SC-28": "shared" } }],
    ["who is accountable for AC-2 and AC-3 on S3", { status: "answered", owners: { "AC-2": "shared", "AC-3": "customer" } }],
    ["who is responsible for NIST 800-53 rev 5 control AC-2 (Account Management) on Lambda", { owners: { "AC-2": "shared" } }],
    ["what is PE-3", { status: "answered", intent: "define", owners: { "PE-3": "provider" } }],
    ["who owns PS-3 on EC2", { status: "unknown", declined: "not-catalogued", owners: { "PS-3": null } }],
    ["who owns PE-99", { status: "unknown", declined: "not-catalogued", owners: { "PE-99": null } }],
    ["who owns RA-5 on Azure VMs", { status: "unknown", declined: "other-provider" }],
    // What is only related decides nothing.
    ["who owns PE-10", { status: "answered", owners: { "PE-10": null } }],
  ])("%s", (question, { owners, ...expected }) => {
    const document = ask(catalog, question);
    expect(document).toMatchObject(expected);
    expect(Object.fromEntries((document.requirements ?? []).map((r) => [r.id, r.owner]))).toEqual(owners ?? {});
  });

  test.each([
    ["For control AC-2, state who provisions, modifies and disables IAM user accounts.", "identity-management"],
    [
      "FedRAMP SC-7 boundary protection: by whom are security groups and network ACLs within the VPC defined?",
      "security-groups-and-firewalls",
    ],
  ])("asks for the thing that it names beside it: %s", (question, control) => {
    const document = ask(catalog, question);
    expect(document.requirements).toBeUndefined();
    expect(document.answers[0]?.control.id).toBe(control);
  });

  test("an enhancement without a mapping points to its base control", () => {
    expect(ask(catalog, "who owns AC-2(1) on RDS").suggestions[0]?.question).toBe("who owns AC-2 on rds");
  });

  test("each control that does a part of it is answered once, on the service", () => {
    const { answers } = ask(catalog, "who owns AC-2 and AC-6 on RDS");
    expect(answers.length).toBeGreaterThan(3);
    expect(new Set(answers.map((a) => a.fact)).size).toBe(answers.length);
    expect(answers.every((a) => a.service?.id === "rds")).toBe(true);
  });
});

describe("a control says to which requirements it is mapped", () => {
  test.each([
    ["guest-os-patching", ["nist-800-53 SI-2 part-of", "nist-800-53 SI-2(2) related", "nist-csf-2 PR.PS-02 part-of"]],
    ["ai-guardrails", ["nist-800-53 SI-10 related", "nist-800-53 AC-4 related", "nist-csf-2 PR.DS-10 related"]],
  ])("%s: %j", async (id, requirements) => {
    const document = show(catalog, id);
    if (document.kind !== "control") throw new Error(document.kind);
    expect(document.requirements.map((r) => `${r.framework.id} ${r.id} ${r.kind}`)).toEqual(requirements);
    const { out } = await srm(["show", id]);
    const [line = ""] = out.match(/^ {2}Mapped to .*(?:\n {13}\S.*)*/m) ?? [];
    for (const r of document.requirements) expect(line).toContain(r.kind === "related" ? `${r.id} (related)` : r.id);
  });
  test("the same that each requirement says of it", () => {
    const controls = catalog.controlHeads.map(({ id }) => show(catalog, id)).filter((d) => d.kind === "control");
    expect(controls.length).toBeGreaterThan(100);
    const wrong = controls.flatMap(({ id, requirements }) =>
      requirements.filter((r) => {
        const back = show(catalog, r.id);
        return back.kind !== "requirement" || !back.controls.some((c) => c.control.id === id && c.kind === r.kind && c.note === r.note);
      }),
    );
    expect(wrong).toEqual([]);
  });
  test("one that an overlay adds is mapped to none", async () => {
    const { out } = await srm(["show", "change-approval", "--overlay", "examples/srm.yaml", "--json"]);
    expect(JSON.parse(out).requirements).toEqual([]);
  });
});

describe("on the command line", () => {
  test("srm show of a requirement: controls with kind, note, whose mapping it is, and owners", async () => {
    const ran = await srm(["show", "pe-3", "--json"]);
    const document = JSON.parse(ran.out);
    expect(document).toMatchObject({ kind: "requirement", id: "PE-3", title: "Physical Access Control", framework: { id: "nist-800-53" } });
    expect(document.controls[0]).toMatchObject({ control: { id: "physical-access" }, kind: "part-of", by: "ours" });
    expect(document.controls[0].owners).toMatchObject({ "on-prem": "customer", iaas: "provider" });
  });

  test.each([40, 60, 80, 120])("nothing but an address is wider than a terminal of %i columns", async (columns) => {
    for (const argv of [
      ["show", "SI-2"],
      ["show", "PR.AA-01", "--all"],
      ["show", "nist-csf-2"],
      ["frameworks"],
      ["ask", "who owns SI-2 on EC2"],
    ]) {
      const { out, code } = await srm(argv, { columns });
      expect(code).toBe(0);
      expect(out.split("\n").filter((l) => l.length > columns && !l.includes("https://"))).toEqual([]);
    }
  });

  test.each<[string[], number, RegExp]>([
    [["show", "PE-99"], 1, /no framework has a requirement "PE-99"; did you mean PE-9/],
    [["ask", "who owns PS-3"], 1, /no control of the catalogue is mapped to PS-3/],
    [["ask", "who owns PE-99"], 1, /knows no requirement PE-99/],
    [["show", "iso-27001"], 1, /iso-27001/],
  ])("srm %j is exit %i", async (argv, code, err) => {
    expect(await srm(argv)).toMatchObject({ code, out: "", err: expect.stringMatching(err) });
  });

  test.each(["plain", "md", "csv"])("a requirement and a framework have rows: %s", async (format) => {
    expect((await srm(["show", "PE-3", "--format", format])).out.split("\n").filter((l) => l.includes("physical-access")).length).toBe(1);
    expect((await srm(["show", "nist-800-53", "--format", format])).out.split("\n").length).toBeGreaterThan(464);
  });
});
