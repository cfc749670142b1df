/** The controls and services that a team adds, as records of the catalogue. */
import {
  type Catalog,
  type Control,
  controlHead,
  type Lexicon,
  type Meaning,
  MODEL_IDS,
  type ModelId,
  type Service,
  type ServiceHead,
  type Statement,
  withPhrases,
} from "../catalog/index.js";
import { fold, wordsOf } from "../names/index.js";
import type { Overlay, OwnControl, OwnService } from "./types.js";

/** What the services that a team adds have in the place of a provider. */
const PROVIDER = "own";

/**
 * The catalogue with what an overlay adds. Records of the catalogue are read as before; nothing of it is changed.
 * @param catalog the one that the overlay was read with
 */
export function withOwn(catalog: Catalog, overlay: Overlay): Catalog {
  const { ownControls, ownServices } = overlay;
  if (ownControls.length === 0 && ownServices.length === 0) return catalog;
  const controls = new Map(ownControls.map((c) => [c.id, controlOf(overlay, c)]));
  const control = (id: string) => controls.get(id) ?? catalog.control(id);
  const services = new Map(ownServices.map((s) => [s.id, serviceOf(overlay, s, control)]));
  const kept = new Map<string, Service | undefined>();
  const service = (id: string): Service | undefined => {
    if (!kept.has(id)) {
      const record = services.get(id) ?? catalog.service(id);
      kept.set(id, record && withControls(overlay, record));
    }
    return kept.get(id);
  };
  const heads = [...services.values()].map((s): ServiceHead => headOf(s));
  // Everything else is read through the catalogue itself, when it is asked for.
  return Object.create(catalog, {
    controlHeads: { value: [...catalog.controlHeads, ...[...controls.values()].map((c) => ({ ...controlHead(c), own: true }))] },
    serviceHeads: { get: () => [...catalog.serviceHeads, ...heads] },
    serviceHead: { value: (id: string) => heads.find((h) => h.id === id) ?? catalog.serviceHead(id) },
    categories: {
      value: catalog.categories.map((c) => ({
        ...c,
        controls: [...c.controls, ...ownControls.filter((o) => o.category === c.id).map((o) => o.id)],
      })),
    },
    lexicon: { value: ownServices.length > 0 ? withNames(catalog.lexicon, ownServices) : catalog.lexicon },
    control: { value: control },
    service: { value: service },
  }) as Catalog;
}

function statementOf(overlay: Overlay, { reason, line }: { reason: string; line: number }): Statement {
  return { owner: "customer", reason, sources: [], at: { file: overlay.path, line } };
}

function controlOf(overlay: Overlay, c: OwnControl): Control {
  const duty = `${c.act.charAt(0).toUpperCase()}${c.act.slice(1)}.`;
  const statement = { ...statementOf(overlay, c), customer: duty };
  return {
    id: c.id,
    title: c.title,
    category: c.category,
    type: "customer",
    needs: [],
    act: c.act,
    reason: c.reason,
    sources: [],
    models: Object.fromEntries(MODEL_IDS.map((m) => [m, statement])) as Record<ModelId, Statement>,
    words: { deeds: [], things: [], phrases: [], bare: 0 },
    aliases: c.aliases,
    own: true,
    at: { file: overlay.path, line: c.line },
  };
}

function serviceOf(overlay: Overlay, s: OwnService, control: (id: string) => Control | undefined): Service {
  const records = s.controls.flatMap((id) => control(id) ?? []);
  return {
    id: s.id,
    name: s.name,
    provider: PROVIDER,
    aliases: s.aliases,
    parts: [],
    category: s.category,
    archetype: PROVIDER,
    model: s.model,
    lifecycle: { status: "active" },
    summary: s.reason,
    names: { api: [], cloudformation: [], terraform: [], iam: [] },
    components: { add: [...new Set(records.flatMap((c) => c.needs))], remove: [] },
    options: [],
    pairs: [],
    statements: Object.fromEntries(records.map((c) => [c.id, statementOf(overlay, s)])),
    own: true,
    at: { file: overlay.path, line: s.line },
  };
}

/** A service with the team's controls that it has: those that name it or an option of it, or name nothing while it is in use. */
function withControls(overlay: Overlay, record: Service): Service {
  const used = overlay.use.some((id) => id.split(":")[0] === record.id);
  const on = (has: (c: OwnControl) => boolean) =>
    Object.fromEntries(overlay.ownControls.filter(has).map((c) => [c.id, statementOf(overlay, c)]));
  return {
    ...record,
    statements: { ...record.statements, ...on((c) => c.on.includes(record.id) || (c.on.length === 0 && used)) },
    options: record.options.map((o) => ({ ...o, statements: { ...o.statements, ...on((c) => c.on.includes(o.id)) } })),
  };
}

function headOf(s: Service): ServiceHead {
  const { id, name, provider, aliases, category, model, archetype, lifecycle } = s;
  return { id, name, provider, aliases, category, model, archetype, lifecycle, options: [], components: s.components.add, own: true };
}

/** The names of own services among the phrases that a question is read by; a name that is a phrase already keeps its meaning. */
function withNames(lexicon: Lexicon, services: readonly OwnService[]): Lexicon {
  const names = services.flatMap((s) => [s.id, s.name, ...s.aliases].map((name) => ({ name, id: s.id })));
  const phrases = new Map<string, Meaning[]>();
  for (const { name, id } of names) {
    const key = fold(name);
    if (key && !phrases.has(key)) phrases.set(key, [["service", id]]);
  }
  const words = names.flatMap(({ name }) => wordsOf(name));
  const stems = new Set(words.map((w) => `${w.stem}\t`));
  return {
    ...lexicon,
    phrases: withPhrases(lexicon.phrases, phrases),
    longest: Math.max(lexicon.longest, ...[...phrases.keys()].map((key) => key.split(" ").length)),
    words: [lexicon.words, ...words.map((w) => w.text.toLowerCase())].join(" "),
    stems: { rest: (key) => lexicon.stems.rest(key) ?? (stems.has(key) ? "" : undefined) },
  };
}
