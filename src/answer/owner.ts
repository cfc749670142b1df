/** From the controls that a question may mean to the owner that it asks for. */
import type { Catalog, Control, Owner, Service } from "../catalog/index.js";
import { wordsOf } from "../names/index.js";
import { type About, partOf, type Reading, type Told, type Topic } from "../understand/index.js";
import { answersFor, type Subject } from "./cells.js";
import type { Answer } from "./document.js";
import { bothHalves } from "./sentence.js";

/** Owners that are as likely as this are all given. */
const AS_LIKELY = 0.03;
/** With less than this nothing is said: the question is declined, with what it may have meant. A named service speaks for a question. */
const TOO_UNSURE = { service: 0.2, none: 0.4 };
/** Where nothing is named and no control is as likely as this, none is meant. */
const HARDLY_ANY = 0.1;
/** An answer of which so little is sure is none; what both sides do is never very sure. */
const LEAST = { service: 0.1, none: 0.4, shared: 0.1 };
/** A control that applies to nothing that was named is meant only where all others are less likely than this together. */
const HARDLY = 0.15;
/** Controls that are less likely than this part of the likeliest are left out of account. */
const NEGLIGIBLE = 0.06;
/** No answer to a question about many services is longer. */
const MOST_SERVICES = 6;

/** The owners that a question may ask for, likeliest first. */
export interface OwnerReading {
  owners: string;
  /** Share of all the controls that may be meant. */
  likelihood: number;
  /** The likeliest control that has these owners, on each subject. */
  cells: Answer[][];
}

export interface OwnerAnswer {
  answers: Answer[];
  /** Several owners are about as likely, or depend on what was not named. */
  open: boolean;
  unsure: boolean;
}

/** The answers to one topic of a question. */
export function ownerOf(catalog: Catalog, reading: Reading, topic: Topic): OwnerAnswer {
  const [first, second] = ownersOf(catalog, reading, topic);
  if (!first) return { answers: [], open: false, unsure: true };
  const likely = reading.confidence * first.likelihood;
  const rival = second && first.likelihood - second.likelihood < AS_LIKELY ? second : null;
  const confidence = calibrated(likely, first.cells.flat()[0], topic.words.length, rival !== null);
  const sure = (cells: Answer[][], value: number) => cells.flat().map((a) => ({ ...a, confidence: value }));
  const answers = [...sure(first.cells, confidence), ...(rival ? sure(rival.cells, confidence) : [])];
  const named = reading.services.length + reading.ambiguousServices.length > 0;
  const severalServices =
    reading.services.length === 0 && reading.ambiguousServices.length > 0 && new Set(answers.map((a) => a.owner)).size > 1;
  return {
    answers,
    open: rival !== null || severalServices || first.cells.some((c) => c.length > 1),
    unsure:
      confidence < LEAST[named ? "service" : first.owners === "shared" ? "shared" : "none"] ||
      (named ? likely < TOO_UNSURE.service : likely < TOO_UNSURE.none || (topic.candidates[0]?.score ?? 0) < HARDLY_ANY),
  };
}

/** The owners of the controls that a topic may mean, put together where they are the same. */
export function ownersOf(
  catalog: Catalog,
  reading: Reading,
  topic: Topic,
  subjects = subjectsOf(catalog, aboutOf(reading, topic)),
): OwnerReading[] {
  const found = new Map<string, OwnerReading>();
  for (const { share, cells } of cellsMeant(catalog, reading, topic, subjects, (a) => partAsked(catalog, a, topic))) {
    const owners = [...new Set(cells.flat().map((a) => a.owner))].sort().join();
    const same = found.get(owners);
    if (same) same.likelihood += share;
    else found.set(owners, { owners, likelihood: share, cells });
  }
  // What applies nowhere is an answer only where nothing else is.
  const readings = [...found.values()].sort((a, b) => b.likelihood - a.likelihood);
  const applying = readings.filter((r) => r.owners !== "not-applicable");
  return applying.reduce((sum, r) => sum + r.likelihood, 0) >= HARDLY ? applying : readings;
}

/** How likely each owner is, together 1. */
export interface LikelyOwners {
  /** Of the whole of what a topic means. */
  whole: Record<Owner, number>;
  /** Of what it asks for: the whole, or one side's act where that is plain. */
  asked: Record<Owner, number>;
  /** Of the act that it asks for, with what both sides do parted by how likely each side's act is meant. */
  act: Record<Owner, number>;
  /** The likeliest control's first cell. */
  best: Answer | null;
}

