import type { Catalog } from "./catalog.js";
import type { Framework, Mapping, Requirement } from "./types.js";

/** A framework as an export reads it: its requirements, and what each control of ours is mapped to. */
export interface FrameworkView extends Pick<Framework, "id" | "title" | "version" | "baselines" | "requirements"> {
  /** By the id of our control; a control that is mapped to nothing is absent. */
  mappings: Map<string, Mapping[]>;
}

/** The framework with this id, or another of its names; null where the catalogue has none. */
export function frameworkOf(catalog: Pick<Catalog, "frameworks">, id: string): FrameworkView | null {
  const found = frameworkNamed(catalog, id);
  if (!found) return null;
  const { title, version, baselines, requirements, mappings } = found;
  return { id: found.id, title, version, baselines, requirements, mappings: new Map(mappings.map((m) => [m.control, m.to])) };
}

/** The whole record behind a framework's id or name. */
export function frameworkNamed(catalog: Pick<Catalog, "frameworks">, name: string): Framework | null {
  const plain = name.trim().toLowerCase().replace(/\s+/g, " ");
  return catalog.frameworks.find((f) => f.id === plain || [f.title, ...f.aliases].some((n) => n.toLowerCase() === plain)) ?? null;
}

/** The requirement with this id, as its framework writes it, with that framework. */
export function requirementNamed(
  catalog: Pick<Catalog, "frameworks">,
  id: string,
): { framework: Framework; requirement: Requirement } | null {
  for (const framework of catalog.frameworks) {
    const requirement = framework.requirements.find((r) => r.id === id);
    if (requirement) return { framework, requirement };
  }
  return null;
}
