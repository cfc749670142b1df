import { cells } from "./cells.js";
import { controls } from "./controls.js";
import { frameworks } from "./frameworks.js";
import { names } from "./names.js";
import { own } from "./own.js";
import { references } from "./references.js";
import type { Rule } from "./rule.js";
import { runbooks } from "./runbooks.js";
import { statements } from "./statements.js";

/** Rules on records by themselves; the rules on cells run only where these find nothing. */
export const recordRules: Rule[] = [references, statements, controls, names, runbooks, frameworks];
export const cellRules: Rule[] = [cells, own];
export { ruleContext } from "./rule.js";
