/** The typed catalogue: its shape, and a catalogue over records in memory. The shipped file is opened by open.ts. */
export * from "./catalog.js";
export { type FrameworkView, frameworkNamed, frameworkOf, requirementNamed } from "./frameworks.js";
export { linesIn, pagesOf, sortedLines, type TextLines } from "./lines.js";
export { continuations, meaningsOf, packPhrases, withPhrases } from "./phrases.js";
export * from "./types.js";
