/** A quiz from the catalogue: a wish and a seed to questions with exactly one right choice, and the judging of answers. */
export * from "./document.js";
export { quiz } from "./draw.js";
export { asksForOwner, judged, judgedQuiz, labelOf, scoreOf } from "./judge.js";
export { randomFrom } from "./random.js";
