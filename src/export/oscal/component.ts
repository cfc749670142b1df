/** A component definition: a component for each column, with what it is responsible for. */
import type { MatrixColumn, MatrixDocument } from "../document.js";
import { ADDED } from "../who.js";
import { type Source, sourceOf } from "./catalogs.js";
import { metadataWithParties } from "./metadata.js";
import { applying, type Section, sectionsOf } from "./requirements.js";
import { ours, saidOf } from "./said.js";
import { given, type Property } from "./shapes.js";
import { markup } from "./text.js";
import { uuidOf } from "./uuid.js";

export function componentDefinition(document: MatrixDocument) {
  const sections = sectionsOf(document).map((section) => ({ section, source: sourceOf(document, section) }));
  const resources = sections.flatMap(({ source }) => source.resource ?? []);
  return {
    "component-definition": {
      uuid: uuidOf("component-definition", nameOf(document)),
      metadata: metadataWithParties(document),
      components: document.columns.map((column, i) => componentOf(document, column, i, sections)),
      ...(resources.length > 0 && { "back-matter": { resources } }),
    },
  };
}

/** What sets an export apart from others: its edition, its columns and rows, and who writes it. */
export function nameOf({
  catalog,
  by,
  perspective,
  words,
  framework,
  columns,
  rows,
  overlay,
  environment,
  account,
}: MatrixDocument): string {
  const through = overlay ? [overlay, environment, account] : [];
  return JSON.stringify([catalog, by, perspective, words, framework, columns.map((c) => c.id), rows.map((r) => r.id), ...through]);
}

function componentOf(document: MatrixDocument, column: MatrixColumn, i: number, sections: { section: Section; source: Source }[]) {
  const implementations = sections.flatMap(({ section, source }) => {
    const implemented = section.requirements.flatMap((requirement) => {
      const mapped = applying(requirement, i);
      if (mapped.length === 0) return [];
      const uuid = uuidOf("implemented-requirement", column.id, source.href, requirement.id);
      return [{ uuid, "control-id": requirement.id, ...saidOf(document, mapped) }];
    });
    if (implemented.length === 0) return [];
    const uuid = uuidOf("control-implementation", column.id, source.href);
    return [{ uuid, source: source.href, description: describe(document, section, column), "implemented-requirements": implemented }];
  });
  return { ...columnComponent(column), ...given({ "control-implementations": implementations }) };
}

/** A column as a component, in both models. */
export function columnComponent(column: MatrixColumn) {
  return {
    uuid: uuidOf("component", column.id),
    type: "service",
    title: markup(column.name),
    description: markup(column.own ? `${column.name}, ${ADDED}.` : `${column.name}, as the customers of its provider use it.`),
    props: propsOf(column),
  };
}

function propsOf({ id, service, options, own }: MatrixColumn): Property[] {
  const added = own ? [ours("added-by", "overlay")] : [];
  return [ours("column", id), ours("service", service.id), ...options.map((o) => ours("option", o.id)), ...added];
}

function describe({ framework }: MatrixDocument, section: Section, column: MatrixColumn): string {
  const what = section.of === "framework" && framework ? `${framework.title} ${framework.version}` : "controls of cloud-srm";
  const rest = section.of === "own" && framework ? `, those that are a part of nothing in ${framework.title}` : "";
  return markup(`Who does what on ${column.name}: ${what}${rest}.`);
}
