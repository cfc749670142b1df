import type { Statements } from "../../../src/catalog/index.js";
import { nearest } from "../../../src/names/nearest.js";
import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** Every id that is mentioned exists, files are named after their id, and ids are unique. */
export const references: Rule = ({ compiled, fault }) => {
  const { records } = compiled;
  const faults: Fault[] = [];
  const ids = <T extends { id: string }>(items: T[]) => items.map((i) => i.id);
  const known = {
    control: ids(records.controls),
    component: ids(records.components),
    archetype: ids(records.archetypes),
    service: ids(records.services),
    option: records.services.flatMap((x) => ids(x.options)),
    definition: ids(records.definitions),
    deed: Object.keys(records.vocabulary.deeds),
  };
  const need = (kind: keyof typeof known, id: string, of: object) => {
    if (known[kind].includes(id)) return;
    const near = nearest(id, known[kind])[0];
    faults.push(fault(of, `no ${kind} "${id}"`, near ? `${near}, or add ${id}` : `the id of a ${kind} that exists`));
  };
  const statements = (all: Statements) => {
    for (const [control, s] of Object.entries(all)) need("control", control, s);
  };
  for (const [kind, items] of Object.entries({
    control: records.controls,
    archetype: records.archetypes,
    service: records.services,
    component: records.components,
    category: records.categories,
    definition: records.definitions,
  })) {
    const seen = new Set<string>();
    for (const item of items) {
      if (seen.has(item.id)) faults.push(fault(item, `${kind} "${item.id}" stands twice`, "another id"));
      seen.add(item.id);
    }
  }
  for (const e of records.examples) if (!e.means.includes(":")) need("control", e.means, e);
  for (const e of records.partExamples) need("control", e.control, e);
  for (const e of records.optionExamples) {
    need("service", e.service, e);
    if (e.option) need("option", e.option, e);
  }
  for (const c of records.controls) {
    for (const n of c.needs) need("component", n, c);
    for (const other of c.otherwise ?? []) need("control", other, c);
    for (const d of c.words.deeds) need("deed", d, c);
  }
  for (const category of records.categories) {
    const file = compiled.places.get(category)?.file.split("/").at(-1);
    if (file !== `${category.id}.yaml`)
      faults.push(fault(category, `category ${category.id} stands in ${file}`, `the file name ${category.id}.yaml`));
  }
  for (const a of records.archetypes) {
    if (a.extends) need("archetype", a.extends, a);
    for (const c of a.components) need("component", c, a);
    statements(a.statements);
  }
  for (const s of records.services) {
    const file = compiled.places.get(s)?.file.split("/").at(-1);
    if (file !== `${s.id}.yaml`) faults.push(fault(s, `service ${s.id} stands in ${file}`, `the file name ${s.id}.yaml`));
    if (s.provider !== "aws" && !s.id.startsWith(`${s.provider}-`)) faults.push(fault(s, `service id ${s.id}`, `${s.provider}-${s.id}`));
    need("archetype", s.archetype, s);
    if (records.serviceCategories.length > 0 && !records.serviceCategories.includes(s.category))
      faults.push(fault(s, `no category of services "${s.category}"`, `one of ${records.serviceCategories.join(", ")}`));
    for (const part of [s, ...s.options]) {
      for (const c of [...part.components.add, ...part.components.remove]) need("component", c, part);
      statements(part.statements);
    }
    const options = ids(s.options);
    for (const pair of s.pairs) {
      statements(pair.statements);
      for (const o of pair.options) if (!options.includes(o)) faults.push(fault(s, `no option "${o}"`, `one of ${options.join(", ")}`));
    }
    for (const axis of new Set(s.options.map((o) => o.axis))) {
      const defaults = s.options.filter((o) => o.axis === axis && o.default);
      if (defaults.length > 1)
        faults.push(fault(defaults[1] as object, `axis ${axis} has two defaults`, "default: true on one option of an axis"));
    }
  }
  for (const s of records.mostUsed) {
    if (!known.service.includes(s))
      faults.push({
        file: "data/catalog.yaml",
        line: 1,
        column: 1,
        what: `mostUsed: no service "${s}"`,
        write: "the id of a service that exists",
      });
  }
  for (const d of records.definitions) {
    for (const see of d.see) if (!known.definition.includes(see)) need("control", see, d);
  }
  for (const p of records.providers) {
    for (const [control] of Object.entries(p.statements)) need("control", control, p);
    for (const kind of p.picture?.kinds ?? []) for (const c of kind.controls) need("control", c, p);
  }
  for (const [name, services] of Object.entries(records.ambiguousNames)) {
    for (const s of services)
      if (!known.service.includes(s))
        faults.push({
          file: "data/ambiguous-names.yaml",
          line: 1,
          column: 1,
          what: `${name}: no service "${s}"`,
          write: "the id of a service that exists",
        });
  }
  return faults;
};
