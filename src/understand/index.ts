/** Words to a reading: which control, service, option and model a question means, or why none. Knows no owners. */

export { namesOfProviders } from "./asked.js";
export { probable, score, type Weighted } from "./model.js";
export { partOf, type Told } from "./part.js";
export type { Party } from "./party.js";
export { COMMON } from "./party-kind.js";
export { understand } from "./read.js";
export type { About, Declined, Intent, Reading, Topic } from "./reading.js";
export { lastSentence } from "./stem.js";
export type { StemKind } from "./stem-kind.js";
