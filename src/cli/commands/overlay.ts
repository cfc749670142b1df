import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { head } from "../../answer/index.js";
import type { Catalog } from "../../catalog/index.js";
import { findThing } from "../../names/index.js";
import { renderFacts } from "../../render/index.js";
import { dutyRows, renderGaps } from "../../render/reports.js";
import { formatOf } from "../formats.js";
import { DataError } from "../io.js";
import { cwdOf, FILE, layerNeeded, OVERLAY_ACTIONS, type OverlayOptions, readOverlayFile } from "../overlay.js";
import { catalogue, type Io, oneOf, print, UnknownError, UsageError } from "../shared.js";
import { usedService } from "../used.js";

interface OverlayCommandOptions extends OverlayOptions {
  services?: string;
  service?: string;
}

const STOPPED = 130;
const TEAM = "platform team";

/** `srm overlay init|check|gaps`. */
export async function run(io: Io, name: string, file: string | undefined, options: OverlayCommandOptions): Promise<number> {
  const action = oneOf(name, OVERLAY_ACTIONS, "overlay");
  if (action !== "init" && options.services !== undefined) throw new UsageError(`--services is of overlay init, not of ${action}`);
  if (action === "gaps") {
    if (file !== undefined) throw new UsageError(`overlay gaps takes the file by --overlay: srm overlay gaps --overlay ${file}`);
    return gaps(io, options);
  }
  if (options.service !== undefined) throw new UsageError(`--service is of overlay gaps, not of ${action}`);
  return action === "init" ? init(io, file ?? FILE, options) : check(io, file, options);
}

/** The customer's duties on the services in use that nobody has. */
async function gaps(io: Io, options: OverlayCommandOptions): Promise<number> {
  const layer = await layerNeeded(io, options);
  const { gapsDocument } = await import("../../overlay/index.js");
  const document = gapsDocument(layer, usedService(layer, options.service));
  await print(io, options, {
    json: () => document,
    rows: () => dutyRows(document.answers, null),
    text: (look) => renderGaps(look, document),
  });
  return 0;
}

/** Every fault of a file, with its place; exit 4. What is only doubtful is a warning, also a review whose day has passed. */
async function check(io: Io, file: string | undefined, options: OverlayCommandOptions): Promise<number> {
  const given = file ?? (options.overlay || undefined) ?? io.env.SRM_OVERLAY;
  const path = given || FILE;
  const catalog = catalogue();
  const { overlay, faults, warnings } = await readOverlayFile(io, path, catalog);
  const { faultLine } = await import("../../overlay/index.js");
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
  if (!overlay) throw new DataError(`${path} has ${count(faults.length, "fault")}\n${faults.map(faultLine).join("\n")}`);
  const today = new Date().toISOString().slice(0, 10);
  const due = overlay.rules.flatMap((r) =>
    r.review !== null && r.review < today
      ? [{ file: path, line: r.line, column: 1, what: `the review of ${r.review} is due`, write: "the date of the next review" }]
      : [],
  );
  const doubts = [...warnings, ...due].sort((a, b) => a.line - b.line);
  await print(io, options, {
    json: () => ({ ...head(catalog), overlay: { path: overlay.path, sha256: overlay.sha256 }, warnings: doubts }),
    rows: () => ({
      columns: ["file", "line", "column", "what", "write"],
      rows: doubts.map((d) => [d.file, String(d.line), String(d.column), d.what, d.write]),
    }),
    text: () => [
      ...doubts.map((d) => `warning: ${faultLine(d)}`),
      `${path}: ${count(overlay.rules.length, "rule")}, ${count(overlay.use.length, "service")} in use, no fault${
        doubts.length > 0 ? `, ${count(doubts.length, "warning")}` : ""
      }`,
    ],
  });
  return 0;
}

