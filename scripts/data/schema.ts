/** The form of the files in data/, as zod schemas; data/schema/*.json is generated from them for editors. */
import { z } from "zod";
import { CONTROL_TYPES, LIFECYCLES, MAPPING_KINDS, MODEL_IDS, NAME_KINDS, OWNERS, SPLITS, THIRD_PARTIES } from "../../src/catalog/types.js";
import { CLAIM_KINDS } from "../../src/understand/claim-kind.js";
import { STEM_KINDS } from "../../src/understand/stem-kind.js";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id in lower case with hyphens, like guest-os-patching");
const sentence = z.string().regex(/^\S[\s\S]*[.!?)]$/, "a sentence that ends with a full stop");
const text = z.string().min(1);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date like 2023-06-15");
const page = z.strictObject({ title: text, url: z.string().regex(/^https:\/\/[^\s]+$/, "an https address"), checked: date });
const pages = z.record(id, page).optional();
const sources = z.array(id);
const words = z.array(z.string().min(1));
const components = z.strictObject({ add: z.array(id).optional(), remove: z.array(id).optional() }).optional();

const said = {
  owner: z.enum(OWNERS),
  split: z.enum(SPLITS).optional(),
  reason: sentence,
  provider: sentence.optional(),
  customer: sentence.optional(),
  sources: sources.optional(),
  ifNothingIsDone: sentence.optional(),
  appliesTo: text.optional(),
  thirdParty: z.strictObject({ role: z.enum(THIRD_PARTIES), does: sentence }).optional(),
  examNote: sentence.optional(),
};

const statement = z
  .strictObject({ control: id.optional(), controls: z.array(id).min(1).optional(), ...said })
  .refine((s) => (s.control === undefined) !== (s.controls === undefined), "write either control: or controls:");
const statements = z.array(statement).optional();
const modelStatement = z.strictObject({ models: z.array(z.enum(MODEL_IDS)).min(1), ...said });

export const controlsFile = z.strictObject({
  category: z.strictObject({ id, title: text, summary: sentence }),
  pages,
  controls: z.array(
    z.strictObject({
      id,
      title: text,
      aliases: words.optional(),
      type: z.enum(CONTROL_TYPES),
      needs: z.array(id),
      act: z.string().regex(/^[a-z]/, "a verb phrase in lower case, like: patch the guest operating system"),
      reason: sentence,
      sources,
      otherwise: z.array(id).min(1).optional(),
      whole: z.boolean().optional(),
      headlineWaiver: sentence.optional(),
      owners: z.array(modelStatement).min(1),
      words: z.strictObject({
        deeds: z.array(id),
        things: words,
        phrases: words,
        bare: z.number().int().min(0).max(100).optional(),
      }),
    }),
  ),
});

export const archetypeFile = z.strictObject({
  id,
  title: text,
  extends: id.optional(),
  summary: sentence,
  components: z.array(id),
  pages,
  statements: z.array(statement),
});

const option = z.strictObject({
  id,
  name: text,
  axis: id,
  default: z.boolean().optional(),
  aliases: words.optional(),
  components,
  statements,
});

/** What the service is called in APIs, templates and policies; of CloudFormation and Terraform also whole beginnings: AWS::RDS, aws_db. */
const names = z.strictObject({
  api: words.optional(),
  cloudformation: words.optional(),
  terraform: words.optional(),
  iam: words.optional(),
});

export const serviceFile = z.strictObject({
  id,
  name: text,
  aliases: words.optional(),
  parts: words.optional(),
  category: id,
  archetype: id,
  model: z.enum(MODEL_IDS),
  lifecycle: z.strictObject({
    status: z.enum(LIFECYCLES),
    since: date.optional(),
    note: sentence.optional(),
    source: id.optional(),
    sourceWaiver: sentence.optional(),
  }),
  summary: sentence,
  names: names.optional(),
  components,
  pages,
  securityChapter: id.optional(),
  nothingOfItsOwn: sentence.optional(),
  options: z.array(option).optional(),
  pairs: z.array(z.strictObject({ options: z.array(id).min(2), statements: z.array(statement) })).optional(),
  statements,
});

