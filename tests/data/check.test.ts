import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkData, faultLine } from "../../scripts/data/check.js";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "srm-data-"));
  cpSync("data", dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Changes one file of a copy of data/ and returns the faults that the checker prints. */
function faultsAfter(file: string, change: (text: string) => string): string[] {
  const path = join(dir, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return checkData([dir]).faults.map(faultLine);
}

const MAPPINGS = "mappings/nist-800-53.yaml";
const EC2 = "services/aws/ec2.yaml";
const addStatement = (yaml: string) => (text: string) => `${text.trimEnd()}\n${yaml}`;

test("the data that ships is without fault", () => {
  expect(checkData(["data"]).faults.map(faultLine)).toEqual([]);
});

describe("the checker says where, what is wrong and what to write", () => {
  test.each<[string, string, (text: string) => string, RegExp]>([
    [
      "YAML that does not parse",
      EC2,
      (t) => t.replace("category: compute", "category: [compute"),
      /ec2\.yaml:\d+:\d+: .+; write YAML that parses/,
    ],
    ["an unknown field", EC2, (t) => t.replace("category: compute", "categorie: compute"), /ec2\.yaml:1:1: .*categorie/],
    [
      "a field that is not filled in",
      EC2,
      (t) => t.replace("model: iaas", "model: TODO"),
      /ec2\.yaml:\d+:8: model is not filled in; write/,
    ],
    [
      "a wrong value of a closed set",
      EC2,
      (t) => t.replace("model: iaas", "model: iass"),
      /ec2\.yaml:\d+:8: model: .*; write one of on-prem, iaas/,
    ],
    [
      "an unknown archetype",
      EC2,
      (t) => t.replace("archetype: raw-compute", "archetype: raw-computer"),
      /no archetype "raw-computer"; write raw-compute/,
    ],
    [
      "an unknown control",
      EC2,
      addStatement("  - control: guest-os-paching\n    owner: customer\n    reason: None.\n    sources: [security]\n"),
      /no control "guest-os-paching"; write guest-os-patching/,
    ],
    [
      "an unknown page",
      EC2,
      (t) => t.replace("sources: [imds]", "sources: [imdz]"),
      /ec2\.yaml:\d+:\d+: no page "imdz"; write imdz: \{ title, url, checked \}/,
    ],
    [
      "a statement without a source",
      EC2,
      (t) => t.replace("    sources: [imds]\n", ""),
      /instance-metadata-protection: no source; write sources:/,
    ],
    [
      "a shared owner without a split",
      EC2,
      (t) => t.replace("    split: deploy\n", ""),
      /machine-image-publishing: shared without a split/,
    ],
    [
      "a control stated twice",
      EC2,
      addStatement("  - control: tenant-isolation\n    owner: provider\n    reason: Again.\n    sources: [security]\n"),
      /tenant-isolation is stated twice/,
    ],
    [
      "a page off the official domains",
      EC2,
      (t) => t.replace("https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security.html", "https://example.com/ec2"),
      /example\.com is no official domain/,
    ],
    [
      "a page that no fact cites",
      EC2,
      (t) => t.replace("pages:\n", 'pages:\n  idle: { title: Idle, url: "https://docs.aws.amazon.com/idle", checked: 2023-01-01 }\n'),
      /page idle is cited by no fact/,
    ],
    [
      "a date after the catalogue's",
      EC2,
      (t) => t.replace("checked: 2023-05-31", "checked: 2099-05-31"),
      /checked 2099-05-31 lies after the catalogue's date/,
    ],
    [
      "an unknown placeholder",
      EC2,
      (t) => t.replace("Enforces the rules", "Enforces {their} rules"),
      /\{their\} is no placeholder; write \{provider\} or \{service\}/,
    ],
    [
      "a reason that is no sentence",
      EC2,
      (t) => t.replace(/reason: Instances on one physical host.*/, "reason: no full stop"),
      /statements\.\d+\.reason: not in the right form; write a sentence that ends with a full stop/,
    ],
    [
      "two services with one alias",
      "services/aws/rds.yaml",
      (t) => t.replace("aliases: [", "aliases: [virtual machine, "),
      /both claim "virtual machine"/,
    ],
    [
      "a control that an owner is missing from",
      "controls/compute.yaml",
      (t) => t.replace("models: [on-prem, iaas]", "models: [on-prem]"),
      /iaas has no owner; write iaas in one of the groups/,
    ],
    [
      "a deed that the vocabulary lacks",
      "controls/compute.yaml",
      (t) => t.replace("deeds: [patch", "deeds: [pach"),
      /no deed "pach"; write patch/,
    ],
    [
      "an end of a service without a page",
      "services/aws/proton.yaml",
      (t) => t.replace(/, source: lifecycle/, ""),
      /proton is in shutdown, but no page says so; write source: in lifecycle/,
    ],
    ["a component that is unknown", EC2, (t) => t.replace("add: [licence", "add: [licences"), /no component "licences"; write licence/],
    [
      "a file under another name than its id",
      EC2,
      (t) => t.replace("id: ec2\n", "id: ec3\n"),
      /service ec3 stands in ec2\.yaml; write the file name ec3\.yaml/,
    ],
    [
      "a redundant statement",
      "services/aws/s3.yaml",
      addStatement(
        "  - control: physical-access\n    owner: provider\n    reason: The sites are run by the provider.\n    sources: [aws-shared-responsibility-model]\n",
      ),
      /physical-access on s3 says what is said above it already/,
    ],
    [
      "a statement on a control that cannot apply",
      "services/aws/s3.yaml",
      addStatement(
        "  - control: guest-os-access\n    owner: customer\n    reason: None.\n    sources: [aws-shared-responsibility-model]\n",
      ),
      /s3 lacks a component that guest-os-access needs \(os-access\)/,
    ],
    [
      "a cell that nobody states",
      "archetypes/any-service.yaml",
      (t) => t.replace(/\bmedia-disposal\b,?/, ""),
      /nobody states media-disposal on/,
    ],
    [
      "a runbook that destroys before it keeps evidence",
      "providers/aws.yaml",
      (t) => t.replaceAll("evidence: true", "evidence: false"),
      /destroys before evidence is kept/,
    ],
    [
      "a mapping of a control that is unknown",
      MAPPINGS,
      (t) => t.replace("  cooling:", "  coolling:"),
      /mappings\/nist-800-53\.yaml:\d+:\d+: no control "coolling"; write cooling/,
    ],
    [
      "a mapping to a requirement that is unknown",
      MAPPINGS,
      (t) => t.replace("to: PE-14, kind: equal", "to: PE-144, kind: equal"),
      /mappings\/nist-800-53\.yaml:\d+:\d+: nist-800-53 has no requirement "PE-144"; write PE-14/,
    ],
    [
      "a mapping that stands twice",
      MAPPINGS,
      (t) => t.replace("to: PE-8, kind: part-of", "to: PE-3, kind: part-of"),
      /physical-access is mapped to PE-3 twice; write one mapping/,
    ],
    [
      "a kind of mapping that is none",
      MAPPINGS,
      (t) => t.replace("kind: equal", "kind: same"),
      /\.yaml:\d+:\d+: controls\.\w+\.0\.kind: .*; write one of equal, part-of, related/,
    ],
    [
      "two controls that are equal to one requirement",
      MAPPINGS,
      (t) => t.replace("to: PE-14, kind: part-of", "to: PE-14, kind: equal"),
      /PE-14 is equal to cooling and to customer-site-readiness; write part-of/,
    ],
    [
      "a control that is neither mapped nor excused",
      MAPPINGS,
      (t) => t.replace(/ {2}security-of-the-cloud: .*\n/, ""),
      /governance\.yaml:\d+:\d+: security-of-the-cloud is not mapped to nist-800-53; write it in mappings\/nist-800-53\.yaml/,
    ],
    [
      "a control that is mapped and excused",
      MAPPINGS,
      (t) => t.replace("unmapped:\n", "unmapped:\n  cooling: No reason.\n"),
      /cooling is mapped and unmapped/,
    ],
    [
      "mappings to no framework",
      MAPPINGS,
      (t) => t.replace("framework: nist-800-53", "framework: nist-800-54"),
      /no framework "nist-800-54"/,
    ],
    [
      "a crosswalk under the name of our own mappings",
      MAPPINGS,
      (t) => t.replace("by: ours", 'by: { title: A crosswalk, url: "https://nist.gov/x", checked: 2024-01-01 }'),
      /mappings to nist-800-53 stand in nist-800-53\.yaml; write the file name nist-800-53-<whose>\.yaml/,
    ],
    [
      "a requirement that stands twice",
      "frameworks/nist-800-53.yaml",
      (t) => t.replace("id: PE-2,", "id: PE-3,"),
      /frameworks\/nist-800-53\.yaml:\d+:\d+: requirement PE-3 stands twice/,
    ],
    [
      "a baseline that is unknown",
      "frameworks/nist-800-53.yaml",
      (t) => t.replace("baselines: [nist-low,", "baselines: [nist-lo,"),
      /nist-800-53 has no baseline "nist-lo"; write nist-low/,
    ],
  ])("%s", (_, file, change, fault) => {
    expect(faultsAfter(file, change).filter((f) => fault.test(f)).length).toBeGreaterThan(0);
  });

  test("a file in a place that is none", () => {
    writeFileSync(join(dir, "services", "loose.yaml"), "id: loose\n");
    expect(checkData([dir]).faults.map(faultLine)).toContainEqual(expect.stringMatching(/loose\.yaml:1:1: no such place for a data file/));
  });
});

describe("every owner in the catalogue", () => {
  const { compiled } = checkData(["data"]);
  const { controls, archetypes, services } = compiled.records;
  const statements = [
    ...controls.flatMap((c) => Object.entries(c.models).map(([m, s]) => ({ name: `${c.id} ${m}`, s, needs: m !== "on-prem" }))),
    ...archetypes.flatMap((a) => Object.entries(a.statements).map(([c, s]) => ({ name: `${a.id} ${c}`, s, needs: true }))),
    ...services.flatMap((v) =>
      [v, ...v.options, ...v.pairs].flatMap((p) =>
        Object.entries(p.statements).map(([c, s]) => ({ name: `${v.id} ${c}`, s, needs: true })),
      ),
    ),
  ];
  test("has a reason and a dated source", () => {
    expect(statements.length).toBeGreaterThan(500);
    const bare = statements.filter(
      ({ s, needs }) =>
        !s.reason || (needs && s.owner !== "not-applicable" && (s.sources.length === 0 || s.sources.some((x) => !x.checked))),
    );
    expect(bare.map((b) => b.name)).toEqual([]);
  });
});
