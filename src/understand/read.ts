import type { Catalog, ModelId, ServiceHead } from "../catalog/index.js";
import { fold } from "../names/index.js";
import { claimOf, type Roles, rolesOf } from "./intent.js";
import { type Candidate, deedsOf, isSpecific, rank } from "./rank.js";
import type { Declined, Intent, Reading, Topic } from "./reading.js";
import { type Corrector, longestOf, type Recognised, recognise } from "./recognise.js";

/** A control is meant from this score on; below, it is only offered. */
const MEANT = 0.95;
/** Where every meaningful word is explained, less is enough: "the OS in PaaS". */
const MEANT_WHOLLY = 0.55;
/** The share of a question's meaningful words that must be explained. */
const COVERED = 0.5;
/** Longer questions are scenarios: their "and" joins clauses of a story, not two questions. */
const LONGEST_DOUBLE = 18;

/** Reads a question. `correct` mends a word that the catalogue does not know. */
export function understand(catalog: Catalog, question: string, correct: Corrector): Reading {
  const q = recognise(catalog, question, correct);
  const roles = rolesOf(q);
  const names = namesOf(catalog, q);
  const heads = names.services.flatMap((id) => catalog.serviceHeads.find((s) => s.id === id) ?? []);
  const asked = { ...names, heads };
  const claim = claimOf(q, roles, names.positions);
  const candidates = rank(catalog, q, heads);
  const base: Reading = {
    question,
    intent: "owner",
    declined: null,
    services: names.services,
    ambiguousServices: names.ambiguous,
    options: names.options,
    models: names.models,
    provider: names.provider,
    topics: [],
    claim,
    party: "customer",
    definitions: [],
    runbooks: [],
    list: { type: null, category: null, owner: null },
    corrections: q.corrections,
    unknown: [],
    recognised: recognisedOf(q),
    ignored: q.words.filter((_, i) => roles.words("filler").has(i)).map((w) => w.text),
    confidence: 0,
    near: candidates.slice(0, 3),
    rule: "",
  };
  return decide(catalog, q, roles, asked, candidates, base);
}

interface Asked extends Names {
  heads: ServiceHead[];
}

function decide(catalog: Catalog, q: Recognised, roles: Roles, asked: Asked, candidates: Candidate[], base: Reading): Reading {
  const meaning = meaningfulWords(q, roles, asked.positions);
  const decline = (declined: Declined, rule: string): Reading => ({ ...base, declined, rule, unknown: q.unknown.map((w) => w.text) });
  const give = (intent: Intent, rule: string, more: Partial<Reading>): Reading => ({ ...base, intent, rule, ...more });
  const top = candidates[0];

  if (q.words.length === 0) return decline("gibberish", "no words");
  const definitions = definitionsOf(q, roles, asked, candidates);
  if (definitions.length > 0) return give("define", "asks what a term means", { definitions, confidence: 0.93 });

  const runbooks = runbooksOf(q);
  if (runbooks.length > 0 && !(roles.has("ask-owner") && top && top.score >= MEANT * 1.5)) {
    return give("report-abuse", "speaks of abuse or a compromise", { runbooks, confidence: 0.9 });
  }
  if (roles.has("other-provider") && asked.provider === null) return decline("other-provider", "names a provider that the catalogue lacks");
  if (roles.has("price") && !(top && top.score >= MEANT * 1.6)) return decline("price", "asks for a price");
  if (roles.has("other-topic")) return decline("other-topic", "is about another topic");

  const list = listOf(catalog, q, roles, top);
  if (list) return give("list", "asks for a list of controls", { list, confidence: 0.92 });

  const things = asked.services.length + asked.models.length + asked.options.length;
  const compares = roles.has("ask-compare") || roles.has("ask-difference");
  if (compares && things >= 2) {
    const topics = top && top.score >= MEANT && top.named ? [{ candidates }] : [];
    return give("compare", "compares services, options or models", { topics, confidence: 0.93 });
  }
  if (roles.has("how-to") && !roles.has("ask-owner")) return decline("how-to", "asks how something is done");
  if (roles.has("opinion") && !(top && top.score >= MEANT * 1.5)) return decline("other-topic", "asks for an opinion");

  const wantsDuties = roles.has("ask-duties") || roles.has("ask-provider-duties");
  const weakTopic = !top?.named || top.score < (wantsDuties ? MEANT : MEANT_WHOLLY);
  if (things > 0 && weakTopic && (wantsDuties || meaning.unexplained(new Set()).length === 0)) {
    const party = roles.has("ask-provider-duties") && !roles.has("ask-duties") ? "provider" : "customer";
    return give("duties", "names a service or model and no control", { party, confidence: wantsDuties ? 0.92 : 0.75 });
  }

  const topics = topicsOf(catalog, q, asked.heads, candidates);
  if (topics.length > 1) return give("owner", "two questions in one", { topics, confidence: 0.85 });
  if (!top)
    return decline(q.unknown.length > 0 && asked.services.length === 0 ? unknownKind(q) : "not-catalogued", "no word names a control");

  const unexplained = meaning.unexplained(top.words);
  const share = meaning.count === 0 ? 1 : 1 - unexplained.length / meaning.count;
  const confidence = confidenceOf(top, candidates[1], share);
  const withUnknown = { ...base, unknown: unexplained };
  if (!top.named || top.score < (share === 1 ? MEANT_WHOLLY : MEANT)) {
    return {
      ...withUnknown,
      declined: top.score < 0.5 && q.unknown.length > 0 ? unknownKind(q) : "not-catalogued",
      rule: "no control is named clearly enough",
    };
  }
  if (share < COVERED && top.score < MEANT * 2)
    return { ...withUnknown, declined: "other-topic", rule: "most of its words are about something else" };
  // "Is AWS allowed to see my data" can be answered with an owner, but not with its yes.
  const head = catalog.controlHeads.find((h) => h.id === top.control);
  const does = [...deedsOf(q.matches).keys()].some((d) => head?.words.deeds.includes(d)) || roles.has("ask-owner");
  return give("owner", "one control fits best", {
    topics: [{ candidates }],
    confidence,
    unknown: unexplained,
    claim: does ? base.claim : null,
  });
}

