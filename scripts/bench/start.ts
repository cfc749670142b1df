/**
 * `npm run bench:start [-- versions…]`: how long calls take as whole processes, as a ratio to a bare `node -e 0` of the same Node, on the
 * Node that runs this and on 22 and 24, and what each part of a call costs. The calls take turns, so a slow moment of the machine hits all.
 *
 * `--check`: only the Node that runs this, against the figures in start.tsv: exit 1 where one is exceeded by more than the margin.
 * `--write`: writes the figures. `--against FOLDER`: beside another checkout, which must be built.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { nodeOf } from "../package/node.js";
import { median, once } from "./process.js";

const FIGURES = "scripts/bench/start.tsv";
/** A figure may be exceeded by so much. */
const MARGIN = 0.15;
/** What exceeds it is measured so many times, since a busy machine is no slower program. */
const TRIES = 5;
const ROUNDS = 31;
/** Calls before the first that counts: what V8 compiled is kept from them. */
const WARM = 5;
const QUESTION = "who patches the EC2 guest OS";
const CALLS: Record<string, string[]> = {
  "srm --version": ["--version"],
  "srm --help": ["--help"],
  "srm ask --json": ["ask", QUESTION, "--json"],
  "srm ask": ["ask", QUESTION],
  "srm show": ["show", "rds"],
  "srm services": ["services"],
  // What only an overlay needs is read only here.
  "srm ask --overlay": ["ask", QUESTION, "--overlay", resolve("examples/srm.yaml")],
};
const BARE = "node -e 0";

interface Figure {
  ms: number;
  /** To the bare node of the same round. */
  ratio: number;
}

/** Measures calls of one or more checkouts in turn. */
function measure(node: string, calls: Record<string, string[]>): Record<string, Figure> {
  for (const args of Object.values(calls)) for (let n = 0; n < WARM; n++) once(node, args);
  const all = Object.entries({ [BARE]: ["-e", "0"], ...calls });
  const rounds = Array.from({ length: ROUNDS }, () => Object.fromEntries(all.map(([name, args]) => [name, once(node, args)])));
  return Object.fromEntries(
    all.map(([name]) => [
      name,
      {
        ms: median(rounds.map((r) => r[name] as number)),
        ratio: median(rounds.map((r) => (r[name] as number) / (r[BARE] as number))),
      },
    ]),
  );
}

const callsIn = (folder: string, label = (name: string) => name) =>
  Object.fromEntries(Object.entries(CALLS).map(([name, args]) => [label(name), [join(folder, "bin/srm.js"), ...args]]));

/** The figures by Node's major version and call. */
function readFigures(): Map<string, number> {
  const rows = existsSync(FIGURES) ? readFileSync(FIGURES, "utf8").split("\n") : [];
  return new Map(
    rows
      .filter((r) => r && !r.startsWith("#"))
      .map((r) => r.split("\t") as [string, string, string])
      .map(([node, call, ratio]) => [`${node}\t${call}`, Number(ratio)]),
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean" }, write: { type: "boolean" }, against: { type: "string" } },
});
const here = resolve(".");
if (!existsSync("dist") || (values.against && !existsSync(join(values.against, "dist")))) {
  console.error("there is no dist; run npm run build");
  process.exit(2);
}
const major = process.versions.node.split(".")[0] as string;

function check(): void {
  const figures = readFigures();
  const wanted = Object.fromEntries(Object.entries(callsIn(here)).filter(([name]) => figures.has(`${major}\t${name}`)));
  if (Object.keys(wanted).length === 0) {
    console.log(`no figures for Node ${major} in ${FIGURES}; nothing was compared`);
    return;
  }
  let slow = wanted;
  for (let n = 0; n < TRIES && Object.keys(slow).length > 0; n++) {
    const found = measure(process.execPath, slow);
    slow = Object.fromEntries(
      Object.entries(slow).filter(([name]) => {
        const figure = figures.get(`${major}\t${name}`) as number;
        const { ratio } = found[name] as Figure;
        const over = ratio > figure + MARGIN;
        console.log(
          `${name.padEnd(15)} ${ratio.toFixed(2)} of a bare node, ${figure.toFixed(2)} is written down${over ? ": too slow" : ""}`,
        );
        return over;
      }),
    );
  }
  if (Object.keys(slow).length > 0) process.exitCode = 1;
}

if (values.check) {
  check();
  process.exit();
}

const versions = positionals.length > 0 ? positionals : [...new Set([major, "22", "24"])];
const table: Record<string, Record<string, string>> = {};
const written: string[] = [];
for (const version of versions) {
  const node = nodeOf(version);
  if (!node) {
    console.log(`node ${version} is not to be had here`);
    continue;
  }
  rmSync("dist/cache", { recursive: true, force: true });
  const first = once(node, [join(here, "bin/srm.js"), "ask", QUESTION]);
  const other = values.against ? callsIn(resolve(values.against), (name) => `${name} there`) : {};
  const found = measure(node, { ...callsIn(here), ...other });
  const at = (name: string) => (found[name] as Figure).ms;
  for (const [name, { ms, ratio }] of Object.entries(found)) {
    table[name] ??= {};
    table[name][`node ${version}`] = name === BARE ? `${ms.toFixed(0)} ms` : `${ratio.toFixed(2)} (${ms.toFixed(0)} ms)`;
    if (name in CALLS) written.push(`${version}\t${name}\t${ratio.toFixed(2)}`);
  }
  const parts = {
    "a bare node": at(BARE),
    "to be launched, with what V8 kept": at("srm --version") - at(BARE),
    "for --help: commander, and all commands": at("srm --help") - at("srm --version"),
    "for ask --json: the catalogue, and to read and answer": at("srm ask --json") - at("srm --version"),
    "for ask: chalk and cli-table3, and to draw": at("srm ask") - at("srm ask --json"),
    "for the first ask of all, with nothing kept": first - at("srm ask"),
  };
  console.log(`\nnode ${version}, what the parts cost, in ms`);
  for (const [part, ms] of Object.entries(parts)) console.log(`  ${part.padEnd(54)} ${ms.toFixed(1).padStart(6)}`);
}
console.log("\nwhole processes, as a ratio to a bare node of the same round (median)");
console.table(table);
if (values.write) {
  writeFileSync(FIGURES, `# Node's major version, call, ratio to a bare node; npm run bench:start -- --write\n${written.join("\n")}\n`);
}
