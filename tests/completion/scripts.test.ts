import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { openCatalogFile } from "../../src/catalog/open.js";
import { SHELLS, specOf } from "../../src/cli/completion/index.js";
import { treeOf } from "../../src/cli/tree.js";
import { srm } from "../support/cli.js";
import { offers, scriptFor } from "./cases.js";

const catalog = openCatalogFile();

describe.each(SHELLS)("%s", (shell) => {
  test("has every option that the help of a command shows, and every word that can be offered", async () => {
    const script = await scriptFor(shell);
    const all = await offers();
    const [, commands = []] = all[0] ?? [];
    expect(commands.length).toBeGreaterThan(10);
    // fish names options without their dashes; zsh quotes colons.
    const missing = (words: readonly string[]) =>
      words.filter((w) => !script.includes(w) && !script.includes(w.replaceAll(":", "\\:")) && !script.includes(`-l ${w.slice(2)} `));
    for (const command of commands) {
      const help = (await srm(["help", command])).out;
      expect(missing([...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag as string))).toEqual([]);
    }
    expect(missing(all.filter(([typed]) => !typed.endsWith("-")).flatMap(([, words]) => words))).toEqual([]);
  });
  test("says what it is, of which version and how it was made", async () => {
    const top = (await scriptFor(shell)).split("\n").slice(0, 3).join("\n");
    expect(top).toMatch(/^# \w+ completion of srm [\d.]+ with the catalogue [\d.]+$/m);
    expect(top).toContain(`# Made by: srm completion ${shell}.`);
  });
});

test("pwsh is another name of PowerShell", async () => expect(await scriptFor("pwsh")).toBe(await scriptFor("powershell")));

describe("what scripts are made from", () => {
  const made = (change: (c: Command) => void) => {
    const command = new Command("new");
    change(command);
    return () => specOf(treeOf(new Command("srm").helpCommand(false).addCommand(command)), catalog, [], "1");
  };
  test("an option or argument of which nothing is said is an error that says where to say it", () => {
    expect(made((c) => c.option("--other <thing>"))).toThrow('say in src/cli/completion/spec.ts what "new --other" takes');
    expect(made((c) => c.argument("<thing>"))).toThrow('what "new thing" takes');
    expect(made((c) => c.option("--switch").option("-c, --category <c>"))).not.toThrow();
  });
  test("a word that a shell would take apart is refused", () => {
    for (const id of ["a b", "$(x)", "a'b", "-a", ""]) {
      const bad = { ...catalog, serviceHeads: catalog.serviceHeads.map((s) => ({ ...s, id })) };
      expect(() => specOf(treeOf(new Command("srm")), bad, [], "1")).toThrow("cannot be a word");
    }
  });
});
