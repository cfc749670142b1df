/** The form of what each command prints with --json, as zod schemas: tests check documents with them, and `srm schema` prints them as JSON Schema. */
import { z } from "zod";
import { CUSTOMERS_DO } from "../../src/answer/document.js";
import { CONTROL_TYPES, LIFECYCLES, MAPPING_KINDS, MODEL_IDS, OWNERS, SPLITS, THIRD_PARTIES } from "../../src/catalog/types.js";
import { CHANGE_KINDS, SIDE_KINDS } from "../../src/diff/document.js";

const model = z.enum(MODEL_IDS);
const owner = z.enum(OWNERS);
const type = z.enum(CONTROL_TYPES);
const overlay = z.strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
/** Without an overlay its fields are absent, and documents are as they were before there was such a thing. */
const bare = { schemaVersion: z.literal(1), catalog: z.strictObject({ version: z.string(), date: z.iso.date() }) };
const head = { ...bare, overlay: overlay.optional() };
const source = z.strictObject({ title: z.string(), url: z.url(), checked: z.iso.date() });
const sources = z.array(source);
const owners = z.strictObject(Object.fromEntries(MODEL_IDS.map((m) => [m, owner])) as Record<(typeof MODEL_IDS)[number], typeof owner>);
const named = z.strictObject({ id: z.string(), name: z.string() });
const duties = z.strictObject({ provider: z.string().nullable(), customer: z.string().nullable() });
const layer = z.enum(["option", "service", "archetype", "model", "headline"]);
const lifecycle = z.strictObject({
  status: z.enum(LIFECYCLES),
  since: z.iso.date().optional(),
  note: z.string().optional(),
  sourceWaiver: z.string().optional(),
  source: source.optional(),
});
const option = z.strictObject({ id: z.string(), name: z.string(), axis: z.string(), default: z.boolean() });
const service = z.strictObject({ id: z.string(), name: z.string(), provider: z.string(), model });

const answer = z.strictObject({
  fact: z.string(),
  control: z.strictObject({ id: z.string(), title: z.string(), category: z.string(), type }),
  service: service.nullable(),
  options: z.array(named),
  model: model.nullable(),
  owner,
  part: z.enum(["customer", "provider"]).nullable(),
  split: z.enum(SPLITS).nullable(),
  decidedBy: layer,
  depends: z.boolean(),
  owners,
  summary: z.string(),
  duties,
  thirdParty: z.strictObject({ role: z.enum(THIRD_PARTIES), does: z.string() }).nullable(),
  ifNothingIsDone: z.string().nullable(),
  appliesTo: z.string().nullable(),
  examNote: z.string().nullable(),
  changedBy: z.array(z.strictObject({ id: z.string(), name: z.string(), owner })),
  because: z.array(
    z.strictObject({
      level: layer,
      id: z.string(),
      owner,
      reason: z.string(),
      sources,
      at: z.strictObject({ file: z.string(), line: z.number().int() }).nullable(),
    }),
  ),
  evidence: z.enum(["stated", "archetype", "model"]),
  confidence: z.number().min(0).max(1),
  sources,
  yours: z
    .strictObject({
      accountable: z.string().nullable(),
      performs: z.array(z.strictObject({ kind: z.enum(["team", "thirdParty", "provider"]), name: z.string() })),
      customers: z.enum(CUSTOMERS_DO).nullable(),
      inheritsFrom: z.string().nullable(),
      evidence: z.url().nullable(),
      review: z.iso.date().nullable(),
      at: z.strictObject({ file: z.string(), line: z.number().int() }),
    })
    .nullable()
    .optional(),
  own: z.literal(true).optional(),
});

const runbook = z.strictObject({
  id: z.string(),
  title: z.string(),
  when: z.string(),
  triage: z.string(),
  deadline: z.string().nullable(),
  steps: z.array(
    z.strictObject({
      text: z.string(),
      by: z.enum(["customer", "provider", "anybody"]),
      deadline: z.string().nullable(),
      destructive: z.boolean(),
      essential: z.boolean(),
      sources,
    }),
  ),
});
const definition = z.strictObject({ term: z.string(), text: z.string(), sources });

