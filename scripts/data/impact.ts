/**
 * `npm run data:impact [-- <git revision>]`: every cell whose owner differs from that revision's (main's, if none is given).
 * A flipped landmark, and every flip where there are more than ten, must be named in a line added to CHANGELOG.md; else it exits 1.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CatalogRecords, catalogOf, type Service } from "../../src/catalog/index.js";
import { resolve } from "../../src/resolve/index.js";
import { compile } from "./compile.js";
import { readData } from "./read.js";

/** So many flips may go without a line in the changelog, if none is a landmark. */
const UNEXPLAINED = 10;

/** The owner of one cell: what decides it, and why. */
interface Owned {
  /** Several, joined by "or", where options that nobody named differ. */
  owner: string;
  /** The statement that decides: `archetype/managed-engine`, `aws/rds`, `aws/eks:fargate`. */
  by: string;
  reason: string;
}

/** A cell whose owner moved. `cell`: `aws/rds/guest-os-patching`. */
export interface Flip {
  cell: string;
  before: Owned;
  after: Owned;
}

/** Every cell of services and options, by `provider/service[:option]/control`. */
export function ownersOf(records: CatalogRecords): Map<string, Owned> {
  const catalog = catalogOf(records);
  const cells = new Map<string, Owned>();
  for (const service of records.services) {
    for (const control of records.controls) {
      for (const option of [null, ...service.options]) {
        const { verdicts } = resolve(catalog, { control, service, options: option ? [option] : [] });
        const said = verdicts.flatMap((v) => {
          const last = v.because.at(-1);
          return last ? [{ owner: v.owner, by: decider(last, service), reason: last.reason, id: last.id }] : [];
        });
        // An option's own cell counts only where the option speaks.
        if (said.length === 0 || (option && said.every((v) => v.id !== option.id))) continue;
        const each = (of: (v: (typeof said)[number]) => string, by: string) => [...new Set(said.map(of))].join(by);
        cells.set(`${service.provider}/${option?.id ?? service.id}/${control.id}`, {
          owner: each((v) => v.owner, " or "),
          by: each((v) => v.by, ", "),
          reason: each((v) => v.reason, " "),
        });
      }
    }
  }
  return cells;
}

const decider = ({ level, id }: { level: string; id: string }, service: Service) =>
  level === "archetype" ? `archetype/${id}` : `${service.provider}/${id}`;

/** Cells that both editions have, with different owners. New and removed services are no flips. */
export function flips(before: CatalogRecords, after: CatalogRecords): Flip[] {
  const now = ownersOf(after);
  return [...ownersOf(before)].flatMap(([cell, was]) => {
    const is = now.get(cell);
    return is && is.owner !== was.owner ? [{ cell, before: was, after: is }] : [];
  });
}

/**
 * The flips that lines of a changelog do not explain though they must: all if there are more than ten, else the landmarks.
 * A line explains a flip when it names, in backticks, the cell, its service, its control, or what decides it now.
 * @param landmarks cells without the provider: `rds/guest-os-patching`
 */
export function unexplained(flipped: readonly Flip[], landmarks: ReadonlySet<string>, changelogLines: readonly string[]): Flip[] {
  const named = new Set(changelogLines.flatMap((l) => [...l.matchAll(/`([^`]+)`/g)].map((m) => m[1])));
  const wanted = flipped.filter((f) => flipped.length > UNEXPLAINED || landmarks.has(f.cell.replace(/^[^/]+\//, "")));
  return wanted.filter(({ cell, after }) => {
    const [provider, thing = "", control] = cell.split("/");
    const names = [
      cell,
      `${thing}/${control}`,
      thing,
      thing.split(":")[0],
      `${provider}/${thing}`,
      control,
      after.by,
      after.by.split("/")[1],
    ];
    return !names.some((n) => named.has(n));
  });
}

function main(revision: string): number {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "pipe"] });
  let base: string;
  try {
    base = git("rev-parse", "--verify", `${revision}^{commit}`).trim();
    // On main itself, the change is what its last commit brought.
    if (base === git("rev-parse", "HEAD").trim() && git("status", "--porcelain", "data").trim() === "") {
      base = git("rev-parse", "--verify", `${revision}~1`).trim();
    }
  } catch {
    console.log(`data:impact: this checkout has no revision ${revision} before its own; nothing to compare with`);
    return 0;
  }
  const dir = mkdtempSync(join(tmpdir(), "srm-impact-"));
  try {
    execFileSync("tar", ["-x", "-C", dir], { input: execFileSync("git", ["archive", base, "data"], { maxBuffer: 1e8 }) });
    const records = (folder: string) => compile(readData([folder]).files).records;
    const before = records(join(dir, "data"));
    const after = records("data");
    const flipped = flips(before, after);
    for (const { cell, before: b, after: a } of flipped) {
      console.log(`${cell}: ${b.owner} (${b.by}) → ${a.owner} (${a.by}): ${a.reason}`);
    }
    const ids = new Set(after.services.map((s) => s.id));
    for (const s of before.services) if (!ids.has(s.id)) console.log(`aws/${s.id}: removed; ids never change, so let it stay as shutdown`);
    const added = git("diff", base, "--", "CHANGELOG.md")
      .split("\n")
      .filter((l) => /^\+[^+]/.test(l));
    const landmarks = new Set(
      readFileSync("tests/data/landmarks.tsv", "utf8")
        .split("\n")
        .filter((l) => l && !l.startsWith("#"))
        .map((l) => l.split("\t").slice(0, 2).join("/")),
    );
    const open = unexplained(flipped, landmarks, added);
    for (const f of open)
      console.log(`CHANGELOG.md: ${f.cell} flips and no added line says why; write one with \`${f.after.by}\` or \`${f.cell}\` in it`);
    console.log(`data:impact: ${flipped.length} cells flip against ${base.slice(0, 9)}, ${open.length} without the line they need`);
    return open.length > 0 ? 1 : 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv[2] ?? "main");
