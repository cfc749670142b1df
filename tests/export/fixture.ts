/** A matrix document made from the real catalogue, in the form that `srm matrix` gives. */
import { answersFor, subjectsOf } from "../../src/answer/index.js";
import type { Catalog, Control } from "../../src/catalog/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";
import type { MatrixCell, MatrixColumn, MatrixDocument, MatrixRequirement, MatrixRow } from "../../src/export/document.js";

export const catalog = openCatalogFile();
export const SERVICES = ["ec2", "rds", "s3", "eks:fargate"];

/** Requirements of NIST SP 800-53 for a few controls, made up for the tests. */
const MAPPED: Record<string, Omit<MatrixRequirement, "note" | "title">[]> = {
  "guest-os-patching": [{ id: "SI-2", kind: "part-of" }],
  "host-os-patching": [{ id: "SI-2", kind: "part-of" }],
  "identity-management": [
    { id: "AC-2", kind: "part-of" },
    { id: "AC-2(1)", kind: "related" },
  ],
  "physical-access": [{ id: "PE-3", kind: "equal" }],
};

const ORIGINATION: Record<string, string[]> = {
  provider: ["Inherited from pre-existing FedRAMP Authorization"],
  customer: ["Service Provider System Specific"],
  shared: ["Inherited from pre-existing FedRAMP Authorization", "Service Provider System Specific"],
};
const CAN = { provider: "yes", customer: "no", shared: "partial", depends: "partial", "not-applicable": null } as const;

interface Wish {
  services?: readonly string[];
  framework?: boolean;
  by?: MatrixDocument["by"];
  perspective?: MatrixDocument["perspective"];
}

export function fixture({ services = SERVICES, framework = false, by = "control", perspective = "leveraging" }: Wish = {}): MatrixDocument {
  const columns = services.map((id) => columnOf(catalog, id));
  const controls = catalog.controlHeads.map((h) => catalog.control(h.id) as Control);
  const byControl = controls.map((control): MatrixRow => {
    const requirements = framework ? (MAPPED[control.id] ?? []).map((r) => ({ ...r, title: `Title of ${r.id}`, note: null })) : [];
    const category = catalog.categories.find((c) => c.id === control.category);
    return {
      id: control.id,
      title: control.title,
      category: { id: control.category, title: category?.title ?? control.category },
      type: control.type,
      requirements,
      controls: [control.id],
      cells: columns.map((column) => cellOf(catalog, [control], column)),
    };
  });
  const rows =
    by === "control" ? byControl.filter((r) => r.cells.some((c) => c.owner !== "not-applicable")) : byRequirement(byControl, columns);
  return {
    schemaVersion: 1,
    catalog: { version: catalog.version, date: catalog.date },
    kind: "matrix",
    by,
    perspective,
    words: "fedramp",
    framework: framework || by === "framework" ? { id: "nist-800-53", title: "NIST SP 800-53", version: "rev. 5" } : null,
    notice: [
      `cloud-srm, edition ${catalog.version} of ${catalog.date}. Services: ${columns.map((c) => c.name).join(", ")}.`,
      "Compiled from public pages; not a statement by the provider.",
      "Whether a service is in scope of the programme must be checked on the provider's own services-in-scope list.",
    ],
    columns,
    rows,
  };
}

function columnOf(from: Catalog, id: string): MatrixColumn {
  const [serviceId = ""] = id.split(":");
  const service = from.service(serviceId);
  if (!service) throw new Error(`no service ${id}`);
  const options = service.options.filter((o) => o.id === id).map((o) => ({ id: o.id, name: o.name }));
  const name = [service.name, ...options.map((o) => o.name)].join(": ");
  return { id, kind: options.length > 0 ? "option" : "service", name, service: { id: service.id, name: service.name }, options };
}

function cellOf(from: Catalog, controls: readonly Control[], column: MatrixColumn): MatrixCell {
  const options = column.options.map((o) => o.id);
  const [subject] = subjectsOf(from, {
    services: [column.service.id],
    ambiguousServices: [],
    options,
    models: [],
    joined: false,
    provider: null,
  });
  if (!subject) throw new Error(`no subject ${column.id}`);
  const answers = controls.flatMap((control) => answersFor(from, control, subject));
  const owners = new Set(answers.map((a) => a.owner));
  const [only] = owners;
  const owner = only && owners.size === 1 ? only : "depends";
  const origination = [...new Set([...owners].flatMap((o) => ORIGINATION[o] ?? []))];
  return { column: column.id, owner, answers, origination, canBeInherited: CAN[owner] };
}

function byRequirement(rows: readonly MatrixRow[], columns: readonly MatrixColumn[]): MatrixRow[] {
  const ids = [...new Set(Object.values(MAPPED).flatMap((all) => all.map((r) => r.id)))];
  return ids.map((id) => {
    const controls = rows.map((r) => r.id).filter((c) => MAPPED[c]?.some((m) => m.id === id));
    const family = id.split("-")[0] as string;
    return {
      id,
      title: `Title of ${id}`,
      category: { id: family.toLowerCase(), title: family },
      type: null,
      requirements: [],
      controls,
      cells: columns.map((column) =>
        cellOf(
          catalog,
          controls.map((c) => catalog.control(c) as Control),
          column,
        ),
      ),
    };
  });
}