const LAYERS = z.enum(["provider", "customer", "shared"]);
export const modelsFile = z.strictObject({
  pages,
  models: z.array(
    z.strictObject({
      id: z.enum(MODEL_IDS),
      name: text,
      short: text,
      aliases: words,
      summary: sentence,
      examples: z.array(id),
      layers: z.record(id, LAYERS),
      sources,
    }),
  ),
});

const step = z.strictObject({
  text: sentence,
  by: z.enum(["customer", "provider", "anybody"]),
  deadline: z.string().nullish(),
  destructive: z.boolean().optional(),
  evidence: z.boolean().optional(),
  essential: z.boolean().optional(),
  sources: sources.min(1),
});
const half = z.strictObject({ title: text, text: sentence, rows: z.array(z.array(text)) });

export const providerFile = z.strictObject({
  id,
  name: text,
  short: text,
  aliases: words,
  domains: words,
  pages,
  statements: z.array(z.strictObject({ control: id, models: z.array(z.enum(MODEL_IDS)).min(1), ...said })).optional(),
  picture: z
    .strictObject({
      sources,
      customer: half,
      provider: half,
      kinds: z.array(z.strictObject({ type: z.enum(CONTROL_TYPES), title: text, text: sentence, controls: z.array(id) })),
    })
    .optional(),
  runbooks: z
    .array(
      z.strictObject({
        id,
        title: text,
        when: text,
        triage: text,
        deadline: z.string().nullish(),
        words: z.strictObject({ things: words, phrases: words }),
        steps: z.array(step).min(1),
      }),
    )
    .optional(),
});

export const definitionsFile = z.strictObject({
  pages,
  definitions: z.array(
    z.strictObject({ id, term: text, aliases: words.optional(), text: sentence, see: z.array(id).optional(), sources: sources.min(1) }),
  ),
});

export const pagesFile = z.strictObject({ pages: z.record(id, page) });
export const componentsFile = z.strictObject({
  components: z.array(z.strictObject({ id, title: text, absent: sentence, beside: z.literal(true).optional() })),
});
export const vocabularyFile = z.strictObject({
  deeds: z.record(id, words),
  roles: z.record(id, words).optional(),
  common: words.optional(),
});
export const ambiguousFile = z.strictObject({
  names: z.array(z.strictObject({ name: text, services: z.array(id).min(2), note: sentence.optional() })),
});
/** Sentences as people say them: by control, or (in out-of-scope.yaml) by the reason for which they are declined. */
export const examplesFile = z.record(id, z.array(z.string().min(1)).min(1));
/** Sentences in groups: what is asked of a control or a service, and how. */
export const groupedExamplesFile = z.record(id, z.record(id, z.array(z.string().min(1)).min(1)));
export const partsFile = z.record(id, z.partialRecord(z.enum(["provider", "customer", "whole"]), z.array(z.string().min(1)).min(1)));
/** Stems of multiple choices, by what they ask for; where the options are parties or kinds of control, under `who` and `kind`. */
export const stemsFile = z.partialRecord(z.enum([...STEM_KINDS, "who", "kind"]), z.array(z.string().min(1)).min(1));
/** Whole multiple choices, with the options that are meant and those that are not. */
export const choicesFile = z.array(
  z.strictObject({ stem: z.string().min(1), right: z.array(z.string().min(1)).min(1), wrong: z.array(z.string().min(1)).min(1) }),
);
/** Yes/no questions, by what "yes" would say. */
export const claimsFile = z.partialRecord(z.enum(CLAIM_KINDS), z.array(z.string().min(1)).min(1));
const answers = z.array(z.string().min(1)).min(1).optional();
/** Questions for somebody, with answers by whom they name. */
export const partiesFile = z.array(
  z.strictObject({ stem: z.string().min(1), provider: answers, customer: answers, shared: answers, "somebody-else": answers }),
);
export const catalogFile = z.strictObject({
  version: z.string(),
  date,
  categories: z.array(id),
  serviceCategories: z.array(id).optional(),
  mostUsed: z.array(id).optional(),
});
export const nameWaiversFile = z.strictObject({
  waivers: z.array(z.strictObject({ kind: z.enum(NAME_KINDS), names: words, reason: sentence })),
});

