import { createHash } from "node:crypto";
import { type Catalog, MODEL_IDS, type ModelId } from "../catalog/index.js";
import { nearest } from "../names/index.js";
import { fieldsOf, mapOf, mapsOf, short, textOf, textsOf } from "./fields.js";
import { idsOf } from "./ids.js";
import { checkedRole, rolesFor } from "./roles.js";
import { accountIds, readRules } from "./rules.js";
import { type At, inOrder, type MapNode, readTree, type Say, type Tree } from "./tree.js";
import type { Fault, Overlay, OwnControl, OwnService, ReadOverlay } from "./types.js";

const KEYS = ["teams", "environments", "accounts", "use", "rules", "ownControls", "ownServices"] as const;
const INSTEAD = { services: "use for those in use, or ownServices for those that you add", controls: "ownControls", overlay: "rules" };
const CONTROL_KEYS = ["id", "title", "category", "act", "reason", "aliases", "on"] as const;
const SERVICE_KEYS = ["id", "name", "reason", "category", "model", "controls", "aliases"] as const;

/**
 * Reads and checks a team's overlay.
 * @param path how the file is called in messages and documents
 * @returns the overlay, or every fault at once
 */
export function readOverlay(text: string, path: string, catalog: Catalog): ReadOverlay {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const into =
    (list: Fault[]): Say =>
    ({ line, column }, what, write) =>
      list.push({ file: path, line, column, what, write });
  const tree = readTree(text, into(faults));
  const overlay = tree ? overlayOf(tree, catalog, into(faults), into(warnings)) : null;
  if (!overlay || faults.length > 0) return { overlay: null, faults: inOrder(faults), warnings: inOrder(warnings) };
  const sha256 = createHash("sha256").update(text, "utf8").digest("hex");
  return { overlay: { path, sha256, ...overlay }, faults: [], warnings: inOrder(warnings) };
}

function overlayOf(tree: Tree, catalog: Catalog, say: Say, warn: Say): Omit<Overlay, "path" | "sha256"> | null {
  const map = mapOf(tree, "the overlay", say);
  if (!map) return null;
  const f = fieldsOf(map, KEYS, say, INSTEAD);
  const teams = textsOf(f.teams, "teams", say, "roles, such as platform team").flatMap((t) => checkedRole(t, say, warn) ?? []);
  const environments = textsOf(f.environments, "environments", say, "names such as production").map((e) => e.text);
  const accounts = accountsOf(f.accounts, environments, say);
  const controlMaps = mapsOf(f.ownControls, "ownControls", say, "- id: …");
  const serviceMaps = mapsOf(f.ownServices, "ownServices", say, "- id: …");
  const ids = idsOf(catalog, { control: idsIn(controlMaps), service: idsIn(serviceMaps) }, say);
  const taken = new Set([...catalog.controlHeads, ...catalog.serviceHeads].map((h) => h.id));
  const ownControls = controlMaps.flatMap((m): OwnControl[] => {
    const g = fieldsOf(m, CONTROL_KEYS, say, { owner: "nothing: a control that you add is the customer's" });
    const id = ownId(m, g.id, taken, say);
    const title = needed(m, g.title, "title", say, "what it is called, such as Change approval");
    const act = needed(m, g.act, "act", say, "what is to be done, such as approve changes to production");
    const reason = needed(m, g.reason, "reason", say, "why you have it");
    const category = ids.of(g.category, "category", ["category"])[0]?.id ?? "";
    if (!g.category) say(m, "a control without a category", "category: with one of those that srm categories lists");
    const aliases = textsOf(g.aliases, "aliases", say, "other names").map((t) => t.text);
    const on = ids.of(g.on, "on", ["service", "option"]).map((x) => x.id);
    return id && title && act && reason
      ? [{ id, title, category, act: act.replace(/[.\s]+$/, ""), reason, aliases, on, line: m.line }]
      : [];
  });
  const ownServices = serviceMaps.flatMap((m): OwnService[] => {
    const g = fieldsOf(m, SERVICE_KEYS, say, { owner: "nothing: a service that you add is the customer's" });
    const id = ownId(m, g.id, taken, say);
    const name = needed(m, g.name, "name", say, "what it is called, such as Billing API");
    const reason = needed(m, g.reason, "reason", say, "why it is yours");
    if (!g.controls) say(m, "a service without controls", "controls: with the ids of what you do on it");
    const controls = ids.of(g.controls, "controls", ["control"]).map((c) => c.id);
    const aliases = textsOf(g.aliases, "aliases", say, "other names").map((t) => t.text);
    const category = textOf(g.category, "category", say, "a word such as application")?.text ?? "own";
    return id && name && reason ? [{ id, name, reason, model: modelOf(g.model, say), category, controls, aliases, line: m.line }] : [];
  });
  const used = ids.of(f.use, "use", ["service", "option"]).map((u) => u.id);
  const use = [...new Set([...used, ...ownServices.map((s) => s.id)])];
  const roles = rolesFor(catalog, teams, say, warn);
  const maps = mapsOf(f.rules, "rules", say, "- accountable: platform team");
  const rules = readRules(maps, { catalog, ids, roles, environments, accounts, use }, say, warn);
  return { teams, environments, accounts, use, rules, ownControls, ownServices };
}

