import { spawnSync } from "node:child_process";

/** The path of a Node: the one that runs this where it is of that version, else npm's package `node`; null where it cannot be had. */
export function nodeOf(version: string): string | null {
  if (`${process.versions.node}.`.startsWith(`${version}.`)) return process.execPath;
  const said = spawnSync(`npx --yes --prefer-offline --fetch-retries=0 --package=node@${version} -- node --print process.execPath`, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: true,
    timeout: 180_000,
  });
  return said.status === 0 ? said.stdout.trim() : null;
}
