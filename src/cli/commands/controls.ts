import { controlsDocument, head, listControls } from "../../answer/index.js";
import { CONTROL_TYPES, OWNERS } from "../../catalog/index.js";
import { type OverlayOptions, viewOf } from "../overlay.js";
import { categoryOf, type Io, modelOf, modelsOf, oneOf, print } from "../shared.js";

interface ControlsOptions extends OverlayOptions {
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
  const { catalog, add } = await viewOf(io, options);
  const controls = listControls(catalog, {
    ...filter,
    category: categoryOf(
      options.category,
      catalog.categories.map((c) => c.id),
    ),
  });
  await print(io, options, {
    json: () => add(controlsDocument(catalog, controls)),
    rows: () => ({
      columns: ["id", "title", "category", "type", ...models],
      rows: controls.map((c) => [c.id, c.title, c.category, c.type, ...models.map((m) => c.owners[m])]),
    }),
    text: (look, { renderControls, withOverlayLine }) =>
      withOverlayLine(look, add(head(catalog)), (inner) => renderControls(catalog, inner, controls, models)),
  });
  return 0;
}
