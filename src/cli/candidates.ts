import { head } from "../answer/index.js";
import type { Catalog } from "../catalog/index.js";
import type { CommonOptions } from "./formats.js";
import type { Io } from "./io.js";
import { print } from "./shared.js";

/** Prints what a name can mean; the contract's exit code for an ambiguous name. */
export async function printCandidates(
  io: Io,
  options: CommonOptions,
  catalog: Catalog,
  name: string,
  candidates: readonly { id: string; name: string }[],
): Promise<number> {
  await print(io, options, {
    json: () => ({
      ...head(catalog),
      kind: "ambiguous",
      status: "ambiguous",
      candidates: candidates.map((c) => ({ id: c.id, name: c.name })),
    }),
    rows: () => ({ columns: ["id", "name"], rows: candidates.map((c) => [c.id, c.name]) }),
    text: (look, { renderFacts }) =>
      renderFacts(
        look,
        `"${name}" can mean several things:`,
        candidates.map((c) => [`srm show ${c.id}`, c.name]),
      ),
  });
  return 3;
}
