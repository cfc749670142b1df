/** Documents to text, for a width, a colour level and a character set. The only user of chalk and cli-table3. */
export type { Detail } from "./answers.js";
export { declineLines, renderAsk } from "./ask.js";
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
export { renderPicture } from "./picture.js";
export { answerRows, askRows, formatRows, type Rows } from "./rows.js";
export { renderRunbook, renderTriage } from "./runbooks.js";
export { renderShow } from "./show.js";
export { cut } from "./text.js";
export { withOverlayLine } from "./yours.js";
