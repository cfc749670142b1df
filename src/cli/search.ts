import searchPrompt from "@inquirer/search";
import { type AskDocument, answersFor, commandFor, head, type Subject, subjectOf } from "../answer/index.js";
import type { Catalog, Control } from "../catalog/index.js";
import { searchFor, type Thing } from "../names/index.js";
import { cut, type Look, renderAsk, renderHint, themeOf } from "../render/index.js";
import type { CommonOptions } from "./formats.js";
import { type Io, lookOf } from "./io.js";
import { type OverlayOptions, viewOf } from "./overlay.js";
import { modelsOf } from "./shared.js";

/** Things listed at once. */
const PAGE = 10;
/** Below this many columns the help has no room for the obvious. */
const NARROW = 60;
const STOPPED = 130;
/** The choice that takes nothing more. */
const NOTHING = "";

interface SearchOptions extends OverlayOptions {
  why?: boolean;
  all?: boolean;
  models?: string;
}

/**
 * `srm ask` alone on a terminal: a control or a service is found by typing, then what to combine it with, and the answer is printed.
 * @returns 0, or 130 where it was stopped with Ctrl-C, Ctrl-D or Esc
 */
export async function search(io: Io, options: SearchOptions): Promise<number> {
  const { catalog, add } = await viewOf(io, options);
  const detail = { why: options.why ?? false, models: modelsOf(options.models), all: options.all ?? false };
  const first = await choose(io, options, "What is it about?", searchFor(catalog, ["control", "service"]));
  if (!first) return STOPPED;
  const second = await (first.kind === "control"
    ? choose(io, options, "On which service?", placesOf(catalog, first.id), "none: in general")
    : choose(io, options, "Which control?", controlsOf(catalog, first.id), "all: what is yours on it"));
  if (!second) return STOPPED;
  io.stdout.write("\n");
  if (second.id === NOTHING && first.kind === "service") {
    const { run } = await import("./commands/show.js");
    return run(io, [first.id], options);
  }
  const [control, place] = first.kind === "control" ? [first, second] : [second, first];
  const subject = place.id === NOTHING ? null : subjectOf(catalog, place);
  const document = add(answerTo(catalog, catalog.control(control.id) as Control, subject ?? { service: null, options: [], model: null }));
  const look = lookOf(io, options);
  const [answer] = document.answers;
  const again = answer && document.answers.length === 1 ? renderHint(look, `The same: ${commandFor(catalog, answer)}`) : [];
  io.stdout.write(`${[...renderAsk(catalog, look, document, detail), ...(again.length > 0 ? ["", ...again] : [])].join("\n")}\n`);
  return 0;
}

/** The document that a question for this control and subject would have. */
function answerTo(catalog: Catalog, control: Control, subject: Subject): AskDocument {
  const answers = answersFor(catalog, control, subject);
  return {
    ...head(catalog),
    question: control.title,
    status: answers.length > 1 ? "ambiguous" : "answered",
    declined: null,
    intent: "owner",
    yesNo: null,
    understood: { services: [], controls: [control.id], models: [], options: [], corrections: [] },
    answers,
    suggestions: [],
  };
}

/** The services and options that have what the control needs. */
function placesOf(catalog: Catalog, control: string): (text: string) => Thing[] {
  const needs = catalog.control(control)?.needs ?? [];
  const fits = new Set(catalog.serviceHeads.filter((s) => needs.every((n) => s.components.includes(n))).map((s) => s.id));
  const find = searchFor(catalog, ["service", "option"]);
  return (text) => find(text).filter(({ id }) => fits.has(id.split(":")[0] as string));
}

/** The controls that apply to a service. */
function controlsOf(catalog: Catalog, service: string): (text: string) => Thing[] {
  const has = catalog.serviceHead(service)?.components ?? [];
  const fits = new Set(catalog.controlHeads.filter((c) => c.needs.every((n) => has.includes(n))).map((c) => c.id));
  const find = searchFor(catalog, ["control"]);
  return (text) => find(text).filter(({ id }) => fits.has(id));
}

/** Lets the person type and choose. Null: stopped. `nothing`: what it is called to choose none. */
async function choose(
  io: Io,
  options: CommonOptions,
  message: string,
  find: (text: string) => Thing[],
  nothing?: string,
): Promise<Thing | null> {
  const stop = new AbortController();
  const onKey = (_: unknown, key?: { name?: string; ctrl?: boolean }) => {
    if (key?.name === "escape" || (key?.ctrl && key.name === "d")) stop.abort();
  };
  io.stdin.on("keypress", onKey);
  const look = lookOf(io, options);
  const none = nothing === undefined ? [] : [{ value: { kind: "service", id: NOTHING, name: nothing } as Thing, name: nothing }];
  try {
    return await searchPrompt<Thing>(
      {
        message,
        pageSize: PAGE,
        theme: promptTheme(look),
        source: (text) => [...(text ? [] : none), ...find(text ?? "").map((t) => ({ value: t, name: nameOf(look, t), short: t.name }))],
      },
      { input: io.stdin as NodeJS.ReadableStream, output: io.stdout as unknown as NodeJS.WritableStream, signal: stop.signal },
    );
  } catch (error) {
    // The prompt's own errors are told by name, for they are bundled.
    if (error instanceof Error && ["ExitPromptError", "AbortPromptError"].includes(error.name)) return null;
    throw error;
  } finally {
    io.stdin.removeListener("keypress", onKey);
  }
}

/** A name with its id, in one line. */
function nameOf(look: Look, { name, id }: Thing): string {
  const room = look.width - 3;
  const whole = `${name}  ${id}`;
  return whole.length <= room ? whole : cut(look, name, room);
}

/** The prompt in our colours and characters; its own ask the environment for both. */
function promptTheme(look: Look) {
  const { chalk } = themeOf(look);
  const [up, enter, dot] = look.unicode ? ["↑↓", "⏎", " · "] : ["up/down", "enter", ", "];
  const keys = [...(look.width < NARROW ? [] : ["type to search"]), `${up} choose`, `${enter} take`, "esc stop"].join(dot);
  return {
    prefix: { idle: chalk.bold("?"), done: chalk.bold("?") },
    spinner: { interval: 1000, frames: [chalk.bold("?")] },
    icon: { cursor: look.unicode ? "›" : ">" },
    style: {
      message: (text: string) => chalk.bold(text),
      answer: (text: string) => chalk.cyan(text),
      searchTerm: (text: string) => text,
      highlight: (text: string) => chalk.bold.cyan(text),
      error: (text: string) => `  ${text.replace("No results found", "nothing found")}`,
      keysHelpTip: () => chalk.dim(keys),
    },
  };
}
