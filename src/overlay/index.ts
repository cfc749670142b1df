/** A team's own layer: who inside the company carries the customer's half. Loaded only where an overlay was found; nothing here reads files. */
export * from "./layer.js";
export { yoursOf } from "./match.js";
export { readOverlay } from "./read.js";
export { checkedRole } from "./roles.js";
export { startText } from "./start.js";
export * from "./types.js";
