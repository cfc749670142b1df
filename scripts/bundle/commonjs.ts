/** The executable as several CommonJS files, of which a call reads only those that it needs. */
import { transform } from "esbuild";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["plugins"]>[number];

/**
 * Turns what esbuild could split, which is ES modules only, into CommonJS. tsup's own way would also rewrite `?.` and `??` into calls of
 * helpers, at every place of the text.
 */
export function commonJs(): Plugin {
  return {
    name: "common-js",
    async renderChunk(code, { type, path }) {
      if (type !== "chunk" || !path.endsWith(".cjs")) return undefined;
      const options = {
        format: "cjs",
        minify: true,
        target: "node20",
        charset: "ascii",
        platform: "node",
        supported: { "dynamic-import": false },
      } as const;
      const { code: text } = await transform(code, options);
      // src/cli/launch.ts reads a letter as a byte. esbuild writes strings so, and leaves expressions as they are.
      const ascii = text.replace(/[^\t-~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
      return { code: ascii };
    },
  };
}
