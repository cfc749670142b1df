/** What libraries load at their start and srm never uses is left out of the bundles, or made only when it is used. */
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** By package, the modules that it does without here, and what stands in their place. */
const WITHOUT: { of: string; module: RegExp; contents: string }[] = [
  // commander starts programs for commands that are files of their own; here are none.
  { of: "commander", module: /^(node:)?child_process$/, contents: "module.exports = {}" },
  // cli-table3 colours heads and borders with it, which are given to it coloured; it does without where it is not installed.
  { of: "cli-table3", module: /^@colors\/colors/, contents: "module.exports = {}" },
  // chalk looks at the terminal and the environment for its first instance, in whose place a level is computed (src/cli/io.ts).
  { of: "chalk", module: /^#supports-color$/, contents: "export default { stdout: false, stderr: false }" },
];

export function withoutUnused(): Plugin {
  return {
    name: "without-unused",
    setup(build) {
      for (const [i, { of, module }] of WITHOUT.entries()) {
        build.onResolve({ filter: module }, ({ importer }) =>
          importer.includes(`/node_modules/${of}/`) ? { path: String(i), namespace: "unused" } : undefined,
        );
      }
      build.onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({ contents: WITHOUT[Number(path)]?.contents ?? "" }));
    },
  };
}
