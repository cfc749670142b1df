import { linesIn, type SortedLines } from "./lines.js";
import {
  type Archetype,
  type Category,
  type Component,
  type Control,
  type ControlHead,
  type Definition,
  type Framework,
  type Model,
  NAME_KINDS,
  type NameKind,
  type Provider,
  type Service,
  type ServiceHead,
  type Vocabulary,
} from "./types.js";

/** What a recognised phrase can stand for. */
export type TermKind =
  | "service"
  | "part"
  | "option"
  | "model"
  | "thing"
  | "phrase"
  | "deed"
  | "control"
  | "category"
  | "definition"
  | "provider"
  | "runbook"
  | "role";

/** One meaning of a phrase: kind and id. */
export type Meaning = readonly [kind: TermKind, id: string];

/** What the reader has learnt: which control or intent is meant, whose part of it, which option of a service, what the stem of a multiple choice asks for, and what speaks for one of its options. */
export type ReaderModel = "meaning" | "part" | "option" | "stem" | "choice" | "party" | "claim";

/** Every phrase the catalogue knows, folded to stems, with what it can mean. Built with the catalogue; few of its lines are ever read. */
export interface Lexicon<L extends SortedLines = SortedLines> {
  /** Phrases by their first stem, packed: understand/phrases.ts reads and writes them. */
  phrases: L;
  /** Words as written, for correcting typos, those of most lessons first, with a space between them. */
  words: string;
  /** Every stem that is known; after the tab `FOREIGN` where it is known from questions of other worlds only. */
  stems: L;
  /** Longest phrase, in words. */
  longest: number;
  /** What a question can mean: the controls, then `ask:` with an intent and `out:` with a reason to decline. */
  meanings: string[];
  /** The options that a question can mean without naming them, and `service/axis` for none of an axis. */
  options: string[];
  /** What an option, or none of an axis, has in common with those of other services, as one of the classes in `options`. */
  sides: Record<string, string>;
  /** The weight of one step in `weights` of the catalogue, for each model of the reader. */
  steps: Record<ReaderModel, number>;
}

/** Stands in `stems` of the lexicon after those that are known from questions of other worlds only. */
export const FOREIGN = "foreign";

/** The catalogue as every module reads it; records are read when they are asked for. */
export interface Catalog {
  readonly version: string;
  /** ISO date of this edition. */
  readonly date: string;
  readonly models: Model[];
  readonly components: Component[];
  readonly categories: Category[];
  readonly definitions: Definition[];
  readonly providers: Provider[];
  readonly controlHeads: ControlHead[];
  readonly serviceHeads: ServiceHead[];
  /** The phrases by which each control is called. */
  readonly controlPhrases: Record<string, string[]>;
  /** One of `serviceHeads`. */
  serviceHead(id: string): ServiceHead | undefined;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  /** What each feature of a question speaks for, packed: understand/model.ts reads and writes it. */
  readonly weights: SortedLines;
  /** Everyday words of English: no typos, and for the reader signs of another topic. */
  readonly everyday: SortedLines;
  /** Names that several services bear, with those services. */
  readonly ambiguousNames: Record<string, string[]>;
  /** Services by their names in APIs, templates and policies; names in lower case. */
  readonly resourceNames: ResourceIndex;
  /** Services about which people ask most. */
  readonly mostUsed: string[];
  /** The frameworks to which controls are mapped. */
  readonly frameworks: Framework[];
  control(id: string): Control | undefined;
  service(id: string): Service | undefined;
  archetype(id: string): Archetype | undefined;
}

/** All of a catalogue, in memory: what the data is compiled to. */
export interface CatalogRecords {
  version: string;
  date: string;
  models: Model[];
  components: Component[];
  categories: Category[];
  definitions: Definition[];
  providers: Provider[];
  controls: Control[];
  services: Service[];
  archetypes: Archetype[];
  vocabulary: Vocabulary;
  ambiguousNames: Record<string, string[]>;
  /** Sentences from which the reader of questions is trained: what each one means, a control or a reason to decline. */
  examples: Example[];
  /** Sentences that ask for one side's part of a shared control, or for the control as a whole. */
  partExamples: { control: string; part: Part; text: string }[];
  /** Sentences that say one option of a service, or none of them. */
  optionExamples: { service: string; option: string | null; text: string }[];
  /** Stems of multiple choices, by the kind of thing that they ask for. */
  stemExamples: { kind: string; text: string }[];
  /** Whole multiple choices, with which of their options are meant. */
  choiceExamples: { stem: string; right: string[]; wrong: string[] }[];
  /** Questions for somebody, with whom each of several answers names. */
  partyExamples: { stem: string; party: "provider" | "customer" | "shared" | "somebody-else"; text: string }[];
  /** Yes/no questions, by what "yes" would say. */
  claimExamples: { kind: "customer" | "provider" | "shared" | "customer-alone" | "provider-alone" | "open"; text: string }[];
  /** Services about which people ask most: more is asked of their data, and a quiz asks about them first. */
  mostUsed: string[];
  frameworks: Framework[];
  /** The categories that a service can have; empty: any. */
  serviceCategories: string[];
  /** Names that belong to no service, with the reason. */
  nameWaivers: { kind: NameKind; names: string[]; reason: string }[];
}

