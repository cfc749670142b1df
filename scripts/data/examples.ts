/** The sentences below data/examples/, each with what it means. */
import type { CatalogRecords, Part } from "../../src/catalog/catalog.js";
import { CLAIM_KINDS } from "../../src/understand/claim-kind.js";
import { PARTY_KINDS } from "../../src/understand/party-kind.js";
import { CHOOSING } from "../../src/understand/rank.js";
import type { DataFile, Path } from "./read.js";
import type { RawChoices, RawClaims, RawExamples, RawOptionExamples, RawParties, RawParts, RawStems } from "./schema.js";

/** What the examples of a file mean, where it is no control. */
const MEANS: Record<string, string> = { "examples/out-of-scope.yaml": "out:", "examples/intents.yaml": "ask:" };
/** Under this a sentence says none of a service's options. */
const NONE = "none";

type Examples = Pick<
  CatalogRecords,
  "examples" | "partExamples" | "optionExamples" | "stemExamples" | "choiceExamples" | "partyExamples" | "claimExamples"
>;

/** @param mark keeps the place of an item, and gives it back */
export function examplesIn(files: readonly DataFile[], mark: <T extends object>(item: T, file: DataFile, path: Path) => T): Examples {
  const of = <T>(kind: DataFile["kind"]) => files.filter((f) => f.kind === kind) as DataFile<T>[];
  /** Sentences in groups: under a control or a service, then under a part or an option. */
  const grouped = <T extends object>(
    f: DataFile<RawParts | RawOptionExamples>,
    item: (id: string, group: string, text: string) => T,
  ): T[] =>
    Object.entries(f.value).flatMap(([id, groups]) =>
      Object.entries(groups).flatMap(([group, texts]) => texts.map((text, i) => mark(item(id, group, text), f, [id, group, i]))),
    );
  /** Sentences below what they mean. */
  const listed = <T extends object>(f: DataFile<RawExamples | RawStems>, item: (id: string, text: string) => T): T[] =>
    Object.entries(f.value).flatMap(([id, texts]) => texts.map((text, i) => mark(item(id, text), f, [id, i])));
  const stems = of<RawStems>("stems").flatMap((f) => listed(f, (kind, text) => ({ kind, text })));
  const choices = of<RawChoices>("choices").flatMap((f) => f.value.map((c, i) => mark(c, f, [i])));
  const parties = of<RawParties>("parties").flatMap((f) => f.value.map((asked, i) => mark(asked, f, [i])));
  return {
    examples: [
      ...of<RawExamples>("examples").flatMap((f) => listed(f, (id, text) => ({ text, means: `${MEANS[f.path] ?? ""}${id}` }))),
      ...[...stems.map(({ text }) => text), ...choices.map(({ stem }) => stem), ...parties.map(({ stem }) => stem)].map((text) => ({
        text,
        means: CHOOSING,
      })),
    ],
    stemExamples: stems,
    claimExamples: of<RawClaims>("claims").flatMap((f) =>
      CLAIM_KINDS.flatMap((kind) => (f.value[kind] ?? []).map((text, i) => mark({ kind, text }, f, [kind, i]))),
    ),
    choiceExamples: choices,
    partyExamples: parties.flatMap(({ stem, ...named }) =>
      PARTY_KINDS.flatMap((party) => (named[party] ?? []).map((text) => ({ stem, party, text }))),
    ),
    partExamples: of<RawParts>("parts").flatMap((f) => grouped(f, (control, part, text) => ({ control, part: part as Part, text }))),
    optionExamples: of<RawOptionExamples>("option-examples").flatMap((f) =>
      grouped(f, (service, option, text) => ({ service, option: option === NONE ? null : `${service}:${option}`, text })),
    ),
  };
}