/** Words that mean nothing to us at all are gibberish if no other word carries meaning, else another topic. */
function unknownKind(q: Recognised): Declined {
  return q.words.every((w) => q.unknown.includes(w)) ? "gibberish" : "other-topic";
}

interface Names {
  services: string[];
  ambiguous: string[];
  options: string[];
  models: ModelId[];
  provider: string | null;
  /** Positions of words inside a name. */
  positions: Set<number>;
}

/** The services, options and models that a question names; a longer name wins over one inside it. */
function namesOf(catalog: Catalog, q: Recognised): Names {
  const found = longestOf(q.matches, ["service", "option", "model", "provider"]);
  const services: string[] = [];
  const ambiguous: string[] = [];
  const options: string[] = [];
  const models: ModelId[] = [];
  let provider: string | null = null;
  const positions = new Set<number>();
  for (const { match } of found) {
    const of = (kind: string) => match.meanings.filter(([k]) => k === kind).map(([, id]) => id);
    provider ??= of("provider")[0] ?? null;
    if (of("provider").length === 0) for (let i = match.from; i < match.to; i++) positions.add(i);
    const [service, ...others] = ofProvider(catalog, q, of("service"));
    if (service && others.length > 0) ambiguous.push(service, ...others);
    else if (service) services.push(service);
    models.push(...(of("model") as ModelId[]));
    options.push(...of("option"));
  }
  // "Kubernetes on EC2" is software on an instance, not the service that Kubernetes stands for.
  const ec2At = found.find(({ match }) =>
    match.meanings.some(([k, id]) => k === "service" && catalog.serviceHeads.find((h) => h.id === id)?.archetype === "raw-compute"),
  )?.match;
  if (ec2At && q.words[ec2At.from - 1]?.text === "on") {
    for (const { match } of found) {
      const id = match.meanings.find(([k]) => k === "service")?.[1];
      const own = catalog.serviceHeads.find((h) => h.id === id);
      if (!id || !own || match === ec2At || match.to > ec2At.from - 1 || own.archetype === "raw-compute") continue;
      const proper = [own.id, own.name].map((n) => fold(n)).some((n) => match.key === n || n.endsWith(` ${match.key}`));
      if (proper) continue;
      const meant = match.meanings.filter(([k]) => k === "service").map(([, s]) => s);
      for (const list of [services, ambiguous]) for (const s of meant) if (list.includes(s)) list.splice(list.indexOf(s), 1);
    }
  }
  // An option says its service too; "Fargate" alone is the service, "EKS on Fargate" the option of EKS.
  const named = [...new Set(services)];
  for (const head of catalog.serviceHeads.filter((s) => named.includes(s.id))) {
    for (const o of head.options) {
      const said = named.filter((id) => id !== head.id && (o.id === `${head.id}:${id}` || o.aliases.includes(id)));
      if (said.length > 0 && !isCompared(q)) {
        options.push(o.id);
        for (const id of said) named.splice(named.indexOf(id), 1);
      }
    }
  }
  const mine = [...new Set(options)].filter((o, _, all) => {
    const service = o.split(":")[0] as string;
    return named.includes(service) || !all.some((other) => named.includes(other.split(":")[0] as string));
  });
  if (named.length === 0) {
    const owners = [...new Set(mine.map((o) => o.split(":")[0] as string))];
    if (owners.length === 1) named.push(owners[0] as string);
  }
  const kept = mine.filter((o) => named.includes(o.split(":")[0] as string));
  return {
    services: named,
    ambiguous: [...new Set(ambiguous)].filter((s) => !named.includes(s)),
    options: kept,
    models: [...new Set(models)],
    provider,
    positions,
  };
}

