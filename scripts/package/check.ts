/** `npm run package:check`: publint and Are The Types Wrong on the package as it would be published. Needs a build. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "./pack.js";

const CHECKS = [
  "npx --no-install publint run --strict",
  // The library is an ES module alone; require() finds it from Node 20.19 on.
  "npx --no-install attw --profile esm-only --no-definitely-typed --format ascii --no-emoji",
];

const folder = mkdtempSync(join(tmpdir(), "cloud-srm-"));
try {
  const { file } = pack(folder);
  // A check that fails has said itself what is wrong.
  for (const check of CHECKS) if (spawnSync(`${check} "${file}"`, { stdio: "inherit", shell: true }).status !== 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
