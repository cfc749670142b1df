import type { Catalog } from "../catalog/index.js";
import { nearest } from "./nearest.js";
import { fold } from "./words.js";

export type ThingKind = "control" | "service" | "option" | "model" | "category";

/** A thing of the catalogue that a name stands for. */
export interface Thing {
  kind: ThingKind;
  id: string;
  name: string;
}

export type Found =
  | { status: "found"; thing: Thing }
  | { status: "ambiguous"; candidates: Thing[] }
  | { status: "unknown"; suggestions: Thing[] };

interface NamedThing {
  thing: Thing;
  names: string[];
}

/** By catalogue and kinds: where many names are looked up the lists are made once. */
const lists = new WeakMap<Catalog, Map<string, NamedThing[]>>();

/** All things that can be shown or compared by name, with every name of each. */
export function allThings(catalog: Catalog, kinds: readonly ThingKind[]): readonly NamedThing[] {
  const of = lists.get(catalog) ?? new Map<string, NamedThing[]>();
  lists.set(catalog, of);
  const key = kinds.join(" ");
  const list = of.get(key) ?? listOf(catalog, kinds);
  of.set(key, list);
  return list;
}

function listOf(catalog: Catalog, kinds: readonly ThingKind[]): NamedThing[] {
  const out: NamedThing[] = [];
  const add = (kind: ThingKind, id: string, name: string, names: readonly string[]) => {
    if (kinds.includes(kind)) out.push({ thing: { kind, id, name }, names: [id, name, ...names] });
  };
  for (const m of catalog.models) add("model", m.id, m.name, [m.short, ...m.aliases]);
  for (const s of catalog.serviceHeads) {
    const bare = s.name.replace(/^(Amazon|AWS) /, "");
    add("service", s.id, s.name, [bare, bare.replace(/\s*\(.*\)$/, ""), s.name.replace(/\s*\(.*\)$/, ""), ...s.aliases]);
    for (const o of s.options) add("option", o.id, `${s.name}: ${o.name}`, [o.name, ...o.aliases]);
  }
  for (const c of catalog.controlHeads) add("control", c.id, c.title, [...c.aliases, ...(catalog.controlPhrases[c.id] ?? [])]);
  for (const c of catalog.categories) add("category", c.id, c.title, []);
  return out;
}

/**
 * Finds what a name stands for: an id first, then a name or alias, compared by their stems.
 * @param kinds what is looked for
 */
export function findThing(catalog: Catalog, name: string, kinds: readonly ThingKind[] = ["service", "option", "control", "model"]): Found {
  const things = allThings(catalog, kinds);
  const id = name.trim().toLowerCase();
  const byId = things.find(({ thing }) => thing.id === id);
  if (byId) return { status: "found", thing: byId.thing };
  const several = catalog.ambiguousNames[id];
  if (several && kinds.includes("service")) {
    return {
      status: "ambiguous",
      candidates: things.filter(({ thing }) => thing.kind === "service" && several.includes(thing.id)).map(({ thing }) => thing),
    };
  }
  const folded = fold(name);
  const same = folded === "" ? [] : things.filter(({ names }) => names.some((n) => fold(n) === folded));
  // Services come before controls that use their name as a word.
  for (const kind of ["service", "option", "model", "control", "category"] as const) {
    const of = same.filter(({ thing }) => thing.kind === kind).map(({ thing }) => thing);
    if (of.length === 1) return { status: "found", thing: of[0] as Thing };
    if (of.length > 1) return { status: "ambiguous", candidates: of };
  }
  const byResource = kinds.includes("service") ? servicesByResource(catalog, id) : [];
  const bearers = things.filter(({ thing }) => thing.kind === "service" && byResource.includes(thing.id)).map(({ thing }) => thing);
  if (bearers.length === 1) return { status: "found", thing: bearers[0] as Thing };
  if (bearers.length > 1) return { status: "ambiguous", candidates: bearers };
  return { status: "unknown", suggestions: suggest(things, id) };
}

/**
 * The services that bear a name of CloudFormation (`AWS::RDS::DBInstance`), Terraform (`aws_db_instance`), an API (`elbv2`) or IAM.
 * Of CloudFormation and Terraform the longest beginning that is known decides. Several where AWS uses one name for several products.
 */
export function servicesByResource(catalog: Pick<Catalog, "resourceNames">, name: string): string[] {
  const id = name.trim().toLowerCase();
  const index = catalog.resourceNames;
  const separator = id.includes("::") ? "::" : id.startsWith("aws_") ? "_" : null;
  if (!separator) return index.api[id] ?? index.iam[id] ?? [];
  const of = separator === "::" ? index.cloudformation : index.terraform;
  for (let parts = id.split(separator); parts.length > 1; parts = parts.slice(0, -1)) {
    const services = of[parts.join(separator)];
    if (services) return services;
  }
  return [];
}

function suggest(things: readonly NamedThing[], name: string): Thing[] {
  const byName = new Map<string, Thing>();
  for (const { thing, names } of things) for (const n of names) if (!byName.has(n.toLowerCase())) byName.set(n.toLowerCase(), thing);
  const near = nearest(name, [...byName.keys()], 12);
  const inside = name.length > 2 ? [...byName.keys()].filter((n) => n.includes(name)) : [];
  const found = [...near, ...inside].map((n) => byName.get(n) as Thing);
  return [...new Map(found.map((t) => [`${t.kind}/${t.id}`, t])).values()].slice(0, 3);
}