/** Writes an overlay to start from; a file that is there is never touched. */
async function init(io: Io, file: string, options: OverlayCommandOptions): Promise<number> {
  const catalog = catalogue();
  const asked = options.services === undefined;
  if (asked && !(formatOf(options) === "table" && io.stdin.isTTY && io.stdout.isTTY)) {
    throw new UsageError("overlay init asks on a terminal; into a pipe add the services in use: --services ec2,rds");
  }
  const path = resolve(cwdOf(io), file);
  const taken = () => new UsageError(`${file} is there already; nothing was written\n     another name: srm overlay init other.yaml`);
  // Said before anything is asked; the write itself refuses too.
  if (existsSync(path)) throw taken();
  const start = asked ? await questions(io, catalog) : { use: idsOf(catalog, options.services as string), teams: [TEAM] };
  if (!start) return STOPPED;
  const { startText } = await import("../../overlay/index.js");
  try {
    writeFileSync(path, startText(start), { flag: "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw taken();
    throw new DataError(`${file} cannot be written: ${code === "ENOENT" ? "there is no such folder" : message}`);
  }
  await print(io, options, {
    json: () => ({ ...head(catalog), path: file, use: start.use, teams: start.teams }),
    rows: () => ({ columns: ["path", "use", "teams"], rows: [[file, start.use.join(" "), start.teams.join(", ")]] }),
    text: (look) =>
      renderFacts(look, `Wrote ${file}`, [
        ["In use", start.use.join(", ")],
        ["Next", `say in ${file} who has what; then: srm overlay check ${file}`],
      ]),
  });
  return 0;
}

/** The ids that names with commas between them stand for. */
function idsOf(catalog: Catalog, list: string): string[] {
  const names = list
    .split(",")
    .map((n) => n.trim())
    .filter(Boolean);
  if (names.length === 0) throw new UsageError("--services takes services with commas between them, such as ec2,rds");
  const ids = names.map((name) => {
    const found = findThing(catalog, name, ["service", "option"]);
    if (found.status === "found") return found.thing.id;
    const near = found.status === "ambiguous" ? found.candidates : found.suggestions;
    const hint = near.length > 0 ? `; did you mean ${near.map((t) => t.id).join(", ")}?` : "";
    throw new UnknownError(`no service "${name}"${hint}\n     list them: srm services`, near);
  });
  return [...new Set(ids)];
}

/** Asks for the services and the teams; null where it was stopped. */
async function questions(io: Io, catalog: Catalog): Promise<{ use: string[]; teams: string[] } | null> {
  const { checkedRole } = await import("../../overlay/index.js");
  const stop = new AbortController();
  const reader = createInterface({ input: io.stdin, output: io.stdout as unknown as NodeJS.WritableStream });
  reader.once("SIGINT", () => stop.abort());
  reader.once("close", () => stop.abort());
  /** Asks until the answer can be used. */
  const until = async <T>(question: string, read: (text: string) => T): Promise<T> => {
    for (;;) {
      const text = await reader.question(question, { signal: stop.signal });
      try {
        return read(text);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        io.stdout.write(`  ${error.message.split("\n")[0]}\n`);
      }
    }
  };
  try {
    const use = await until("Which services do you use? (ec2, rds) ", (text) => idsOf(catalog, text || "ec2,rds"));
    const teams = await until(`Which teams run them? (${TEAM}) `, (text) => {
      const named = (text || TEAM).split(",").flatMap((t) => (t.trim() ? [t.trim()] : []));
      const refuse = (_: unknown, what: string, write: string) => {
        throw new UsageError(`${what}; write ${write}`);
      };
      for (const team of named) checkedRole({ kind: "text", text: team, quoted: true, line: 1, column: 1 }, refuse, () => {});
      if (named.length === 0) throw new UsageError(`name at least one, such as ${TEAM}`);
      return named;
    });
    io.stdout.write("\n");
    return { use, teams: [...new Set(teams)] };
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    io.stdout.write("\n");
    return null;
  } finally {
    reader.close();
  }
}
