import type {
  Archetype,
  Catalog,
  Control,
  ModelId,
  Option,
  Owner,
  Service,
  Source,
  Split,
  Statement,
  Statements,
  ThirdParty,
} from "../catalog/index.js";
import { kept } from "./kept.js";

export type Level = "headline" | "model" | "archetype" | "service" | "option";

/** One level that spoke about a cell. `at` is the file and line of its statement; null for what is derived. */
export interface Reason {
  level: Level;
  id: string;
  owner: Owner;
  reason: string;
  sources: Source[];
  at: { file: string; line: number } | null;
}

/** The owner of one cell, with all that led there. Texts are filled in: no placeholders are left. */
export interface Cell {
  owner: Owner;
  split: Split | null;
  decidedBy: Level;
  duties: { provider: string | null; customer: string | null };
  because: Reason[];
  evidence: "stated" | "archetype" | "model";
  sources: Source[];
  thirdParty: ThirdParty | null;
  ifNothingIsDone: string | null;
  appliesTo: string | null;
  examNote: string | null;
}

interface Spoke {
  level: Level;
  id: string;
  statement: Statement;
}

/** An archetype and those it extends, most general first. */
export function archetypeChain(catalog: Catalog, id: string): Archetype[] {
  const chain: Archetype[] = [];
  for (let next: string | undefined = id; next !== undefined; ) {
    const archetype: Archetype | undefined = catalog.archetype(next);
    if (!archetype || chain.includes(archetype)) break;
    chain.unshift(archetype);
    next = archetype.extends;
  }
  return chain;
}

const chainOf = kept((catalog, service: Service) => archetypeChain(catalog, service.archetype));

/** What a service has, with the options taken. */
export function componentsOf(catalog: Catalog, service: Service, options: Option[] = []): ReadonlySet<string> {
  const base = baseOf(catalog, service);
  const changing = options.filter((o) => o.components.add.length > 0 || o.components.remove.length > 0);
  return changing.length === 0 ? base : changed(base, changing);
}

const baseOf = kept(
  (catalog, service: Service): ReadonlySet<string> =>
    changed(
      chainOf(catalog, service).flatMap((a) => a.components),
      [service],
    ),
);

function changed(has: Iterable<string>, by: readonly Pick<Option, "components">[]): Set<string> {
  const now = new Set(has);
  for (const { components } of by) {
    for (const c of components.add) now.add(c);
    for (const c of components.remove) now.delete(c);
  }
  return now;
}

/** Fills `{provider}` and `{service}`. */
export function fill(text: string, provider: string, service: string): string {
  return text.replaceAll("{provider}", provider).replaceAll("{service}", service);
}

/** Who owns `control` on `service`, run with `options`. A model's default never decides here; null where nobody states the cell. */
export function serviceCell(catalog: Catalog, control: Control, service: Service, options: Option[] = []): Cell | null {
  const provider = catalog.providers.find((p) => p.id === service.provider);
  const say = (text: string) => fill(text, provider?.short ?? service.provider, service.name);
  const missing = missingFor(catalog, control, service, options);
  if (missing !== undefined) {
    const absent = catalog.components.find((c) => c.id === missing)?.absent ?? `{service} has no ${missing}.`;
    return absentCell(service.archetype, say(absent));
  }
  const spoke = speaking(catalog, control, service, options);
  const last = spoke.at(-1);
  return last ? cellOf(control, spoke, last, service.model, say) : null;
}

/** The owner of such a cell, without its words: for when most of many cells turn out to be alike. */
export function serviceOwner(catalog: Catalog, control: Control, service: Service, options: Option[]): Owner | null {
  if (missingFor(catalog, control, service, options) !== undefined) return "not-applicable";
  return speaking(catalog, control, service, options).at(-1)?.statement.owner ?? null;
}

/** What a control needs and the service lacks. */
function missingFor(catalog: Catalog, { needs }: Control, service: Service, options: Option[]): string | undefined {
  if (needs.length === 0) return undefined;
  const has = componentsOf(catalog, service, options);
  return needs.find((c) => !has.has(c));
}

