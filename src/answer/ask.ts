import type { Catalog, Control, Owner, Service, Source } from "../catalog/index.js";
import { correctorFor } from "../names/index.js";
import { fill } from "../resolve/index.js";
import { type Reading, understand } from "../understand/index.js";
import { allAnswers, answersFor, type Subject } from "./cells.js";
import { choose } from "./choose.js";
import { type CompareColumn, compare } from "./compare.js";
import { type Answer, type AskDocument, head, type RunbookDocument, type Suggestion } from "./document.js";
import { ownerOf, subjectsOf } from "./owner.js";
import { askRequirements } from "./requirements.js";
import { MODEL_SHORT } from "./sentence.js";

const correctors = new WeakMap<Catalog, ReturnType<typeof correctorFor>>();

/** Reads a question; the corrector's index is kept for the next one. */
export function readQuestion(catalog: Catalog, question: string): Reading {
  let correct = correctors.get(catalog);
  if (!correct) {
    correct = correctorFor(() => catalog.lexicon.words.split(" "));
    correctors.set(catalog, correct);
  }
  return understand(catalog, question, correct);
}

/** Answers a question in plain words, or says why not. */
export function ask(catalog: Catalog, question: string): AskDocument {
  const reading = readQuestion(catalog, question);
  const document: AskDocument = {
    ...head(catalog),
    question,
    status: "unknown",
    declined: reading.declined,
    intent: reading.intent,
    yesNo: null,
    understood: {
      services: [...reading.services, ...reading.ambiguousServices],
      controls: reading.topics.flatMap((t) => t.candidates[0]?.control ?? []),
      models: reading.models,
      options: reading.options,
      corrections: reading.corrections,
    },
    answers: [],
    suggestions: [],
  };
  if (reading.requirements.length > 0 && !reading.declined) return askRequirements(catalog, reading, document, yesNo);
  if (reading.declined) return { ...document, suggestions: suggestionsFor(catalog, reading) };
  switch (reading.intent) {
    case "choose":
      return choose(catalog, reading, document);
    case "define":
      return define(catalog, reading, document);
    case "report-abuse":
      return { ...document, status: "answered", runbooks: runbooks(catalog, reading.runbooks) };
    case "list":
      return list(catalog, reading, document);
    case "duties":
      return duties(catalog, reading, document);
    case "compare":
      return comparison(catalog, reading, document);
    default:
      return owner(catalog, reading, document);
  }
}

function owner(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const found = reading.topics.map((topic) => ownerOf(catalog, reading, topic));
  const answers = found.flatMap((f) => f.answers);
  if (found.some((f) => f.unsure)) return { ...document, declined: "not-catalogued", suggestions: suggestionsFor(catalog, reading) };
  const status = answers.length === 0 ? "unknown" : found.some((f) => f.open) ? "ambiguous" : "answered";
  return { ...document, status, answers, yesNo: yesNo(reading, answers) };
}

/** The models of what one builds with; what is bought ready-made, or stands on one's own premises, is seldom meant where nothing is named. */
const BUILT_WITH = ["iaas", "caas", "paas", "faas"] as const;

/** Whether what the question supposes is so; "partly" where owners differ, or both have a part. */
function yesNo({ claim, topics }: Reading, answers: Answer[]): AskDocument["yesNo"] {
  if (!claim || answers.length === 0) return null;
  // What has to be switched on, or started, does not happen "without us doing anything".
  const byDefault = topics.some((t) => t.byDefault);
  const ownerIn = (a: Answer): Owner =>
    byDefault && a.owner === "shared" && (a.split === "enable" || a.split === "deploy") ? "customer" : a.owner;
  const ownersIn = (a: Answer): Owner[] => (a.depends && !a.service && !a.model ? BUILT_WITH.map((m) => a.owners[m]) : [ownerIn(a)]);
  const all = answers.flatMap(ownersIn);
  const applying = all.filter((o) => o !== "not-applicable");
  const owners = new Set(applying.length > 0 ? applying : all);
  const [only] = owners;
  if (owners.size === 1 && only === "shared" && claim.alone) return "no";
  if (owners.size > 1 || (only === "shared" && claim.party !== "shared")) return "partly";
  return (only === claim.party) !== claim.negated ? "yes" : "no";
}

function duties(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const answers = subjectsOf(catalog, reading)
    .flatMap((s) => allAnswers(catalog, s, reading.confidence))
    .filter((a) => a.duties[reading.party] !== null);
  return { ...document, status: answers.length > 0 ? "answered" : "unknown", party: reading.party, answers };
}

