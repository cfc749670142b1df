import { copyFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Options } from "tsup";
import pkg from "./package.json" with { type: "json" };
import { commonJs } from "./scripts/bundle/commonjs.js";
import { withoutUnused } from "./scripts/bundle/never-used.js";
import { notices } from "./scripts/package/notices.js";

const common: Options = {
  target: "node20",
  minify: true,
  splitting: false,
  define: {
    SRM_DATA: '"."',
    SRM_VERSION: JSON.stringify(pkg.version),
    SRM_ISSUES: JSON.stringify(pkg.bugs.url),
    "Intl.Segmenter": "Segmenter",
  },
  inject: ["scripts/bundle/segmenter.ts"],
  // Everything is bundled: a start reads a few files of program text instead of some hundred.
  noExternal: [/.*/],
  removeNodeProtocol: false,
  esbuildPlugins: [
    notices(),
    withoutUnused(),
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
  // The executable is CommonJS: that starts quicker, and commander cannot be an ES module. Its parts are split as ES modules are.
  {
    ...common,
    entry: { main: "src/cli/main.ts" },
    format: "esm",
    splitting: true,
    outExtension: () => ({ js: ".cjs" }),
    plugins: [commonJs()],
    define: { ...common.define, "import.meta.dirname": "__dirname" },
  },
  { ...common, entry: { cli: "src/cli/start.ts" }, format: "cjs" },
  {
    ...common,
    entry: { index: "src/index.ts" },
    format: "esm",
    splitting: true,
    dts: true,
    onSuccess: async () => {
      for (const file of ["catalog.dat", "schemas.json"]) copyFileSync(`src/catalog/generated/${file}`, `dist/${file}`);
    },
  },
]);
