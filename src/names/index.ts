/** A name, id or alias to the thing it stands for; did-you-mean; typos. The only user of fuse.js. */
export { findThing, servicesByResource, type Thing } from "./find.js";
export { distance, nearest } from "./nearest.js";
export { type RequirementName, requirementId, requirementsIn } from "./requirements.js";
export { searchFor } from "./search.js";
export { correctorFor } from "./typos.js";
export { fold, isArticle, isPossessive, stem, type Word, wordsOf } from "./words.js";
