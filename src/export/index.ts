/** A responsibility matrix of chosen services, and what it is written as. Writers are loaded when they are used. */
export { findColumn } from "./columns.js";
export type * from "./document.js";
export { type MatrixWish, matrix } from "./matrix.js";
export { csvRecord } from "./record.js";
export { holdersOf, rowTitle, withHolders } from "./who.js";
export { EXPORT_FORMATS, type ExportFormat, writers } from "./writers.js";
