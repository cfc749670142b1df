/** Calls with nothing to parse: a command, words, and perhaps --json. Most are; commander, loaded for them, would be a tenth of their start. */
import { type Io, inForm } from "./io.js";

type Run = (io: Io, options: { json?: boolean }, words: string[]) => Promise<number>;

/** How many words a command takes, from and to; with other numbers commander says what is wrong. */
const COMMANDS: Record<string, { words: [from: number, to: number]; load: () => Promise<Run> }> = {
  ask: { words: [1, Number.POSITIVE_INFINITY], load: async () => withWords((await import("./commands/ask.js")).run) },
  compare: { words: [1, Number.POSITIVE_INFINITY], load: async () => withWords((await import("./commands/compare.js")).run) },
  controls: { words: [0, 0], load: async () => (await import("./commands/controls.js")).run },
  services: { words: [0, 0], load: async () => (await import("./commands/services.js")).run },
  show: { words: [1, Number.POSITIVE_INFINITY], load: async () => withWords((await import("./commands/show.js")).run) },
};

const withWords =
  (run: (io: Io, words: string[], options: { json?: boolean }) => Promise<number>): Run =>
  (io, options, words) =>
    run(io, words, options);

/**
 * The run of a plain call; null where there is something to parse.
 * @param argv what stands after the program's name
 */
export function plainCall([name = "", ...rest]: readonly string[]): ((io: Io) => Promise<number>) | null {
  const words = rest.filter((word) => word !== "--json");
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || words.some((word) => word.startsWith("-"))) return null;
  if (words.length < command.words[0] || words.length > command.words[1]) return null;
  const json = words.length < rest.length;
  return async (io) => {
    const run = await command.load();
    return inForm(json, () => run(io, json ? { json } : {}, words));
  };
}
