import { copyFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Options } from "tsup";
import pkg from "./package.json" with { type: "json" };
import { notices } from "./scripts/package/notices.js";

const common: Options = {
  target: "node20",
  minify: true,
  splitting: false,
  define: { SRM_DATA: '"."', SRM_VERSION: JSON.stringify(pkg.version), SRM_ISSUES: JSON.stringify(pkg.bugs.url) },
  // Everything is bundled: a start reads one file of program text instead of some hundred.
  noExternal: [/.*/],
  esbuildPlugins: [
    notices(),
    {
      // For Node it is CommonJS that asks for "process" when it runs, which an ES module cannot hold.
      name: "yaml-modules",
      setup: (build) => build.onResolve({ filter: /^yaml$/ }, () => ({ path: resolve("node_modules/yaml/browser/index.js") })),
    },
    {
      // See src/render/width.ts: the libraries measure text with it too.
      name: "width",
      setup: (build) =>
        build.onResolve({ filter: /^string-width$/ }, ({ kind }) => ({
          path: resolve(`src/render/width.${kind === "require-call" ? "cjs" : "ts"}`),
        })),
    },
  ],
};

export default defineConfig([
  // The executable is CommonJS: commander cannot be bundled into an ES module, and a CJS start is the quicker one.
  {
    ...common,
    entry: { cli: "src/cli/main.ts", yaml: "src/overlay/yaml.ts" },
    format: "cjs",
    esbuildPlugins: [
      ...(common.esbuildPlugins ?? []),
      {
        // What only an overlay needs is a file of its own: a start reads no text of it.
        name: "yaml",
        setup: (build) => build.onResolve({ filter: /^\.\/yaml\.js$/ }, () => ({ path: "./yaml.cjs", external: true })),
      },
    ],
    define: { ...common.define, "import.meta.url": "importMetaUrl" },
    inject: ["src/cli/import-meta-url.ts"],
  },
  {
    ...common,
    entry: { index: "src/index.ts" },
    format: "esm",
    dts: true,
    onSuccess: async () => {
      for (const file of ["catalog.dat", "schemas.json"]) copyFileSync(`src/catalog/generated/${file}`, `dist/${file}`);
    },
  },
]);
