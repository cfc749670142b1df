/** Matrix documents of the real catalogue, for the tests of what they are written as. */
import { frameworkOf } from "../../src/catalog/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";
import { findColumn, type MatrixColumn, type MatrixDocument, type MatrixWish, matrix } from "../../src/export/index.js";

export const catalog = openCatalogFile();
export const SERVICES = ["ec2", "rds", "s3", "eks:fargate"];

/** @param framework its id */
export function documentOf(
  services: readonly string[] = SERVICES,
  { framework, ...wish }: Omit<MatrixWish, "columns" | "framework"> & { framework?: string } = {},
): MatrixDocument {
  const found = framework ? frameworkOf(catalog, framework) : null;
  if (framework && !found) throw new Error(`no framework ${framework}`);
  return matrix(catalog, { columns: services.map(columnOf), ...wish, ...(found && { framework: found }) });
}

function columnOf(id: string): MatrixColumn {
  const found = findColumn(catalog, id);
  if (found.status !== "found") throw new Error(`${id}: ${found.status}`);
  return found.column;
}
