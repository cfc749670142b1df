import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Catalog, Lexicon } from "./catalog.js";
import { TABLE } from "./generated/table.js";
import { pagedLines, type SortedLines } from "./lines.js";
import type { Archetype, Control, Provider, Service, ServiceHead } from "./types.js";

type Span = readonly number[];

/** Set when bundled: the folder of the data files, from the bundle. */
declare const SRM_DATA: string | undefined;

/** The path of a generated file that ships beside the program. */
export function dataFile(name: string): string {
  return join(import.meta.dirname, typeof SRM_DATA === "string" ? SRM_DATA : "generated", name);
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
  const bytesAt = (offset: number, length: number): Buffer => {
    const bytes = Buffer.allocUnsafe(length);
    readSync(file, bytes, 0, length, offset);
    return bytes;
  };
  const text = ([offset = 0, length = 0]: Span): string => bytesAt(offset, length).toString("latin1");
  const read = <T>([offset = 0, length = 0]: Span): T => JSON.parse(bytesAt(offset, length).toString("utf8")) as T;
  const lines = (name: keyof typeof TABLE.lines): SortedLines => {
    const { text: span, pages } = TABLE.lines[name];
    const [offset = 0, length = 0] = span;
    return pagedLines(
      () => text(pages),
      (from, to = length) => text([offset + from, to - from]),
    );
  };
  const kept = new Map<string, unknown>();
  const section = <T>(name: keyof typeof TABLE.sections): T => {
    if (!kept.has(name)) kept.set(name, read(TABLE.sections[name]));
    return kept.get(name) as T;
  };
  const directory = lines("directory");
  const record = <T>(kind: "control" | "service" | "archetype" | "head" | "runbooks", id: string): T | undefined => {
    const key = `${kind}/${id}`;
    if (!kept.has(key)) {
      const place = directory.rest(`${key}\t`)?.split(" ").map(Number);
      if (!place) return undefined;
      kept.set(key, read(place));
    }
    return kept.get(key) as T;
  };
  let lexicon: Lexicon | undefined;
  let providers: Provider[] | undefined;
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
      providers ??= section<Omit<Provider, "runbooks">[]>("providers").map((p) => ({
        ...p,
        get runbooks() {
          return record<Provider["runbooks"]>("runbooks", p.id) ?? [];
        },
      }));
      return providers;
    },
    get controlHeads() {
      return section<Catalog["controlHeads"]>("controlHeads");
    },
    get controlPhrases() {
      return section<Catalog["controlPhrases"]>("controlPhrases");
    },
    get serviceHeads() {
      return section<Catalog["serviceHeads"]>("serviceHeads");
    },
    get vocabulary() {
      return section<Catalog["vocabulary"]>("vocabulary");
    },
    get lexicon() {
      lexicon ??= {
        ...section<Omit<Lexicon, "phrases" | "stems" | "words">>("lexicon"),
        phrases: lines("phrases"),
        stems: lines("stems"),
        get words() {
          return text(TABLE.sections.words);
        },
      };
      return lexicon;
    },
    weights: lines("weights"),
    everyday: lines("everyday"),
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
    serviceHead: (id) => record<ServiceHead>("head", id),
    control: (id) => record<Control>("control", id),
    service: (id) => record<Service>("service", id),
    archetype: (id) => record<Archetype>("archetype", id),
  };
  return opened;
}
