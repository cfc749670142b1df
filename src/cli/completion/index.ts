import { bashScript } from "./bash.js";
import { fishScript } from "./fish.js";
import { powershellScript } from "./powershell.js";
import type { Shell, Spec } from "./spec.js";
import { zshScript } from "./zsh.js";

export { SHELLS, type Shell, type Spec, specOf } from "./spec.js";

/** The completion script of each shell. */
export const SCRIPTS: Record<Shell, (spec: Spec) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};