function comparison(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const columns = columnsOf(catalog, reading);
  const topics = reading.topics.flatMap((t) => t.candidates[0]?.control ?? []);
  const { answers } = compare(catalog, columns, topics);
  return {
    ...document,
    status: answers.length > 0 ? "answered" : "unknown",
    answers: answers.map((a) => ({ ...a, confidence: reading.confidence })),
  };
}

/** The columns that a comparison in words names. */
export function columnsOf(
  catalog: Catalog,
  understood: { services: readonly string[]; options: readonly string[]; models: readonly string[] },
): CompareColumn[] {
  const heads = understood.services.flatMap((id) => catalog.serviceHead(id) ?? []);
  const services = heads.flatMap((s): CompareColumn[] => {
    const options = s.options.filter((o) => understood.options.includes(o.id));
    return options.length > 0
      ? options.map((o) => ({ id: o.id, kind: "option", name: `${s.name}: ${o.name}` }))
      : [{ id: s.id, kind: "service", name: s.name }];
  });
  return [
    ...services,
    ...understood.models.map((m) => ({ id: m, kind: "model" as const, name: MODEL_SHORT[m as keyof typeof MODEL_SHORT] })),
  ];
}

function list(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const { of, type, category } = reading.list;
  if (of === "services") return { ...document, status: "answered", services: catalog.serviceHeads.map(({ id, name }) => ({ id, name })) };
  if (of === "categories")
    return { ...document, status: "answered", categories: catalog.categories.map(({ id, title }) => ({ id, title })) };
  const subject: Subject = { service: null, options: [], model: reading.models[0] ?? null };
  const answers = catalog.controlHeads
    .filter((c) => (!type || c.type === type) && (!category || c.category === category))
    .flatMap((c) => answersFor(catalog, catalog.control(c.id) as Control, subject, reading.confidence));
  return { ...document, status: answers.length > 0 ? "answered" : "unknown", answers };
}

function define(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const definitions = reading.definitions.flatMap((id) => {
    const service = id.startsWith("service:") ? catalog.service(id.slice("service:".length)) : undefined;
    // A service explains itself by its summary, with the first page that its own facts rest on.
    if (service) return [{ term: service.name, text: service.summary, sources: firstSources(service) }];
    const control = id.startsWith("control:") ? catalog.control(id.slice("control:".length)) : undefined;
    if (control) return [{ term: control.title, text: textOf(catalog, control), sources: control.sources }];
    return catalog.definitions.filter((d) => d.id === id).map(({ term, text, sources }) => ({ term, text, sources }));
  });
  const [first] = definitions;
  if (!first) return document;
  return { ...document, status: "answered", definition: first, ...(definitions.length > 1 && { definitions }) };
}

/** What a control is: the act, and why it is whose. */
function textOf(catalog: Catalog, { act, reason }: Control): string {
  return `To ${act}. ${fill(reason, catalog.providers[0]?.short ?? "the provider", "the service")}`;
}

function firstSources(service: Service): Source[] {
  const statements = [service, ...service.options].flatMap((part) => Object.values(part.statements));
  return statements[0]?.sources.slice(0, 1) ?? [];
}

/** The runbooks with these ids (`aws/report`), or all of them. */
export function runbooks(catalog: Catalog, ids: readonly string[] = []): RunbookDocument[] {
  return catalog.providers.flatMap((p) =>
    p.runbooks
      .filter((r) => ids.length === 0 || ids.includes(`${p.id}/${r.id}`))
      .map(({ id, title, when, triage, deadline, steps }) => ({
        id,
        title,
        when,
        triage,
        deadline,
        steps: steps.map(({ text, by, deadline: by_, destructive, essential, sources }) => ({
          text,
          by,
          deadline: by_,
          destructive,
          essential,
          sources,
        })),
      })),
  );
}

/** Up to three questions that the catalogue can answer and that share words with this one. */
function suggestionsFor(catalog: Catalog, reading: Reading): Suggestion[] {
  if (reading.declined === "gibberish" || reading.declined === "other-provider") return [];
  const [service] = reading.services;
  const name = service ? catalog.serviceHead(service)?.name : undefined;
  return reading.near
    .filter((c) => c.score >= 0.3)
    .slice(0, 3)
    .flatMap((c) => {
      const control = catalog.control(c.control);
      return control
        ? [{ question: `who must ${control.act}${name ? ` on ${name}` : ""}`, controls: [control.id], services: service ? [service] : [] }]
        : [];
    });
}
