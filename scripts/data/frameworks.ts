/** Frameworks, and the mappings of our controls to them: one file for a framework, one for each who maps to it. */
import type { Framework, Mapping } from "../../src/catalog/types.js";
import type { DataFile, Path } from "./read.js";
import type { RawFramework, RawMappings } from "./schema.js";

type Mark = <T extends object>(item: T, f: DataFile, path: Path) => T;
type Say = (f: DataFile, path: Path, what: string, write: string) => unknown;

const of = <T>(files: DataFile[], kind: DataFile["kind"]) => files.filter((f) => f.kind === kind) as DataFile<T>[];

/** Joins each framework with what is mapped to it. Faults: mappings to a framework that is not there, or under a wrong file name. */
export function frameworksIn(files: DataFile[], mark: Mark, fault: Say): Framework[] {
  const frameworks = of<RawFramework>(files, "framework").map((f): Framework => {
    const { aliases = [], baselines = [], requirements, ...head } = f.value;
    return mark(
      {
        ...head,
        aliases,
        baselines,
        requirements: requirements.map((r, i) => mark({ ...r, baselines: r.baselines ?? [] }, f, ["requirements", i])),
        mappings: [],
        unmapped: [],
      },
      f,
      [],
    );
  });
  for (const f of of<RawMappings>(files, "mappings")) {
    const { framework: id, by, controls, unmapped = {} } = f.value;
    const framework = frameworks.find((x) => x.id === id);
    if (!framework) {
      fault(f, ["framework"], `no framework "${id}"`, frameworks.map((x) => x.id).join(" or ") || "the id of a file in frameworks/");
      continue;
    }
    const name = f.path.split("/")[1]?.replace(/\.yaml$/, "") ?? "";
    if (by === "ours" ? name !== id : !name.startsWith(`${id}-`))
      fault(f, ["framework"], `mappings to ${id} stand in ${name}.yaml`, `the file name ${by === "ours" ? id : `${id}-<whose>`}.yaml`);
    for (const [control, list] of Object.entries(controls)) {
      const to = list.map((m, i): Mapping => mark({ ...m, by }, f, ["controls", control, i]));
      const known = framework.mappings.find((m) => m.control === control);
      if (known) known.to.push(...to);
      else framework.mappings.push(mark({ control, to }, f, ["controls", control]));
    }
    for (const [control, reason] of Object.entries(unmapped)) framework.unmapped.push(mark({ control, reason }, f, ["unmapped", control]));
  }
  return frameworks.sort((a, b) => (a.id < b.id ? -1 : 1));
}
