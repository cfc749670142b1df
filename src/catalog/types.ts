/**
 * The catalogue's shape: what `data/` compiles to and every other module reads.
 * The zod schema in scripts/data/schema.ts is tied to these interfaces by the compiler.
 */

export const MODEL_IDS = ["on-prem", "iaas", "caas", "paas", "faas", "saas"] as const;
export type ModelId = (typeof MODEL_IDS)[number];
/** The models in which a provider has a part. */
export const CLOUD_MODELS = ["iaas", "caas", "paas", "faas", "saas"] as const;
/** The models that are shown where none are asked for. */
export const DEFAULT_MODELS: readonly ModelId[] = ["iaas", "paas", "saas"];

export const OWNERS = ["provider", "customer", "shared", "not-applicable"] as const;
export type Owner = (typeof OWNERS)[number];

export const SPLITS = ["layers", "enable", "schedule", "deploy", "configure"] as const;
export type Split = (typeof SPLITS)[number];

export const CONTROL_TYPES = ["inherited", "shared", "customer"] as const;
export type ControlType = (typeof CONTROL_TYPES)[number];

export const THIRD_PARTIES = ["seller", "carrier", "colocation", "software-vendor", "operator"] as const;
export const LIFECYCLES = ["active", "maintenance", "sunset", "shutdown"] as const;

/**
 * How a control of ours stands to a requirement of a framework: it asks for the same; it is one part of what the requirement asks for; or it
 * bears on the requirement and satisfies no part of it.
 */
export const MAPPING_KINDS = ["equal", "part-of", "related"] as const;
export type MappingKind = (typeof MAPPING_KINDS)[number];

/** Where AWS's machine-readable names of a service are found. */
export const NAME_KINDS = ["api", "cloudformation", "terraform", "iam"] as const;
export type NameKind = (typeof NAME_KINDS)[number];
/** Ids of an API, CloudFormation types or namespaces, Terraform types or prefixes, IAM prefixes. */
export type ResourceNames = Record<NameKind, string[]>;

/** A page that says a fact. `checked`: ISO date of the copy that was read. */
export interface Source {
  title: string;
  url: string;
  checked: string;
}

export interface ThirdParty {
  role: (typeof THIRD_PARTIES)[number];
  does: string;
}

/** Where a fact stands in `data/`: file below the project, and line (from 1). */
export interface Place {
  file: string;
  line: number;
}

/** Who owns one control at one level, and why. Texts may hold `{provider}` and `{service}`. */
export interface Statement {
  owner: Owner;
  split?: Split;
  reason: string;
  provider?: string;
  customer?: string;
  sources: Source[];
  ifNothingIsDone?: string;
  appliesTo?: string;
  thirdParty?: ThirdParty;
  examNote?: string;
  at: Place;
}

/** Statements by control id. */
export type Statements = Record<string, Statement>;

export interface Words {
  deeds: string[];
  things: string[];
  phrases: string[];
  /** How likely a deed with a service and no thing means this control; 0 never. */
  bare: number;
}

export interface Control {
  id: string;
  title: string;
  category: string;
  type: ControlType;
  needs: string[];
  /** Completes "You …"; base form, one leading verb. */
  act: string;
  reason: string;
  sources: Source[];
  models: Record<ModelId, Statement>;
  words: Words;
  aliases: string[];
  headlineWaiver?: string;
  /** The controls that a question means where this one does not apply, the first that does: a service without zones to choose is kept available by the provider. */
  otherwise?: string[];
  /** The sum of several controls: it is hardly meant where a service is named. */
  whole?: boolean;
  /** A team's overlay added it. */
  own?: true;
  at: Place;
}

export interface Category {
  id: string;
  title: string;
  summary: string;
  controls: string[];
}

export interface Component {
  id: string;
  title: string;
  /** Why a control does not apply where the component is absent; holds `{service}`. */
  absent: string;
  /** What a service lacks of this kind is used beside it, "the keys of our EBS volumes": a question about it is answered for no service. */
  beside?: true;
}

export interface Model {
  id: ModelId;
  name: string;
  short: string;
  aliases: string[];
  summary: string;
  examples: string[];
  layers: Record<string, Exclude<Owner, "not-applicable">>;
  sources: Source[];
}

export interface Archetype {
  id: string;
  title: string;
  summary: string;
  extends?: string;
  components: string[];
  statements: Statements;
}

