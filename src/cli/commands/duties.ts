import { nearest } from "../../names/index.js";
import { dutyRows, renderTeamDuties, renderTeams } from "../../render/reports.js";
import { layerNeeded, type OverlayOptions } from "../overlay.js";
import { type Io, print, UnknownError } from "../shared.js";
import { usedService } from "../used.js";

interface DutiesOptions extends OverlayOptions {
  team?: string;
  service?: string;
}

/** `srm duties`: what each team of the overlay has to do on the services in use; with `--team` all of one. */
export async function run(io: Io, options: DutiesOptions): Promise<number> {
  const layer = await layerNeeded(io, options);
  const { dutiesDocument, partiesOf } = await import("../../overlay/index.js");
  const team = options.team === undefined ? null : teamOf(options.team, partiesOf(layer.overlay));
  const document = dutiesDocument(layer, team, usedService(layer, options.service));
  await print(io, options, {
    json: () => document,
    rows: () => dutyRows(document.answers, team),
    text: (look) => (team === null ? renderTeams(look, document) : renderTeamDuties(look, document, team)),
  });
  return 0;
}

function teamOf(name: string, known: readonly string[]): string {
  const said = name.trim().toLowerCase();
  const same = known.find((k) => k.toLowerCase() === said);
  if (same !== undefined) return same;
  // "platform" is enough where one team alone is called so.
  const inside = said === "" ? [] : known.filter((k) => k.toLowerCase().includes(said));
  if (inside.length === 1) return inside[0] as string;
  const near = nearest(name.toLowerCase(), known, 1)[0];
  throw new UnknownError(
    `no team "${name}" in the overlay${near ? `; did you mean ${near}?` : ""}\n     it names ${known.join(", ") || "nobody"}`,
    near ? [{ id: near, name: near }] : [],
  );
}
