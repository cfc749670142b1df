import { runbooks } from "../../answer/index.js";
import { type Catalog, CONTROL_TYPES, MODEL_IDS, OWNERS } from "../../catalog/index.js";
import { OVERLAY_ACTIONS } from "../overlay.js";
import type { Tree, TreeCommand, TreeOption } from "../tree.js";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
export type Shell = (typeof SHELLS)[number];

/** The two names of the program. */
export const PROGRAM_NAMES = ["srm", "cloud-srm"] as const;

/** A word that can be completed, with what it stands for; empty where the word says it. */
export type Word = readonly [word: string, about: string];

/**
 * What an option or an argument takes: words of sets, several where a separator joins them.
 * `,` joins any number of words of the first part; `/` joins one word of each part. No parts: nothing can be completed.
 */
export interface Takes {
  separator: "" | "," | "/";
  parts: string[][];
  /** A path, which the shell completes. */
  files?: true;
}

export interface SpecOption {
  flags: string[];
  about: string;
  /** What its value is called, and takes; null for a switch. */
  value: { name: string; takes: Takes } | null;
}

export interface SpecCommand {
  name: string;
  about: string;
  options: SpecOption[];
  /** One for each place; the last may stand for all that follow. */
  arguments: { name: string; takes: Takes; rest: boolean }[];
}

/** What every shell's script is made from. */
export interface Spec {
  /** The first line of a script: what it is, of which version. */
  title: string;
  /** Words by the name of their set. */
  sets: Record<string, Word[]>;
  options: SpecOption[];
  commands: SpecCommand[];
}

const one = (...sets: string[]): Takes => ({ separator: "", parts: [sets] });
const FREE: Takes = { separator: "", parts: [] };
const FILE: Takes = { separator: "", parts: [], files: true };

/** What is taken where the tree has no closed choices: by `command name`, else by `name` in any command. */
const TAKES: Record<string, Takes> = {
  "--category": one("control-categories"),
  "services --category": one("service-categories"),
  "--type": one("types"),
  "--owner": one("owners"),
  "--model": one("models"),
  "--models": { separator: ",", parts: [["models", "all-models"]] },
  "--width": FREE,
  "--older-than": FREE,
  "--count": FREE,
  "--seed": FREE,
  "--overlay": FILE,
  "--env": FREE,
  "--account": FREE,
  "--team": FREE,
  "--service": one("services", "service-options"),
  "--services": { separator: ",", parts: [["services", "service-options"]] },
  "overlay action": one("overlay-actions"),
  "overlay file": FILE,
  "ask question": FREE,
  "show id": one("services", "service-options", "controls", "models", "frameworks"),
  "compare things": one("services", "service-options", "models"),
  "matrix services": one("services", "service-options"),
  "--framework": one("frameworks"),
  "--baseline": one("baselines"),
  "--output": FILE,
  "abuse runbook": one("runbooks"),
  "report fact": { separator: "/", parts: [["providers"], ["services", "service-options", "models"], ["controls"]] },
  "diff old": FILE,
  "diff new": FILE,
  "schema command": one("documents"),
  "completion shell": one("shells"),
  "help command": one("commands"),
};

/** Arguments whose further words belong to the same name, as in `srm show rds custom`: only the first is completed. */
const ONE_NAME = ["show id"];

/**
 * Joins the command tree and the catalogue to what completion scripts need.
 * @param documents the names of the documents that `srm schema` prints
 * @throws RangeError where nothing is said of what a new option or argument takes
 */
export function specOf(tree: Tree, catalog: Catalog, documents: readonly string[], version: string): Spec {
  const sets: Record<string, Word[]> = {
    commands: tree.commands.map((c) => [c.name, c.description]),
    services: catalog.serviceHeads.map((s) => [s.id, s.name]),
    "service-options": catalog.serviceHeads.flatMap((s) => s.options.map((o): Word => [o.id, `${s.name}: ${o.name}`])),
    controls: catalog.controlHeads.map((c) => [c.id, c.title]),
    models: MODEL_IDS.map((id) => [id, catalog.models.find((m) => m.id === id)?.name ?? id]),
    "all-models": [["all", "every model"]],
    "control-categories": catalog.categories.map((c) => [c.id, c.title]),
    "service-categories": words([...new Set(catalog.serviceHeads.map((s) => s.category))].sort()),
    frameworks: catalog.frameworks.map((f) => [f.id, `${f.title} ${f.version}`]),
    baselines: catalog.frameworks.flatMap((f) => f.baselines.map((b): Word => [b.id, b.title])),
    providers: catalog.providers.map((p) => [p.id, p.name]),
    runbooks: runbooks(catalog).map((r) => [r.id, r.title]),
    documents: words(documents),
    shells: words(SHELLS),
    "overlay-actions": words(OVERLAY_ACTIONS),
    types: words(CONTROL_TYPES),
    owners: words(OWNERS),
  };
  const option = (command: string, o: TreeOption): SpecOption => ({
    flags: [o.short, o.long].filter((f) => f !== null),
    about: ascii(o.description),
    value: o.value === null ? null : { name: o.value.replace(/[^a-z-]/g, ""), takes: valueTakes(command, o) },
  });
  const valueTakes = (command: string, o: TreeOption): Takes => {
    if (o.choices.length === 0) return takes(command, o.long);
    // Two commands may have an option of one name with different choices.
    const own = JSON.stringify(words(o.choices));
    const name = [o.long.slice(2), `${command}-${o.long.slice(2)}`].find((n) => JSON.stringify(sets[n] ?? words(o.choices)) === own);
    if (name === undefined) throw new RangeError(`the choices of "${command} ${o.long}" need another name`);
    sets[name] = words(o.choices);
    return one(name);
  };
  const command = (c: TreeCommand): SpecCommand => ({
    name: c.name,
    about: ascii(c.description),
    options: c.options.map((o) => option(c.name, o)),
    arguments: c.arguments.map((a) => ({
      name: a.name,
      takes: takes(c.name, a.name),
      rest: a.variadic && !ONE_NAME.includes(`${c.name} ${a.name}`),
    })),
  });
  const root = command(tree);
  return {
    title: `completion of srm ${version} with the catalogue ${catalog.version}`,
    options: root.options,
    commands: tree.commands.map(command),
    sets: Object.fromEntries(Object.entries(sets).map(([name, list]) => [name, list.map(plain)])),
  };
}

function takes(command: string, name: string): Takes {
  const found = TAKES[`${command} ${name}`] ?? TAKES[name];
  if (!found) throw new RangeError(`say in src/cli/completion/spec.ts what "${command} ${name}" takes`);
  return found;
}

function words(list: readonly string[]): Word[] {
  return list.map((word) => [word, ""]);
}

/** Scripts are plain ASCII, since a shell may read them in any encoding; their words need no quotes in any shell. */
function plain([word, about]: Word): Word {
  if (!/^[A-Za-z0-9][A-Za-z0-9:._-]*$/.test(word)) throw new RangeError(`"${word}" cannot be a word of a completion script`);
  return [word, ascii(about)];
}

/** A text in one line of printable ASCII. */
export function ascii(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\s+/g, " ")
    .replace(/[^\x20-\x7e]/g, "");
}
