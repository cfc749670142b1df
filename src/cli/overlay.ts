/** Finds and reads a team's overlay. What reads YAML is loaded only where there is one. */
import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { type AskDocument, ask, type Head } from "../answer/index.js";
import type { Catalog } from "../catalog/index.js";
import { nearest } from "../names/index.js";
import type { Layer, ReadOverlay } from "../overlay/index.js";
import type { CommonOptions } from "./formats.js";
import { DataError, type Io, UnknownError, UsageError } from "./io.js";
import { catalogue } from "./shared.js";

/** How an overlay is called. */
export const FILE = "srm.yaml";
/** What can be done with one by `srm overlay`. */
export const OVERLAY_ACTIONS = ["init", "check", "gaps"] as const;
/** No file that is larger is even read. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface OverlayOptions extends CommonOptions {
  /** A path, or false for `--no-overlay`. */
  overlay?: string | false;
  env?: string;
  account?: string;
}

/** The catalogue as a command sees it: through the overlay, where there is one. */
export interface View {
  catalog: Catalog;
  layer: Layer | null;
  ask(question: string): AskDocument;
  /** A document with what the overlay says of it. */
  add<D extends Head>(document: D): D;
}

/**
 * Opens the catalogue with the overlay that the call, `SRM_OVERLAY` or, on a terminal, the folders give.
 * @throws DataError where the overlay cannot be read or has faults
 */
export async function viewOf(io: Io, options: OverlayOptions): Promise<View> {
  const catalog = catalogue();
  const path = overlayPath(io, options);
  if (path === null) {
    for (const [flag, value] of [
      ["--env", options.env],
      ["--account", options.account],
    ]) {
      if (value !== undefined) throw new UsageError(`${flag} needs an overlay; add --overlay FILE, or set SRM_OVERLAY`);
    }
    return { catalog, layer: null, ask: (question) => ask(catalog, question), add: (document) => document };
  }
  const { askLayer, layered, layerOver, placesOf, faultLine } = await import("../overlay/index.js");
  const { overlay, faults } = await readOverlayFile(io, path, catalog);
  if (!overlay) {
    const count = `${faults.length} fault${faults.length === 1 ? "" : "s"}`;
    throw new DataError(`the overlay has ${count}; mend it, or add --no-overlay\n${faults.map(faultLine).join("\n")}`);
  }
  const { environments, accounts } = placesOf(overlay);
  const where = { environment: named("environment", options.env, environments), account: named("account", options.account, accounts) };
  const layer = layerOver(catalog, overlay, where);
  return { catalog: layer.catalog, layer, ask: (question) => askLayer(layer, question), add: (document) => layered(layer, document) };
}

/** The layer of a command that makes no sense without one. */
export async function layerNeeded(io: Io, options: OverlayOptions): Promise<Layer> {
  const { layer } = await viewOf(io, options);
  if (layer) return layer;
  const hint = options.overlay === false ? "leave out --no-overlay" : "add --overlay FILE, or set SRM_OVERLAY";
  const found = io.stdout.isTTY ? "" : ", which is looked for on a terminal only";
  throw new UsageError(`no overlay is given${found}; ${hint}\n     to write one: srm overlay init`);
}

/** Reads a file as an overlay. The digest is that of its bytes, as sha256sum prints it. */
export async function readOverlayFile(io: Io, path: string, catalog: Catalog): Promise<ReadOverlay> {
  const { readOverlay } = await import("../overlay/index.js");
  const { createHash } = await import("node:crypto");
  const file = resolve(cwdOf(io), path);
  let bytes: Buffer;
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw new Error("it is a folder");
    if (stat.isCharacterDevice() || stat.isBlockDevice()) throw new Error("it is a device");
    if (stat.size > MOST_BYTES) return { overlay: null, faults: [tooLarge(path, stat.size)], warnings: [] };
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === "ENOENT" ? "there is no such file" : code === "EACCES" ? "it may not be read" : (error as Error).message;
    throw new DataError(`the overlay ${path} cannot be read: ${why}; give --overlay a file, or add --no-overlay`);
  }
  const read = readOverlay(textOf(bytes), path, catalog);
  return read.overlay ? { ...read, overlay: { ...read.overlay, sha256: createHash("sha256").update(bytes).digest("hex") } } : read;
}

const tooLarge = (file: string, size: number) => ({
  file,
  line: 1,
  column: 1,
  what: `${Math.ceil(size / 1024)} kB are too much for an overlay`,
  write: "at most 256 kB",
});

/** UTF-8, or UTF-16 where a byte-order mark says so, as Windows PowerShell writes it; what is neither has marks for its bytes. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Where the overlay is: `--overlay`, `SRM_OVERLAY`; on a terminal the nearest srm.yaml in this folder or above it, up to the repository's
 * root, then the one of the user's settings. Null: none.
 */
function overlayPath(io: Io, { overlay }: OverlayOptions): string | null {
  if (overlay === false) return null;
  if (overlay !== undefined) {
    if (overlay === "") throw new UsageError('--overlay takes a file, not ""');
    return overlay;
  }
  if (io.env.SRM_OVERLAY) return io.env.SRM_OVERLAY;
  return io.stdout.isTTY ? (nearestFile(cwdOf(io)) ?? settingsFile(io.env)) : null;
}

function nearestFile(from: string): string | null {
  for (let dir = from; ; dir = dirname(dir)) {
    const file = join(dir, FILE);
    if (isFile(file)) return relative(from, file);
    if (exists(join(dir, ".git")) || dirname(dir) === dir) return null;
  }
}

function settingsFile(env: Io["env"]): string | null {
  const xdg = env.XDG_CONFIG_HOME && isAbsolute(env.XDG_CONFIG_HOME) ? env.XDG_CONFIG_HOME : undefined;
  const base = xdg ?? (process.platform === "win32" ? env.APPDATA : env.HOME && join(env.HOME, ".config"));
  const file = base ? join(base, "srm", FILE) : null;
  return file && isFile(file) ? file : null;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

export const cwdOf = (io: Io): string => io.cwd ?? process.cwd();

/** A name that the overlay knows; else exit 1 with near ones. */
function named(what: string, value: string | undefined, known: readonly string[]): string | null {
  if (value === undefined) return null;
  const same = known.find((k) => k.toLowerCase() === value.toLowerCase());
  if (same !== undefined) return same;
  const near = nearest(value.toLowerCase(), known, 1)[0];
  const list = known.length > 0 ? `${what}s are ${known.join(", ")}` : `the overlay names no ${what}`;
  throw new UnknownError(
    `no ${what} "${value}"${near ? `; did you mean ${near}?` : ""}\n     ${list}`,
    near ? [{ id: near, name: near }] : [],
  );
}
