import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Where shells look for completion scripts in a home folder. */
const COMPLETIONS = [".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"];

/** Runs a command line as a person would type it, with the built `srm` on the path, in an empty folder and with a home of its own. Output is 80 columns wide. */
export function shell(command: string, cwd?: string): { code: number | null; out: string; err: string } {
  const dir = mkdtempSync(join(tmpdir(), "srm-shell-"));
  try {
    const script = `#!/bin/sh\nexec "${process.execPath}" "${resolve("bin/srm.js")}" "$@"\n`;
    for (const name of ["srm", "cloud-srm"]) writeFileSync(join(dir, name), script, { mode: 0o755 });
    const empty = mkdtempSync(join(dir, "cwd-"));
    const home = mkdtempSync(join(dir, "home-"));
    for (const folder of COMPLETIONS) mkdirSync(join(home, folder), { recursive: true });
    const { FORCE_COLOR: _, ...given } = process.env;
    const env = { ...given, PATH: `${dir}:${given.PATH}`, HOME: home, COLUMNS: "80", LC_ALL: "C.UTF-8" };
    const ran = spawnSync("bash", ["-o", "pipefail", "-c", command], { cwd: cwd ?? empty, env, encoding: "utf8" });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  } finally {
    rmSync(dir, { recursive: true });
  }
}
