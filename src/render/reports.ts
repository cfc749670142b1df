/** What few calls draw: a second front door, so that an answer's start does not read it. */
export { diffMarkdown, diffRows, renderDiff } from "./diff.js";
export { matrixRows, renderMatrix } from "./matrix.js";
export { fewer, lettersOf, quizRows, renderFeedback, renderQuestion, renderQuizHead, renderScore } from "./quiz.js";
export { dutyRows, renderGaps, renderTeamDuties, renderTeams } from "./team.js";
