import { type Answer, answersFor } from "../answer/index.js";
import { type Catalog, CLOUD_MODELS, type Control, type ControlHead, type ModelId, type Option, type Service } from "../catalog/index.js";
import { resolve } from "../resolve/index.js";

/** Titles that say whose it is. */
const GIVES_AWAY = /\b(?:your|own|you|provider)\b/i;
/** A page that says one thing, and another that says otherwise. */
const CONTESTED = /\b(?:tables?|pages?|pictures?|exams?|texts?)\b[^.;]*,? but\b|disagree|contradict/i;
/** A reason that would only repeat the answer. */
const SAYS_NOTHING = /^It is a shared control\b/;
const SHORTEST_REASON = 25;

/** Whether a control can be named in a question without its answer. */
export const isAskable = (c: ControlHead): boolean => !GIVES_AWAY.test(c.title);

/** Whether the owner of a control moves with the model: then a service's cell is worth a question of its own. */
export function moves(c: ControlHead): boolean {
  return new Set(CLOUD_MODELS.map((m) => c.owners[m]).filter((o) => o !== "not-applicable")).size > 1;
}

export const reasonOf = (a: Answer): string => a.because.at(-1)?.reason ?? "";

/** Whether an answer can be the right one of a question: it applies, nobody says otherwise, and its reason says something. */
function isClear(a: Answer): boolean {
  const reason = reasonOf(a);
  return (
    a.owner !== "not-applicable" &&
    a.sources.length > 0 &&
    a.examNote === null &&
    a.appliesTo === null &&
    a.thirdParty === null &&
    reason.length >= SHORTEST_REASON &&
    !SAYS_NOTHING.test(reason) &&
    !CONTESTED.test(reason) &&
    (a.owner === "shared" ? a.duties.provider !== null && a.duties.customer !== null : a.duties[a.owner] !== null)
  );
}

/** Whether an option says something of a control, or gives or takes what the control needs. */
export function speaksOf(service: Service, { id, statements, components }: Option, control: Pick<Control, "id" | "needs">): boolean {
  if (statements[control.id] || [...components.add, ...components.remove].some((c) => control.needs.includes(c))) return true;
  return service.pairs.some((p) => p.options.includes(id) && p.statements[control.id]);
}

/** Every way to run the service with these options named that may matter to the control: one option of each axis that speaks of it. */
function variants(service: Service, named: readonly Option[], control: Control): Option[][] {
  const speaking = new Set(service.options.filter((o) => speaksOf(service, o, control)).map((o) => o.axis));
  for (const o of named) speaking.delete(o.axis);
  const axes = [...speaking].map((axis) => service.options.filter((o) => o.axis === axis));
  return axes.reduce<Option[][]>((sets, axis) => sets.flatMap((set) => axis.map((o) => [...set, o])), [[...named]]);
}

/** The answer for a control on a service, if it is the same however else that is run; null where a question would have to say more. */
export function settled(catalog: Catalog, control: Control, service: Service, named: Option[] = []): Answer | null {
  const [answer, other] = answersFor(catalog, control, { service, options: named, model: null });
  if (!answer || other || answer.changedBy.length > 0 || !isClear(answer)) return null;
  // An option that nobody named and that speaks here would have to be named.
  if (answer.options.some((o) => !named.some((n) => n.id === o.id))) return null;
  const others = variants(service, named, control);
  if (others.length === 1) return answer;
  const owners = others.flatMap((options) => resolve(catalog, { control, service, options }).verdicts.map((v) => v.owner));
  return owners.every((o) => o === answer.owner) ? answer : null;
}

/** All settled answers on a service, for the controls that pass. */
export function settledOn(catalog: Catalog, service: Service, named: Option[], heads: readonly ControlHead[]): Answer[] {
  const has = new Set(catalog.serviceHead(service.id)?.components ?? []);
  return heads.flatMap((h) => {
    if (h.whole || !isAskable(h) || !h.needs.every((n) => has.has(n))) return [];
    const answer = settled(catalog, catalog.control(h.id) as Control, service, named);
    return answer ? [answer] : [];
  });
}

/** The answer for a control in general, if every cloud model has the same owner. */
export function settledInGeneral(catalog: Catalog, head: ControlHead): Answer | null {
  const [answer] = answersFor(catalog, catalog.control(head.id) as Control, { service: null, options: [], model: null });
  return answer && !answer.depends && answer.owner === answer.owners.iaas && isAskable(head) && isClear(answer) ? answer : null;
}

/** The answer for a control in a model, where the owner moves with the model. */
export function settledInModel(catalog: Catalog, head: ControlHead, model: ModelId): Answer | null {
  if (!moves(head) || !isAskable(head)) return null;
  const [answer] = answersFor(catalog, catalog.control(head.id) as Control, { service: null, options: [], model });
  return answer && isClear(answer) ? answer : null;
}
