import { head, listServices, servicesDocument } from "../../answer/index.js";
import { type OverlayOptions, viewOf } from "../overlay.js";
import { categoryOf, type Io, modelOf, print } from "../shared.js";

interface ServicesOptions extends OverlayOptions {
  category?: string;
  model?: string;
}

export async function run(io: Io, options: ServicesOptions): Promise<number> {
  const model = modelOf(options.model);
  const { catalog, add } = await viewOf(io, options);
  const categories = [...new Set(catalog.serviceHeads.map((s) => s.category))];
  const services = listServices(catalog, { model, category: categoryOf(options.category, categories) });
  await print(io, options, {
    json: () => add(servicesDocument(catalog, services)),
    rows: () => ({
      columns: ["id", "name", "provider", "category", "model", "archetype", "lifecycle", "options"],
      rows: services.map((s) => [
        s.id,
        s.name,
        s.provider,
        s.category,
        s.model,
        s.archetype,
        s.lifecycle.status,
        s.options.map((o) => o.id).join(" "),
      ]),
    }),
    text: (look, { renderServices, withOverlayLine }) =>
      withOverlayLine(look, add(head(catalog)), (inner) => renderServices(inner, services)),
  });
  return 0;
}
