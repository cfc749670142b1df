import type { Subject } from "../answer/index.js";
import type { Catalog, Option, Service } from "../catalog/index.js";
import { findThing } from "../names/index.js";
import type { MatrixColumn } from "./document.js";

interface Named {
  id: string;
  name: string;
}

/** What the name of a column stands for. `clash`: two options that exclude one another, or that are of different services. */
export type FoundColumn =
  | { status: "found"; column: MatrixColumn }
  | { status: "ambiguous"; name: string; candidates: readonly Named[] }
  | { status: "unknown"; name: string; suggestions: readonly Named[] }
  | { status: "clash"; message: string };

/**
 * Finds the service or option that a column is to be of. Options of different axes are joined by `+`: `lambda:image+runtime-manual`.
 * @param name an id, or any other name of a service or option
 */
export function findColumn(catalog: Catalog, name: string): FoundColumn {
  const whole = findThing(catalog, name, ["service", "option"]);
  if (whole.status === "found") return settle(catalog, [whole.thing.id]);
  if (whole.status === "ambiguous") return { status: "ambiguous", name, candidates: whole.candidates };
  const [first = "", ...rest] = name.split("+").map((part) => part.trim());
  if (rest.length === 0) return { status: "unknown", name, suggestions: whole.suggestions };
  const [serviceId = ""] = first.split(":");
  const ids: string[] = [];
  for (const part of [first, ...rest]) {
    // After the first option its service need not be said again.
    const found = findThing(catalog, part.includes(":") ? part : `${serviceId}:${part}`, ["option"]);
    if (found.status === "ambiguous") return { status: "ambiguous", name: part, candidates: found.candidates };
    if (found.status === "unknown") return { status: "unknown", name: part, suggestions: found.suggestions };
    ids.push(found.thing.id);
  }
  return settle(catalog, [...new Set(ids)]);
}

function settle(catalog: Catalog, ids: string[]): FoundColumn {
  const [serviceId = ""] = (ids[0] as string).split(":");
  const service = catalog.service(serviceId) as Service;
  const options = service.options.filter((o) => ids.includes(o.id));
  if (ids.some((id) => id.split(":")[0] !== service.id))
    return { status: "clash", message: `${ids.join(" and ")} are of different services` };
  const twice = options.find((o) => options.some((p) => p !== o && p.axis === o.axis));
  if (twice) {
    const both = options.filter((o) => o.axis === twice.axis).map((o) => o.id);
    return { status: "clash", message: `${both.join(" and ")} exclude one another; give each a column of its own` };
  }
  return { status: "found", column: columnOf(service, options) };
}

function columnOf(service: Service, options: Option[]): MatrixColumn {
  return {
    id: options.length > 0 ? [options[0]?.id, ...options.slice(1).map((o) => o.id.slice(service.id.length + 1))].join("+") : service.id,
    kind: options.length > 0 ? "option" : "service",
    name: options.length > 0 ? `${service.name}: ${options.map((o) => o.name).join(", ")}` : service.name,
    service: { id: service.id, name: service.name },
    options: options.map(({ id, name }) => ({ id, name })),
    ...(service.own && { own: true }),
  };
}

/** What the answers of a column are about. */
export function subjectOfColumn(catalog: Catalog, column: MatrixColumn): Subject {
  const service = catalog.service(column.service.id) as Service;
  const ids = new Set(column.options.map((o) => o.id));
  return { service, options: service.options.filter((o) => ids.has(o.id)), model: null };
}
