/** Ids of the catalogue and of the overlay itself, as rules name them. */
import type { Catalog } from "../catalog/index.js";
import { findThing, nearest } from "../names/index.js";
import { short, textsOf } from "./fields.js";
import type { Say, TextNode, Tree } from "./tree.js";

type Kind = "service" | "option" | "control" | "category";

/** The ids that a list may hold. */
export interface Ids {
  /** The ids in a list; each that is none is a fault that says which was perhaps meant. */
  of(node: Tree | undefined, field: string, kinds: readonly Kind[]): { id: string; node: TextNode }[];
}

const EXAMPLES: Record<Kind, string> = { service: "ec2", option: "eks:fargate", control: "guest-os-patching", category: "compute" };
const LISTS: Record<Kind, string> = {
  service: "srm services",
  option: "srm services",
  control: "srm controls",
  category: "srm categories",
};

/** @param own the ids that the overlay adds */
export function idsOf(catalog: Catalog, own: Partial<Record<Kind, readonly string[]>>, say: Say): Ids {
  const known: Record<Kind, Set<string>> = {
    service: new Set([...catalog.serviceHeads.map((s) => s.id), ...(own.service ?? [])]),
    option: new Set(catalog.serviceHeads.flatMap((s) => s.options.map((o) => o.id))),
    control: new Set([...catalog.controlHeads.map((c) => c.id), ...(own.control ?? [])]),
    category: new Set(catalog.categories.map((c) => c.id)),
  };
  const kindOf = (id: string, kinds: readonly Kind[]) => kinds.find((k) => known[k].has(id));
  const mend = (text: string, kinds: readonly Kind[]): string => {
    const other = kindOf(text, ["service", "option", "control", "category"]);
    if (other)
      return `it under ${other === "category" ? "categories" : `${other}s`}, for it is ${other === "option" ? "an" : "a"} ${other}`;
    // A folded name or alias is another name of the same thing.
    const found = findThing(catalog, text, kinds);
    const near = found.status === "found" ? [found.thing] : found.status === "ambiguous" ? found.candidates : found.suggestions;
    const ids = near.map((t) => t.id);
    const mine = nearest(
      text,
      kinds.flatMap((k) => own[k] ?? []),
      1,
    );
    const all = [...mine, ...ids].slice(0, 3);
    const list = LISTS[kinds[0] as Kind];
    return all.length > 0 ? all.join(" or ") : `an id that ${list} lists`;
  };
  return {
    of: (node, field, kinds) => {
      const example = `ids, such as ${EXAMPLES[kinds[0] as Kind]}`;
      return textsOf(node, field, say, example).flatMap((text) => {
        if (kindOf(text.text, kinds)) return [{ id: text.text, node: text }];
        say(text, `no ${kinds.join(" or ")} "${short(text.text)}"`, mend(text.text, kinds));
        return [];
      });
    },
  };
}
