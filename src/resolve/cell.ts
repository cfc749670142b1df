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
  ThirdParty,
} from "../catalog/index.js";

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

/** What a service has, with the options taken. */
export function componentsOf(catalog: Catalog, service: Service, options: Option[] = []): Set<string> {
  const has = new Set(archetypeChain(catalog, service.archetype).flatMap((a) => a.components));
  for (const { components } of [service, ...options]) {
    for (const c of components.add) has.add(c);
    for (const c of components.remove) has.delete(c);
  }
  return has;
}

/** Fills `{provider}` and `{service}`. */
export function fill(text: string, provider: string, service: string): string {
  return text.replaceAll("{provider}", provider).replaceAll("{service}", service);
}

/** Who owns `control` on `service`, run with `options`. A model's default never decides here; null where nobody states the cell. */
export function serviceCell(catalog: Catalog, control: Control, service: Service, options: Option[] = []): Cell | null {
  const provider = catalog.providers.find((p) => p.id === service.provider);
  const say = (text: string) => fill(text, provider?.short ?? service.provider, service.name);
  const has = componentsOf(catalog, service, options);
  const missing = control.needs.find((c) => !has.has(c));
  if (missing !== undefined) {
    const absent = catalog.components.find((c) => c.id === missing)?.absent ?? `{service} has no ${missing}.`;
    return absentCell(service.archetype, say(absent));
  }
  const taken = new Set(options.map((o) => o.id));
  const spoke: Spoke[] = [
    ...archetypeChain(catalog, service.archetype).map((a) => ({ level: "archetype" as const, id: a.id, statements: a.statements })),
    { level: "service" as const, id: service.id, statements: service.statements },
    ...options.map((o) => ({ level: "option" as const, id: o.id, statements: o.statements })),
    ...service.pairs
      .filter((p) => p.options.every((o) => taken.has(o)))
      .map((p) => ({ level: "option" as const, id: p.options.join("+"), statements: p.statements })),
  ].flatMap(({ level, id, statements }) => {
    const statement = statements[control.id];
    return statement ? [{ level, id, statement }] : [];
  });
  const last = spoke.at(-1);
  return last ? cellOf(control, spoke, last, service.model, say) : null;
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