const mapped = z.strictObject({
  control: z.strictObject({ id: z.string(), title: z.string(), category: z.string(), type }),
  kind: z.enum(MAPPING_KINDS),
  note: z.string().nullable(),
  by: z.union([z.literal("ours"), source]),
});
const framework = z.strictObject({ id: z.string(), title: z.string(), version: z.string() });

export const ask = z.strictObject({
  ...head,
  question: z.string(),
  status: z.enum(["answered", "ambiguous", "unknown"]),
  declined: z.enum(["other-topic", "other-provider", "price", "how-to", "not-catalogued", "gibberish"]).nullable(),
  intent: z.enum(["owner", "duties", "compare", "define", "list", "choose", "report-abuse"]),
  yesNo: z.enum(["yes", "no", "partly"]).nullable(),
  understood: z.strictObject({
    services: z.array(z.string()),
    controls: z.array(z.string()),
    models: z.array(model),
    options: z.array(z.string()),
    corrections: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  }),
  answers: z.array(answer),
  suggestions: z.array(z.strictObject({ question: z.string(), controls: z.array(z.string()), services: z.array(z.string()) })).max(3),
  requirements: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string().nullable(),
        framework: framework.nullable(),
        owner: owner.nullable(),
        summary: z.string(),
        mappings: z.array(mapped),
      }),
    )
    .optional(),
  party: z.enum(["customer", "provider"]).optional(),
  definition: definition.optional(),
  definitions: z.array(definition).optional(),
  choices: z.array(z.strictObject({ label: z.string(), text: z.string(), owner: owner.nullable(), fits: z.boolean() })).optional(),
  pick: z.array(z.string()).optional(),
  services: z.array(z.strictObject({ id: z.string(), name: z.string() })).optional(),
  categories: z.array(z.strictObject({ id: z.string(), title: z.string() })).optional(),
  runbooks: z.array(runbook).optional(),
});

const shown = z.discriminatedUnion("kind", [
  z.strictObject({
    ...head,
    kind: z.literal("control"),
    id: z.string(),
    title: z.string(),
    category: z.string(),
    type,
    needs: z.array(z.string()),
    reason: z.string(),
    owners,
    models: z.array(z.strictObject({ model, owner, split: z.enum(SPLITS).nullable(), reason: z.string(), duties, sources })),
    sources,
    requirements: z.array(
      z.strictObject({
        framework: z.strictObject({ id: z.string(), title: z.string() }),
        id: z.string(),
        title: z.string().nullable(),
        kind: z.enum(MAPPING_KINDS),
        note: z.string().nullable(),
      }),
    ),
  }),
  z.strictObject({
    ...head,
    kind: z.literal("service"),
    id: z.string(),
    name: z.string(),
    provider: z.string(),
    aliases: z.array(z.string()),
    category: z.string(),
    model,
    archetype: z.string(),
    lifecycle,
    summary: z.string(),
    names: z.strictObject({
      api: z.array(z.string()),
      cloudformation: z.array(z.string()),
      terraform: z.array(z.string()),
      iam: z.array(z.string()),
    }),
    securityChapter: source.nullable(),
    nothingOfItsOwn: z.string().nullable(),
    options: z.array(option),
    answers: z.array(answer),
  }),
  z.strictObject({
    ...head,
    kind: z.literal("option"),
    id: z.string(),
    name: z.string(),
    axis: z.string(),
    default: z.boolean(),
    service,
    answers: z.array(answer),
  }),
  z.strictObject({
    ...head,
    kind: z.literal("model"),
    id: model,
    name: z.string(),
    summary: z.string(),
    examples: z.array(z.string()),
    layers: z.record(z.string(), z.string()),
    sources,
    answers: z.array(answer),
  }),
  z.strictObject({
    ...head,
    kind: z.literal("requirement"),
    id: z.string(),
    title: z.string().nullable(),
    framework: framework.extend({ licence: z.string(), sources }),
    baselines: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    controls: z.array(mapped.extend({ owners })),
  }),
  z.strictObject({
    ...head,
    kind: z.literal("framework"),
    ...framework.shape,
    publisher: z.string(),
    licence: z.string(),
    sources,
    baselines: z.array(z.strictObject({ id: z.string(), title: z.string(), requirements: z.number().int() })),
    requirements: z.array(
      z.strictObject({ id: z.string(), title: z.string().nullable(), baselines: z.array(z.string()), controls: z.array(z.string()) }),
    ),
    unmapped: z.array(z.strictObject({ control: z.string(), reason: z.string() })),
  }),
  z.strictObject({ ...head, kind: z.literal("unknown"), status: z.literal("unknown"), suggestions: z.array(named) }),
  z.strictObject({ ...head, kind: z.literal("ambiguous"), status: z.literal("ambiguous"), candidates: z.array(named) }),
]);

