/**
 * `npm run data:new -- <id> [archetype]`: writes data/services/<provider>/<id>.yaml, a commented file to fill in.
 * `npm run data:check` then names each TODO that is left.
 */
import { existsSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type CatalogRecords, catalogOf, LIFECYCLES, MODEL_IDS } from "../../src/catalog/index.js";
import { archetypeChain } from "../../src/resolve/index.js";
import { checkData } from "./check.js";

/** Controls that no archetype can know: a service that has the component must state them. */
const MUST_STATE = { "stored-data": "encryption-at-rest", backups: "backup" } as const;

const list = (title: string, items: string[]) => [`# ${title}`, ...items.map((i) => `#   ${i}`)];

/** The file for a new service; what the contributor must fill in says TODO. */
export function template(records: CatalogRecords, id: string, archetypeId = "managed-service"): string {
  const catalog = catalogOf(records);
  const has = archetypeChain(catalog, archetypeId).flatMap((a) => a.components);
  const must = Object.entries(MUST_STATE).flatMap(([component, control]) => (has.includes(component) ? [control] : []));
  const statement = (control: string) => [
    `  - control: ${control} # whose job? srm controls lists every control`,
    "    owner: TODO # provider | customer | shared: who performs the act",
    "    # split: enable # only for shared: layers | enable | schedule | deploy | configure",
    "    reason: TODO why it is so, on this service, in your own words.",
    "    provider: TODO what the provider does; present tense, no subject.",
    "    customer: TODO what the customer does; imperative.",
    "    sources: [chapter]",
  ];
  return [
    "# A service: only what is its own. data/README.md explains each field; npm run data:check names what is left to fill in.",
    `id: ${id} # never changes; old names become aliases`,
    "name: TODO # as the provider writes it today",
    "aliases: [] # old names, abbreviations, what people say; singular, lower case",
    `category: TODO # ${records.serviceCategories.join(" | ")}`,
    ...list(
      "What services of one kind share; the file says only what differs:",
      records.archetypes.map((a) => `${a.id}: ${a.summary}`),
    ),
    `archetype: ${archetypeId}`,
    `model: TODO # ${MODEL_IDS.filter((m) => m !== "on-prem").join(" | ")}; for listing, it decides no owner`,
    `lifecycle: { status: active } # ${LIFECYCLES.join(" | ")}; others need since: and source:`,
    "summary: TODO one sentence.",
    "names: # as AWS writes them in APIs, templates and policies; npm run data:coverage names those that nobody bears",
    "  api: []",
    "  cloudformation: []",
    "  terraform: []",
    "  iam: []",
    ...list(
      `What it has beside ${has.length > 0 ? [...new Set(has)].join(", ") : "what every service has"}; a control applies where its components are there:`,
      records.components.filter((c) => !has.includes(c.id)).map((c) => `${c.id}: ${c.title}`),
    ),
    "components: { add: [], remove: [] }",
    "pages: # the pages that say it; checked: the date of the copy that you read, never today's for an old copy",
    `  chapter: { title: TODO, url: "https://docs.aws.amazon.com/TODO", checked: TODO }`,
    "securityChapter: chapter",
    "# options: # ways of running it that move an owner",
    "#   - { id: serverless, name: Serverless, axis: capacity, statements: [] }",
    "statements: # what changes an owner, or says a duty in words that fit no other service",
    ...(must.length > 0 ? must : ["guest-os-patching"]).flatMap(statement),
    "",
  ].join("\n");
}

/**
 * Writes the file.
 * @returns what was written, or what is wrong with the arguments
 */
export function newService(
  records: CatalogRecords,
  [id, archetype, ...rest]: string[],
  write = writeFileSync,
): { ok: boolean; text: string } {
  const wrong = (text: string) => ({ ok: false, text });
  const usage = "npm run data:new -- <id> [archetype], for instance npm run data:new -- aws/timestream abstracted-data";
  if (!id || rest.length > 0) return wrong(`data:new takes an id and perhaps an archetype; write ${usage}`);
  const [, provider = "aws", own = ""] = /^(?:([a-z0-9-]+)\/)?([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  if (!own) return wrong(`"${id}" is no id; write it in lower case with hyphens, like ec2-image-builder`);
  if (!records.providers.some((p) => p.id === provider))
    return wrong(`no provider "${provider}"; write one of ${records.providers.map((p) => p.id)}`);
  if (archetype && !records.archetypes.some((a) => a.id === archetype)) {
    return wrong(`no archetype "${archetype}"; write one of ${records.archetypes.map((a) => a.id).join(", ")}`);
  }
  const file = `data/services/${provider}/${own}.yaml`;
  if (existsSync(file)) return wrong(`${file} is there already; edit it, or write another id`);
  write(file, template(records, own, archetype));
  return { ok: true, text: `${file} is written; fill in each TODO, then run npm run data:check` };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { ok, text } = newService(checkData(["data"]).compiled.records, process.argv.slice(2));
  if (ok) console.log(text);
  else {
    console.error(text);
    process.exitCode = 2;
  }
}
