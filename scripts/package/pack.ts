/** The package as npm would publish it, from what is built. */
import { execSync } from "node:child_process";
import { join } from "node:path";

export interface Packed {
  /** Where the tarball is. */
  file: string;
  /** The paths in it, sorted. */
  contents: string[];
}

/** Packs into a folder that exists. Scripts are left out, since `prepare` would build everything again. */
export function pack(folder: string): Packed {
  const said = execSync(`npm pack --json --loglevel=error --ignore-scripts --pack-destination "${folder}"`, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  // An array until npm 11, an object by name from npm 12 on.
  const [packed] = Object.values(JSON.parse(said) as Record<string, { filename: string; files: { path: string }[] }>);
  if (!packed) throw new Error(`npm pack named no package: ${said}`);
  return { file: join(folder, packed.filename), contents: packed.files.map((f) => f.path).sort() };
}
