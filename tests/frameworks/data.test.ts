import { describe, expect, test } from "vitest";
import { frameworkOf, requirementNamed } from "../../src/catalog/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";

const catalog = openCatalogFile();
const nist = frameworkOf(catalog, "nist-800-53");
const selected = (baseline: string) => nist?.requirements.filter((r) => r.baselines.includes(baseline)).length;

describe("the frameworks that ship", () => {
  // The numbers are those of the publishers' own profiles.
  test.each([
    ["nist-low", 149],
    ["nist-moderate", 287],
    ["nist-high", 370],
    ["nist-privacy", 96],
    ["fedramp-li-saas", 156],
    ["fedramp-low", 156],
    ["fedramp-moderate", 323],
    ["fedramp-high", 410],
  ])("%s selects %i requirements", (baseline, count) => expect(selected(baseline)).toBe(count));

  test("CSF 2.0 has its 106 live outcomes, each with its text", () => {
    const csf = frameworkOf(catalog, "nist-csf-2");
    expect(csf?.requirements.length).toBe(106);
    expect(csf?.requirements.every((r) => r.title)).toBe(true);
  });

  test.each(["NIST SP 800-53", "800-53", " nist-800-53 ", "FedRAMP"])('"%s" is a name of NIST SP 800-53', (name) =>
    expect(frameworkOf(catalog, name)?.id).toBe("nist-800-53"),
  );
  test.each(["iso-27001", "pci-dss", "soc-2", ""])('"%s" is in the catalogue under no name', (name) =>
    expect(frameworkOf(catalog, name)).toBeNull(),
  );

  test("an export reads what each control is mapped to", () => {
    expect(nist?.mappings.get("fire-protection")).toContainEqual(expect.objectContaining({ to: "PE-13", kind: "equal", by: "ours" }));
    expect(nist?.mappings.has("security-of-the-cloud")).toBe(false);
    expect(requirementNamed(catalog, "PE-99")).toBeNull();
  });

  test("every mapping has a note", () => {
    const bare = catalog.frameworks.flatMap((f) =>
      f.mappings.flatMap((m) => m.to.filter((t) => !t.note).map((t) => `${m.control} ${t.to}`)),
    );
    expect(bare).toEqual([]);
  });
});
