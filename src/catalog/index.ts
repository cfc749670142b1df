/** The typed catalogue: its shape, and a catalogue over records in memory. The shipped file is opened by open.ts. */
export * from "./catalog.js";
export * from "./types.js";