/** How likely each owner is of what a topic may mean. */
export function likelyOwners(catalog: Catalog, reading: Reading, topic: Topic, subjects?: Subject[]): LikelyOwners {
  const none = (): Record<Owner, number> => ({ provider: 0, customer: 0, shared: 0, "not-applicable": 0 });
  const [whole, asked, act] = [none(), none(), none()];
  const meant = cellsMeant(catalog, reading, topic, subjects ?? subjectsOf(catalog, aboutOf(reading, topic)), (a) => a);
  for (const { share, control, cells } of meant) {
    const found = cells.flat();
    // What a service does not have is asked of its neighbours: "Trusted Advisor warns of an open port, who closes it".
    const isNowhere = found.every((a) => a.owner === "not-applicable");
    const flat = isNowhere ? cellsOf(catalog, control, NOTHING_NAMED) : found;
    for (const a of flat) {
      const part = share / flat.length;
      const { owner } = partAsked(catalog, a, topic);
      whole[a.owner] += part;
      asked[owner] += part;
      if (a.owner !== "shared" || !a.split || topic.features.length === 0) act[owner] += part;
      else {
        const parts = partOf(catalog, a.control.id, topic.features, toldBy(a, topic));
        act.provider += part * parts.provider;
        act.customer += part * parts.customer;
        act.shared += part * parts.whole;
      }
    }
  }
  for (const likely of [whole, asked, act]) {
    const applying = 1 - likely["not-applicable"];
    if (applying < HARDLY) continue;
    likely["not-applicable"] = 0;
    for (const owner of ["provider", "customer", "shared"] as const) likely[owner] /= applying;
  }
  const best = ownersOf(catalog, reading, topic, subjects)[0]?.cells.flat()[0] ?? null;
  return { whole, asked, act, best };
}

/** "The router on AWS's side" is hardly the customer's. */
const ON_THE_OTHER_SIDE = 0.2;

/** The cells of each control that a topic may mean, with its share of them all. */
function cellsMeant(catalog: Catalog, reading: Reading, topic: Topic, subjects: Subject[], as: (answer: Answer) => Answer) {
  const [top] = topic.candidates;
  const candidates = topic.candidates.filter((c) => c.score >= (top?.score ?? 0) * NEGLIGIBLE);
  const other = topic.side && (topic.side === "customer" ? "provider" : "customer");
  const found = candidates.map(({ control, score }) => {
    const of = catalog.control(control) as Control;
    const cells = meant(
      subjects.map((s) => cellsOf(catalog, of, s).map(as)),
      aboutOf(reading, topic),
    );
    const elsewhere = other !== null && cells.flat().every((a) => a.owner === other);
    return { share: elsewhere ? score * ON_THE_OTHER_SIDE : score, control: of, cells };
  });
  const total = found.reduce((sum, f) => sum + f.share, 0) || 1;
  return found.map((f) => ({ ...f, share: f.share / total }));
}

/** What is asked of no service, option or model. */
const NOTHING_NAMED: Subject = { service: null, options: [], model: null };

/** What a topic is about: its own names, with the provider of the whole question. */
function aboutOf(reading: Reading, topic: Topic): About & Pick<Reading, "provider"> {
  return { provider: reading.provider, ...(topic.about ?? reading) };
}

/** The cells of a control; where it does not apply, of the control that stands for it there, or of what is used beside the service, with the reason kept. */
function cellsOf(catalog: Catalog, control: Control, subject: Subject, asked: readonly string[] = []): Answer[] {
  const cells = answersFor(catalog, control, subject);
  if (!subject.service || cells.some((a) => a.owner !== "not-applicable")) return cells;
  const why = cells.flatMap((a) => a.because);
  const because = (others: Answer[]) => others.map((a) => ({ ...a, because: [...why, ...a.because] }));
  if (isBeside(catalog, control, subject.service)) return because(answersFor(catalog, control, NOTHING_NAMED));
  let first: Answer[] | null = null;
  for (const id of control.otherwise ?? []) {
    const next = asked.includes(id) ? undefined : catalog.control(id);
    if (!next) continue;
    const others = because(cellsOf(catalog, next, subject, [...asked, control.id]));
    if (others.some((a) => a.owner !== "not-applicable")) return others;
    first ??= others;
  }
  return first ?? cells;
}

/** Whether a service lacks what a control is about, and is used beside it: EBS keeps no keys, and its volumes are encrypted with some. */
function isBeside(catalog: Catalog, control: Control, service: Service): boolean {
  const has = catalog.serviceHead(service.id)?.components ?? [];
  return catalog.components.some((c) => c.beside && control.needs.includes(c.id) && !has.includes(c.id));
}

/** Of several services those that are meant: where the control applies; and where owners differ, the one whose own page speaks of it. */
function meant(cells: Answer[][], reading: About): Answer[][] {
  const applying = cells.map((c) => c.filter((a) => a.owner !== "not-applicable")).filter((c) => c.length > 0);
  const left = applying.length > 0 ? applying : cells.slice(0, 1);
  const owners = new Set(left.flat().map((a) => a.owner));
  if (left.length < 2 || owners.size < 2 || reading.joined || reading.services.length < 2) return left;
  const stated = left.filter((c) => c.some((a) => a.evidence === "stated"));
  return [(stated[0] ?? left[0]) as Answer[]];
}

/** One side's part is asked for where that is as likely as this. */
const ASKED = 0.65;

/** Where a control has one owner, what the other side does beside it is asked for only where that is as likely as this. */
const ASKED_BESIDE = 0.9;

