import { readFileSync } from "node:fs";
import { SCRIPTS, SHELLS, specOf } from "../completion/index.js";
import { program } from "../program.js";
import { catalogue, dataFile, type Io, oneOf, UsageError } from "../shared.js";
import { treeOf } from "../tree.js";
import { VERSION } from "../version.js";

/** `srm completion SHELL`: the script that completes in that shell, made from the command tree and the catalogue. */
export async function run(io: Io, name: string | undefined): Promise<number> {
  if (name === undefined) {
    throw new UsageError(
      `completion takes a shell: ${SHELLS.join(", ")}; such as srm completion bash\n     where to put the script: srm completion --help`,
    );
  }
  const shell = oneOf(name === "pwsh" ? "powershell" : name, SHELLS, "completion");
  const documents = Object.keys(JSON.parse(readFileSync(dataFile("schemas.json"), "utf8")));
  const tree = treeOf(program(io, VERSION, () => {}));
  io.stdout.write(SCRIPTS[shell as (typeof SHELLS)[number]](specOf(tree, catalogue(), documents, VERSION)));
  return 0;
}
