import type {
  Catalog,
  Control,
  ControlHead,
  Lifecycle,
  ModelId,
  Owner,
  ResourceNames,
  ServiceHead,
  Source,
  Split,
} from "../catalog/index.js";
import { CLOUD_MODELS, frameworkNamed, MODEL_IDS } from "../catalog/index.js";
import { findThing, requirementId, type Thing } from "../names/index.js";
import { allAnswers, answersFor, subjectOf } from "./cells.js";
import { type Answer, type Head, head, type MappedControl, type MappedRequirement } from "./document.js";
import { showFramework, showRequirement } from "./frameworks.js";
import { requirementsOf } from "./requirements.js";

/** A control in a model, as `show` prints it. */
export interface ControlInModel {
  model: ModelId;
  owner: Owner;
  split: Split | null;
  reason: string;
  duties: { provider: string | null; customer: string | null };
  sources: Source[];
}

export type ShowDocument = Head &
  (
    | {
        kind: "control";
        id: string;
        title: string;
        category: string;
        type: Control["type"];
        needs: string[];
        reason: string;
        owners: Record<ModelId, Owner>;
        models: ControlInModel[];
        sources: Source[];
        /** Of the frameworks to which controls are mapped. */
        requirements: MappedRequirement[];
      }
    | {
        kind: "service";
        id: string;
        name: string;
        provider: string;
        aliases: string[];
        category: string;
        model: ModelId;
        archetype: string;
        lifecycle: Lifecycle;
        summary: string;
        names: ResourceNames;
        securityChapter: Source | null;
        nothingOfItsOwn: string | null;
        options: { id: string; name: string; axis: string; default: boolean }[];
        answers: Answer[];
      }
    | {
        kind: "option";
        id: string;
        name: string;
        axis: string;
        default: boolean;
        service: { id: string; name: string; provider: string; model: ModelId };
        answers: Answer[];
      }
    | {
        kind: "model";
        id: ModelId;
        name: string;
        summary: string;
        examples: string[];
        layers: Record<string, string>;
        sources: Source[];
        answers: Answer[];
      }
    | {
        kind: "requirement";
        id: string;
        title: string | null;
        framework: { id: string; title: string; version: string; licence: string; sources: Source[] };
        baselines: { id: string; title: string }[];
        /** Those that do a part of it first, then those that bear on it. */
        controls: (MappedControl & { owners: Record<ModelId, Owner> })[];
      }
    | {
        kind: "framework";
        id: string;
        title: string;
        version: string;
        publisher: string;
        licence: string;
        sources: Source[];
        baselines: { id: string; title: string; requirements: number }[];
        requirements: { id: string; title: string | null; baselines: string[]; controls: string[] }[];
        unmapped: { control: string; reason: string }[];
      }
    | { kind: "unknown"; status: "unknown"; suggestions: { id: string; name: string }[] }
    | { kind: "ambiguous"; status: "ambiguous"; candidates: { id: string; name: string }[] }
  );

const named = ({ id, name }: Thing) => ({ id, name });

