import { THINGS } from "./program.js";

/** What `srm` alone says: the five things that one can do, in lines for this many columns. */
export function welcome(columns: number): string[] {
  const widest = Math.max(...THINGS.map(([command]) => command.length)) + 3;
  const beside = Math.max(...THINGS.map(([, what]) => widest + what.length + 2)) <= columns;
  return [
    "In the cloud, whose job is it?",
    "",
    ...THINGS.flatMap(([command, what]) => (beside ? [`  ${command.padEnd(widest)}${what}`] : [`  ${command}`, `    ${what}`])),
    "",
    "All commands and options: srm --help",
  ];
}
