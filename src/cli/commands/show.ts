import { type AskDocument, MODEL_SHORT, ownerName, type ShowDocument, show } from "../../answer/index.js";
import type { Catalog } from "../../catalog/index.js";
import { answerRows, type Detail, type Look, type Rows, renderDuties, renderFacts, themeOf } from "../../render/index.js";
import { printCandidates } from "../candidates.js";
import type { Io } from "../io.js";
import type { CommonOptions } from "../program.js";
import { catalogue, modelsOf, print, UnknownError } from "../shared.js";

interface ShowOptions extends CommonOptions {
  all?: boolean;
  models?: string;
}

export async function run(io: Io, words: string[], options: ShowOptions): Promise<number> {
  const name = words.join(" ");
  const catalog = catalogue();
  const document = show(catalog, name);
  if (document.kind === "unknown") {
    const near = document.suggestions.map((s) => s.id).join(", ");
    throw new UnknownError(
      `no control, service, option or model "${name}"${near ? `; did you mean ${near}?` : ""}\n     list them: srm controls, srm services`,
      document.suggestions,
    );
  }
  if (document.kind === "ambiguous") return printCandidates(io, options, catalog, name, document.candidates);
  const detail: Detail = { why: false, all: options.all ?? false, models: modelsOf(options.models) };
  print(io, options, { json: () => document, rows: () => rowsOf(document), text: (look) => text(catalog, look, document, detail) });
  return 0;
}

function rowsOf(d: ShowDocument): Rows {
  if (d.kind === "control") {
    return {
      columns: ["control", "model", "owner", "split", "provider", "customer", "reason", "sources"],
      rows: d.models.map((m) => [
        d.id,
        m.model,
        m.owner,
        m.split ?? "",
        m.duties.provider ?? "",
        m.duties.customer ?? "",
        m.reason,
        m.sources.map((s) => s.url).join(" "),
      ]),
    };
  }
  return answerRows("answers" in d ? d.answers : []);
}

function text(catalog: Catalog, look: Look, d: ShowDocument, detail: Detail): string[] {
  const theme = themeOf(look);
  const duties = (answers: AskDocument["answers"]) =>
    renderDuties(catalog, look, { answers, party: "customer", intent: "duties" } as AskDocument, detail);
  switch (d.kind) {
    case "control": {
      const provider = catalog.providers[0]?.short ?? "AWS";
      const facts: [string, string][] = [
        ["Id", d.id],
        ["Type", d.type],
        ["Category", d.category],
        ["Why", d.reason],
      ];
      const groups = new Map<string, { names: string[]; model: (typeof d.models)[number] }>();
      for (const m of d.models) {
        const key = JSON.stringify([m.owner, m.duties, m.reason]);
        groups.set(key, { names: [...(groups.get(key)?.names ?? []), MODEL_SHORT[m.model]], model: m });
      }
      const models = [...groups.values()].flatMap(({ names, model }) => [
        "",
        ...renderFacts(look, `${names.join(", ")}: ${ownerName(model.owner, provider)}`, [
          [provider, model.duties.provider ?? ""],
          ["You", model.duties.customer ?? ""],
          ["Why", model.reason],
        ]),
      ]);
      const pages = d.sources.flatMap((s): [string, string][] => [
        ["Source", `${s.title}, checked ${s.checked}`],
        ["", s.url],
      ]);
      return [...renderFacts(look, d.title, facts), ...models, "", ...renderFacts(look, "", pages).slice(1)];
    }
    case "service":
      return [
        ...renderFacts(look, d.name, [
          ["Id", `${d.id}  ${theme.chalk.dim(`(${MODEL_SHORT[d.model]}, ${d.archetype})`)}`],
          ["What", d.summary],
          [
            "Status",
            d.lifecycle.status === "active"
              ? ""
              : `${d.lifecycle.status}${d.lifecycle.since ? ` since ${d.lifecycle.since}` : ""}. ${d.lifecycle.note ?? ""}`,
          ],
          ["Options", d.options.map((o) => o.id + (o.default ? " (default)" : "")).join(", ")],
        ]),
        "",
        ...duties(d.answers),
      ];
    case "option":
      return [...renderFacts(look, `${d.service.name}: ${d.name}`, [["Id", d.id]]), "", ...duties(d.answers)];
    case "model": {
      const layers = Object.entries(d.layers).map(([layer, owner]): [string, string] => [
        layer,
        ownerName(owner as never, catalog.providers[0]?.short ?? "AWS"),
      ]);
      return [
        ...renderFacts(look, `${d.name} (${MODEL_SHORT[d.id]})`, [
          ["What", d.summary],
          ["Such as", d.examples.join(", ")],
        ]),
        "",
        ...renderLayers(look, layers),
        "",
        ...duties(d.answers),
      ];
    }
    default:
      return [];
  }
}

function renderLayers(look: Look, layers: [string, string][]): string[] {
  const width = Math.max(...layers.map(([l]) => l.length)) + 2;
  return layers
    .map(([layer, owner]) => `  ${layer.padEnd(width)}${owner}`)
    .map((l) => (Number.isFinite(look.width) ? l.slice(0, look.width) : l));
}
