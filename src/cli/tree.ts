import type { Command, Option } from "commander";

/** One option, as help shows it. */
export interface TreeOption {
  short: string | null;
  long: string;
  /** How its value is called, such as `<format>`; null for a switch. */
  value: string | null;
  /** The closed set of its values; empty: any. */
  choices: readonly string[];
  description: string;
}

export interface TreeArgument {
  name: string;
  required: boolean;
  variadic: boolean;
  description: string;
}

export interface TreeCommand {
  name: string;
  description: string;
  options: TreeOption[];
  arguments: TreeArgument[];
  /** The calls that help shows, without the prompt. */
  examples: { call: string; about: string }[];
  /** What help says after the options, apart from the examples. */
  notes: string;
}

/** The command tree as plain data: what completion scripts and the man page are made from. */
export interface Tree extends TreeCommand {
  commands: TreeCommand[];
}

/**
 * Describes a command tree as its help shows it, with the commands and options that commander adds.
 * @param srm the root of the tree
 */
export function treeOf(srm: Command): Tree {
  return { ...commandOf(srm), commands: srm.createHelp().visibleCommands(srm).map(commandOf) };
}

function commandOf(command: Command): TreeCommand {
  return {
    name: command.name(),
    description: command.description(),
    options: command.createHelp().visibleOptions(command).map(optionOf),
    arguments: command.registeredArguments.map((a) => ({
      name: a.name(),
      required: a.required,
      variadic: a.variadic,
      description: a.description,
    })),
    ...afterOptions(command),
  };
}

function optionOf(option: Option): TreeOption {
  return {
    short: option.short ?? null,
    long: option.long ?? "",
    value: option.flags.match(/[<[].*[>\]]$/)?.[0] ?? null,
    choices: option.argChoices ?? [],
    description: option.description,
  };
}

/** Reads back what was added to the help, since commander keeps it as functions. */
function afterOptions(command: Command): Pick<TreeCommand, "examples" | "notes"> {
  const before = command.configureOutput();
  let text = "";
  command.configureOutput({
    ...before,
    writeOut: (s) => {
      text += s;
    },
  });
  command.outputHelp();
  command.configureOutput(before);
  const lines = text.slice(command.helpInformation().length).split("\n");
  const examples = lines.flatMap((line) => {
    const [, call, about = ""] = line.match(/^ {2}\$ (.*?)(?: {2,}(.*))?$/) ?? [];
    return call ? [{ call, about }] : [];
  });
  const notes = lines.filter((line) => !/^ {2}\$ |^Examples:$/.test(line));
  return { examples, notes: notes.join("\n").trim() };
}
