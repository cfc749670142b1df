import { listServices, servicesDocument } from "../../answer/index.js";
import { renderServices } from "../../render/index.js";
import type { CommonOptions } from "../program.js";
import { catalogue, categoryOf, type Io, modelOf, print } from "../shared.js";

interface ServicesOptions extends CommonOptions {
  category?: string;
  model?: string;
}

export async function run(io: Io, options: ServicesOptions): Promise<number> {
  const model = modelOf(options.model);
  const catalog = catalogue();
  const categories = [...new Set(catalog.serviceHeads.map((s) => s.category))];
  const services = listServices(catalog, { model, category: categoryOf(options.category, categories) });
  print(io, options, {
    json: () => servicesDocument(catalog, services),
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
    text: (look) => renderServices(look, services),
  });
  return 0;
}
