import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalog } from "./catalog.js";
import { TABLE } from "./generated/table.js";
import type { Archetype, Control, Service } from "./types.js";

type Span = readonly number[];
type SectionName = Extract<keyof typeof TABLE.sections, string>;

/** Set when bundled: the folder of the data files, from the bundle. */
declare const SRM_DATA: string | undefined;

/** The path of a generated file that ships beside the program. */
export function dataFile(name: string): string {
  return join(dirname(fileURLToPath(import.meta.url)), typeof SRM_DATA === "string" ? SRM_DATA : "generated", name);
}

let opened: Catalog | undefined;

/**
 * Opens the catalogue that ships with this package. Records are read from the data file when first asked for, and kept.
 * @throws if the data file is not beside the program
 */
export function openCatalogFile(): Catalog {
  if (opened) return opened;
  const file = openSync(dataFile("catalog.dat"), "r");
  if (fstatSync(file).size === 0) closeSync(file);
  const bytesOf = (span: Span): Buffer => {
    const [offset = 0, length = 0] = span;
    const bytes = Buffer.allocUnsafe(length);
    readSync(file, bytes, 0, length, offset);
    return bytes;
  };
  const read = <T>(span: Span): T => JSON.parse(bytesOf(span).toString("utf8")) as T;
  const texts = new Map<string, string>();
  const text = (name: SectionName): string => {
    if (!texts.has(name)) texts.set(name, bytesOf(TABLE.sections[name] as Span).toString("latin1"));
    return texts.get(name) as string;
  };
  const kept = new Map<string, unknown>();
  const section = <T>(name: SectionName): T => {
    if (!kept.has(name)) kept.set(name, read(TABLE.sections[name] as Span));
    return kept.get(name) as T;
  };
  const record = <T>(kind: "control" | "service" | "archetype", id: string): T | undefined => {
    const span = section<Record<string, Record<string, Span>>>("directory")[kind]?.[id];
    if (!span) return undefined;
    const key = `${kind}/${id}`;
    if (!kept.has(key)) kept.set(key, read(span));
    return kept.get(key) as T;
  };
  opened = {
    version: TABLE.version,
    date: TABLE.date,
    get models() {
      return section<Catalog["models"]>("models");
    },
    get components() {
      return section<Catalog["components"]>("components");
    },
    get categories() {
      return section<Catalog["categories"]>("categories");
    },
    get definitions() {
      return section<Catalog["definitions"]>("definitions");
    },
    get providers() {
      return section<Catalog["providers"]>("providers");
    },
    get controlHeads() {
      return section<Catalog["controlHeads"]>("controlHeads");
    },
    get serviceHeads() {
      return section<Catalog["serviceHeads"]>("serviceHeads");
    },
    get vocabulary() {
      return section<Catalog["vocabulary"]>("vocabulary");
    },
    get lexicon() {
      return section<Catalog["lexicon"]>("lexicon");
    },
    get weights() {
      return text("weights");
    },
    get everyday() {
      return text("everyday");
    },
    get ambiguousNames() {
      return section<Catalog["ambiguousNames"]>("ambiguousNames");
    },
    get resourceNames() {
      return section<Catalog["resourceNames"]>("resourceNames");
    },
    get mostUsed() {
      return section<Catalog["mostUsed"]>("mostUsed");
    },
    get frameworks() {
      return section<Catalog["frameworks"]>("frameworks");
    },
    control: (id) => record<Control>("control", id),
    service: (id) => record<Service>("service", id),
    archetype: (id) => record<Archetype>("archetype", id),
  };
  return opened;
}
