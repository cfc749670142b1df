import { CLOUD_MODELS, MODEL_IDS } from "../../../src/catalog/index.js";
import { HEADLINE } from "../../../src/resolve/index.js";
import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** A control by itself: each side that owns has words, the headline is true of most models, and it can be recognised. */
export const controls: Rule = ({ compiled, fault }) => {
  const faults: Fault[] = [];
  for (const c of compiled.records.controls) {
    for (const m of MODEL_IDS) {
      const s = c.models[m];
      if (!s) continue;
      for (const side of ["provider", "customer"] as const) {
        if ((s.owner === side || s.owner === "shared") && !s[side])
          faults.push(fault(s, `${c.id} ${m}: no words for the ${side}`, `${side}: what that side does`));
      }
    }
    const holds = CLOUD_MODELS.filter((m) => c.models[m]?.owner === HEADLINE[c.type]).length;
    const applies = CLOUD_MODELS.filter((m) => c.models[m] && c.models[m].owner !== "not-applicable").length;
    if (holds < Math.min(3, applies) && !c.headlineWaiver) {
      faults.push(
        fault(
          c,
          `${c.id}: its type ${c.type} holds in ${holds} of ${applies} cloud models`,
          "another type, or headlineWaiver: with the reason",
        ),
      );
    }
    if (holds >= Math.min(3, applies) && c.headlineWaiver) faults.push(fault(c, `${c.id}: headlineWaiver is not needed`, "nothing there"));
    if (c.words.things.length + c.words.phrases.length < 4)
      faults.push(fault(c, `${c.id}: too few words to recognise it`, "more things: and phrases:"));
    if (c.sources.length === 0) faults.push(fault(c, `${c.id}: no source`, "sources: with the page that says so"));
  }
  return faults;
};
