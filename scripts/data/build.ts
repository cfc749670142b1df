/**
 * `npm run data:build`: compiles data/ into src/catalog/generated/: catalog.dat (records, read by position), table.ts (positions),
 * schemas.json (of the documents, for `srm schema`) and data/schema/*.json for editors. Faults of the data stop it. Where nothing that
 * they are made from has changed, nothing is done; `--force` makes them all the same.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import {
  type CatalogRecords,
  controlHead,
  controlPhrases,
  pagesOf,
  resourceIndex,
  serviceHead,
  sortedLines,
  type TextLines,
} from "../../src/catalog/index.js";
import { DOCUMENTS } from "../documents/schemas.js";
import { checkData, faultLine } from "./check.js";
import { isFresh, markFresh } from "./fresh.js";
import { FILE_KINDS } from "./schema.js";
import { train } from "./train.js";

type Span = [offset: number, length: number];

/** Lays records out one after another. `sections` are read as a whole, `records` one by one, `lines` by how they begin. */
export function layOut(records: CatalogRecords) {
  const chunks: Buffer[] = [];
  let offset = 0;
  const putBytes = (bytes: Buffer): Span => {
    chunks.push(bytes);
    offset += bytes.length;
    return [offset - bytes.length, bytes.length];
  };
  const put = (value: unknown): Span => putBytes(Buffer.from(JSON.stringify(value), "utf8"));
  /** A letter is a byte, so that positions are those of the file. */
  const putText = (text: string): Span => {
    const beyond = [...text].find((letter) => letter > "\u00ff");
    if (beyond) throw new Error(`"${beyond}" cannot stand in a text of the data file`);
    return putBytes(Buffer.from(text, "latin1"));
  };
  const putLines = (lines: TextLines) => ({ text: putText(lines.text), pages: putText(pagesOf(lines)) });
  const places: string[] = [];
  const place = (kind: string, id: string, [from, length]: Span) => places.push(`${kind}/${id}\t${from} ${length}`);
  /** A list whose items can be read one by one, too. */
  const putList = <T extends { id: string }>(kind: string, items: T[]): Span => {
    const texts = items.map((i) => Buffer.from(JSON.stringify(i), "utf8"));
    const list = Buffer.from(`[${texts.join(",")}]`, "utf8");
    let at = offset + 1;
    for (const [i, { id }] of items.entries()) {
      const { length } = texts[i] as Buffer;
      place(kind, id, [at, length]);
      at += length + 1;
    }
    return putBytes(list);
  };
  const { models, components, categories, definitions, providers, vocabulary, ambiguousNames } = records;
  const { lexicon, weights, everyday } = train(records);
  const { phrases, stems, words, ...reader } = lexicon;
  const sections = {
    models: put(models),
    components: put(components),
    categories: put(categories),
    definitions: put(definitions),
    // What is told step by step is read where it is asked for.
    providers: put(providers.map(({ runbooks: _, ...rest }) => rest)),
    vocabulary: put(vocabulary),
    ambiguousNames: put(ambiguousNames),
    controlPhrases: put(controlPhrases(records.controls)),
    controlHeads: put(records.controls.map(controlHead)),
    serviceHeads: putList(
      "head",
      records.services.map((s) => serviceHead(s, records.archetypes)),
    ),
    lexicon: put(reader),
    words: putText(words),
    resourceNames: put(resourceIndex(records.services)),
    mostUsed: put(records.mostUsed),
    frameworks: put(records.frameworks),
  };
  for (const p of providers) place("runbooks", p.id, put(p.runbooks));
  for (const kind of ["control", "service", "archetype"] as const) for (const r of records[`${kind}s`]) place(kind, r.id, put(r));
  // The positions of records stand in the file too, so that the program's own text does not grow with the catalogue.
  const all = { phrases, stems, weights, everyday, directory: sortedLines(places) };
  const lines = Object.fromEntries(Object.entries(all).map(([name, l]) => [name, putLines(l)])) as Record<
    keyof typeof all,
    { text: Span; pages: Span }
  >;
  return { data: Buffer.concat(chunks), table: { version: records.version, date: records.date, sections, lines } };
}

function union(name: string, ids: string[]): string {
  return `export type ${name} = ${ids.map((i) => JSON.stringify(i)).join(" | ") || "never"};\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const out = "src/catalog/generated";
  if (!process.argv.includes("--force") && isFresh(out, ["catalog.dat", "table.ts", "schemas.json"])) process.exit(0);
  const { compiled, faults } = checkData(["data"]);
  for (const f of faults) console.error(faultLine(f));
  if (faults.length > 0 && !process.env.SRM_BUILD_ANYWAY) {
    console.error(`${faults.length} faults in data/; nothing built`);
    process.exit(1);
  }
  const { records } = compiled;
  const { data, table } = layOut(records);
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}/catalog.dat`, data);
  writeFileSync(
    `${out}/table.ts`,
    `// Generated by scripts/data/build.ts.\nexport const TABLE = ${JSON.stringify(table)};\n${union(
      "ControlId",
      records.controls.map((c) => c.id),
    )}${union(
      "ServiceId",
      records.services.map((s) => s.id),
    )}${union(
      "OptionId",
      records.services.flatMap((s) => s.options.map((o) => o.id)),
    )}`,
  );
  const documents = Object.entries(DOCUMENTS).map(([name, schema]) => [name, z.toJSONSchema(schema)]);
  writeFileSync(`${out}/schemas.json`, JSON.stringify(Object.fromEntries(documents)));
  mkdirSync("data/schema", { recursive: true });
  for (const { kind, schema } of FILE_KINDS) {
    writeFileSync(`data/schema/${kind}.json`, `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`);
  }
  if (faults.length === 0) markFresh(out);
}
