import type { Catalog, ServiceHead } from "../catalog/index.js";
import { claimOf } from "./claim.js";
import type { Feature } from "./features.js";
import { type Roles, rolesOf } from "./intent.js";
import { headOf, type Names, namesOf } from "./names.js";
import { impliedOptions } from "./options.js";
import { featuresIn, OF_A_CHOICE, type Ranking, rank } from "./rank.js";
import type { About, Reading } from "./reading.js";
import { type Corrector, type Recognised, recognise, sentenceOf } from "./recognise.js";

/** What was made of a question before it is decided what is asked. */
export interface Asked {
  catalog: Catalog;
  q: Recognised;
  roles: Roles;
  names: Names;
  features: Feature[];
  ranking: Ranking;
  base: Reading;
}

/** What the providers of the catalogue are called. */
export function namesOfProviders(catalog: Catalog): string[] {
  return catalog.providers.flatMap((p) => [p.short, p.name, ...p.aliases]);
}

/** What an answer is about, from the names in a text. */
export function subjectOf(names: Names): About {
  return {
    services: names.services,
    ambiguousServices: names.ambiguous,
    joined: names.joined,
    options: names.options,
    models: names.models,
  };
}

/**
 * Takes a text apart, with what it names and what it may mean.
 * @param how `setting`: names that hold where the text has none of its own; `both`: what is left behind counts too; `choosing`: it is the stem of a multiple choice
 */
export function prepare(
  catalog: Catalog,
  text: string,
  correct: Corrector,
  { setting, both, choosing = false }: { setting?: Names; both?: boolean; choosing?: boolean } = {},
): Asked {
  const q = recognise(catalog, text, correct);
  const roles = rolesOf(q);
  const features = [...featuresIn(catalog, q), ...(choosing ? [OF_A_CHOICE] : [])];
  const own = withImplied(catalog, namesOf(catalog, q, both), features);
  const names = setting ? { ...setting, provider: own.provider ?? setting.provider, positions: own.positions } : own;
  const ranking = rank(catalog, features, headsOf(catalog, [...names.services, ...names.ambiguous]), {
    software: names.software,
    choosing,
  });
  // "What changes from EC2 to Lambda" is about both.
  if (both === undefined && !setting && ranking.intent === "compare" && ranking.probability >= 0.5)
    return prepare(catalog, text, correct, { both: true });
  const base: Reading = {
    question: text,
    intent: "owner",
    declined: null,
    services: names.services,
    ambiguousServices: names.ambiguous,
    joined: names.joined,
    options: names.options,
    models: names.models,
    provider: names.provider,
    topics: [],
    requirements: [],
    claim: claimOf(sentenceOf(q, text), namesOfProviders(catalog)),
    party: "customer",
    definitions: [],
    runbooks: [],
    list: { of: "controls", type: null, category: null },
    choices: null,
    naming: false,
    bare: false,
    corrections: q.corrections,
    unknown: q.unknown.map((w) => w.text),
    recognised: recognisedOf(q),
    ignored: q.words.filter((_, i) => roles.words("grammar").has(i)).map((w) => w.text),
    confidence: 0,
    near: ranking.candidates.slice(0, 3),
    rule: "",
  };
  return { catalog, q, roles, names, features, ranking, base };
}

export function headsOf(catalog: Catalog, services: readonly string[]): ServiceHead[] {
  return services.flatMap((id) => headOf(catalog, id) ?? []);
}

/** The names with the options that are said in other words. */
function withImplied(catalog: Catalog, names: Names, features: Feature[]): Names {
  const implied = headsOf(catalog, names.services).flatMap((s) => impliedOptions(catalog, s, features, names.options));
  return implied.length > 0 ? { ...names, options: [...names.options, ...implied] } : names;
}

function recognisedOf(q: Recognised): Reading["recognised"] {
  return q.matches.flatMap((m) => {
    const seen = m.meanings.filter(([k]) => k !== "role");
    if (seen.length === 0) return [];
    const as = seen.slice(0, 4).map(([k, id]) => `${k} ${id}`);
    return [{ text: m.text, as: as.join(", ") }];
  });
}
