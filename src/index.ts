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
import { type Catalog, frameworkOf, type ModelId, type Owner } from "./catalog/index.js";
import { openCatalogFile } from "./catalog/open.js";
import { findColumn, type MatrixColumn, type MatrixDocument, matrix, type Team } from "./export/index.js";
import { findThing } from "./names/index.js";
import {
  askLayer,
  columnsInUse,
  faultLine,
  type Layer,
  layered,
  layerOver,
  type Overlay,
  type ReadOverlay,
  readOverlay as read,
  sayingOf,
} from "./overlay/index.js";

export type {
  Answer,
  AskDocument,
  AskedRequirement,
  CompareDocument,
  ControlFilter,
  FrameworksDocument,
  Head,
  MappedControl,
  MappedRequirement,
  OptionName,
  Performer,
  RunbookDocument,
  ShowDocument,
  Suggestion,
  Yours,
} from "./answer/index.js";
export type { ControlId, OptionId, ServiceId } from "./catalog/generated/table.js";
export type { ControlType, Lifecycle, MappingKind, ModelId, Owner, Source, Split, ThirdParty } from "./catalog/index.js";
export type { MatrixCell, MatrixColumn, MatrixDocument, MatrixRequirement, MatrixRow } from "./export/index.js";
export type { Fault, Overlay, ReadOverlay } from "./overlay/index.js";

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

/** What a matrix is to be of, beside its services. */
export interface MatrixQuery {
  /** A framework by its id, such as `nist-800-53`: its requirements stand beside the controls, or (`by: "framework"`) are the rows. */
  framework?: string;
  by?: "control" | "framework";
  /** The id of a baseline of the framework, such as `fedramp-moderate`. */
  baseline?: string;
  /** The id of a category of controls. */
  category?: string;
  /** Only rows that have a cell of this owner. */
  owner?: Owner;
  /** Who writes: a team whose system runs on the provider (default), or the provider. */
  as?: "leveraging" | "provider";
  /** Whose words say where a control comes from: FedRAMP's (default) or the CSA's. */
  words?: "fedramp" | "csa";
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
  /**
   * A responsibility matrix: controls in rows, services in columns; what each format of `srm matrix` is made from.
   * @param services ids or names of services and options; `+` joins options of several axes: `lambda:image+runtime-manual`;
   * none: those that the overlay has in use
   * @throws RangeError for a name that is not in the catalogue, or a query that asks for requirements without a framework
   * @example srm.matrix(["ec2", "eks:fargate"]).rows[0]?.cells.map((cell) => cell.owner)
   */
  matrix(services: string[], query?: MatrixQuery): MatrixDocument;
  /** The controls that pass a filter. */
  controls(filter?: ControlFilter): ReturnType<typeof controlsDocument>;
  /** The services, of a category or a model. */
  services(filter?: { category?: string; model?: ModelId }): ReturnType<typeof servicesDocument>;
  categories(): ReturnType<typeof categoriesDocument>;
  /** The frameworks to which controls are mapped; `show` has each in full, and each of its requirements. */
  frameworks(): FrameworksDocument;
}

/** A team's own layer, and where in the company answers are wanted for. */
export interface OpenOptions {
  /** The text of an srm.yaml, or what {@link readOverlay} made of it. */
  overlay?: string | Overlay;
  environment?: string;
  /** An account id; its environment is that of the overlay's `accounts`. */
  account?: string;
}

/**
 * Opens the catalogue that ships with this package; records are read when they are needed.
 * @throws RangeError where the text of an overlay has faults; the message has a line for each
 * @example
 * import { openCatalog } from "cloud-srm";
 * const srm = openCatalog();
 * srm.ask("who patches the OS of my ALB").answers[0]?.owner; // "provider"
 * @example
 * const ours = openCatalog({ overlay: readFileSync("srm.yaml", "utf8") });
 * ours.resolve({ control: "backup", service: "rds" }).answers[0]?.yours?.accountable; // "platform team"
 */
