import type { Catalog, Control, ModelId, Option, Owner, Service } from "../catalog/index.js";
import { modelOwners, resolve } from "../resolve/index.js";
import { answerOf } from "./answer.js";
import type { Answer } from "./document.js";

/** What an answer is about: a service with options, a model, or neither. */
export interface Subject {
  service: Service | null;
  options: Option[];
  model: ModelId | null;
  provider?: string;
}

/** The answers of one control for one subject: one, or several where unnamed options have different owners. */
export function answersFor(catalog: Catalog, control: Control, subject: Subject, confidence = 1): Answer[] {
  const { verdicts, moved } = resolve(catalog, { control, ...subject });
  return verdicts.map((v) => answerOf(catalog, v, confidence, moved));
}

/** Every control that applies to a subject, answered. */
export function allAnswers(catalog: Catalog, subject: Subject, confidence = 1): Answer[] {
  return catalog.controlHeads.flatMap((h) =>
    answersFor(catalog, catalog.control(h.id) as Control, subject, confidence).filter((a) => a.owner !== "not-applicable"),
  );
}

/** The owners of a control in each model. */
export function modelOwnersOf(catalog: Catalog, id: string): Record<ModelId, Owner> {
  const control = catalog.control(id) as Control;
  return modelOwners(catalog, control, catalog.providers[0]?.id ?? "");
}

/** The subject that an id of a service, an option or a model stands for. */
export function subjectOf(catalog: Catalog, thing: { kind: string; id: string }): Subject | null {
  if (thing.kind === "model") return { service: null, options: [], model: thing.id as ModelId };
  const [serviceId = ""] = thing.id.split(":");
  const service = catalog.service(serviceId);
  if (!service) return null;
  const options = service.options.filter((o) => o.id === thing.id);
  return { service, options, model: null };
}
