/** Matrix documents of the real catalogue, for the tests of what they are written as. */
import { type Catalog, frameworkOf } from "../../src/catalog/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";
import { findColumn, type MatrixColumn, type MatrixDocument, type MatrixWish, matrix } from "../../src/export/index.js";
import { columnsInUse, layerOver, readOverlay, sayingOf, type Where } from "../../src/overlay/index.js";

export const catalog = openCatalogFile();
export const SERVICES = ["ec2", "rds", "s3", "eks:fargate"];

/** @param framework its id */
export function documentOf(
  services: readonly string[] = SERVICES,
  { framework, ...wish }: Omit<MatrixWish, "columns" | "framework"> & { framework?: string } = {},
): MatrixDocument {
  const found = framework ? frameworkOf(catalog, framework) : null;
  if (framework && !found) throw new Error(`no framework ${framework}`);
  return matrix(catalog, { columns: services.map((id) => columnOf(catalog, id)), ...wish, ...(found && { framework: found }) });
}

/** An overlay with everything that one can say, in texts that each format has to take care of. */
export const OVERLAY = `use: [ec2, rds, eks:fargate, lambda:runtime-manual, lambda:image]
environments: [production, test]
rules:
  - accountable: "platform | team"
    performs: ["platform | team", { thirdParty: "Night <Watch> & Co" }, { provider: AWS Managed Services }]
    evidence: https://wiki.example.com/a?b=1&c=2
    review: 2099-01-01
  - { controls: [data-residency], ourCustomers: configure }
  - { controls: [customer-staff-training], ourCustomers: provide }
  - { controls: [encryption-at-rest], accountable: shop team, ourCustomers: configure, inheritsFrom: "platform | team" }
  - { controls: [guest-os-patching], environments: [test], accountable: test team }
  - { controls: [customer-data], accountable: data team, ourCustomers: provide }
ownServices:
  - { id: shop-api, name: "=Shop <API>", reason: Ours., category: application, controls: [application-code] }
ownControls:
  - { id: four-eyes, title: "=Four eyes", category: governance, act: approve changes, reason: Auditors ask. }
`;

/** A matrix seen through it; without services, of those in use. */
export function throughOverlay(
  services: readonly string[] = [],
  { framework, ...wish }: Omit<MatrixWish, "columns" | "framework" | "team"> & { framework?: string } = {},
  where: Partial<Where> = {},
): MatrixDocument {
  const { overlay, faults } = readOverlay(OVERLAY, "our/srm.yaml", catalog);
  if (!overlay) throw new Error(JSON.stringify(faults));
  const layer = layerOver(catalog, overlay, { environment: null, account: null, ...where });
  const columns = (services.length > 0 ? services : columnsInUse(layer)).map((id) => columnOf(layer.catalog, id));
  const found = framework ? frameworkOf(catalog, framework) : null;
  return matrix(layer.catalog, { columns, ...wish, team: sayingOf(layer), ...(found && { framework: found }) });
}

function columnOf(of: Catalog, id: string): MatrixColumn {
  const found = findColumn(of, id);
  if (found.status !== "found") throw new Error(`${id}: ${found.status}`);
  return found.column;
}
