import { readFileSync } from "node:fs";
import { nearest } from "../../names/index.js";
import type { CommonOptions } from "../formats.js";
import { dataFile, type Io, UnknownError } from "../shared.js";

/** `srm schema [document]`: the JSON Schema of what a command prints with --json; without a name, of all of them by name. */
export async function run(io: Io, name: string | undefined, _options: CommonOptions): Promise<number> {
  const schemas = JSON.parse(readFileSync(dataFile("schemas.json"), "utf8")) as Record<string, unknown>;
  if (name !== undefined && !Object.hasOwn(schemas, name)) {
    const names = Object.keys(schemas);
    const near = nearest(name, names, 1)[0];
    throw new UnknownError(
      `no document "${name}"${near ? `; did you mean ${near}?` : ""}\n     documents are ${names.join(", ")}`,
      near ? [{ id: near, name: near }] : [],
    );
  }
  io.stdout.write(`${JSON.stringify(name === undefined ? schemas : schemas[name], null, 2)}\n`);
  return 0;
}
