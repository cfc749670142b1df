import { head, runbooks } from "../../answer/index.js";
import { nearest } from "../../names/index.js";
import type { CommonOptions } from "../formats.js";
import { catalogue, type Io, print, UnknownError } from "../shared.js";

export async function run(io: Io, id: string | undefined, options: CommonOptions & { full?: boolean }): Promise<number> {
  const full = options.full || options.all || false;
  const catalog = catalogue();
  const all = runbooks(catalog);
  const chosen = id === undefined ? all : all.filter((r) => r.id === id.toLowerCase());
  if (chosen.length === 0) {
    const ids = all.map((r) => r.id);
    const near = nearest(id ?? "", ids, 1)[0];
    throw new UnknownError(
      `no runbook "${id}"${near ? `; did you mean ${near}?` : ""}\n     runbooks are ${ids.join(", ")}`,
      near ? [{ id: near, name: near }] : [],
    );
  }
  await print(io, options, {
    json: () => ({ ...head(catalog), runbooks: chosen }),
    rows: () => ({
      columns: ["runbook", "step", "by", "deadline", "destructive", "text", "sources"],
      rows: chosen.flatMap((r) =>
        r.steps.map((s, i) => [
          r.id,
          String(i + 1),
          s.by,
          s.deadline ?? "",
          String(s.destructive),
          s.text,
          s.sources.map((x) => x.url).join(" "),
        ]),
      ),
    }),
    text: (look, { renderRunbook, renderTriage }) => {
      if (id === undefined && !full) return renderTriage(look, all);
      return chosen.flatMap((r, i) => [...(i > 0 ? [""] : []), ...renderRunbook(look, r, full)]);
    },
  });
  return 0;
}
