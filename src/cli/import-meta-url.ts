import { pathToFileURL } from "node:url";

/**
 * What the CommonJS executable has in the place of `import.meta.url` (tsup.config.ts). tsup's own is `file:` and the path as it is, which
 * finds no file in a folder with `#`, `?` or `%` in its name.
 */
export const importMetaUrl = pathToFileURL(__filename).href;
