import type { Catalog, Control, ModelId, Option, Owner, Service } from "../catalog/index.js";
import { CLOUD_MODELS, MODEL_IDS } from "../catalog/index.js";
import { type Cell, modelCell, serviceCell, serviceOwner } from "./cell.js";
import { kept } from "./kept.js";

/** A cell with what was asked. `options`: those taken, named or applied by the provider. */
export interface Verdict extends Cell {
  control: Control;
  service: Service | null;
  options: Option[];
  model: ModelId | null;
  provider: string;
  /** The owner moves with the model, and the question named neither model nor service. */
  depends: boolean;
  owners: Record<ModelId, Owner>;
}

/** What is asked of the resolver. Ids that the catalogue lacks are an error of the caller. */
export interface Query {
  control: Control;
  service?: Service | null;
  options?: Option[];
  model?: ModelId | null;
  provider?: string;
}

/**
 * All the answers to a query. One verdict: that is the answer. Several: options that nobody named have different owners.
 * `moved` lists options that would change the owner of a single verdict.
 */
export interface Resolution {
  verdicts: Verdict[];
  moved: Verdict[];
}

/** The owners of a control in each model, with the provider's own statements. */
export function modelOwners(catalog: Catalog, control: Control, provider: string): Record<ModelId, Owner> {
  const own = catalog.providers.find((p) => p.id === provider)?.statements[control.id];
  return own ? ownersWith(control, own) : plainOwners(catalog, control);
}

const plainOwners = kept((_, control: Control) => ownersWith(control));

function ownersWith(control: Control, own?: Partial<Control["models"]>): Record<ModelId, Owner> {
  return Object.fromEntries(MODEL_IDS.map((m) => [m, (own?.[m] ?? control.models[m]).owner])) as Record<ModelId, Owner>;
}

/**
 * Resolves a control for a service, a model, or in general.
 * Of an axis that the query leaves open, the provider's default is taken; without one, options with different owners all answer.
 */
export function resolve(catalog: Catalog, query: Query): Resolution {
  const { control, service = null, model = null } = query;
  const provider = query.provider ?? service?.provider ?? catalog.providers[0]?.id ?? "aws";
  const owners = modelOwners(catalog, control, provider);
  if (!service) {
    const cell = modelCell(catalog, control, model, provider);
    const differ = new Set(CLOUD_MODELS.map((m) => owners[m])).size > 1;
    return {
      verdicts: [{ ...cell, control, service: null, options: [], model, provider, depends: model === null && differ, owners }],
      moved: [],
    };
  }
  const named = query.options ?? [];
  const verdict = (options: Option[], asked: Option[] = named): Verdict | null => {
    const cell = serviceCell(catalog, control, service, options);
    // An option that the provider applies and that says nothing of this control is not worth a word.
    const spoken = options.filter((o) => asked.includes(o) || cell?.because.some((b) => b.level === "option" && b.id.includes(o.id)));
    // Onto the cell itself, which is nobody else's: a copy of each takes as long as all the rest.
    return cell && Object.assign(cell, { control, service, options: spoken, model: service.model, provider, depends: false, owners });
  };
  /** Of many ways to run the service only those are put into words that somebody will read. */
  const owner = (options: Option[]) => serviceOwner(catalog, control, service, options);
  const open = openAxes(service, named, control.id);
  const defaults = open.flatMap((axis) => axis.filter((o) => o.default));
  const taken = [...named, ...defaults];
  const undecided = open.filter((axis) => !axis.some((o) => o.default));
  const variants = undecided.reduce<Option[][]>((sets, axis) => sets.flatMap((set) => axis.map((o) => [...set, o])), [taken]);
  const stated = undecided.length > 0 ? variants.filter((options) => owner(options) !== null) : [];
  const variant = (options: Option[]) => verdict(options, [...named, ...options.filter((o) => !taken.includes(o))]);
  if (new Set(stated.map(owner)).size > 1) {
    return { verdicts: stated.flatMap((options) => variant(options) ?? []).map((v) => ({ ...v, depends: true })), moved: [] };
  }
  const [agreed] = stated;
  const base = owner(taken);
  const single = agreed && base !== owner(agreed) ? variant(agreed) : verdict(taken);
  if (!single) return { verdicts: [], moved: [] };
  const moved = open
    .filter((axis) => axis.some((o) => o.default))
    .flatMap((axis) =>
      axis
        .filter((o) => !o.default)
        .flatMap((o) => {
          const options = [...taken.filter((t) => t.axis !== o.axis), o];
          return owner(options) === single.owner ? [] : (verdict(options, [...named, o]) ?? []);
        }),
    );
  return { verdicts: [single], moved };
}

/** The axes of a service that the query leaves open and on which the control is spoken of, or appears or goes. */
function openAxes(service: Service, named: Option[], control: string): Option[][] {
  if (service.options.length === 0) return [];
  const closed = new Set(named.map((o) => o.axis));
  const axes = new Map<string, Option[]>();
  for (const o of service.options) if (!closed.has(o.axis)) axes.set(o.axis, [...(axes.get(o.axis) ?? []), o]);
  const pairs = new Set(service.pairs.filter((p) => p.statements[control]).flatMap((p) => p.options));
  const matters = (o: Option) =>
    o.statements[control] !== undefined || o.components.add.length > 0 || o.components.remove.length > 0 || pairs.has(o.id);
  return [...axes.values()].filter((axis) => axis.some(matters));
}
