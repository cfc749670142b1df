/** What the ids of controls refer to: NIST's published catalogues, else one that is written into the document itself. */
import type { MatrixDocument } from "../document.js";
import { metadataOf } from "./metadata.js";
import type { Requirement, Section } from "./requirements.js";
import type { Resource } from "./shapes.js";
import { markup, token } from "./text.js";
import { uuidOf } from "./uuid.js";

const NIST = "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov";
const PUBLISHED: [RegExp, string][] = [
  [/^nist-800-53/, `${NIST}/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json`],
  [/^nist-csf/, `${NIST}/CSF/v2.0/json/NIST_CSF_v2.0_catalog.json`],
];

/** A catalogue's address, with the resource of the back matter that it points to where it is our own. */
export interface Source {
  href: string;
  resource: Resource | null;
}

export function sourceOf(document: MatrixDocument, section: Section): Source {
  const published = section.of === "framework" ? PUBLISHED.find(([id]) => id.test(document.framework?.id ?? ""))?.[1] : undefined;
  if (published) return { href: published, resource: null };
  const { framework } = document;
  const title = section.of === "framework" && framework ? `${framework.title} ${framework.version}` : "Controls of cloud-srm";
  const name = section.of === "framework" && framework ? framework.id : "controls";
  const catalog = {
    uuid: uuidOf("catalog", name, JSON.stringify(document.catalog), ...section.requirements.map((r) => r.id)),
    metadata: metadataOf(document, title),
    groups: groupsOf(section.requirements),
  };
  return embedded(`catalog of ${name}`, title, "The ids and titles that this document refers to, as an OSCAL catalog.", name, { catalog });
}

/** An OSCAL profile that selects what the plan speaks of. */
export function profileOf(document: MatrixDocument, sections: readonly { section: Section; source: Source }[]): Source {
  const resources = sections.flatMap(({ source }) => source.resource ?? []);
  const profile = {
    uuid: uuidOf("profile", JSON.stringify(document.catalog), ...sections.flatMap(({ section }) => section.requirements.map((r) => r.id))),
    metadata: metadataOf(document, "Controls of this matrix"),
    imports: sections.map(({ section, source }) => ({
      href: source.href,
      "include-controls": [{ "with-ids": section.requirements.map((r) => r.id) }],
    })),
    merge: { "as-is": true },
    ...(resources.length > 0 && { "back-matter": { resources } }),
  };
  return embedded("profile", "Controls of this matrix", "Selects the controls that this plan speaks of, as an OSCAL profile.", "profile", {
    profile,
  });
}

function embedded(key: string, title: string, description: string, name: string, content: object): Source & { resource: Resource } {
  const value = Buffer.from(JSON.stringify(content), "utf8").toString("base64");
  const uuid = uuidOf("resource", key);
  return {
    href: `#${uuid}`,
    resource: { uuid, title, description, base64: { filename: `${token(name)}.json`, "media-type": "application/json", value } },
  };
}

function groupsOf(requirements: readonly Requirement[]) {
  const groups = new Map<string, { id: string; title: string; controls: { id: string; title: string; props: object[] }[] }>();
  for (const { id, label, title, category } of requirements) {
    const group = groups.get(category.id) ?? { id: `group_${token(category.id)}`, title: markup(category.title), controls: [] };
    group.controls.push({ id, title: markup(title ?? label), props: [{ name: "label", value: label }] });
    groups.set(category.id, group);
  }
  return [...groups.values()];
}
