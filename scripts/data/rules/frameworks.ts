import type { Framework } from "../../../src/catalog/index.js";
import { nearest } from "../../../src/names/nearest.js";
import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** Frameworks are whole, mappings name what exists, and every control is mapped to each framework or says why not. */
export const frameworks: Rule = ({ compiled, fault }) => {
  const faults: Fault[] = [];
  const { controls, frameworks: all, date } = compiled.records;
  const ids = controls.map((c) => c.id);
  for (const f of all) {
    faults.push(...requirementsOf(f));
    const names = f.requirements.map((r) => r.id);
    const equals = new Map<string, string>();
    for (const m of f.mappings) {
      known(m, m.control);
      const seen = new Set<string>();
      for (const to of m.to) {
        if (!names.includes(to.to)) {
          const near = nearest(to.to, names, 1)[0];
          faults.push(fault(to, `${f.id} has no requirement "${to.to}"`, near ?? `the id of a requirement in frameworks/${f.id}.yaml`));
        }
        const by = to.by === "ours" ? "ours" : to.by.url;
        if (seen.has(`${to.to} ${by}`)) faults.push(fault(to, `${m.control} is mapped to ${to.to} twice`, "one mapping with one note"));
        seen.add(`${to.to} ${by}`);
        const other = equals.get(`${to.to} ${by}`);
        if (to.kind === "equal" && other)
          faults.push(fault(to, `${to.to} is equal to ${other} and to ${m.control}`, "part-of on the one that does less of it"));
        if (to.kind === "equal") equals.set(`${to.to} ${by}`, m.control);
        if (to.by !== "ours" && to.by.checked > date)
          faults.push(fault(to, `checked ${to.by.checked} lies after the catalogue's date`, "the date of the copy that was read"));
      }
    }
    for (const u of f.unmapped) {
      known(u, u.control);
      if (f.mappings.some((m) => m.control === u.control))
        faults.push(fault(u, `${u.control} is mapped and unmapped`, `it under controls: or under unmapped:`));
    }
    const said = new Set([...f.mappings, ...f.unmapped].map((x) => x.control));
    for (const c of controls)
      if (!said.has(c.id))
        faults.push(fault(c, `${c.id} is not mapped to ${f.id}`, `it in mappings/${f.id}.yaml, or under unmapped: with the reason`));
  }
  return faults;

  function known(of: object, control: string): void {
    if (ids.includes(control)) return;
    const near = nearest(control, ids, 1)[0];
    faults.push(fault(of, `no control "${control}"`, near ?? "the id of a control that exists"));
  }

  function requirementsOf(f: Framework): Fault[] {
    const found: Fault[] = [];
    const seen = new Set<string>();
    const baselines = f.baselines.map((b) => b.id);
    for (const r of f.requirements) {
      if (seen.has(r.id)) found.push(fault(r, `requirement ${r.id} stands twice`, "it once"));
      seen.add(r.id);
      for (const b of r.baselines)
        if (!baselines.includes(b)) found.push(fault(r, `${f.id} has no baseline "${b}"`, nearest(b, baselines, 1)[0] ?? "no baselines:"));
    }
    for (const s of f.sources)
      if (s.checked > date)
        found.push(fault(f, `checked ${s.checked} lies after the catalogue's date`, "the date of the copy that was read"));
    return found;
  }
};