export const controls = z.strictObject({
  ...head,
  controls: z.array(
    z.strictObject({ id: z.string(), title: z.string(), category: z.string(), type, owners, own: z.literal(true).optional() }),
  ),
});
export const frameworks = z.strictObject({
  ...head,
  frameworks: z.array(
    framework.extend({
      publisher: z.string(),
      licence: z.string(),
      requirements: z.number().int(),
      mapped: z.number().int(),
      controls: z.number().int(),
    }),
  ),
});
export const categories = z.strictObject({
  ...bare,
  categories: z.array(z.strictObject({ id: z.string(), title: z.string(), controls: z.number().int() })),
});
export const services = z.strictObject({
  ...head,
  services: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      provider: z.string(),
      aliases: z.array(z.string()),
      category: z.string(),
      model,
      archetype: z.string(),
      lifecycle,
      options: z.array(option),
      own: z.literal(true).optional(),
    }),
  ),
});
export const compare = z.strictObject({
  ...head,
  columns: z.array(z.strictObject({ id: z.string(), kind: z.enum(["model", "service", "option"]), name: z.string() })),
  rows: z.array(
    z.strictObject({
      control: z.strictObject({ id: z.string(), title: z.string(), category: z.string() }),
      owners: z.array(owner),
      mixed: z.array(z.boolean()),
      differs: z.boolean(),
      dutiesDiffer: z.boolean(),
    }),
  ),
});
const half = z.strictObject({ title: z.string(), text: z.string(), rows: z.array(z.array(z.string())) });
export const picture = z.strictObject({
  ...bare,
  id: z.string(),
  name: z.string(),
  sources,
  customer: half,
  provider: half,
  kinds: z.array(z.strictObject({ type, title: z.string(), text: z.string(), controls: z.array(z.string()) })),
});
export const abuse = z.strictObject({ ...bare, runbooks: z.array(runbook) });

const page = z.strictObject({ title: z.string(), url: z.url(), checked: z.iso.date(), facts: z.array(z.string()).min(1) });
const counts = z.record(z.string(), z.number().int());
export const cited = z.strictObject({ ...bare, sources: z.array(page) });
export const stats = z.strictObject({
  ...bare,
  services: z.number().int(),
  options: z.number().int(),
  controls: z.number().int(),
  archetypes: z.number().int(),
  statements: z.strictObject({ services: z.number().int(), options: z.number().int(), total: z.number().int() }),
  lifecycle: counts,
  sources: z.number().int(),
  checked: z.strictObject({ oldest: z.iso.date(), newest: z.iso.date(), byYear: counts }),
});
export const report = z.strictObject({
  ...bare,
  fact: z.string(),
  owner,
  stated: z.array(z.strictObject({ level: layer, id: z.string(), file: z.string(), line: z.number().int() })),
  sources,
  issue: z.strictObject({ title: z.string(), body: z.string(), url: z.url().nullable() }),
});

const question = z.strictObject({
  number: z.number().int().min(1),
  kind: z.enum(["owner", "pick", "service", "option", "part", "type"]),
  question: z.string(),
  choices: z.array(z.strictObject({ label: z.string(), text: z.string(), owner, fits: z.boolean() })).min(2),
  answer: z.string(),
  owner,
  fact: z.string(),
  control: z.strictObject({ id: z.string(), title: z.string(), category: z.string(), type }),
  service: named.nullable(),
  options: z.array(named),
  model: model.nullable(),
  reason: z.string(),
  duties,
  sources: sources.min(1),
  command: z.string(),
  given: z.string().nullable().optional(),
  right: z.boolean().optional(),
});
export const quiz = z.strictObject({
  ...bare,
  seed: z.string(),
  hard: z.boolean(),
  category: z.string().nullable(),
  service: z.string().nullable(),
  wanted: z.number().int(),
  questions: z.array(question).min(1),
  score: z.strictObject({ right: z.number().int(), answered: z.number().int(), questions: z.number().int() }).optional(),
});

