/**
 * `npm run bench:matrix [-- <another built checkout>]`: how long a matrix of fifty services takes in each format, as whole processes,
 * against a bare Node start and, if given, against another checkout, all in one run. The commands alternate, so a slow moment of the
 * machine hits all of them.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { openCatalogFile } from "../../src/catalog/open.js";
import { MATRIX_FORMATS } from "../../src/cli/formats.js";
import { median, once } from "./process.js";

const RUNS = 5;
const SERVICES = 50;
const WISHES: [name: string, args: string[]][] = [
  ["by control", []],
  ["by requirement", ["--framework", "nist-800-53", "--by", "framework"]],
];

/** Seconds from start to end of `node args`. */
const seconds = (args: readonly string[]) => once(process.execPath, args) / 1000;

const other = process.argv[2] ? resolve(process.argv[2]) : null;
if (other && !existsSync(join(other, "dist"))) {
  console.error(`${other} has no dist; run npm run build there`);
  process.exit(2);
}
// Those about which people ask most, and some of every kind.
const { mostUsed, serviceHeads } = openCatalogFile();
const step = Math.floor(serviceHeads.length / SERVICES);
const services = [...new Set([...mostUsed.slice(0, 10), ...serviceHeads.filter((_, i) => i % step === 0).map((s) => s.id)])].slice(
  0,
  SERVICES,
);
for (const format of MATRIX_FORMATS) {
  for (const [name, wish] of WISHES) {
    const args = ["matrix", ...services, "--format", format, ...wish];
    const times: Record<"bare" | "here" | "other", number[]> = { bare: [], here: [], other: [] };
    for (let run = 0; run < RUNS; run++) {
      times.bare.push(seconds(["-e", "0"]));
      times.here.push(seconds([resolve("bin/srm.js"), ...args]));
      if (other) times.other.push(seconds([join(other, "bin/srm.js"), ...args]));
    }
    const [bare, here] = [median(times.bare), median(times.here)];
    const against = other ? `, ${(here / median(times.other)).toFixed(2)} of the other checkout (${median(times.other).toFixed(2)} s)` : "";
    console.log(
      `${format.padEnd(6)} ${name.padEnd(15)} ${here.toFixed(2)} s, ${(here / bare).toFixed(1)} of a bare node (${bare.toFixed(2)} s)${against}`,
    );
  }
}
