import type { Catalog, Control, ControlType, Option, Owner, Service, Source, Split, ThirdParty } from "../catalog/index.js";
import { MODEL_IDS } from "../catalog/index.js";
import { resolve, type Verdict } from "../resolve/index.js";
import { factOf } from "./answer.js";
import { type Head, head } from "./document.js";
import { servicesDocument } from "./show.js";

/** A cell of the catalogue in few words: what it says, without what follows from elsewhere. Fields that say nothing are left out. */
export interface ExportedFact {
  /** `aws/rds/backup`, `aws/eks:fargate/backup`, `aws/paas/backup`. */
  fact: string;
  owner: Owner;
  split?: Split;
  /** What each side does. */
  provider?: string;
  customer?: string;
  thirdParty?: ThirdParty;
  ifNothingIsDone?: string;
  appliesTo?: string;
  examNote?: string;
  reason: string;
  /** Their titles are in `pages`. */
  sources: { url: string; checked: string }[];
}

/** What `srm export` prints: all of an edition of the catalogue. Controls that do not apply to a service have no fact there. */
export interface CatalogDocument extends Head {
  kind: "catalog";
  controls: { id: string; title: string; category: string; type: ControlType }[];
  services: ReturnType<typeof servicesDocument>["services"];
  facts: ExportedFact[];
  pages: Source[];
}

/** All of a catalogue but its facts and their pages, which are many. */
export function catalogHead(catalog: Catalog): Omit<CatalogDocument, "facts" | "pages"> {
  return {
    ...head(catalog),
    kind: "catalog",
    controls: catalog.controlHeads.map(({ id, title, category, type }) => ({ id, title, category, type })),
    services: servicesDocument(catalog, catalog.serviceHeads).services,
  };
}

/**
 * Every fact, in the catalogue's order: the models' cells, then each service's. An option has a fact only where it says other than its
 * service does without it. Reads every record.
 * @param onPage is told each page when it is first cited
 */
export function* everyFact(catalog: Catalog, onPage: (page: Source) => void): Generator<ExportedFact> {
  const seen = new Set<string>();
  const exported = (v: Verdict): ExportedFact => {
    for (const s of v.sources) {
      const key = `${s.checked} ${s.url}`;
      if (!seen.has(key)) onPage(s);
      seen.add(key);
    }
    return { fact: factOf(v), ...sayingOf(v) };
  };
  const controls = catalog.controlHeads.map((h) => catalog.control(h.id) as Control);
  for (const model of MODEL_IDS) {
    for (const control of controls) yield* resolve(catalog, { control, model }).verdicts.map(exported);
  }
  for (const { id } of catalog.serviceHeads) {
    const service = catalog.service(id) as Service;
    for (const control of controls) yield* cellsOf(catalog, service, control).map(exported);
  }
}

/** The cells of a service for a control: its own, or one for each option, then those of options that say otherwise. */
function cellsOf(catalog: Catalog, service: Service, control: Control): Verdict[] {
  const at = (options: Option[]) => resolve(catalog, { control, service, options }).verdicts;
  const own = at([]);
  const matters = (o: Option) => o.statements[control.id] || o.components.add.length > 0 || o.components.remove.length > 0;
  const named = [
    ...service.options.filter(matters).map((o) => [o]),
    ...service.pairs.filter((p) => p.statements[control.id]).map((p) => service.options.filter((o) => p.options.includes(o.id))),
  ].flatMap(at);
  const [first] = own;
  // A cell that does not apply is left out, unless an option makes it so.
  const cells = own.length === 1 && first?.owner === "not-applicable" ? [] : own;
  if (named.length === 0) return cells;
  const said = own.length === 1 && first ? JSON.stringify(sayingOf(first)) : null;
  const byFact = new Map(cells.map((v) => [factOf(v), v]));
  for (const v of named) if (!byFact.has(factOf(v)) && JSON.stringify(sayingOf(v)) !== said) byFact.set(factOf(v), v);
  return [...byFact.values()];
}

function sayingOf(v: Verdict): Omit<ExportedFact, "fact"> {
  return {
    owner: v.owner,
    ...(v.split && { split: v.split }),
    ...(v.duties.provider !== null && { provider: v.duties.provider }),
    ...(v.duties.customer !== null && { customer: v.duties.customer }),
    ...(v.thirdParty && { thirdParty: v.thirdParty }),
    ...(v.ifNothingIsDone !== null && { ifNothingIsDone: v.ifNothingIsDone }),
    ...(v.appliesTo !== null && { appliesTo: v.appliesTo }),
    ...(v.examNote !== null && { examNote: v.examNote }),
    reason: v.because.at(-1)?.reason ?? "",
    sources: v.sources.map(({ url, checked }) => ({ url, checked })),
  };
}
