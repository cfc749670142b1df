/** A reading and the resolver's verdicts joined to an answer, a file for each kind. The first place that sees owners. */
export { ask, columnsOf, readQuestion, runbooks } from "./ask.js";
export { answersFor, type Subject, subjectOf } from "./cells.js";
export { weighChoices } from "./choose.js";
export { commandFor } from "./command.js";
export { type CompareColumn, type CompareDocument, compare } from "./compare.js";
export * from "./document.js";
export { catalogHead, type ExportedFact, everyFact } from "./every.js";
export { type FrameworksDocument, frameworksDocument } from "./frameworks.js";
export { subjectsOf, toldBy } from "./owner.js";
export { type Likely, membersOf, sumOf } from "./pick.js";
export * from "./provenance.js";
export { byModel, clause, MODEL_SHORT, ownerName, where } from "./sentence.js";
export * from "./show.js";
export { signsOf } from "./signs.js";
export * from "./yours.js";