/** Of services of several providers that bear one name: those of the provider that the question names, else of the catalogue's first. */
function ofProvider(catalog: Catalog, q: Recognised, services: string[]): string[] {
  const providerOf = (id: string) => catalog.serviceHeads.find((s) => s.id === id)?.provider;
  if (new Set(services.map(providerOf)).size < 2) return services;
  const named = q.matches.flatMap((m) => m.meanings.filter(([k]) => k === "provider").map(([, id]) => id));
  const provider = named[0] ?? catalog.providers[0]?.id;
  const mine = services.filter((s) => providerOf(s) === provider);
  return mine.length > 0 ? mine : services;
}

function isCompared(q: Recognised): boolean {
  return q.matches.some((m) => m.meanings.some(([k, id]) => k === "role" && (id === "ask-compare" || id === "ask-difference")));
}

function runbooksOf(q: Recognised): string[] {
  const hits = longestOf(q.matches, ["runbook"]).flatMap(({ match, ids }) => ids.map((id) => ({ id, length: match.to - match.from })));
  const score = new Map<string, number>();
  for (const { id, length } of hits) score.set(id, (score.get(id) ?? 0) + length);
  const best = Math.max(0, ...score.values());
  return [...score].filter(([, s]) => s === best).map(([id]) => id);
}

function listOf(catalog: Catalog, q: Recognised, roles: Roles, top: Candidate | undefined): Reading["list"] | null {
  if (!roles.has("ask-list") || !q.words.some((w) => /^(control|controls|responsibilities|categories)$/.test(w.text))) return null;
  const texts = q.words.map((w) => w.text);
  const type = (["inherited", "shared", "customer"] as const).find((t) => texts.includes(t)) ?? null;
  const category = longestOf(q.matches, ["category"])[0]?.ids[0] ?? null;
  if (type === null && category === null) return null;
  if (top?.named && top.score >= MEANT * 1.8) return null;
  return { type, category: type ? null : category && catalog.categories.some((c) => c.id === category) ? category : null, owner: null };
}

function definitionsOf(q: Recognised, roles: Roles, asked: Asked, candidates: Candidate[]): string[] {
  const found = longestOf(q.matches, ["definition"]);
  const asksMeaning = roles.has("ask-define") && !roles.has("ask-owner") && !roles.has("ask-duties") && !roles.has("ask-provider-duties");
  if (asksMeaning && asked.services.length === 1 && asked.options.length === 0) {
    const left = q.words.filter((_, i) => !asked.positions.has(i) && !roles.words("filler").has(i) && !roles.words("ask-define").has(i));
    if (left.length === 0) return [`service:${asked.services[0]}`];
  }
  if (found.length === 0 || asked.services.length > 0) return [];
  const ids = [...new Set(found.flatMap((f) => f.ids.slice(0, 1)))];
  if (roles.has("ask-difference") && ids.length >= 2 && asked.models.length < 2) return ids;
  if (!roles.has("ask-define") || roles.has("ask-owner") || roles.has("ask-duties") || roles.has("ask-provider-duties")) return [];
  const stems = q.words.map((w) => w.text);
  if (stems.some((w) => w === "who" || w === "whose")) return [];
  // "what is …" asks for a meaning only if nothing else is left that asks for a deed.
  const covered = new Set(found.flatMap(({ match }) => Array.from({ length: match.to - match.from }, (_, i) => match.from + i)));
  const left = q.words.filter((_, i) => !covered.has(i) && !roles.words("filler").has(i) && !roles.words("ask-define").has(i));
  return left.length === 0 || (candidates.length === 0 && left.length <= 1) ? ids : [];
}

