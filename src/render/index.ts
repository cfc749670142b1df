/** Documents to text, for a width, a colour level and a character set. The only user of chalk and cli-table3. */
export type { Detail } from "./answers.js";
export { declineLines, renderAsk } from "./ask.js";
export { diffMarkdown, diffRows, renderDiff } from "./diff.js";
export { frameworkRows, renderFrameworks } from "./frameworks.js";
export {
  type Fact,
  hint as renderHint,
  renderCategories,
  renderCompare,
  renderControls,
  renderFacts,
  renderServices,
  renderSources,
} from "./lists.js";
export { type Look, themeOf } from "./look.js";
export { matrixRows, renderMatrix } from "./matrix.js";
export { renderPicture } from "./picture.js";
export { fewer, lettersOf, quizRows, renderFeedback, renderQuestion, renderQuizHead, renderScore } from "./quiz.js";
export { answerRows, askRows, formatRows, type Rows } from "./rows.js";
export { renderRunbook, renderTriage } from "./runbooks.js";
export { renderShow } from "./show.js";
export { dutyRows, renderGaps, renderTeamDuties, renderTeams } from "./team.js";
export { cut } from "./text.js";
export { withOverlayLine } from "./yours.js";
