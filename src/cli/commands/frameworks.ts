import { frameworksDocument } from "../../answer/index.js";
import type { CommonOptions } from "../formats.js";
import { catalogue, type Io, print } from "../shared.js";

export async function run(io: Io, options: CommonOptions): Promise<number> {
  const document = frameworksDocument(catalogue());
  await print(io, options, {
    json: () => document,
    rows: () => ({
      columns: ["id", "title", "version", "requirements", "mapped", "controls"],
      rows: document.frameworks.map((f) => [f.id, f.title, f.version, String(f.requirements), String(f.mapped), String(f.controls)]),
    }),
    text: (look, { renderFrameworks }) => renderFrameworks(look, document),
  });
  return 0;
}
