import {
  type Answer,
  type AskDocument,
  answersFor,
  ask,
  type CompareDocument,
  type ControlFilter,
  categoriesDocument,
  compare,
  controlsDocument,
  type FrameworksDocument,
  frameworksDocument,
  type Head,
  head,
  listControls,
  listServices,
  type ShowDocument,
  type Subject,
  servicesDocument,
  show,
} from "./answer/index.js";
import type { ControlId, OptionId, ServiceId } from "./catalog/generated/table.js";
import type { Catalog, ModelId } from "./catalog/index.js";
import { openCatalogFile } from "./catalog/open.js";
import { findThing } from "./names/index.js";

export type {
  Answer,
  AskDocument,
  AskedRequirement,
  CompareDocument,
  ControlFilter,
  FrameworksDocument,
  Head,
  MappedControl,
  OptionName,
  RunbookDocument,
  ShowDocument,
  Suggestion,
} from "./answer/index.js";
export type { ControlId, OptionId, ServiceId } from "./catalog/generated/table.js";
export type { ControlType, Lifecycle, MappingKind, ModelId, Owner, Source, Split, ThirdParty } from "./catalog/index.js";

/** An id that the editor completes, or any other name of the thing. */
type Name<Id extends string> = Id | (string & {});

/** What to resolve: a control, on a service with options, or in a model, or (with neither) in general. */
export interface ResolveQuery {
  control: Name<ControlId>;
  provider?: string;
  service?: Name<ServiceId>;
  options?: Name<OptionId>[];
  model?: ModelId;
}

/** What {@link Srm.resolve} returns: `ambiguous` where options that were not named have different owners, one answer for each. */
export interface ResolveDocument extends Head {
  status: "answered" | "ambiguous";
  answers: Answer[];
}

/** The catalogue's questions. Everything is synchronous, and returns what the command prints with `--json`. */
export interface Srm {
  readonly version: string;
  /** ISO date of this edition of the facts. */
  readonly date: string;
  /**
   * Answers a question in plain words.
   * @example srm.ask("who patches the EC2 guest OS").answers[0]?.owner // "customer"
   */
  ask(question: string): AskDocument;
  /**
   * The owner of one control.
   * @throws RangeError where a control, service, option or model is not in the catalogue; the message names near ones
   * @example srm.resolve({ control: "guest-os-patching", service: "rds" }).answers[0]?.owner // "provider"
   */
  resolve(query: ResolveQuery): ResolveDocument;
  /**
   * Everything that applies to a service, an option or a model; or one control in every model; or a
   * requirement with the controls that are mapped to it, or a framework.
   * @example srm.show("eks:fargate")
   */
  show(id: string): ShowDocument;
  /**
   * Compares services, options and models, control by control.
   * @throws RangeError for a name that is not in the catalogue
   * @example srm.compare(["ec2", "fargate"]).rows.filter((row) => row.differs)
   */
  compare(things: string[]): CompareDocument;
  /** The controls that pass a filter. */
  controls(filter?: ControlFilter): ReturnType<typeof controlsDocument>;
  /** The services, of a category or a model. */
  services(filter?: { category?: string; model?: ModelId }): ReturnType<typeof servicesDocument>;
  categories(): ReturnType<typeof categoriesDocument>;
  /** The frameworks to which controls are mapped; `show` has each in full, and each of its requirements. */
  frameworks(): FrameworksDocument;
}

/**
 * Opens the catalogue that ships with this package; records are read when they are needed.
 * @example
 * import { openCatalog } from "cloud-srm";
 * const srm = openCatalog();
 * srm.ask("who patches the OS of my ALB").answers[0]?.owner; // "provider"
 */
export function openCatalog(): Srm {
  return srmOf(openCatalogFile());
}

/** The same questions over a catalogue at hand, such as one with a provider added. */
export function srmOf(catalog: Catalog): Srm {
  return {
    version: catalog.version,
    date: catalog.date,
    ask: (question) => ask(catalog, question),
    resolve: (query) => {
      const control = catalog.control(idOf(catalog, query.control, "control"));
      if (!control) throw new RangeError(`no control "${query.control}"`);
      const subject = subjectFor(catalog, query);
      const answers = answersFor(catalog, control, subject);
      return { ...head(catalog), status: answers.length > 1 ? "ambiguous" : "answered", answers };
    },
    show: (id) => show(catalog, id),
    compare: (things) =>
      compare(
        catalog,
        things.map((t) => columnFor(catalog, t)),
      ).document,
    controls: (filter) => controlsDocument(catalog, listControls(catalog, filter)),
    services: (filter) => servicesDocument(catalog, listServices(catalog, filter)),
    categories: () => categoriesDocument(catalog),
    frameworks: () => frameworksDocument(catalog),
  };
}

function idOf(catalog: Catalog, name: string, kind: "control" | "service" | "option"): string {
  const found = findThing(catalog, name, [kind]);
  if (found.status === "found") return found.thing.id;
  const near = found.status === "ambiguous" ? found.candidates : found.suggestions;
  throw new RangeError(`no ${kind} "${name}"${near.length > 0 ? `; did you mean ${near.map((t) => t.id).join(", ")}?` : ""}`);
}

function subjectFor(catalog: Catalog, query: ResolveQuery): Subject {
  const named = (query.options ?? []).map((o) => idOf(catalog, o, "option"));
  const serviceId = query.service ? idOf(catalog, query.service, "service") : named[0]?.split(":")[0];
  if (!serviceId) {
    if (query.model && !catalog.models.some((m) => m.id === query.model))
      throw new RangeError(`no model "${query.model}"; models are ${catalog.models.map((m) => m.id).join(", ")}`);
    return { service: null, options: [], model: query.model ?? null, ...(query.provider && { provider: query.provider }) };
  }
  const service = catalog.service(serviceId);
  if (!service) throw new RangeError(`no service "${serviceId}"`);
  const options = named.map((id) => {
    const option = service.options.find((o) => o.id === id);
    if (!option) throw new RangeError(`${id} is no option of ${serviceId}`);
    return option;
  });
  return { service, options, model: null };
}

function columnFor(catalog: Catalog, name: string): CompareDocument["columns"][number] {
  const found = findThing(catalog, name, ["service", "option", "model"]);
  if (found.status === "found") return { id: found.thing.id, kind: found.thing.kind as "service", name: found.thing.name };
  const near = found.status === "ambiguous" ? found.candidates : found.suggestions;
  throw new RangeError(
    `no service, option or model "${name}"${near.length > 0 ? `; did you mean ${near.map((t) => t.id).join(", ")}?` : ""}`,
  );
}
