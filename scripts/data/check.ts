/** `npm run data:check`: prints `file:line:column: what is wrong; write X` for every fault of data/, and exits 1 if there is one. */

import { pathToFileURL } from "node:url";
import { catalogOf } from "../../src/catalog/index.js";
import { type Compiled, compile } from "./compile.js";
import { type Fault, readData } from "./read.js";
import { cellRules, recordRules, ruleContext } from "./rules/index.js";

/** Reads, compiles and checks folders of data. */
export function checkData(dirs: string[]): { compiled: Compiled; faults: Fault[] } {
  const { files, faults } = readData(dirs);
  const compiled = compile(files);
  faults.push(...compiled.faults);
  const context = ruleContext(compiled, catalogOf(compiled.records));
  for (const rule of recordRules) faults.push(...rule(context));
  const broken = compiled.records.controls.some((c) => Object.keys(c.models).length < 6);
  if (!broken) for (const rule of cellRules) faults.push(...rule(context));
  return { compiled, faults };
}

export function faultLine({ file, line, column, what, write }: Fault): string {
  return `${file}:${line}:${column}: ${what}; write ${write}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { compiled, faults } = checkData(["data"]);
  for (const f of faults) console.log(faultLine(f));
  const { controls, services, archetypes } = compiled.records;
  if (faults.length > 0) {
    console.error(`${faults.length} faults`);
    process.exitCode = 1;
  } else console.log(`data: ${controls.length} controls, ${archetypes.length} archetypes, ${services.length} services, no fault`);
}
