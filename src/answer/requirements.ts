/** Requirements of frameworks answered by the controls that are mapped to them. */
import type { Catalog, Control, Framework, Owner, Requirement } from "../catalog/index.js";
import { CLOUD_MODELS, requirementNamed } from "../catalog/index.js";
import type { Reading } from "../understand/index.js";
import { answersFor, type Subject } from "./cells.js";
import type { Answer, AskDocument, AskedRequirement, MappedControl, MappedRequirement, Suggestion } from "./document.js";
import { subjectsOf } from "./owner.js";
import { where } from "./sentence.js";

/** A control that needs what fewer services than this part have is left out where no service is named. */
const FEW = 0.1;

/** The controls that are mapped to a requirement: those that do a part of it before those that bear on it. */
export function mappedControls(catalog: Catalog, framework: Framework, requirement: Requirement): MappedControl[] {
  const found = framework.mappings.flatMap(({ control: id, to }) => {
    const control = catalog.controlHeads.find((c) => c.id === id);
    if (!control) return [];
    const { title, category, type } = control;
    return to
      .filter((m) => m.to === requirement.id)
      .map(({ kind, note, by }): MappedControl => ({ control: { id, title, category, type }, kind, note: note ?? null, by }));
  });
  return [...found.filter((m) => m.kind !== "related"), ...found.filter((m) => m.kind === "related")];
}

/** The requirements that a control is mapped to, framework by framework: those of which it does a part before those on which it bears. */
export function requirementsOf(catalog: Catalog, control: string): MappedRequirement[] {
  return catalog.frameworks.flatMap(({ id: frameworkId, title: frameworkTitle, requirements, mappings }) => {
    const to = mappings.find((m) => m.control === control)?.to ?? [];
    const found = to.map(({ to: id, kind, note }): MappedRequirement => {
      const title = requirements.find((r) => r.id === id)?.title ?? null;
      return { framework: { id: frameworkId, title: frameworkTitle }, id, title, kind, note: note ?? null };
    });
    return [...found.filter((m) => m.kind !== "related"), ...found.filter((m) => m.kind === "related")];
  });
}

/** What is answered of one requirement. */
interface Found {
  requirement: AskedRequirement;
  answers: Answer[];
  /** Options that were not named have different owners. */
  open: boolean;
}

/**
 * Answers a question that names requirements.
 * @param yesNo whether what the question supposes is so, for these answers
 */
export function askRequirements(
  catalog: Catalog,
  reading: Reading,
  document: AskDocument,
  yesNo: (reading: Reading, answers: Answer[]) => AskDocument["yesNo"],
): AskDocument {
  const subjects = subjectsOf(catalog, reading);
  const found = reading.requirements.map((id) => answerRequirement(catalog, id, subjects, reading));
  const answers = [...new Map(found.flatMap((f) => f.answers).map((a) => [a.fact, a])).values()];
  const requirements = found.map((f) => f.requirement);
  const controls = [...new Set(answers.map((a) => a.control.id))];
  const understood = { ...document.understood, controls };
  if (answers.length === 0)
    return { ...document, understood, declined: "not-catalogued", requirements, suggestions: nearIn(catalog, reading) };
  if (reading.intent === "define") {
    const definitions = requirements.flatMap((r) => definitionOf(catalog, r) ?? []);
    const [definition] = definitions;
    const several = definitions.length > 1 && { definitions };
    return { ...document, status: "answered", understood, requirements, ...(definition && { definition }), ...several };
  }
  const [only] = requirements;
  const whole = requirements.length === 1 && only?.owner === null && reading.claim ? "partly" : yesNo(reading, answers);
  return { ...document, status: found.some((f) => f.open) ? "ambiguous" : "answered", understood, requirements, answers, yesNo: whole };
}

/** What a requirement is: where it stands, and who owns what is mapped to it. */
function definitionOf(catalog: Catalog, { id, title, summary }: AskedRequirement): AskDocument["definition"] | null {
  const found = requirementNamed(catalog, id);
  if (!found) return null;
  const { framework, requirement } = found;
  const names = framework.baselines.filter((b) => requirement.baselines.includes(b.id)).map((b) => b.title);
  const selected = names.length > 0 ? `, selected by ${names.join(", ")}` : "";
  const text = `A requirement of ${framework.title}, ${framework.version}${selected}. Our controls mapped to it are owned so: ${summary}`;
  return { term: `${id}${title ? ` ${title}` : ""}`, text, sources: framework.sources };
}

