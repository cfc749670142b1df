/** Turns the files of data/ into catalogue records: page ids become sources, groups become single statements. */
import type { CatalogRecords } from "../../src/catalog/catalog.js";
import {
  type Archetype,
  type Category,
  type Control,
  MODEL_IDS,
  type Model,
  type ModelId,
  NAME_KINDS,
  type Option,
  type Provider,
  type ResourceNames,
  type Service,
  type Source,
  type Statement,
  type Statements,
} from "../../src/catalog/types.js";
import { examplesIn } from "./examples.js";
import { frameworksIn } from "./frameworks.js";
import type { DataFile, Fault, Path } from "./read.js";
import type {
  RawArchetype,
  RawCatalog,
  RawControls,
  RawDefinitions,
  RawModels,
  RawNameWaivers,
  RawProvider,
  RawSaid,
  RawService,
  RawStatement,
} from "./schema.js";

export interface FullPlace {
  file: string;
  line: number;
  column: number;
}

export interface Compiled {
  records: CatalogRecords;
  /** Where a control, service, option, statement or other record stands. */
  places: Map<object, FullPlace>;
  /** Every page with where it stands. */
  pages: { id: string; source: Source; place: FullPlace; used: boolean }[];
  faults: Fault[];
}

type Pages = Map<string, { source: Source; used: () => void }>;

