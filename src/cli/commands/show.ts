import { type ShowDocument, show } from "../../answer/index.js";
import { requirementId } from "../../names/index.js";
import type { Detail, Rows } from "../../render/index.js";
import { printCandidates } from "../candidates.js";
import type { Io } from "../io.js";
import { type OverlayOptions, viewOf } from "../overlay.js";
import { modelsOf, print, type Render, UnknownError } from "../shared.js";

interface ShowOptions extends OverlayOptions {
  all?: boolean;
  models?: string;
}

export async function run(io: Io, words: string[], options: ShowOptions): Promise<number> {
  const name = words.join(" ");
  const { catalog, add } = await viewOf(io, options);
  const document = show(catalog, name);
  if (document.kind === "unknown") {
    const near = document.suggestions.map((s) => s.id).join(", ");
    if (requirementId(name))
      throw new UnknownError(
        `no framework has a requirement "${name}"; did you mean ${near}?\n     list them: srm frameworks; those of a baseline: srm show nist-800-53 --all`,
        document.suggestions,
      );
    throw new UnknownError(
      `no control, service, option or model "${name}"${near ? `; did you mean ${near}?` : ""}\n     list them: srm controls, srm services`,
      document.suggestions,
    );
  }
  if (document.kind === "ambiguous") return printCandidates(io, options, catalog, name, document.candidates);
  const detail: Detail = { why: false, all: options.all ?? false, models: modelsOf(options.models) };
  const shown = add(document);
  await print(io, options, {
    json: () => shown,
    rows: (render) => rowsOf(shown, render),
    text: (look, { renderShow }) => renderShow(catalog, look, shown, detail),
  });
  return 0;
}

function rowsOf(d: ShowDocument, { answerRows, frameworkRows }: Render): Rows {
  if (d.kind === "requirement" || d.kind === "framework") return frameworkRows(d);
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
  return answerRows("answers" in d ? d.answers : [], d.overlay !== undefined);
}
