import { head } from "../../answer/index.js";
import type { CommonOptions } from "../formats.js";
import { catalogue, type Io, print } from "../shared.js";

export async function run(io: Io, options: CommonOptions): Promise<number> {
  const catalog = catalogue();
  const provider = catalog.providers.find((p) => p.picture);
  const picture = provider?.picture;
  if (!provider || !picture) return 1;
  await print(io, options, {
    json: () => ({ ...head(catalog), id: provider.id, name: provider.name, ...picture }),
    rows: () => ({
      columns: ["side", "layer"],
      rows: [
        ...picture.customer.rows.flat().map((l) => ["customer", l]),
        ...picture.provider.rows.flat().map((l) => ["provider", l]),
        ...picture.kinds.flatMap((k) => k.controls.map((c) => [k.type, c])),
      ],
    }),
    text: (look, { renderPicture }) => renderPicture(catalog, look, provider.id),
  });
  return 0;
}
