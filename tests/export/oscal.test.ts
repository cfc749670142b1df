import { existsSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { oscal } from "../../src/export/oscal/index.js";
import { uuidOf } from "../../src/export/oscal/uuid.js";
import { catalog, documentOf, throughOverlay } from "./documents.js";

type Json = Record<string, unknown>;

const CASES = [
  ["controls", documentOf()],
  ["controls with SP 800-53", documentOf(undefined, { framework: "nist-800-53" })],
  ["requirements of SP 800-53", documentOf(undefined, { framework: "nist-800-53", by: "framework" })],
  ["requirements of CSF", documentOf(undefined, { framework: "nist-csf-2", by: "framework" })],
  ["a service whose owners depend on its options", documentOf(["eks", "ecs"], { framework: "nist-800-53" })],
  ["as the provider writes it", documentOf(undefined, { perspective: "provider" })],
  ["in the CSA's words", documentOf(["marketplace", "ec2"], { words: "csa" })],
  ["a framework that nobody published", unpublished()],
  ["through an overlay", throughOverlay()],
  ["requirements through an overlay", throughOverlay([], { framework: "nist-800-53", by: "framework" }, { environment: "test" })],
] as const;
const MODELS = ["component", "ssp"] as const;
const EVERY = CASES.flatMap(([name, document]) => MODELS.map((model) => [`${name}, ${model}`, document, model] as const));

function unpublished() {
  const document = documentOf(["s3"], { framework: "nist-csf-2", by: "framework" });
  return {
    ...document,
    framework: { id: "house", title: "House rules", version: "1" },
    rows: document.rows.map((r) => ({ ...r, id: `${r.id} (a)` })),
  };
}

/** Every object of a document. */
function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objects);
  if (value === null || typeof value !== "object") return [];
  return [value as Json, ...Object.values(value).flatMap(objects)];
}
/** All values of a field, wherever it stands. */
const all = (json: unknown, field: string): unknown[] => objects(json).flatMap((o) => (field in o ? [o[field]].flat() : []));
/** Those that are not among the known. */
function unknown(values: readonly unknown[], known: readonly unknown[]): unknown[] {
  const all = new Set(known);
  return values.filter((v) => !all.has(v));
}
const twice = (values: readonly unknown[]) => new Set(values).size < values.length;
const list = (value: unknown): Json[] => (value as Json[] | undefined) ?? [];

/** The OSCAL documents that are written into the back matter, theirs included. */
function embedded(json: unknown): { uuid: unknown; content: Json }[] {
  return objects(json)
    .filter((o) => "base64" in o)
    .flatMap((o) => {
      const content = JSON.parse(Buffer.from((o.base64 as { value: string }).value, "base64").toString("utf8")) as Json;
      return [{ uuid: o.uuid, content }, ...embedded(content)];
    });
}

const SCHEMA = "../shared/oscal/oscal_complete_schema-1-2-2.json";
describe.skipIf(!existsSync(SCHEMA))(`NIST's schema of OSCAL 1.2.2 (skipped where ${SCHEMA} is absent)`, () => {
  const validators = new Map<string, ValidateFunction>();
  // The complete schema is a choice whose errors say nothing: its branch is taken by the document's only key.
  const errorsOf = (json: Json) => {
    const [root = ""] = Object.keys(json);
    let validate = validators.get(root);
    if (!validate) {
      const schema = JSON.parse(readFileSync(SCHEMA, "utf8"));
      const branch = schema.oneOf.find((b: { properties: Json }) => root in b.properties);
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats.default(ajv);
      validate = ajv.compile({ ...schema, oneOf: undefined, ...branch });
      validators.set(root, validate);
    }
    validate(json);
    return validate.errors ?? [];
  };
  test.each(EVERY)("%s", (_, document, model) => {
    const json = JSON.parse(oscal(document, model));
    expect(errorsOf(json)).toEqual([]);
    for (const { content } of embedded(json)) expect(errorsOf(content)).toEqual([]);
  });
  test("a wrong document is refused", () => {
    const json = JSON.parse(oscal(CASES[0][1], "ssp"));
    json["system-security-plan"]["control-implementation"]["implemented-requirements"][0].uuid = "none";
    expect(errorsOf(json)).not.toEqual([]);
  });
});

