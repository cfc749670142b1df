import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** A runbook keeps evidence before it destroys anything, and the one for a notice begins with the deadline. */
export const runbooks: Rule = ({ compiled, fault }) => {
  const faults: Fault[] = [];
  for (const p of compiled.records.providers) {
    for (const r of p.runbooks) {
      const destructive = r.steps.findIndex((s) => s.destructive);
      const evidence = r.steps.findIndex((s) => s.evidence);
      if (destructive >= 0 && (evidence < 0 || destructive < evidence)) {
        faults.push(
          fault(p, `runbook ${r.id}: step ${destructive + 1} destroys before evidence is kept`, "a step with evidence: true before it"),
        );
      }
      if (r.id === "notice" && !r.steps[0]?.deadline)
        faults.push(fault(p, "runbook notice does not begin with the deadline", "deadline: on its first step"));
      if (!r.steps.some((s) => s.essential))
        faults.push(fault(p, `runbook ${r.id} has no essential step`, "essential: true on the steps of the short form"));
    }
  }
  return faults;
};