/** What is asked for of a shared control: the part of one side, or all of it. */
export type Part = "provider" | "customer" | "whole";

/** A sentence as somebody would say it, and what it means: the id of a control, `ask:` with another intent, or `out:` with the reason for which it is declined. */
export interface Example {
  text: string;
  means: string;
}

/** Services by name, for each kind of name. */
export type ResourceIndex = Record<NameKind, Record<string, string[]>>;

/** The index of all names that services have in APIs, templates and policies. */
export function resourceIndex(services: readonly Service[]): ResourceIndex {
  const index = Object.fromEntries(NAME_KINDS.map((k) => [k, {}])) as ResourceIndex;
  for (const s of services) {
    for (const kind of NAME_KINDS) {
      for (const name of s.names[kind]) {
        const of = index[kind];
        const key = name.toLowerCase();
        of[key] = [...(of[key] ?? []), s.id];
      }
    }
  }
  return index;
}

export function controlHead(c: Control): ControlHead {
  const owners = Object.fromEntries(Object.entries(c.models).map(([m, s]) => [m, s.owner])) as ControlHead["owners"];
  return {
    id: c.id,
    title: c.title,
    category: c.category,
    type: c.type,
    needs: c.needs,
    aliases: c.aliases,
    owners,
    whole: c.whole ?? false,
  };
}

/** The phrases by which each control is called, beside its title and aliases. */
export function controlPhrases(controls: readonly Control[]): Record<string, string[]> {
  return Object.fromEntries(controls.map((c) => [c.id, c.words.phrases]));
}

/** @param archetypes to find what the service has */
export function serviceHead(s: Service, archetypes: Archetype[]): ServiceHead {
  const has = new Set([...s.components.add, ...s.options.flatMap((o) => o.components.add)]);
  for (let id: string | undefined = s.archetype; id !== undefined; ) {
    const a: Archetype | undefined = archetypes.find((x) => x.id === id);
    for (const c of a?.components ?? []) if (!s.components.remove.includes(c)) has.add(c);
    id = a?.extends;
  }
  return {
    components: [...has].sort(),
    id: s.id,
    name: s.name,
    provider: s.provider,
    aliases: s.aliases,
    category: s.category,
    model: s.model,
    archetype: s.archetype,
    lifecycle: s.lifecycle,
    options: s.options.map(({ id, name, axis, default: isDefault, aliases }) => ({ id, name, axis, default: isDefault, aliases })),
  };
}

/** A catalogue over records in memory; the checker and tests with fixtures use it. */
export function catalogOf(
  records: CatalogRecords,
  lexicon: Lexicon = {
    phrases: linesIn(""),
    words: "",
    stems: linesIn(""),
    longest: 1,
    meanings: [],
    options: [],
    sides: {},
    steps: { meaning: 1, part: 1, option: 1, stem: 1, choice: 1, party: 1, claim: 1 },
  },
  weights: SortedLines = linesIn(""),
  everyday: SortedLines = linesIn(""),
): Catalog {
  const byId = <T extends { id: string }>(items: T[]) => new Map(items.map((i) => [i.id, i]));
  const controls = byId(records.controls);
  const services = byId(records.services);
  const archetypes = byId(records.archetypes);
  const serviceHeads = records.services.map((s) => serviceHead(s, records.archetypes));
  const heads = byId(serviceHeads);
  return {
    ...records,
    controlHeads: records.controls.map(controlHead),
    controlPhrases: controlPhrases(records.controls),
    serviceHeads,
    serviceHead: (id) => heads.get(id),
    lexicon,
    weights,
    everyday,
    resourceNames: resourceIndex(records.services),
    control: (id) => controls.get(id),
    service: (id) => services.get(id),
    archetype: (id) => archetypes.get(id),
  };
}
