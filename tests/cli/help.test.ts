import { describe, expect, test } from "vitest";
import { program } from "../../src/cli/program.js";
import { srm } from "../support/cli.js";
import { shell } from "../support/shell.js";

const tree = program({} as never, "0.0.0", () => {}).commands;
const commands = tree.map((c) => c.name());

/** Commands that a help text shows after `$`, without the words that say what they do. */
const examplesOf = (help: string): string[] =>
  [...help.matchAll(/^ {2}\$ (srm .*?)(?: {2,}.*)?$/gm)].map(([, command]) => command as string);

test("there are commands", () => expect(commands.length).toBeGreaterThan(10));

describe("help", () => {
  test.each(["", ...commands])("srm %s --help fits 80 columns, also where the terminal is wider", async (name) => {
    for (const columns of [80, 200, undefined]) {
      const { out, code } = await srm([...(name ? [name] : []), "--help"], columns === undefined ? {} : { columns });
      expect(code).toBe(0);
      expect(out.split("\n").filter((l) => l.length > 80)).toEqual([]);
    }
  });
  test.each(commands)("srm %s --help ends with three examples of it", async (name) => {
    const examples = examplesOf((await srm([name, "--help"])).out);
    expect(examples.length).toBe(3);
    expect(examples.filter((e) => !e.includes(`srm ${name}`))).toEqual([]);
  });
  test.each(tree.filter((c) => c.options.some((o) => !o.helpGroupHeading)).map((c) => c.name()))(
    "srm %s --help says first what this command alone has",
    async (name) => {
      const { out } = await srm([name, "--help"]);
      expect(out.indexOf("\nOptions:")).toBeGreaterThan(0);
      expect(out.indexOf("\nHow it is printed:")).toBeGreaterThan(out.indexOf("\nOptions:"));
    },
  );
  test.each(["", ...commands])("the examples of srm %s --help run", async (name) => {
    const examples = examplesOf((await srm([...(name ? [name] : []), "--help"])).out);
    expect(examples.length).toBeGreaterThan(0);
    // A quiz asks on a terminal only; quiz.terminal tests do.
    const typed = (command: string) => (/^srm quiz(?!.*--(?:json|stdin))/.test(command) ? `${command} --json` : command);
    const failed = examples.map((command) => ({ command, ...shell(typed(command)) })).filter((ran) => ran.code !== 0 || ran.err !== "");
    expect(failed).toEqual([]);
  });
});

describe("srm alone", () => {
  test.each([40, 60, 80, 200])("shows at %i columns five things to do, and they are the help's examples", async (columns) => {
    const { out, code } = await srm([], { columns });
    const lines = out.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(lines.filter((l) => l.length > columns)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(14);
    const things = [...out.matchAll(/^ {2}(srm .*?)(?: {3,}.*)?$/gm)].map(([, command]) => command as string);
    expect(things).toEqual(examplesOf((await srm(["--help"])).out));
    expect(things.length).toBe(5);
  });
});
