/**
 * `npm run test:nodes [-- --smoke] [versions…]`: all tests on each Node that is supported, or with --smoke only a few calls of the
 * built program, which must be there. The oldest that package.json allows gets the few calls in any case: the test tools need a newer one.
 */
import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { parseArgs } from "node:util";
import pkg from "../../package.json" with { type: "json" };
import { nodeOf } from "./node.js";
import { SMOKE_CHECKS, smoke } from "./smoke.js";

const OLDEST = `${pkg.engines.node.replace(">=", "")}.0`;
const SUPPORTED = [OLDEST, "20", "22", "24", "26"];

/** All tests, with this Node before others on the path, so that the build that they begin with runs on it too. */
function allTests(node: string): boolean {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  return spawnSync(node, ["node_modules/vitest/vitest.mjs", "run"], { stdio: "inherit", env }).status === 0;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { smoke: { type: "boolean", default: false } } });
const counts = { passed: 0, failed: 0, missing: 0 };
for (const version of positionals.length > 0 ? positionals : SUPPORTED) {
  const node = nodeOf(version);
  if (!node) {
    console.log(`node ${version}: not to be had here, nothing was tried on it`);
    counts.missing++;
    continue;
  }
  const exact = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  const wrong = smoke(node);
  const whole = values.smoke || version === OLDEST ? null : allTests(node);
  const calls = `${SMOKE_CHECKS - wrong.length} of ${SMOKE_CHECKS} calls as they should be`;
  console.log(`node ${exact}: ${calls}; ${whole === null ? "not the tests" : whole ? "the tests pass" : "the tests do not pass"}`);
  for (const line of wrong) console.log(`  ${line}`);
  counts[whole !== false && wrong.length === 0 ? "passed" : "failed"]++;
}
console.log(`${counts.passed} versions passed, ${counts.failed} failed, ${counts.missing} could not be had`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
