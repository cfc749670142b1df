/** Set when bundled, from package.json. */
declare const SRM_VERSION: string | undefined;

export const VERSION = typeof SRM_VERSION === "string" ? SRM_VERSION : "0.0.0";
