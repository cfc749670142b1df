import { controlsDocument, listControls } from "../../answer/index.js";
import { CONTROL_TYPES, OWNERS } from "../../catalog/index.js";
import { renderControls } from "../../render/index.js";
import type { CommonOptions } from "../program.js";
import { catalogue, categoryOf, type Io, modelOf, modelsOf, oneOf, print } from "../shared.js";

interface ControlsOptions extends CommonOptions {
  category?: string;
  type?: string;
  owner?: string;
  model?: string;
  models?: string;
}

export async function run(io: Io, options: ControlsOptions): Promise<number> {
  const filter = {
    type: oneOf(options.type, CONTROL_TYPES, "--type"),
    owner: oneOf(options.owner, OWNERS, "--owner"),
    model: modelOf(options.model),
  };
  const models = options.model && !options.models ? [filter.model as NonNullable<typeof filter.model>] : modelsOf(options.models);
  const catalog = catalogue();
  const controls = listControls(catalog, {
    ...filter,
    category: categoryOf(
      options.category,
      catalog.categories.map((c) => c.id),
    ),
  });
  print(io, options, {
    json: () => controlsDocument(catalog, controls),
    rows: () => ({
      columns: ["id", "title", "category", "type", ...models],
      rows: controls.map((c) => [c.id, c.title, c.category, c.type, ...models.map((m) => c.owners[m])]),
    }),
    text: (look) => renderControls(catalog, look, controls, models),
  });
  return 0;
}