/** What `srm show ID` says: all of a control, service, option or model, or of a requirement or framework to which controls are mapped. */
export function show(catalog: Catalog, id: string): ShowDocument {
  const requirement = requirementId(id);
  if (requirement) return showRequirement(catalog, requirement);
  const found = findThing(catalog, id);
  const framework = found.status === "unknown" ? frameworkNamed(catalog, id) : null;
  if (framework) return showFramework(catalog, framework);
  if (found.status === "unknown")
    return { ...head(catalog), kind: "unknown", status: "unknown", suggestions: found.suggestions.map(named) };
  if (found.status === "ambiguous")
    return { ...head(catalog), kind: "ambiguous", status: "ambiguous", candidates: found.candidates.map(named) };
  const { thing } = found;
  const subject = subjectOf(catalog, thing);
  if (thing.kind === "control" || !subject) return showControl(catalog, catalog.control(thing.id) as Control);
  const answers = allAnswers(catalog, subject);
  if (thing.kind === "model") {
    const {
      name,
      summary,
      examples,
      layers,
      sources,
      id: model,
    } = catalog.models.find((m) => m.id === thing.id) as Catalog["models"][number];
    return { ...head(catalog), kind: "model", id: model, name, summary, examples, layers, sources, answers };
  }
  const service = subject.service as NonNullable<typeof subject.service>;
  const [option] = subject.options;
  if (option) {
    const { id: optionId, name, axis, default: isDefault } = option;
    return {
      ...head(catalog),
      kind: "option",
      id: optionId,
      name,
      axis,
      default: isDefault,
      service: { id: service.id, name: service.name, provider: service.provider, model: service.model },
      answers,
    };
  }
  const { name, provider, aliases, category, model, archetype, lifecycle, summary } = service;
  const options = service.options.map(({ id: o, name: n, axis, default: isDefault }) => ({ id: o, name: n, axis, default: isDefault }));
  return {
    ...head(catalog),
    kind: "service",
    id: service.id,
    name,
    provider,
    aliases,
    category,
    model,
    archetype,
    lifecycle,
    summary,
    names: service.names,
    securityChapter: service.securityChapter ?? null,
    nothingOfItsOwn: service.nothingOfItsOwn ?? null,
    options,
    answers,
  };
}

function showControl(catalog: Catalog, control: Control): ShowDocument {
  const models = MODEL_IDS.flatMap((model): ControlInModel[] =>
    answersFor(catalog, control, { service: null, options: [], model }).map((a) => ({
      model,
      owner: a.owner,
      split: a.split,
      reason: a.because.at(-1)?.reason ?? "",
      duties: a.duties,
      sources: a.sources,
    })),
  );
  const [headline] = answersFor(catalog, control, { service: null, options: [], model: null });
  return {
    ...head(catalog),
    kind: "control",
    id: control.id,
    title: control.title,
    category: control.category,
    type: control.type,
    needs: control.needs,
    reason: headline?.because.at(-1)?.reason ?? control.reason,
    owners: headline?.owners ?? ({} as Record<ModelId, Owner>),
    models,
    sources: control.sources,
    requirements: requirementsOf(catalog, control.id),
  };
}

export interface ControlFilter {
  category?: string | undefined;
  type?: string | undefined;
  owner?: string | undefined;
  model?: ModelId | undefined;
}

/** Controls that pass a filter. An owner is looked for in `model`, without one in any cloud model. */
export function listControls(catalog: Catalog, f: ControlFilter = {}): ControlHead[] {
  return catalog.controlHeads.filter(
    (c) =>
      (!f.category || c.category === f.category) &&
      (!f.type || c.type === f.type) &&
      (!f.owner || (f.model ? [f.model] : CLOUD_MODELS).some((m) => c.owners[m] === f.owner)) &&
      (f.owner || !f.model || c.owners[f.model] !== "not-applicable"),
  );
}

/** Services of a category (by its id) and a model. */
export function listServices(catalog: Catalog, f: { category?: string | undefined; model?: ModelId | undefined } = {}): ServiceHead[] {
  return catalog.serviceHeads.filter((s) => (!f.category || s.category === f.category) && (!f.model || s.model === f.model));
}

/** The documents of the lists, as `--json` prints them. */
export function controlsDocument(catalog: Catalog, controls: ControlHead[]) {
  return {
    ...head(catalog),
    controls: controls.map(({ id, title, category, type, owners, own }) => ({ id, title, category, type, owners, ...(own && { own }) })),
  };
}

export function servicesDocument(catalog: Catalog, services: ServiceHead[]) {
  return {
    ...head(catalog),
    services: services.map(({ id, name, provider, aliases, category, model, archetype, lifecycle, options, own }) => ({
      id,
      name,
      provider,
      aliases,
      category,
      model,
      archetype,
      lifecycle,
      options: options.map(({ id: o, name: n, axis, default: isDefault }) => ({ id: o, name: n, axis, default: isDefault })),
      ...(own && { own }),
    })),
  };
}

export function categoriesDocument(catalog: Catalog) {
  return { ...head(catalog), categories: catalog.categories.map(({ id, title, controls }) => ({ id, title, controls: controls.length })) };
}
