/** Frameworks and their requirements in full, and the list of them. */
import { type Catalog, type Framework, requirementNamed } from "../catalog/index.js";
import { nearest } from "../names/index.js";
import { modelOwnersOf } from "./cells.js";
import { type Head, head } from "./document.js";
import { mappedControls } from "./requirements.js";
import type { ShowDocument } from "./show.js";

/** A requirement with the controls that are mapped to it; unknown, with near ones, where no framework has it. */
export function showRequirement(catalog: Catalog, id: string): ShowDocument {
  const found = requirementNamed(catalog, id);
  if (!found) return { ...head(catalog), kind: "unknown", status: "unknown", suggestions: nearIds(catalog, id) };
  const { framework, requirement } = found;
  const { title, version, licence, sources } = framework;
  return {
    ...head(catalog),
    kind: "requirement",
    id,
    title: requirement.title ?? null,
    framework: { id: framework.id, title, version, licence, sources },
    baselines: framework.baselines.filter((b) => requirement.baselines.includes(b.id)),
    controls: mappedControls(catalog, framework, requirement).map((m) => ({ ...m, owners: modelOwnersOf(catalog, m.control.id) })),
  };
}

/** The base of an enhancement, then ids that are spelt alike. */
function nearIds(catalog: Catalog, id: string): { id: string; name: string }[] {
  const all = catalog.frameworks.flatMap((f) => f.requirements);
  const base = id.replace(/\(\d+\)$/, "");
  const near = [
    base,
    ...nearest(
      id,
      all.map((r) => r.id),
      4,
    ),
  ];
  return [...new Set(near)]
    .flatMap((n) => all.find((r) => r.id === n) ?? [])
    .slice(0, 3)
    .map((r) => ({ id: r.id, name: r.title ?? r.id }));
}

export function showFramework(catalog: Catalog, f: Framework): ShowDocument {
  const controls = new Map<string, string[]>();
  for (const m of f.mappings) for (const { to } of m.to) controls.set(to, [...(controls.get(to) ?? []), m.control]);
  const { id, title, version, publisher, licence, sources, unmapped } = f;
  return {
    ...head(catalog),
    kind: "framework",
    id,
    title,
    version,
    publisher,
    licence,
    sources,
    baselines: f.baselines.map((b) => ({ ...b, requirements: f.requirements.filter((r) => r.baselines.includes(b.id)).length })),
    requirements: f.requirements.map((r) => ({
      id: r.id,
      title: r.title ?? null,
      baselines: r.baselines,
      controls: controls.get(r.id) ?? [],
    })),
    unmapped,
  };
}

/** What `srm frameworks --json` prints. */
export interface FrameworksDocument extends Head {
  frameworks: {
    id: string;
    title: string;
    version: string;
    publisher: string;
    licence: string;
    requirements: number;
    /** Requirements to which a control is mapped. */
    mapped: number;
    /** Controls that are mapped to a requirement. */
    controls: number;
  }[];
}

/** The frameworks to which controls are mapped. */
export function frameworksDocument(catalog: Catalog): FrameworksDocument {
  return {
    ...head(catalog),
    frameworks: catalog.frameworks.map(({ id, title, version, publisher, licence, requirements, mappings }) => ({
      id,
      title,
      version,
      publisher,
      licence,
      requirements: requirements.length,
      mapped: new Set(mappings.flatMap((m) => m.to.map((t) => t.to))).size,
      controls: mappings.length,
    })),
  };
}
