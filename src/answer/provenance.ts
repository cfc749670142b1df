import type { Archetype, Catalog, Control, Place, Service, Source, Statement } from "../catalog/index.js";
import { answersFor } from "./cells.js";
import { type Answer, type Head, head } from "./document.js";

/** A fact of the catalogue: one statement at one level, or another text that rests on pages. */
export interface Fact {
  /** `aws/rds/guest-os-patching` on a service, `aws/eks:fargate/…` on an option, `archetype/…`, `control/…`, `definition/…` and so on. */
  id: string;
  sources: Source[];
  at: Place | null;
}

/** A page with the facts that rest on it. */
export interface CitedPage extends Source {
  facts: string[];
}

export interface SourcesDocument extends Head {
  sources: CitedPage[];
}

export interface StatsDocument extends Head {
  services: number;
  options: number;
  controls: number;
  archetypes: number;
  /** Statements of their own: of services, and of options (with pairs of options). */
  statements: { services: number; options: number; total: number };
  /** Services by their lifecycle. */
  lifecycle: Record<string, number>;
  /** Different pages, by address. */
  sources: number;
  /** Days on which copies of pages were read: the oldest, the newest, and pages by year. */
  checked: { oldest: string; newest: string; byYear: Record<string, number> };
}

function ofStatements(prefix: string, statements: Record<string, Statement>): Fact[] {
  return Object.entries(statements).map(([control, s]) => ({ id: `${prefix}/${control}`, sources: s.sources, at: s.at }));
}

function ofService(s: Service): { own: Fact[]; options: Fact[]; other: Fact[] } {
  const place = `${s.provider}/${s.id}`;
  const options = [
    ...s.options.flatMap((o) => ofStatements(`${s.provider}/${o.id}`, o.statements)),
    ...s.pairs.flatMap((p) => ofStatements(`${s.provider}/${[s.id, ...p.options.map((o) => o.split(":")[1])].join(":")}`, p.statements)),
  ];
  const other: Fact[] = [];
  if (s.lifecycle.source) other.push({ id: `${place}/lifecycle`, sources: [s.lifecycle.source], at: s.at });
  if (s.securityChapter) other.push({ id: `${place}/security-chapter`, sources: [s.securityChapter], at: s.at });
  return { own: ofStatements(place, s.statements), options, other };
}

const services = (catalog: Catalog) => catalog.serviceHeads.map((h) => catalog.service(h.id) as Service);

/** Every fact of the catalogue with its pages. Reads every record. */
export function allFacts(catalog: Catalog): Fact[] {
  const archetypes = [...new Set(catalog.serviceHeads.map((h) => h.archetype))];
  const chain = new Map<string, Archetype>();
  for (const id of archetypes) {
    for (let a = catalog.archetype(id); a && !chain.has(a.id); a = a.extends ? catalog.archetype(a.extends) : undefined) chain.set(a.id, a);
  }
  return [
    ...services(catalog).flatMap((s) => Object.values(ofService(s)).flat()),
    ...[...chain.values()].flatMap((a) => ofStatements(`archetype/${a.id}`, a.statements)),
    ...catalog.controlHeads.flatMap((h) => {
      const c = catalog.control(h.id) as Control;
      return Object.entries(c.models).map(([model, s]) => ({ id: `control/${c.id}/${model}`, sources: s.sources, at: s.at }));
    }),
    ...catalog.definitions.map((d) => ({ id: `definition/${d.id}`, sources: d.sources, at: null })),
    ...catalog.models.map((m) => ({ id: `model/${m.id}`, sources: m.sources, at: null })),
    ...catalog.providers.flatMap((p) =>
      p.runbooks.flatMap((r) => r.steps.map((s, i) => ({ id: `${p.id}/abuse/${r.id}/${i + 1}`, sources: s.sources, at: null }))),
    ),
  ];
}

/**
 * The cited pages with the facts that rest on them, the copy that was read longest ago first: the list of what to re-check.
 * @param before ISO date: only pages whose copy is older
 */
export function citedPages(catalog: Catalog, before?: string): SourcesDocument {
  const pages = new Map<string, CitedPage>();
  for (const fact of allFacts(catalog)) {
    for (const { title, url, checked } of fact.sources) {
      const key = `${url} ${checked}`;
      const page = pages.get(key) ?? { title, url, checked, facts: [] };
      if (!page.facts.includes(fact.id)) page.facts.push(fact.id);
      pages.set(key, page);
    }
  }
  const sources = [...pages.values()]
    .filter((p) => before === undefined || p.checked < before)
    .sort((a, b) => a.checked.localeCompare(b.checked) || a.url.localeCompare(b.url));
  return { ...head(catalog), sources };
}

/** How much the catalogue holds. */
export function stats(catalog: Catalog): StatsDocument {
  const parts = services(catalog).map(ofService);
  const own = parts.reduce((n, p) => n + p.own.length, 0);
  const options = parts.reduce((n, p) => n + p.options.length, 0);
  const { sources } = citedPages(catalog);
  const byUrl = new Map<string, string>();
  for (const s of sources) byUrl.set(s.url, s.checked > (byUrl.get(s.url) ?? "") ? s.checked : (byUrl.get(s.url) as string));
  const days = [...byUrl.values()].sort();
  return {
    ...head(catalog),
    services: catalog.serviceHeads.length,
    options: catalog.serviceHeads.reduce((n, s) => n + s.options.length, 0),
    controls: catalog.controlHeads.length,
    archetypes: new Set(catalog.serviceHeads.map((h) => h.archetype)).size,
    statements: { services: own, options, total: own + options },
    lifecycle: count(catalog.serviceHeads.map((s) => s.lifecycle.status)),
    sources: byUrl.size,
    checked: { oldest: days[0] ?? "", newest: days.at(-1) ?? "", byYear: count(days.map((d) => d.slice(0, 4))) },
  };
}

function count(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const v of values) counts[v] = (counts[v] ?? 0) + 1;
  return counts;
}

/**
 * The answer of a cell by its stable name, `aws/rds/guest-os-patching` or `aws/eks:fargate/guest-os-patching`.
 * Null where no cell has that name.
 */
export function answerOfFact(catalog: Catalog, fact: string): Answer | null {
  const [provider = "", place = "", controlId = ""] = fact.trim().split("/");
  const control = catalog.control(controlId);
  if (!control || !catalog.providers.some((p) => p.id === provider)) return null;
  const model = catalog.models.find((m) => m.id === place)?.id;
  if (model || place === "any")
    return answersFor(catalog, control, { service: null, options: [], model: model ?? null, provider })[0] ?? null;
  const [serviceId = "", ...optionIds] = place.split(":");
  const service = catalog.service(serviceId);
  if (!service || service.provider !== provider) return null;
  const options = service.options.filter((o) => optionIds.some((id) => o.id === `${serviceId}:${id}`));
  if (options.length !== optionIds.length) return null;
  return answersFor(catalog, control, { service, options, model: null })[0] ?? null;
}
