/** Words to a reading: which control, service, option and model a question means, or why none. Knows no owners. */
export { buildLexicon } from "./lexicon.js";
export type { Candidate } from "./rank.js";
export { deedsIn, understand } from "./read.js";
export type { About, Declined, Intent, Reading, Topic } from "./reading.js";
