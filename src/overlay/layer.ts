/** A catalogue seen through a team's overlay: every document says who carries the customer's half. */
import {
  type Answer,
  type AskDocument,
  answersFor,
  ask,
  type Head,
  head,
  readQuestion,
  type Subject,
  subjectsOf,
  type TeamPart,
  teamPart,
} from "../answer/index.js";
import type { Catalog, Control, Option } from "../catalog/index.js";
import { fold } from "../names/index.js";
import { holds, yoursOf } from "./match.js";
import { withOwn } from "./own.js";
import { ANYWHERE, type Overlay, type Where } from "./types.js";

/** A question that names one of the team's controls is read so. */
const BY_NAME = 0.9;

export interface Layer {
  overlay: Overlay;
  /** With the team's own controls and services. */
  catalog: Catalog;
  where: Where;
}

/** @param catalog the one that the overlay was read with */
export function layerOver(catalog: Catalog, overlay: Overlay, where: Where = ANYWHERE): Layer {
  return { overlay, catalog: withOwn(catalog, overlay), where };
}

/** A document with the overlay that was read, and `yours` in each answer. */
export function layered<D extends Head>({ overlay, where }: Layer, document: D): D {
  const { schemaVersion, catalog, ...rest } = document;
  const answers = (document as { answers?: Answer[] }).answers;
  return {
    schemaVersion,
    catalog,
    overlay: { path: overlay.path, sha256: overlay.sha256 },
    ...rest,
    ...(answers && { answers: answers.map((a) => ({ ...a, yours: yoursOf(overlay, a, where) })) }),
  } as unknown as D;
}

/** What the overlay says of any answer, with what it is and where in the company it was asked for. */
export function sayingOf({ overlay, where }: Layer) {
  return {
    overlay: { path: overlay.path, sha256: overlay.sha256 },
    ...where,
    yoursOf: (answer: Answer) => yoursOf(overlay, answer, where),
  };
}

/** The services in use as names of columns: options of one service that go together are joined, as in `lambda:image+runtime-manual`. */
export function columnsInUse({ overlay, catalog }: Layer): string[] {
  return subjects(catalog, overlay.use).flatMap(({ service, options }) => {
    const [first, ...rest] = options.map((o) => o.id);
    return service ? [first === undefined ? service.id : [first, ...rest.map((id) => id.slice(service.id.length + 1))].join("+")] : [];
  });
}

/** Answers a question; one of the team's own controls is known by its name. */
export function askLayer(layer: Layer, question: string): AskDocument {
  const { catalog, overlay } = layer;
  const said = ` ${fold(question)} `;
  const own = overlay.ownControls.filter((c) =>
    [c.id, c.title, ...c.aliases].some((name) => fold(name) !== "" && said.includes(` ${fold(name)} `)),
  );
  if (own.length === 0) return layered(layer, ask(catalog, question));
  const reading = readQuestion(catalog, question);
  const subjects = subjectsOf(catalog, reading);
  const answers = own.flatMap((c) => subjects.flatMap((s) => answersFor(catalog, catalog.control(c.id) as Control, s, BY_NAME)));
  return layered(layer, {
    ...head(catalog),
    question,
    status: answers.length > 0 ? "answered" : "unknown",
    declined: null,
    intent: "owner",
    yesNo: null,
    understood: {
      services: reading.services,
      controls: own.map((c) => c.id),
      models: reading.models,
      options: reading.options,
      corrections: reading.corrections,
    },
    answers,
    suggestions: [],
  });
}

/** What of the customer's is on the services in use, each cell once. `only`: one of them, by its id or that of a service whose option it is. */
export function inUse({ overlay, catalog, where }: Layer, only?: string): Answer[] {
  const ids = overlay.use.filter((id) => only === undefined || id === only || id.split(":")[0] === only);
  const cells = new Map<string, Answer>();
  for (const subject of subjects(catalog, ids)) {
    for (const { id } of catalog.controlHeads) {
      for (const a of answersFor(catalog, catalog.control(id) as Control, subject)) {
        if (holds(a) && !cells.has(a.fact)) cells.set(a.fact, { ...a, yours: yoursOf(overlay, a, where) });
      }
    }
  }
  return [...cells.values()];
}

/** The services that ids stand for; options of different axes go together, those of one axis are subjects of their own. */
function subjects(catalog: Catalog, ids: readonly string[]): Subject[] {
  const services = [...new Set(ids.map((id) => id.split(":")[0] as string))];
  return services.flatMap((id): Subject[] => {
    const service = catalog.service(id);
    if (!service) return [];
    const axes = new Map<string, Option[]>();
    for (const o of service.options) if (ids.includes(o.id)) axes.set(o.axis, [...(axes.get(o.axis) ?? []), o]);
    const sets = [...axes.values()].reduce<Option[][]>((all, axis) => all.flatMap((set) => axis.map((o) => [...set, o])), [[]]);
    return sets.map((options) => ({ service, options, model: null }));
  });
}

/** Everybody whom rules name. */
export function partiesOf({ rules, teams }: Overlay): string[] {
  const named = rules.flatMap((r) => [r.accountable, r.inheritsFrom, ...(r.performs ?? []).map((p) => p.name)]);
  return [...new Set([...teams, ...named.filter((n) => n !== null)])];
}

/** What `srm duties --json` prints: of each team how much is its own, and the cells; with `team` those of that team. */
export interface DutiesDocument extends Head {
  team: string | null;
  environment: string | null;
  account: string | null;
  use: string[];
  teams: { team: string; accountable: number; performs: number; provides: number }[];
  answers: Answer[];
}

/** What `srm overlay gaps --json` prints: the cells for which nobody is accountable, out of how many. */
export interface GapsDocument extends Head {
  environment: string | null;
  account: string | null;
  use: string[];
  duties: number;
  answers: Answer[];
}

export function dutiesDocument(layer: Layer, team: string | null, service?: string): DutiesDocument {
  const all = inUse(layer, service);
  const count = (name: string, part: TeamPart) => all.filter((a) => teamPart(name, a) === part).length;
  const teams = partiesOf(layer.overlay)
    .filter((name) => team === null || name === team)
    .map((name) => ({
      team: name,
      accountable: count(name, "accountable"),
      performs: count(name, "performs"),
      provides: count(name, "provides"),
    }));
  const answers = all.filter((a) => (team === null ? a.yours : teamPart(team, a) !== null));
  return layered(layer, { ...head(layer.catalog), team, ...layer.where, use: layer.overlay.use, teams, answers });
}

export function gapsDocument(layer: Layer, service?: string): GapsDocument {
  const all = inUse(layer, service);
  const answers = all.filter((a) => !a.yours?.accountable && !a.yours?.customers);
  return layered(layer, { ...head(layer.catalog), ...layer.where, use: layer.overlay.use, duties: all.length, answers });
}

/** The environments and accounts that an overlay knows. */
export function placesOf({ rules, environments, accounts }: Overlay): { environments: string[]; accounts: string[] } {
  const named = (list: (string | null)[]) => [...new Set(list.filter((n) => n !== null))];
  return {
    environments: named([...environments, ...Object.values(accounts), ...rules.flatMap((r) => r.environments)]),
    accounts: named([...Object.keys(accounts), ...rules.flatMap((r) => r.accounts)]),
  };
}
