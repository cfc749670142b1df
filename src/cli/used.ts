import { findThing } from "../names/index.js";
import type { Layer } from "../overlay/index.js";
import { UnknownError } from "./io.js";

/** The service or option that `--service` names, which has to be in use; all where none is named. */
export function usedService({ overlay, catalog }: Layer, name: string | undefined): string | undefined {
  const { use, path } = overlay;
  if (use.length === 0) throw new UnknownError(`${path} names no services in use; add a line such as use: [ec2, rds]`);
  if (name === undefined) return undefined;
  const found = findThing(catalog, name, ["service", "option"]);
  const id = found.status === "found" ? found.thing.id : name;
  if (use.includes(id) || use.some((u) => u.split(":")[0] === id)) return id;
  const known = found.status === "found" ? `${id} is not in use` : `no service "${name}"`;
  throw new UnknownError(`${known}\n     in use are ${use.join(", ")}`);
}