export interface Option {
  /** Full id, `eks:fargate`. */
  id: string;
  name: string;
  axis: string;
  /** The provider applies it when nothing is set. */
  default: boolean;
  aliases: string[];
  components: { add: string[]; remove: string[] };
  statements: Statements;
}

export interface Lifecycle {
  status: (typeof LIFECYCLES)[number];
  since?: string;
  note?: string;
  source?: Source;
  /** Why no page stands for it. */
  sourceWaiver?: string;
}

export interface Service {
  id: string;
  name: string;
  provider: string;
  aliases: string[];
  /** What people call its things, by which it is meant where no service is named: "bucket". */
  parts: string[];
  category: string;
  archetype: string;
  model: ModelId;
  lifecycle: Lifecycle;
  summary: string;
  names: ResourceNames;
  /** The page of its security chapter, where there is one. */
  securityChapter?: Source;
  /** Why it has no statement of its own: what its chapter says. */
  nothingOfItsOwn?: string;
  components: { add: string[]; remove: string[] };
  options: Option[];
  /** Statements for a pair of options of different axes. */
  pairs: { options: string[]; statements: Statements }[];
  statements: Statements;
  /** A team's overlay added it. */
  own?: true;
  at: Place;
}

export interface RunbookStep {
  text: string;
  by: "customer" | "provider" | "anybody";
  deadline: string | null;
  /** It deletes or changes what may be evidence. */
  destructive: boolean;
  /** It preserves evidence. */
  evidence: boolean;
  /** Shown without `--full`. */
  essential: boolean;
  sources: Source[];
}

export interface Runbook {
  id: string;
  title: string;
  when: string;
  triage: string;
  deadline: string | null;
  words: { things: string[]; phrases: string[] };
  steps: RunbookStep[];
}

export interface Picture {
  sources: Source[];
  customer: { title: string; text: string; rows: string[][] };
  provider: { title: string; text: string; rows: string[][] };
  kinds: { type: ControlType; title: string; text: string; controls: string[] }[];
}

export interface Provider {
  id: string;
  name: string;
  /** What people call it: "AWS". */
  short: string;
  aliases: string[];
  domains: string[];
  /** The provider's own statement for a model, by control and model. */
  statements: Record<string, Partial<Record<ModelId, Statement>>>;
  picture?: Picture;
  runbooks: Runbook[];
}

export interface Definition {
  id: string;
  term: string;
  aliases: string[];
  text: string;
  see: string[];
  sources: Source[];
}

/** One requirement of a framework. No title where its text is not free. */
export interface Requirement {
  id: string;
  title?: string;
  /** Ids of the framework's baselines that select it. */
  baselines: string[];
}

/** What one control of ours has to do with one requirement. */
export interface Mapping {
  to: string;
  kind: MappingKind;
  /** What part it is, or what of the requirement it bears on. */
  note?: string;
  /** Whose mapping it is: ours, or a published crosswalk's. */
  by: "ours" | Source;
}

/** A framework with its requirements, and the mappings of our controls to them. */
export interface Framework {
  id: string;
  title: string;
  version: string;
  publisher: string;
  aliases: string[];
  /** What may be shipped of its text, and why. */
  licence: string;
  sources: Source[];
  baselines: { id: string; title: string }[];
  requirements: Requirement[];
  mappings: { control: string; to: Mapping[] }[];
  /** Controls that are mapped to nothing, with the reason. */
  unmapped: { control: string; reason: string }[];
}

/** What a list or a name look-up needs of a service, without reading its record. */
export interface ServiceHead {
  id: string;
  name: string;
  provider: string;
  aliases: string[];
  category: string;
  model: ModelId;
  archetype: string;
  lifecycle: Lifecycle;
  options: { id: string; name: string; axis: string; default: boolean; aliases: string[] }[];
  /** What it has, with what any of its options adds. */
  components: string[];
  own?: true;
}

/** What a list or a ranking needs of a control, without reading its record. */
export interface ControlHead {
  id: string;
  title: string;
  category: string;
  type: ControlType;
  needs: string[];
  aliases: string[];
  owners: Record<ModelId, Owner>;
  whole: boolean;
  own?: true;
}

export interface Vocabulary {
  /** Deed id to the words that say it, base forms. */
  deeds: Record<string, string[]>;
  /** Lists of words and phrases by role: question, filler, party, topic … */
  roles: Record<string, string[]>;
  /** Everyday words that are services' names too: in a question a service is meant only with the provider's name before it. */
  common: string[];
}