describe.each(EVERY)("references: %s", (_, document, model) => {
  const json = JSON.parse(oscal(document, model)) as Json;
  const root = Object.values(json)[0] as Json;
  const metadata = root.metadata as Json;

  test("every uuid is there once", () => {
    const uuids = all(json, "uuid");
    expect(uuids.length).toBeGreaterThan(document.columns.length);
    expect(new Set(uuids).size).toBe(uuids.length);
    expect(uuids.filter((u) => !/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(u)))).toEqual([]);
  });
  test("roles and parties", () => {
    const roles = list(metadata.roles).map((r) => r.id);
    const parties = list(metadata.parties).map((p) => p.uuid);
    expect(all(json, "role-id").length).toBeGreaterThan(0);
    expect(unknown(all(json, "role-id"), roles)).toEqual([]);
    expect(unknown(all(json, "party-uuids"), parties)).toEqual([]);
    expect(objects(json).filter((o) => twice(list(o["responsible-roles"]).map((r) => r["role-id"])))).toEqual([]);
  });
  test("components, and what is provided in the same export", () => {
    const components = list(root.components ?? (root["system-implementation"] as Json).components).map((c) => c.uuid);
    expect(components.length).toBe(document.columns.length + (model === "ssp" ? 1 : 0));
    expect(unknown(all(json, "component-uuid"), components)).toEqual([]);
    for (const o of objects(json).filter((found) => "responsibilities" in found)) {
      const provided = list(o.provided).map((p) => p.uuid);
      expect(unknown(all(o.responsibilities, "provided-uuid"), provided)).toEqual([]);
    }
  });
  test("sources, and the ids of controls in them", () => {
    const resources = embedded(json);
    const hrefs = [...all(json, "href"), ...all(json, "source"), ...resources.flatMap((r) => all(r.content, "href"))];
    const inside = hrefs.filter((href) => String(href).startsWith("#"));
    expect(
      unknown(
        inside,
        resources.map((r) => `#${r.uuid}`),
      ),
    ).toEqual([]);
    const catalogs = resources.flatMap(({ uuid, content }) => ("catalog" in content ? [{ href: `#${uuid}`, ids: idsOf(content) }] : []));
    const uses =
      model === "component"
        ? objects(json).flatMap((o) => ("source" in o ? [{ href: o.source, ids: all(o["implemented-requirements"], "control-id") }] : []))
        : resources.flatMap(({ content }) =>
            list((content.profile as Json | undefined)?.imports).map((i) => ({ href: i.href, ids: all(i, "with-ids") })),
          );
    expect(uses.length).toBeGreaterThan(0);
    for (const { href, ids } of uses)
      for (const found of catalogs.filter((c) => c.href === href)) expect(unknown(ids, found.ids)).toEqual([]);
    if (model === "ssp")
      expect(
        unknown(
          all(root, "control-id"),
          uses.flatMap((u) => u.ids),
        ),
      ).toEqual([]);
  });
  test("one requirement for each control, component and catalogue", () => {
    const lists = objects(json).flatMap((o) => ("implemented-requirements" in o ? [list(o["implemented-requirements"])] : []));
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.filter((l) => twice(l.map((r) => r["control-id"])))).toEqual([]);
  });
  test("FedRAMP's words are of its closed list", () => {
    const words = objects(json).filter((o) => o.name === "control-origination");
    expect(words.length).toBeGreaterThan(0);
    const closed = ["sp-corporate", "sp-system", "customer-configured", "customer-provided", "inherited"];
    expect(
      unknown(
        words.map((w) => w.value),
        closed,
      ),
    ).toEqual([]);
    expect(
      unknown(
        words.map((w) => w.ns),
        ["http://fedramp.gov/ns/oscal"],
      ),
    ).toEqual([]);
  });
  test("the same text again, with no time but the catalogue's", () => {
    expect(oscal(structuredClone(document), model)).toBe(oscal(document, model));
    expect(all(json, "last-modified")).toEqual([`${catalog.date}T00:00:00Z`]);
    expect(metadata["oscal-version"]).toBe("1.2.2");
    for (const line of document.notice) expect(String(metadata.remarks).replaceAll("\\", "")).toContain(line);
  });
});

const idsOf = (content: Json) =>
  objects((content.catalog as Json).groups).flatMap((o) => ("controls" in o ? list(o.controls).map((c) => c.id) : []));