const requirementId = z.string().regex(/^[A-Z0-9]\S*$/, "an id as the framework writes it, like AC-2(1) or PR.AA-01");
export const frameworkFile = z.strictObject({
  id,
  title: text,
  version: text,
  publisher: text,
  aliases: words.optional(),
  licence: sentence,
  sources: z.array(page).min(1),
  baselines: z.array(z.strictObject({ id, title: text })).optional(),
  requirements: z.array(z.strictObject({ id: requirementId, title: text.optional(), baselines: z.array(id).optional() })).min(1),
});
export const mappingsFile = z.strictObject({
  framework: id,
  by: z.union([z.literal("ours"), page]),
  controls: z.record(id, z.array(z.strictObject({ to: requirementId, kind: z.enum(MAPPING_KINDS), note: sentence.optional() })).min(1)),
  unmapped: z.record(id, sentence).optional(),
});

/** Every kind of file, with the pattern of its path below data/. */
export const FILE_KINDS = [
  { kind: "catalog", path: /^catalog\.yaml$/, schema: catalogFile },
  { kind: "pages", path: /^pages\.yaml$/, schema: pagesFile },
  { kind: "components", path: /^components\.yaml$/, schema: componentsFile },
  { kind: "vocabulary", path: /^vocabulary\.yaml$/, schema: vocabularyFile },
  { kind: "ambiguous", path: /^ambiguous-names\.yaml$/, schema: ambiguousFile },
  { kind: "name-waivers", path: /^name-waivers\.yaml$/, schema: nameWaiversFile },
  { kind: "parts", path: /^examples\/parts\.yaml$/, schema: partsFile },
  { kind: "stems", path: /^examples\/stems\.yaml$/, schema: stemsFile },
  { kind: "choices", path: /^examples\/choices\.yaml$/, schema: choicesFile },
  { kind: "parties", path: /^examples\/parties\.yaml$/, schema: partiesFile },
  { kind: "claims", path: /^examples\/claims\.yaml$/, schema: claimsFile },
  { kind: "option-examples", path: /^examples\/options\.yaml$/, schema: groupedExamplesFile },
  { kind: "examples", path: /^examples\/[a-z0-9-]+\.yaml$/, schema: examplesFile },
  { kind: "models", path: /^models\.yaml$/, schema: modelsFile },
  { kind: "definitions", path: /^definitions\.yaml$/, schema: definitionsFile },
  { kind: "controls", path: /^controls\/[a-z0-9-]+\.yaml$/, schema: controlsFile },
  { kind: "archetype", path: /^archetypes\/[a-z0-9-]+\.yaml$/, schema: archetypeFile },
  { kind: "provider", path: /^providers\/[a-z0-9-]+\.yaml$/, schema: providerFile },
  { kind: "framework", path: /^frameworks\/[a-z0-9-]+\.yaml$/, schema: frameworkFile },
  { kind: "mappings", path: /^mappings\/[a-z0-9-]+\.yaml$/, schema: mappingsFile },
  { kind: "service", path: /^services\/[a-z0-9-]+\/[a-z0-9-]+\.yaml$/, schema: serviceFile },
] as const;

export type RawSaid = z.infer<typeof modelStatement>;
export type RawStatement = z.infer<typeof statement>;
export type RawControls = z.infer<typeof controlsFile>;
export type RawArchetype = z.infer<typeof archetypeFile>;
export type RawService = z.infer<typeof serviceFile>;
export type RawParts = z.infer<typeof partsFile>;
export type RawParties = z.infer<typeof partiesFile>;
export type RawChoices = z.infer<typeof choicesFile>;
export type RawStems = z.infer<typeof stemsFile>;
export type RawClaims = z.infer<typeof claimsFile>;
export type RawOptionExamples = z.infer<typeof groupedExamplesFile>;
export type RawExamples = z.infer<typeof examplesFile>;
export type RawCatalog = z.infer<typeof catalogFile>;
export type RawNameWaivers = z.infer<typeof nameWaiversFile>;
export type RawProvider = z.infer<typeof providerFile>;
export type RawModels = z.infer<typeof modelsFile>;
export type RawDefinitions = z.infer<typeof definitionsFile>;
export type RawFramework = z.infer<typeof frameworkFile>;
export type RawMappings = z.infer<typeof mappingsFile>;