export function openCatalog({ overlay, environment, account }: OpenOptions = {}): Srm {
  const catalog = openCatalogFile();
  if (overlay === undefined) return srmOf(catalog);
  const { overlay: parsed, faults } = typeof overlay === "string" ? readOverlay(overlay) : { overlay, faults: [] };
  if (!parsed) throw new RangeError(faults.map(faultLine).join("\n"));
  return srmOf(catalog, layerOver(catalog, parsed, { environment: environment ?? null, account: account ?? null }));
}

/**
 * Reads and checks the text of an overlay.
 * @param path how it is called in messages and documents
 * @returns the overlay, or null with every fault: file, line, column, what is wrong, and what to write
 */
export function readOverlay(text: string, path = "srm.yaml"): ReadOverlay {
  return read(text, path, openCatalogFile());
}

/** The same questions over a catalogue at hand, such as one with a provider added. */
export function srmOf(shipped: Catalog, layer: Layer | null = null): Srm {
  const catalog = layer?.catalog ?? shipped;
  const add = <D extends Head>(document: D): D => (layer ? layered(layer, document) : document);
  return {
    version: catalog.version,
    date: catalog.date,
    ask: (question) => (layer ? askLayer(layer, question) : ask(catalog, question)),
    resolve: (query) => {
      const control = catalog.control(idOf(catalog, query.control, "control"));
      if (!control) throw new RangeError(`no control "${query.control}"`);
      const subject = subjectFor(catalog, query);
      const answers = answersFor(catalog, control, subject);
      return add({ ...head(catalog), status: answers.length > 1 ? ("ambiguous" as const) : ("answered" as const), answers });
    },
    show: (id) => add(show(catalog, id)),
    compare: (things) =>
      add(
        compare(
          catalog,
          things.map((t) => columnFor(catalog, t)),
        ).document,
      ),
    matrix: (services, query) =>
      matrixFor(catalog, services.length === 0 && layer ? columnsInUse(layer) : services, query, layer ? sayingOf(layer) : undefined),
    controls: (filter) => add(controlsDocument(catalog, listControls(catalog, filter))),
    services: (filter) => add(servicesDocument(catalog, listServices(catalog, filter))),
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

function matrixFor(catalog: Catalog, services: string[], query: MatrixQuery = {}, team?: Team): MatrixDocument {
  const { framework: name, as: perspective, category, baseline, ...wish } = query;
  const framework = name === undefined ? undefined : frameworkOf(catalog, name);
  if (framework === null) throw new RangeError(`no framework "${name}"; there are ${catalog.frameworks.map((f) => f.id).join(", ")}`);
  if (!framework && (wish.by === "framework" || baseline !== undefined)) throw new RangeError("requirements need a framework");
  if (baseline !== undefined && !framework?.baselines.some((b) => b.id === baseline))
    throw new RangeError(`no baseline "${baseline}"; there are ${framework?.baselines.map((b) => b.id).join(", ")}`);
  if (category !== undefined && !catalog.categories.some((c) => c.id === category))
    throw new RangeError(`no category "${category}"; there are ${catalog.categories.map((c) => c.id).join(", ")}`);
  if (services.length === 0) throw new RangeError("a matrix needs services");
  const columns = services.map((s) => matrixColumnFor(catalog, s)).filter((c, i, all) => all.findIndex((d) => d.id === c.id) === i);
  return matrix(catalog, { ...wish, columns, framework, baseline, category, perspective, team });
}

function matrixColumnFor(catalog: Catalog, name: string): MatrixColumn {
  const found = findColumn(catalog, name);
  if (found.status === "found") return found.column;
  if (found.status === "clash") throw new RangeError(found.message);
  const near = found.status === "ambiguous" ? found.candidates : found.suggestions;
  throw new RangeError(
    `no service or option "${found.name}"${near.length > 0 ? `; did you mean ${near.map((t) => t.id).join(", ")}?` : ""}`,
  );
}
