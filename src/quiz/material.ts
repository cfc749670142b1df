import type { Answer } from "../answer/index.js";
import { type Catalog, CLOUD_MODELS, type ControlHead, type ModelId, type Service } from "../catalog/index.js";
import type { QuizWish } from "./document.js";
import { moves, settledInGeneral, settledInModel, settledOn, speaksOf } from "./settled.js";

/** The models that an introduction knows. */
const FIRST_MODELS: readonly ModelId[] = ["iaas", "paas", "saas"];
/** Controls of the account or of people: on a service they would be odd, unless it says something of its own. */
const OF_THE_ACCOUNT = new Set(["identity", "incident", "governance"]);

/** One service with what can be asked about it. */
export interface ServiceMaterial {
  service: Service;
  /** Settled whichever options are taken (or with the option that is wished for). */
  answers: Answer[];
  /** Those among them that are worth a question about this service. */
  own: Answer[];
  /** For each axis that moves the line: the settled answers of its options. */
  axes: { axis: string; answers: Answer[] }[];
}

/** What questions can be made of. */
export interface Material {
  general: Answer[];
  models: Answer[];
  services: ServiceMaterial[];
}

/** The services that a quiz is about, in the order of the catalogue. */
export function servicesFor(catalog: Catalog, wish: QuizWish): string[] {
  if (wish.service) return [wish.service.split(":")[0] as string];
  const used = new Set(catalog.mostUsed);
  return catalog.serviceHeads
    .filter((s) => s.lifecycle.status === "active" && (wish.hard ? !used.has(s.id) || s.options.length > 0 : used.has(s.id)))
    .map((s) => s.id);
}

/** The controls that pass the wish. */
const headsFor = (catalog: Catalog, wish: QuizWish): ControlHead[] =>
  catalog.controlHeads.filter((c) => !wish.category || c.category === wish.category);

/** What can be asked without naming a service. */
export function generalMaterial(catalog: Catalog, wish: QuizWish): Omit<Material, "services"> {
  if (wish.service) return { general: [], models: [] };
  const heads = headsFor(catalog, wish);
  const models = wish.hard ? CLOUD_MODELS : FIRST_MODELS;
  return {
    general: heads.flatMap((h) => settledInGeneral(catalog, h) ?? []),
    models: heads.flatMap((h) => models.flatMap((m) => settledInModel(catalog, h, m) ?? [])),
  };
}

/** What can be asked about one service. */
export function serviceMaterial(catalog: Catalog, wish: QuizWish, id: string): ServiceMaterial {
  const service = catalog.service(id) as Service;
  const named = service.options.filter((o) => o.id === wish.service);
  const heads = headsFor(catalog, wish);
  const byId = new Map(heads.map((h) => [h.id, h]));
  const answers = settledOn(catalog, service, named, heads);
  const isOwn = (a: Answer): boolean => {
    const head = byId.get(a.control.id) as ControlHead;
    if (a.decidedBy === "service" || a.decidedBy === "option" || head.needs.length > 0 || moves(head)) return true;
    return wish.service !== undefined && !OF_THE_ACCOUNT.has(a.control.category);
  };
  const axes = named.length > 0 ? [] : axesOf(catalog, service, heads);
  return { service, answers, own: answers.filter(isOwn), axes };
}

/** Of each axis the answers with an option named, for the controls whose owner moves between its options. */
function axesOf(catalog: Catalog, service: Service, heads: ControlHead[]): ServiceMaterial["axes"] {
  const axes = [...new Set(service.options.map((o) => o.axis))];
  return axes.map((axis) => {
    const options = service.options.filter((o) => o.axis === axis);
    const spoken = heads.filter((h) => options.some((o) => speaksOf(service, o, h)));
    const answers = options.flatMap((o) => settledOn(catalog, service, [o], spoken));
    const owners = new Map<string, Set<string>>();
    for (const a of answers) owners.set(a.control.id, (owners.get(a.control.id) ?? new Set()).add(a.owner));
    return { axis, answers: answers.filter((a) => (owners.get(a.control.id)?.size ?? 0) > 1) };
  });
}