/** Compiles files of right form. Faults: unknown pages, controls stated twice. */
export function compile(files: DataFile[]): Compiled {
  const faults: Fault[] = [];
  const places = new Map<object, FullPlace>();
  const allPages: Compiled["pages"] = [];
  const of = <T>(kind: DataFile["kind"]) => files.filter((f) => f.kind === kind) as DataFile<T>[];

  const place = (f: DataFile, path: Path): FullPlace => ({ file: f.file, ...f.at(path) });
  const fault = (f: DataFile, path: Path, what: string, write: string) => faults.push({ ...place(f, path), what, write });
  const mark = <T extends object>(item: T, f: DataFile, path: Path): T => {
    places.set(item, place(f, path));
    return item;
  };

  const readPages = (f: DataFile<{ pages?: Record<string, Source> }>): Pages => {
    const pages: Pages = new Map();
    for (const [id, source] of Object.entries(f.value.pages ?? {})) {
      const entry = { id, source, place: place(f, ["pages", id]), used: false };
      allPages.push(entry);
      pages.set(id, {
        source,
        used: () => {
          entry.used = true;
        },
      });
    }
    return pages;
  };
  const commonPages: Pages = new Map();
  for (const f of of<{ pages: Record<string, Source> }>("pages")) for (const [k, v] of readPages(f)) commonPages.set(k, v);

  const sourcesOf = (ids: string[] | undefined, local: Pages, f: DataFile, path: Path): Source[] =>
    (ids ?? []).flatMap((id, i) => {
      const page = local.get(id) ?? commonPages.get(id);
      if (!page) {
        fault(
          f,
          [...path, "sources", i],
          `no page "${id}"`,
          `${id}: { title, url, checked } under pages: of this file, or the id of a page in pages.yaml`,
        );
        return [];
      }
      page.used();
      return [page.source];
    });

  const said = (raw: RawSaid | RawStatement, local: Pages, f: DataFile, path: Path, fallback: Source[] = []): Statement => {
    const { owner, split, reason, provider, customer, ifNothingIsDone, appliesTo, thirdParty, examNote } = raw;
    const own = sourcesOf(raw.sources, local, f, path);
    const statement: Statement = {
      owner,
      ...(split && { split }),
      reason,
      ...(provider && { provider }),
      ...(customer && { customer }),
      sources: raw.sources ? own : fallback,
      ...(ifNothingIsDone && { ifNothingIsDone }),
      ...(appliesTo && { appliesTo }),
      ...(thirdParty && { thirdParty }),
      ...(examNote && { examNote }),
      at: { file: f.file, line: f.at(path).line },
    };
    return mark(statement, f, path);
  };

  const statementsOf = (raw: RawStatement[] | undefined, local: Pages, f: DataFile, path: Path): Statements => {
    const out: Statements = {};
    for (const [i, s] of (raw ?? []).entries()) {
      for (const control of s.controls ?? [s.control as string]) {
        const at = [...path, i];
        if (out[control]) fault(f, at, `${control} is stated twice here`, "one statement for a control on one level");
        out[control] = said(s, local, f, at);
      }
    }
    return out;
  };

  const categories: Category[] = [];
  const controls: Control[] = [];
  for (const f of of<RawControls>("controls")) {
    const local = readPages(f);
    categories.push(mark({ ...f.value.category, controls: f.value.controls.map((c) => c.id) }, f, ["category"]));
    for (const [i, c] of f.value.controls.entries()) {
      const path = ["controls", i];
      const sources = sourcesOf(c.sources, local, f, path);
      const models = {} as Record<ModelId, Statement>;
      for (const [g, group] of c.owners.entries()) {
        for (const model of group.models) {
          if (models[model]) fault(f, [...path, "owners", g], `${model} has two owners`, "each model once");
          models[model] = said(group, local, f, [...path, "owners", g], group.owner === "not-applicable" ? [] : sources);
        }
      }
      for (const model of MODEL_IDS) {
        if (!models[model]) fault(f, [...path, "owners"], `${c.id}: ${model} has no owner`, `${model} in one of the groups`);
      }
      controls.push(
        mark(
          {
            id: c.id,
            title: c.title,
            category: f.value.category.id,
            type: c.type,
            needs: c.needs,
            act: c.act,
            reason: c.reason,
            sources,
            models,
            words: { ...c.words, bare: c.words.bare ?? 0 },
            aliases: c.aliases ?? [],
            ...(c.headlineWaiver && { headlineWaiver: c.headlineWaiver }),
            ...(c.otherwise && { otherwise: c.otherwise }),
            ...(c.whole && { whole: c.whole }),
            at: { file: f.file, line: f.at(path).line },
          },
          f,
          path,
        ),
      );
    }
  }

  const archetypes: Archetype[] = of<RawArchetype>("archetype").map((f) => {
    const { id, title, summary, components, extends: parent } = f.value;
    const statements = statementsOf(f.value.statements, readPages(f), f, ["statements"]);
    return mark({ id, title, summary, components, ...(parent && { extends: parent }), statements }, f, []);
  });

  const parts = (raw: { add?: string[]; remove?: string[] } | undefined) => ({ add: raw?.add ?? [], remove: raw?.remove ?? [] });
  const services: Service[] = of<RawService>("service").map((f) => {
    const s = f.value;
    const local = readPages(f);
    const full = (option: string) => `${s.id}:${option}`;
    const options: Option[] = (s.options ?? []).map((o, i) =>
      mark(
        {
          id: full(o.id),
          name: o.name,
          axis: o.axis,
          default: o.default ?? false,
          aliases: o.aliases ?? [],
          components: parts(o.components),
          statements: statementsOf(o.statements, local, f, ["options", i, "statements"]),
        },
        f,
        ["options", i],
      ),
    );
    const { status, since, note, source, sourceWaiver } = s.lifecycle;
    const [lifecycleSource] = source ? sourcesOf([source], local, f, ["lifecycle"]) : [];
    const [chapter] = s.securityChapter ? sourcesOf([s.securityChapter], local, f, ["securityChapter"]) : [];
    return mark(
      {
        id: s.id,
        name: s.name,
        provider: f.path.split("/")[1] as string,
        aliases: s.aliases ?? [],
        parts: s.parts ?? [],
        category: s.category,
        archetype: s.archetype,
        model: s.model,
        lifecycle: {
          status,
          ...(since && { since }),
          ...(note && { note }),
          ...(lifecycleSource && { source: lifecycleSource }),
          ...(sourceWaiver && { sourceWaiver }),
        },
        summary: s.summary,
        names: Object.fromEntries(NAME_KINDS.map((k) => [k, s.names?.[k] ?? []])) as ResourceNames,
        ...(chapter && { securityChapter: chapter }),
        ...(s.nothingOfItsOwn && { nothingOfItsOwn: s.nothingOfItsOwn }),
        components: parts(s.components),
        options,
        pairs: (s.pairs ?? []).map((p, i) => ({
          options: p.options.map(full),
          statements: statementsOf(p.statements, local, f, ["pairs", i, "statements"]),
        })),
        statements: statementsOf(s.statements, local, f, ["statements"]),
        at: { file: f.file, line: 1 },
      },
      f,
      [],
    );
  });

  const models: Model[] = of<RawModels>("models").flatMap((f) => {
    const local = readPages(f);
    return f.value.models.map((m, i) => mark({ ...m, sources: sourcesOf(m.sources, local, f, ["models", i]) }, f, ["models", i]));
  });

  const providers: Provider[] = of<RawProvider>("provider").map((f) => {
    const p = f.value;
    const local = readPages(f);
    const statements: Provider["statements"] = {};
    for (const [i, s] of (p.statements ?? []).entries()) {
      for (const model of s.models) {
        statements[s.control] ??= {};
        (statements[s.control] as Partial<Record<ModelId, Statement>>)[model] = said(s, local, f, ["statements", i]);
      }
    }
    return mark(
      {
        id: p.id,
        name: p.name,
        short: p.short,
        aliases: p.aliases,
        domains: p.domains,
        statements,
        ...(p.picture && { picture: { ...p.picture, sources: sourcesOf(p.picture.sources, local, f, ["picture"]) } }),
        runbooks: (p.runbooks ?? []).map((r, i) => ({
          ...r,
          deadline: r.deadline ?? null,
          steps: r.steps.map((step, n) => ({
            text: step.text,
            by: step.by,
            deadline: step.deadline ?? null,
            destructive: step.destructive ?? false,
            evidence: step.evidence ?? false,
            essential: step.essential ?? false,
            sources: sourcesOf(step.sources, local, f, ["runbooks", i, "steps", n]),
          })),
        })),
      },
      f,
      [],
    );
  });

  const definitions = of<RawDefinitions>("definitions").flatMap((f) => {
    const local = readPages(f);
    return f.value.definitions.map((d, i) =>
      mark(
        {
          id: d.id,
          term: d.term,
          aliases: d.aliases ?? [],
          text: d.text,
          see: d.see ?? [],
          sources: sourcesOf(d.sources, local, f, ["definitions", i]),
        },
        f,
        ["definitions", i],
      ),
    );
  });

  const meta = of<RawCatalog>("catalog")[0]?.value ?? {
    version: "0",
    date: "1970-01-01",
    categories: [],
  };
  const rankOf = (category: string) => (meta.categories.includes(category) ? meta.categories.indexOf(category) : meta.categories.length);
  categories.sort((a, b) => rankOf(a.id) - rankOf(b.id));
  controls.sort((a, b) => rankOf(a.category) - rankOf(b.category));
  const vocabularies = of<{ deeds: Record<string, string[]>; roles?: Record<string, string[]>; common?: string[] }>("vocabulary");
  const ambiguousNames: Record<string, string[]> = {};
  for (const f of of<{ names: { name: string; services: string[] }[] }>("ambiguous")) {
    for (const { name, services: ids } of f.value.names) ambiguousNames[name] = ids;
  }
  return {
    records: {
      version: meta.version,
      date: meta.date,
      models: MODEL_IDS.flatMap((id) => models.filter((m) => m.id === id)),
      components: of<{ components: CatalogRecords["components"] }>("components").flatMap((f) =>
        f.value.components.map((c, i) => mark(c, f, ["components", i])),
      ),
      categories,
      definitions,
      providers,
      controls,
      services,
      archetypes,
      vocabulary: {
        deeds: Object.assign({}, ...vocabularies.map((v) => v.value.deeds)),
        roles: Object.assign({}, ...vocabularies.map((v) => v.value.roles ?? {})),
        common: vocabularies.flatMap((v) => v.value.common ?? []),
      },
      ambiguousNames,
      ...examplesIn(files, mark),
      frameworks: frameworksIn(files, mark, fault),
      mostUsed: meta.mostUsed ?? [],
      serviceCategories: meta.serviceCategories ?? [],
      nameWaivers: of<RawNameWaivers>("name-waivers").flatMap((f) => f.value.waivers),
    },
    places,
    pages: allPages,
    faults,
  };
}