/** The words that carry meaning, and those of them that neither names nor `explained` positions cover. */
function meaningfulWords(q: Recognised, roles: Roles, names: Set<number>) {
  const idle = new Set<number>();
  for (const role of [
    "filler",
    "ask-owner",
    "ask-duties",
    "ask-provider-duties",
    "party-customer",
    "party-provider",
    "ask-define",
    "ask-difference",
    "ask-compare",
    "yes-no",
    "truth",
    "either",
  ]) {
    for (const i of roles.words(role)) idle.add(i);
  }
  // A deed that every control shares ("who manages …") asks nothing by itself.
  for (const [deed, at] of deedsOf(q.matches)) if (!isSpecific(deed)) for (const i of at) idle.add(i);
  for (const m of q.matches) if (m.meanings.some(([k]) => k === "provider")) for (let i = m.from; i < m.to; i++) idle.add(i);
  const positions = q.words.flatMap((_, i) => (idle.has(i) || names.has(i) ? [] : [i]));
  return {
    count: positions.length,
    unexplained: (explained: Set<number>) => positions.filter((i) => !explained.has(i)).map((i) => q.words[i]?.text as string),
  };
}

/** Splits "who patches and backs up RDS" at its "and", where each part means another control. */
function topicsOf(catalog: Catalog, q: Recognised, heads: ServiceHead[], whole: Candidate[]): Topic[] {
  if (q.words.length > LONGEST_DOUBLE) return [];
  const joins = q.words.flatMap((w, i) => (/^(and|or|plus)$/.test(w.text) ? [i] : []));
  const open = joins.filter(
    (i) =>
      !q.matches.some((m) => m.from < i && i < m.to - 1 && m.meanings.some(([k]) => k === "thing" || k === "phrase" || k === "service")),
  );
  if (open.length === 0) return [];
  const bounds = [0, ...open.flatMap((i) => [i, i + 1]), q.words.length];
  const spans: [number, number][] = [];
  for (let i = 0; i < bounds.length; i += 2) spans.push([bounds[i] as number, bounds[i + 1] as number]);
  const deedOf = (span: [number, number]) =>
    [...deedsOf(q.matches.filter((m) => m.from >= span[0] && m.to <= span[1])).keys()].filter(isSpecific);
  const parts = spans.map((span) => {
    const alone = rank(catalog, q, heads, span);
    if (alone[0]?.named && alone[0].score >= MEANT) return alone;
    // A part with a deed and no thing borrows the things of the whole: "patches and hardens the operating system".
    const deeds = deedOf(span);
    if (deeds.length === 0) return [];
    const fits = whole.filter(
      (c) => c.named && catalog.controlHeads.find((h) => h.id === c.control)?.words.deeds.some((d) => deeds.includes(d)),
    );
    return fits;
  });
  const topics = parts.filter((p) => p.length > 0);
  const tops = new Set(topics.map((t) => t[0]?.control));
  return topics.length >= 2 && tops.size === topics.length ? topics.map((candidates) => ({ candidates })) : [];
}

/** From the best score, its lead over the second and the share of words explained; calibrated on the development questions. */
function confidenceOf(top: Candidate, second: Candidate | undefined, share: number): number {
  const strength = Math.min(1, top.score / 2);
  const lead = second ? Math.min(1, (top.score - second.score) / 0.5) : 1;
  return Math.round(Math.min(0.98, 0.45 + 0.25 * strength + 0.18 * lead + 0.12 * share - 0.25 * (1 - share)) * 100) / 100;
}

function recognisedOf(q: Recognised): Reading["recognised"] {
  return q.matches.flatMap((m) => {
    const seen = m.meanings.filter(([k]) => k !== "role");
    return seen.length > 0
      ? [
          {
            text: m.text,
            as: seen
              .map(([k, id]) => `${k} ${id}`)
              .slice(0, 4)
              .join(", "),
          },
        ]
      : [];
  });
}
