import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** No two services of one provider claim one name, unless ambiguous-names.yaml says so. */
export const names: Rule = ({ compiled, fault }) => {
  const faults: Fault[] = [];
  const { services, ambiguousNames } = compiled.records;
  const fold = (name: string) => name.toLowerCase().replace(/^(amazon|aws) /, "");
  const claimed = new Map<string, string>();
  for (const s of services) {
    for (const name of new Set([s.id, s.name, ...s.aliases].map(fold))) {
      const key = `${s.provider}/${name}`;
      const other = claimed.get(key);
      if (other && !ambiguousNames[name])
        faults.push(fault(s, `${s.id} and ${other} both claim "${name}"`, "it on one of them, or in ambiguous-names.yaml"));
      if (!other && ambiguousNames[name]) continue;
      claimed.set(key, s.id);
    }
  }
  return faults;
};
