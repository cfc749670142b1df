import { defineConfig } from "vitest/config";
import pkg from "./package.json" with { type: "json" };
import { countReporter } from "./tests/support/count-reporter.js";

export default defineConfig({
  define: { SRM_ISSUES: JSON.stringify(pkg.bugs.url) },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/build.ts"],
    reporters: ["default", countReporter],
    testTimeout: 60_000,
    env: { NO_COLOR: "", FORCE_COLOR: "", COLUMNS: "", SRM_DEBUG: "" },
  },
});