const exported = z.strictObject({
  fact: z.string(),
  owner,
  split: z.enum(SPLITS).optional(),
  provider: z.string().optional(),
  customer: z.string().optional(),
  thirdParty: z.strictObject({ role: z.enum(THIRD_PARTIES), does: z.string() }).optional(),
  ifNothingIsDone: z.string().optional(),
  appliesTo: z.string().optional(),
  examNote: z.string().optional(),
  reason: z.string(),
  sources: z.array(z.strictObject({ url: z.url(), checked: z.iso.date() })),
});
export const whole = z.strictObject({
  ...head,
  kind: z.literal("catalog"),
  controls: z.array(z.strictObject({ id: z.string(), title: z.string(), category: z.string(), type })),
  services: services.shape.services,
  facts: z.array(exported),
  pages: sources,
});
const edition = z.strictObject({
  file: z.string().nullable(),
  kind: z.enum(SIDE_KINDS),
  about: z.string().nullable(),
  catalog: head.catalog.nullable(),
});
const changeKind = z.enum(CHANGE_KINDS);
export const diff = z.strictObject({
  ...head,
  kind: z.literal("diff"),
  from: edition,
  to: edition,
  ownersOnly: z.boolean(),
  equal: z.boolean(),
  counts: z.partialRecord(changeKind, z.number().int().min(1)),
  changes: z.array(
    z.strictObject({
      kind: changeKind,
      fact: z.string().optional(),
      id: z.string().optional(),
      field: z.string().optional(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      title: z.string().optional(),
      facts: z.array(z.string()).min(1).optional(),
    }),
  ),
});
const team = z.strictObject({
  team: z.string(),
  accountable: z.number().int(),
  performs: z.number().int(),
  provides: z.number().int(),
});
const through = { ...bare, overlay, environment: z.string().nullable(), account: z.string().nullable(), use: z.array(z.string()) };
export const teamDuties = z.strictObject({ ...through, team: z.string().nullable(), teams: z.array(team), answers: z.array(answer) });
const doubt = z.strictObject({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  what: z.string(),
  write: z.string(),
});
export const overlays = z.union([
  z.strictObject({ ...through, duties: z.number().int(), answers: z.array(answer) }),
  z.strictObject({ ...bare, overlay, warnings: z.array(doubt) }),
  z.strictObject({ ...bare, path: z.string(), use: z.array(z.string()), teams: z.array(z.string()) }),
]);
const mapping = { kind: z.enum(MAPPING_KINDS), note: z.string().nullable() };
export const matrix = z.strictObject({
  ...head,
  kind: z.literal("matrix"),
  by: z.enum(["control", "framework"]),
  perspective: z.enum(["leveraging", "provider"]),
  words: z.enum(["fedramp", "csa"]),
  framework: z.strictObject({ id: z.string(), title: z.string(), version: z.string() }).nullable(),
  notice: z.array(z.string()).length(5),
  providers: z.array(named).min(1),
  columns: z
    .array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(["service", "option"]),
        name: z.string(),
        service: named,
        options: z.array(named),
        own: z.literal(true).optional(),
      }),
    )
    .min(1),
  environment: z.string().nullable().optional(),
  account: z.string().nullable().optional(),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().nullable(),
      category: z.strictObject({ id: z.string(), title: z.string() }),
      type: type.nullable(),
      requirements: z.array(z.strictObject({ id: z.string(), title: z.string().nullable(), ...mapping })),
      controls: z.array(z.string()).min(1),
      mappings: z.array(z.strictObject({ control: z.string(), ...mapping })).optional(),
      cells: z.array(
        z.strictObject({
          column: z.string(),
          owner: z.enum([...OWNERS, "depends"]),
          answers: z.array(answer),
          origination: z.array(z.string()),
          canBeInherited: z.enum(["yes", "partial", "no"]).nullable(),
        }),
      ),
      own: z.literal(true).optional(),
    }),
  ),
});

/** By the name of the command that prints it. */
export const DOCUMENTS = {
  ask,
  show: shown,
  controls,
  categories,
  services,
  frameworks,
  compare,
  model: picture,
  abuse,
  sources: cited,
  stats,
  report,
  quiz,
  export: whole,
  diff,
  duties: teamDuties,
  overlay: overlays,
  matrix,
} as const;
