/** Times whole processes, for benchmarks that compare them in one run. */
import { spawnSync } from "node:child_process";

/** Milliseconds from start to end of `node args`. @throws where it does not end with 0 */
export function once(node: string, args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(node, args, { stdio: "ignore" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
