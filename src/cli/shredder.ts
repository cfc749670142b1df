import { lstatSync } from "node:fs";

/**
 * `srm` is also the name of secure-delete's file shredder. Somebody who means that one gives a file, perhaps after its options.
 * @param commands names of commands, which win over files of the same name unless the shredder's options stand before them
 * @returns the first argument that names something on the disk, or undefined where the call is not meant for the shredder
 */
export function meantAsFile(argv: readonly string[], commands: readonly string[]): string | undefined {
  const operand = argv.findIndex((word) => !word.startsWith("-"));
  if (operand < 0) return undefined;
  const flags = argv.slice(0, operand).filter((word) => word !== "--");
  // Its options are letters, alone or together; what is spelt out, or asks for help, is meant for this tool.
  if (flags.some((flag) => !/^-[a-zA-Z]+$/.test(flag) || flag === "-h" || flag === "-V")) return undefined;
  const name = argv[operand] as string;
  if (flags.length === 0 && (name === "help" || commands.includes(name))) return undefined;
  return argv.slice(operand).find(exists);
}

/** Links that lead nowhere are there too. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