function answerRequirement(catalog: Catalog, id: string, subjects: Subject[], reading: Reading): Found {
  const named = requirementNamed(catalog, id);
  if (!named) {
    const summary = `The catalogue knows no requirement ${id}; of NIST SP 800-53 it has those of the baselines.`;
    return { requirement: { id, title: null, framework: null, owner: null, summary, mappings: [] }, answers: [], open: false };
  }
  const { framework, requirement } = named;
  const mappings = mappedControls(catalog, framework, requirement);
  const { title: of, version } = framework;
  const head = { id, title: requirement.title ?? null, framework: { id: framework.id, title: of, version }, mappings };
  if (mappings.length === 0)
    return { requirement: { ...head, owner: null, summary: `No control of the catalogue is mapped to ${id}.` }, answers: [], open: false };
  const does = mappings.filter((m) => m.kind !== "related");
  const meant = (does.length > 0 ? does : mappings).map((m) => catalog.control(m.control.id) as Control);
  const general = subjects.every((s) => s.service === null && s.model === null);
  const few = general ? meant.filter((c) => isRare(catalog, c)) : [];
  const controls = few.length < meant.length ? meant.filter((c) => !few.includes(c)) : meant;
  const cells = subjects.map((s) => controls.map((c) => answersFor(catalog, c, s, reading.confidence)));
  const open = cells.flat().some((of) => of.length > 1);
  const all = cells.flat(2);
  const applying = all.filter((a) => a.owner !== "not-applicable");
  const answers = applying.length > 0 ? applying : all;
  const provider = catalog.providers.find((p) => answers[0]?.fact.startsWith(`${p.id}/`))?.short ?? "The provider";
  const owner = does.length === 0 || open ? null : wholeOwner(answers);
  const only = does.length === 0 ? `No control does a part of ${id}; these bear on it. ` : "";
  const some = few.length > 0 ? ` On some services also: ${listed(few.map((c) => c.title))}.` : "";
  const absent = [...new Set(all.filter((a) => !answers.includes(a)).map((a) => a.control.title))];
  const not = absent.length > 0 && subjects.length === 1 ? ` Does not apply there: ${listed(absent)}.` : "";
  return { requirement: { ...head, owner, summary: `${only}${summaryOf(answers, provider)}${not}${some}` }, answers, open };
}

/** Whether the control applies to few services only. */
function isRare(catalog: Catalog, { needs }: Control): boolean {
  if (needs.length === 0) return false;
  const have = catalog.serviceHeads.filter((s) => needs.every((n) => s.components.includes(n)));
  return have.length < catalog.serviceHeads.length * FEW;
}

/** Who has a cell; null where that moves with a model that was not named. */
function ownerOf(a: Answer): Owner | null {
  if (!a.depends) return a.owner;
  const owners = new Set(CLOUD_MODELS.map((m) => a.owners[m]).filter((o) => o !== "not-applicable"));
  const [only] = owners;
  return owners.size === 1 && !a.service ? (only ?? null) : null;
}

/** All alike: that owner; parts on both sides: shared; null where one of them depends, or services differ. */
function wholeOwner(answers: Answer[]): Owner | null {
  const bySubject = new Map<string, Set<Owner | null>>();
  for (const a of answers) {
    const key = a.service?.id ?? a.model ?? "";
    bySubject.set(key, (bySubject.get(key) ?? new Set()).add(ownerOf(a)));
  }
  const wholes = [...bySubject.values()].map((owners): Owner | null => {
    const [only] = owners;
    return owners.has(null) ? null : owners.size === 1 ? (only as Owner) : "shared";
  });
  const [first] = wholes;
  return wholes.every((w) => w === first) ? (first ?? null) : null;
}

/** Who has which of the controls, subject by subject. */
function summaryOf(answers: Answer[], provider: string): string {
  const places = new Map<string, Answer[]>();
  for (const a of answers) {
    const place = where({ ...a, options: [] }).trim();
    places.set(place, [...(places.get(place) ?? []), a]);
  }
  return [...places]
    .map(([place, of]) => {
      const groups = new Map<string, string[]>();
      for (const a of of) {
        const owner = ownerOf(a);
        const who = owner === null ? (a.service ? "by option" : "by model") : SIDES[owner].replace("{provider}", provider);
        const titles = groups.get(who) ?? [];
        if (!titles.includes(a.control.title)) groups.set(who, [...titles, a.control.title]);
      }
      const on = place ? `${place.replace(/^./, (c) => c.toUpperCase())}: ` : "";
      return `${on}${[...groups].map(([who, titles]) => `${who}: ${listed(titles)}`).join("; ")}.`;
    })
    .join(" ");
}
/** The first few of a list, and how many more there are. */
function listed(titles: readonly string[], most = 4): string {
  const more = titles.length - most;
  return more > 1 ? `${titles.slice(0, most).join(", ")} and ${more} more` : titles.join(", ");
}
const SIDES: Record<Owner, string> = { provider: "{provider}", customer: "you", shared: "both", "not-applicable": "does not apply" };

/** Where an enhancement has no mapping, its base control may have. */
function nearIn(catalog: Catalog, { requirements, services }: Reading): Suggestion[] {
  const [service] = services;
  const bases = [...new Set(requirements.map((id) => id.replace(/\(\d+\)$/, "")).filter((id) => !requirements.includes(id)))];
  return bases
    .flatMap((id): Suggestion[] => {
      const named = requirementNamed(catalog, id);
      const controls = named ? mappedControls(catalog, named.framework, named.requirement).map((m) => m.control.id) : [];
      const on = service ? ` on ${service}` : "";
      return controls.length > 0 ? [{ question: `who owns ${id}${on}`, controls, services: service ? [service] : [] }] : [];
    })
    .slice(0, 3);
}