/** A requirement of a component. */
function requirementOf(document: ReturnType<typeof documentOf>, title: string, id: string): Json {
  const json = JSON.parse(oscal(document)) as { "component-definition": { components: Json[] } };
  const component = json["component-definition"].components.find((c) => c.title === title);
  const found = objects(component).find((o) => o["control-id"] === id);
  if (!found) throw new Error(`no ${id} of ${title}`);
  return found;
}
const values = (requirement: Json, name: string) => list(requirement.props).flatMap((p) => (p.name === name ? [p.value] : []));

test.each([
  ["leveraging", "Amazon EC2", "guest-os-patching", "customer", ["sp-system"], "no"],
  ["leveraging", "Amazon RDS", "guest-os-patching", "provider", ["inherited"], "yes"],
  ["leveraging", "Amazon RDS", "database-engine-patching", "provider", ["inherited"], "yes"],
  ["leveraging", "Amazon EC2", "encryption-at-rest", "shared", ["sp-system", "inherited"], "partial"],
  ["provider", "Amazon RDS", "guest-os-patching", "provider", ["sp-system"], "yes"],
  ["provider", "Amazon EC2", "encryption-at-rest", "shared", ["sp-system", "customer-configured"], "partial"],
] as const)("as %s, %s: %s is of %s: %j", (perspective, title, id, owner, origination, can) => {
  const found = requirementOf(documentOf(undefined, { perspective }), title, id);
  expect(values(found, "owner")).toEqual([owner]);
  expect(values(found, "control-origination")).toEqual(origination);
  expect(values(found, "can-be-inherited")).toEqual([can]);
});

test("as the provider, a customer's control is configured or provided by the customer", () => {
  const json = oscal(documentOf(undefined, { perspective: "provider" }));
  expect(json).toContain('"customer-configured"');
  expect(json).toContain('"customer-provided"');
  expect(json).not.toContain('"inherited"');
});

test("requirements have the ids of NIST's catalogues", () => {
  const json = oscal(documentOf(undefined, { framework: "nist-800-53" }));
  expect(json).toContain(
    "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json",
  );
  expect(json).toContain('"control-id": "ac-2"');
  expect(json).toMatch(/"control-id": "[a-z]{2}-\d+\.\d+"/);
  expect(json).not.toMatch(/"control-id": "[A-Z]/);
  const csf = oscal(documentOf(undefined, { framework: "nist-csf-2", by: "framework" }));
  expect(csf).toContain("/CSF/v2.0/json/NIST_CSF_v2.0_catalog.json");
  expect(csf).toContain('"control-id": "PR.AA-01"');
});

test("by control or by requirement, a requirement is said alike", () => {
  const [byControl, byRequirement] = (["control", "framework"] as const).map((by) =>
    requirementOf(documentOf(undefined, { framework: "nist-800-53", by }), "Amazon EC2", "pe-3"),
  );
  expect(byControl).toEqual(byRequirement);
});

test("a control that is only related to a requirement gives nothing for it", () => {
  const document = documentOf(["ec2"], { framework: "nist-800-53" });
  const kinds = new Map<string, Set<string>>();
  for (const { id, kind } of document.rows.flatMap((r) => r.requirements)) kinds.set(id, (kinds.get(id) ?? new Set()).add(kind));
  const related = [...kinds]
    .filter(([, of]) => of.size === 1 && of.has("related"))
    .map(([id]) => id.toLowerCase().replace(/\((\d+)\)/, ".$1"));
  expect(related.length).toBeGreaterThan(0);
  expect(all(JSON.parse(oscal(document)), "control-id").filter((id) => related.includes(String(id)))).toEqual([]);
  const left = document.rows.filter((r) => r.requirements.every((q) => q.kind === "related")).map((r) => r.id);
  expect(unknown(left.slice(0, 1), all(JSON.parse(oscal(document)), "control-id"))).toEqual([]);
});

test("what depends on an option says each case", () => {
  const found = requirementOf(documentOf(["eks"]), "Amazon EKS", "guest-os-patching");
  expect(values(found, "owner")).toEqual(["depends"]);
  expect(new Set(values(found, "control-owner")).size).toBeGreaterThan(1);
});

test("the names of UUIDs are told apart, and stay", () => {
  expect(uuidOf("a", "b")).not.toBe(uuidOf("ab"));
  expect(uuidOf("component", "ec2")).toBe(uuidOf("component", "ec2"));
});