/** The levels that say something of a control, most general first. */
function speaking(catalog: Catalog, control: Control, service: Service, options: Option[]): Spoke[] {
  const spoke: Spoke[] = [];
  const add = (level: Level, id: string, statements: Statements) => {
    const statement = statements[control.id];
    if (statement) spoke.push({ level, id, statement });
  };
  for (const a of chainOf(catalog, service)) add("archetype", a.id, a.statements);
  add("service", service.id, service.statements);
  for (const o of options) add("option", o.id, o.statements);
  for (const p of service.pairs) {
    if (p.options.every((id) => options.some((o) => o.id === id))) add("option", p.options.join("+"), p.statements);
  }
  return spoke;
}

/** Who owns `control` where no service is meant: in `model`, or (null) by the control's type. */
export function modelCell(catalog: Catalog, control: Control, model: ModelId | null, providerId: string): Cell {
  const provider = catalog.providers.find((p) => p.id === providerId);
  const say = (text: string) => fill(text, provider?.short ?? "the provider", "the service");
  if (model !== null) {
    const own = provider?.statements[control.id]?.[model];
    const spoke: Spoke[] = [{ level: "model", id: model, statement: control.models[model] }];
    if (own) spoke.push({ level: "model", id: providerId, statement: own });
    return cellOf(control, spoke, spoke.at(-1) as Spoke, model, say);
  }
  const headline: Statement = { owner: HEADLINE[control.type], reason: control.reason, sources: control.sources, at: control.at };
  if (control.type === "shared") {
    const group = wordsFor(control, "shared", "iaas");
    headline.split = group?.split ?? "layers";
  }
  const spoke: Spoke = { level: "headline", id: control.id, statement: headline };
  return cellOf(control, [spoke], spoke, "iaas", say);
}

/** The owner that a control's type stands for, in AWS's picture. */
export const HEADLINE = { inherited: "provider", shared: "shared", customer: "customer" } as const satisfies Record<Control["type"], Owner>;

function cellOf(control: Control, spoke: Spoke[], last: Spoke, model: ModelId, say: (text: string) => string): Cell {
  const { statement } = last;
  const duty = (side: "provider" | "customer"): string | null => {
    const nearest = spoke.findLast((s) => s.statement.owner === statement.owner && s.statement[side])?.statement[side];
    // What a control says in general of the side that does not own may be false of this one service.
    const general = statement.owner === side || statement.owner === "shared" || last.level === "model" || last.level === "headline";
    const text =
      nearest ?? (general && statement.owner !== "not-applicable" ? wordsFor(control, statement.owner, model)?.[side] : undefined);
    return text === undefined ? null : say(text);
  };
  const owns = statement.owner !== "not-applicable";
  return {
    owner: statement.owner,
    split: statement.owner === "shared" ? (statement.split ?? "layers") : null,
    decidedBy: last.level,
    duties: owns ? { provider: duty("provider"), customer: duty("customer") } : { provider: null, customer: null },
    because: spoke.map(({ level, id, statement: s }) => ({
      level,
      id,
      owner: s.owner,
      reason: say(s.reason),
      sources: s.sources,
      at: s.at,
    })),
    evidence: last.level === "service" || last.level === "option" ? "stated" : last.level === "archetype" ? "archetype" : "model",
    sources: statement.sources,
    thirdParty: statement.thirdParty ?? null,
    ifNothingIsDone: statement.ifNothingIsDone ? say(statement.ifNothingIsDone) : null,
    appliesTo: statement.appliesTo ?? null,
    examNote: statement.examNote ? say(statement.examNote) : null,
  };
}

/** The control's own words for an owner: of the model itself if it has that owner, else of the first cloud model that has. */
function wordsFor(control: Control, owner: Owner, model: ModelId): Statement | undefined {
  const order: ModelId[] = [model, "iaas", "caas", "paas", "faas", "saas", "on-prem"];
  return order.map((m) => control.models[m]).find((s) => s?.owner === owner);
}

function absentCell(archetype: string, reason: string): Cell {
  return {
    owner: "not-applicable",
    split: null,
    decidedBy: "archetype",
    duties: { provider: null, customer: null },
    because: [{ level: "archetype", id: archetype, owner: "not-applicable", reason, sources: [], at: null }],
    evidence: "archetype",
    sources: [],
    thirdParty: null,
    ifNothingIsDone: null,
    appliesTo: null,
    examNote: null,
  };
}
