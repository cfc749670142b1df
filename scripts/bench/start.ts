/**
 * `npm run bench:start [-- <another built checkout>]`: how long commands take as whole processes, against a bare Node start and, if
 * given, against another checkout, all in one run. The commands alternate, so a slow moment of the machine hits all of them.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const RUNS = 31;
const COMMANDS: [name: string, args: string[]][] = [
  ["srm --version", ["--version"]],
  ["srm ask", ["ask", "who patches the EC2 guest OS", "--json"]],
  ["srm show", ["show", "lambda", "--json"]],
  ["srm services", ["services", "--json"]],
];

/** Milliseconds from start to end of `node args`. */
function once(args: string[]): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const other = process.argv[2] ? resolve(process.argv[2]) : null;
if (other && !existsSync(join(other, "dist"))) {
  console.error(`${other} has no dist; run npm run build there`);
  process.exit(2);
}
const here = resolve("bin/srm.js");
for (const [name, args] of COMMANDS) {
  const times: Record<"bare" | "here" | "other", number[]> = { bare: [], here: [], other: [] };
  for (let run = 0; run < RUNS; run++) {
    times.bare.push(once(["-e", "0"]));
    times.here.push(once([here, ...args]));
    if (other) times.other.push(once([join(other, "bin/srm.js"), ...args]));
  }
  const bare = median(times.bare);
  const ms = median(times.here);
  const against = other ? `, ${(ms / median(times.other)).toFixed(3)} of the other checkout (${median(times.other).toFixed(1)} ms)` : "";
  console.log(`${name.padEnd(14)} ${ms.toFixed(1)} ms, ${(ms / bare).toFixed(2)} of a bare node (${bare.toFixed(1)} ms)${against}`);
}
