/** Reads the fields of a map, and says what is wrong with each. */
import { nearest } from "../names/index.js";
import type { At, MapNode, Say, TextNode, Tree } from "./tree.js";

const NAMES = { text: "a text", list: "a list", map: "a map" } as const;

/** A word that YAML users mean as something else than a text. */
const isBare = ({ text, quoted }: TextNode): boolean => !quoted && /^(true|false|yes|no|null|~|[-+]?[\d.][\d.e+_]*)$/i.test(text);

/** The map at `node`; anything else is a fault. */
export function mapOf(node: Tree, name: string, say: Say): MapNode | null {
  if (node.kind === "map") return node;
  say(node, `${name} is ${isEmpty(node) ? "empty" : NAMES[node.kind]}`, "a map of key: value lines");
  return null;
}

const isEmpty = (node: Tree): boolean => node.kind === "text" && node.text === "" && !node.quoted;

/** The known keys of a map; each unknown one is a fault that names the near one. `instead`: what to say of a key that is often meant. */
export function fieldsOf<Key extends string>(
  map: MapNode,
  keys: readonly Key[],
  say: Say,
  instead: Record<string, string> = {},
): Partial<Record<Key, Tree>> & { keyAt: (key: Key) => At } {
  const found: Partial<Record<Key, Tree>> = {};
  const places = new Map<string, At>();
  for (const { key, value } of map.entries) {
    places.set(key.text, key);
    if ((keys as readonly string[]).includes(key.text)) found[key.text as Key] = value;
    else if (Object.hasOwn(instead, key.text)) say(key, `"${short(key.text)}" cannot be set here`, instead[key.text] as string);
    else {
      const near = nearest(key.text, keys, 1)[0];
      say(key, `no key "${short(key.text)}" is known here`, near ?? `one of ${keys.join(", ")}`);
    }
  }
  return { ...found, keyAt: (key) => places.get(key) ?? map } as Partial<Record<Key, Tree>> & { keyAt: (key: Key) => At };
}

/** A text that is not empty; null with a fault otherwise. */
export function textOf(node: Tree | undefined, name: string, say: Say, write: string): TextNode | null {
  if (node === undefined) return null;
  if (node.kind === "text" && !isEmpty(node) && node.text.trim() !== "" && !isBare(node)) {
    if (!/[\p{Cc}\p{Cf}]/u.test(node.text)) return { ...node, text: node.text.trim() };
    say(node, `${name} holds a character that cannot be seen`, "it in plain letters");
    return null;
  }
  const is = node.kind !== "text" ? NAMES[node.kind] : node.text.trim() === "" ? "empty" : `${node.text}, which is no text`;
  say(node, `${name} is ${is}`, write);
  return null;
}

/** One text or a list of texts; `bare` allows numbers, as account ids are. */
export function textsOf(node: Tree | undefined, name: string, say: Say, write: string, bare = false): TextNode[] {
  if (node === undefined) return [];
  if (node.kind === "map" || isEmpty(node)) {
    say(node, `${name} is ${node.kind === "map" ? "a map" : "empty"}`, write);
    return [];
  }
  const items = node.kind === "list" ? node.items : [node];
  if (items.length === 0) say(node, `${name} is an empty list`, `${write}, or leave it out`);
  return items.flatMap((item) =>
    bare && item.kind === "text" && item.text ? [item] : (textOf(item, `an entry of ${name}`, say, write) ?? []),
  );
}

/** A list of maps. */
export function mapsOf(node: Tree | undefined, name: string, say: Say, write: string): MapNode[] {
  if (node === undefined) return [];
  if (node.kind !== "list") {
    say(node, `${name} is ${isEmpty(node) ? "empty" : NAMES[node.kind]}`, `a list: ${write}`);
    return [];
  }
  return node.items.flatMap((item) => mapOf(item, `an entry of ${name}`, say) ?? []);
}

/** A text in a message: no longer than one reads. */
export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