/** Accounts as a list of ids, or as a map from each to its environment. */
function accountsOf(node: Tree | undefined, environments: readonly string[], say: Say): Overlay["accounts"] {
  if (node === undefined) return {};
  if (node.kind !== "map") {
    const nodes = accountIds(textsOf(node, "accounts", say, 'ids, such as "111122223333"', true), say);
    return Object.fromEntries(nodes.map((n) => [n.text, null]));
  }
  const found: Overlay["accounts"] = {};
  for (const { key, value } of node.entries) {
    const text = textOf(value, `account ${short(key.text)}`, say, "the name of its environment");
    if (accountIds([key], say).length === 0 || !text) continue;
    if (environments.length > 0 && !environments.includes(text.text)) {
      const near = nearest(text.text, environments, 1)[0];
      say(text, `no environment "${short(text.text)}" is listed`, near ?? `one of ${environments.join(", ")}`);
    } else found[key.text] = text.text;
  }
  return found;
}

/** The ids that entries have, good or not: other entries may name them. */
function idsIn(maps: readonly MapNode[]): string[] {
  return maps.flatMap(({ entries }) =>
    entries.flatMap(({ key, value }) => (key.text === "id" && value.kind === "text" ? [value.text] : [])),
  );
}

function ownId(map: MapNode, node: Tree | undefined, taken: Set<string>, say: Say): string | null {
  const text = needed(map, node, "id", say, "a name in lower case with hyphens, such as billing-api");
  if (text === null || node === undefined) return null;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text)) {
    say(
      node,
      `"${short(text)}" is no id`,
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^[-\d]+|-+$/g, "") || "a name such as billing-api",
    );
    return null;
  }
  if (taken.has(text)) {
    say(node, `"${text}" is taken`, `another id, such as our-${text}`);
    return null;
  }
  taken.add(text);
  return text;
}

function needed(map: At, node: Tree | undefined, name: string, say: Say, write: string): string | null {
  if (node === undefined) say(map, `no ${name} is given`, `${name}: ${write}`);
  return textOf(node, name, say, write)?.text ?? null;
}

function modelOf(node: Tree | undefined, say: Say): ModelId {
  const text = textOf(node, "model", say, `one of ${MODEL_IDS.join(", ")}`);
  if (text && !(MODEL_IDS as readonly string[]).includes(text.text)) {
    say(text, `no model "${short(text.text)}"`, `one of ${MODEL_IDS.join(", ")}`);
  }
  return (text?.text as ModelId) ?? "iaas";
}