/** "Who turns on Multi-AZ" asks for the customer's part of what both sides do. */
function partAsked(catalog: Catalog, answer: Answer, topic: Topic): Answer {
  const last = answer.because.at(-1);
  const part = topic.features.length === 0 || topic.joint ? null : partMeant(catalog, answer, topic);
  if (!part || !last) return answer;
  const name = catalog.providers.find((p) => answer.fact.startsWith(`${p.id}/`))?.short ?? "";
  const reason = `${last.reason} Both sides have a part; the act that was asked for is ${part === "customer" ? "yours" : `that of ${name}`}.`;
  const summary = bothHalves(answer, name, part);
  return {
    ...answer,
    owner: part satisfies Owner,
    split: null,
    part,
    summary,
    because: [...answer.because, { ...last, owner: part, reason }],
  };
}

function partMeant(catalog: Catalog, answer: Answer, topic: Topic): "customer" | "provider" | null {
  const { owner, split, duties } = answer;
  // What has to be switched on is nobody's alone by default.
  if (owner === "not-applicable" || (topic.byDefault && split === "enable")) return null;
  const told = toldBy(answer, topic);
  const likely = () => partOf(catalog, answer.control.id, topic.features, told);
  if (owner === "shared") {
    if (!split) return null;
    const parts = likely();
    return (["customer", "provider"] as const).find((p) => parts[p] >= ASKED) ?? null;
  }
  // What the other side does beside the owner, where the question begins with that deed: "who answers the queries for our zone".
  const other = owner === "customer" ? "provider" : "customer";
  const heads = topic.head.map((h) => h.replace(/^h:/, ""));
  const does = (side: "provider" | "customer") => heads.some((h) => stemsIn(duties[side] ?? "").has(h));
  return heads.length > 1 && does(other) && !does(owner) && told[other] > told[owner] && likely()[other] >= ASKED_BESIDE ? other : null;
}

/** What of a question only one side's duty says; words of the control's and the service's names tell nothing. */
export function toldBy(
  { control, service, duties, split }: Pick<Answer, "control" | "service" | "duties" | "split">,
  { words, side, head }: Pick<Topic, "words" | "side" | "head">,
): Told {
  const [theirs, yours] = [stemsIn(duties.provider ?? ""), stemsIn(duties.customer ?? "")];
  const common = stemsIn(`${control.title} ${service?.name ?? ""}`);
  const only = (one: Set<string>, other: Set<string>) => new Set(words.filter((w) => one.has(w) && !other.has(w) && !common.has(w))).size;
  return {
    provider: only(theirs, yours),
    customer: only(yours, theirs),
    side,
    head,
    split: split ?? "",
  };
}

/** The stems of a text's longer words. */
function stemsIn(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((w) => w.text.length > 3)
      .map((w) => w.stem),
  );
}

/**
 * How often a reading as likely as `p` was right, on the development questions. What both sides do is oftener asked for one of them, and
 * a long story has more in it that misleads.
 */
function calibrated(p: number, answer: Answer | undefined, words: number, open: boolean): number {
  const odds = CALIBRATION.base + CALIBRATION.likely * Math.log((p + 0.001) / (1.001 - p));
  const doubt =
    (answer?.owner === "shared" ? CALIBRATION.shared : 0) +
    (answer?.part ? CALIBRATION.part : 0) +
    (answer?.evidence === "stated" ? CALIBRATION.stated : 0) +
    (open ? CALIBRATION.open : 0) +
    CALIBRATION.length * Math.log(words + 1);
  return Math.round(100 / (1 + Math.exp(-(odds + doubt)))) / 100;
}
const CALIBRATION = { base: 0, likely: 0.47, shared: -2, part: -1.1, length: -0.3, stated: 0.35, open: -2.4 } as const;

/** The services that are meant, each with the options named for it; or the models; or neither. */
export function subjectsOf(catalog: Catalog, reading: About & Pick<Reading, "provider">): Subject[] {
  // A name that several services bear says little beside one that is plain.
  const ids = (reading.services.length > 0 ? reading.services : reading.ambiguousServices).slice(0, MOST_SERVICES);
  const services = ids.flatMap((id) => catalog.service(id) ?? []);
  if (services.length > 0) {
    return services.flatMap((service: Service): Subject[] => {
      const named = service.options.filter((o) => reading.options.includes(o.id));
      // Two options of one axis are two subjects: "managed node groups or Fargate".
      const axes = new Map<string, typeof named>();
      for (const o of named) axes.set(o.axis, [...(axes.get(o.axis) ?? []), o]);
      const sets = [...axes.values()].reduce<(typeof named)[]>((all, axis) => all.flatMap((set) => axis.map((o) => [...set, o])), [[]]);
      return sets.map((options) => ({ service, options, model: null }));
    });
  }
  const provider = reading.provider ?? undefined;
  const at = provider && catalog.providers.some((p) => p.id === provider) ? { provider } : {};
  if (reading.models.length > 0) return reading.models.map((model) => ({ service: null, options: [], model, ...at }));
  return [{ ...NOTHING_NAMED, ...at }];
}
