import { categoriesDocument } from "../../answer/index.js";
import type { CommonOptions } from "../formats.js";
import { catalogue, type Io, print } from "../shared.js";

export async function run(io: Io, options: CommonOptions): Promise<number> {
  const catalog = catalogue();
  await print(io, options, {
    json: () => categoriesDocument(catalog),
    rows: () => ({ columns: ["id", "title", "controls"], rows: catalog.categories.map((c) => [c.id, c.title, String(c.controls.length)]) }),
    text: (look, { renderCategories }) => renderCategories(catalog, look),
  });
  return 0;
}
