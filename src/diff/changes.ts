import { CHANGE_KINDS, type Change, type ChangeKind } from "./document.js";
import { pageChanges } from "./pages.js";
import type { FactRecord, Side, Thing } from "./side.js";

/** Everything that differs between two sides of one kind, the weightiest first. */
export function changesOf(a: Side, b: Side): Change[] {
  const came = new Map(
    [...a.things.keys(), ...b.things.keys()].filter((k) => a.things.has(k) !== b.things.has(k)).map((k) => [k, [] as string[]]),
  );
  const facts = factChanges(a, b, came);
  const changes = [...facts, ...thingChanges(a, b, came), ...pageChanges(a, b)];
  const weight = new Map(CHANGE_KINDS.map((kind, i) => [kind, i]));
  const name = (c: Change) => c.fact ?? c.id ?? "";
  // By code units, which are the same everywhere.
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return changes.sort((x, y) => (weight.get(x.kind) as number) - (weight.get(y.kind) as number) || order(name(x), name(y)));
}

/** What a side says of a cell; of an option that says nothing of its own, what its service says. */
function lookUp(side: Side, key: string): FactRecord | undefined {
  const own = side.facts.get(key);
  if (own || (side.kind !== "catalog" && side.kind !== "show")) return own;
  const [provider, place = "", control] = key.split("/");
  const parts = place.split(":");
  for (let n = parts.length - 1; n > 0; n--) {
    const found = side.facts.get(`${provider}/${parts.slice(0, n).join(":")}/${control}`);
    if (found) return found;
  }
  return undefined;
}

/** @param came things that only one side has; the facts that came or went with each are added to it */
function factChanges(a: Side, b: Side, came: Map<string, string[]>): Change[] {
  const [inA, inB] = [byOption(a), byOption(b)];
  return [...new Set([...a.facts.keys(), ...b.facts.keys()])].flatMap((key): Change[] => {
    const [from, to] = [lookUp(a, key), lookUp(b, key)];
    const with_ = from && to ? undefined : whyOneSided(key, came);
    if (with_) came.get(with_)?.push(key);
    if (with_ || (a.kind === "ask" && !(from && to))) return [];
    if (from && to) return within(from.fact === key || to.fact === key ? key : to.fact, from, to);
    const fact = ((from ?? to) as FactRecord).fact;
    if ((from ? inB : inA).has(key)) return [{ kind: "owner", fact, from: from?.owner ?? "depends", to: to?.owner ?? "depends" }];
    return [{ kind: from ? "fact-removed" : "fact-added", fact, from: from?.owner ?? null, to: to?.owner ?? null }];
  });
}

/** The cells of services for which their options have facts, as `aws/eks/backup`. */
function byOption(side: Side): Set<string> {
  const keys = [...side.facts.keys()].filter((key) => key.includes(":"));
  return new Set(keys.map((key) => key.replace(/:[^/]*/, "")));
}

/** The service, option, control or requirement with which a fact came or went, the largest first. */
function whyOneSided(key: string, came: Map<string, string[]>): string | undefined {
  if (came.size === 0) return undefined;
  const names = key.split("/").flatMap((part) => [part.split(":")[0] as string, part]);
  return ["service", "control", "requirement", "option"].flatMap((sort) => names.map((n) => `${sort} ${n}`)).find((k) => came.has(k));
}

function within(name: string, from: FactRecord, to: FactRecord): Change[] {
  const of = from.isQuestion ? { id: name } : { fact: name };
  const one = (kind: ChangeKind, x: string | null, y: string | null, field?: string): Change[] =>
    x === y ? [] : [{ kind, ...of, ...(field !== undefined && { field }), from: x, to: y }];
  return [
    ...one("owner", from.owner, to.owner),
    ...one("accountable", from.accountable, to.accountable),
    ...one("performs", from.performs, to.performs),
    ...one("split", from.split, to.split),
    ...one("duties", from.provider, to.provider, "provider"),
    ...one("duties", from.customer, to.customer, "customer"),
    ...one("third-party", from.thirdParty, to.thirdParty),
    ...one("origination", from.origination, to.origination),
    ...one("reason", from.reason, to.reason),
    ...both(from.notes, to.notes).flatMap((n) => one("note", from.notes[n] ?? null, to.notes[n] ?? null, n)),
  ];
}

/** The fields of a rule that say who. */
const WHO: Record<string, ChangeKind> = { accountable: "accountable", performs: "performs" };

function thingChanges(a: Side, b: Side, came: Map<string, string[]>): Change[] {
  return [...new Set([...a.things.keys(), ...b.things.keys()])].flatMap((key): Change[] => {
    const [from, to] = [a.things.get(key), b.things.get(key)];
    const { sort, id } = (from ?? to) as Thing;
    if (!from || !to) {
      // An option that came or went with its service has no line of its own.
      if (sort === "option" && came.has(`service ${id.split(":")[0]}`)) return [];
      const facts = came.get(key) ?? [];
      return [
        {
          kind: `${sort}-${to ? "added" : "removed"}`,
          id,
          from: from ? saysOf(from) : null,
          to: to ? saysOf(to) : null,
          ...(facts.length > 0 && { facts }),
        },
      ];
    }
    const fields = both(from.fields, to.fields).flatMap((field): Change[] => {
      const [x, y] = [from.fields[field] ?? null, to.fields[field] ?? null];
      const who = sort === "rule" ? WHO[field] : undefined;
      return x === y ? [] : [who ? { kind: who, id, from: x, to: y } : { kind: "changed", id, field, from: x, to: y }];
    });
    return from.name === to.name ? fields : [{ kind: "renamed", id, from: from.name, to: to.name }, ...fields];
  });
}

/** A thing in one text: its name, or what a rule or an entry of an overlay says. */
function saysOf({ sort, id, name, fields }: Thing): string {
  if (sort === "rule")
    return Object.entries(fields)
      .map(([field, text]) => `${field} ${text}`)
      .join(", ");
  return name ?? fields.value ?? id;
}

const both = (x: object, y: object): string[] => [...new Set([...Object.keys(x), ...Object.keys(y)])];
