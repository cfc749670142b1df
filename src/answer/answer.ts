import type { Catalog } from "../catalog/index.js";
import type { Verdict } from "../resolve/index.js";
import type { Answer } from "./document.js";
import { sentence } from "./sentence.js";

/** A verdict in the contract's form. */
export function answerOf(catalog: Catalog, v: Verdict, confidence: number, moved: Verdict[] = []): Answer {
  const { control, service, options } = v;
  const provider = catalog.providers.find((p) => p.id === v.provider)?.short ?? v.provider;
  return {
    fact: factOf(v),
    control: { id: control.id, title: control.title, category: control.category, type: control.type },
    service: service && { id: service.id, name: service.name, provider: service.provider, model: service.model },
    options: options.map(({ id, name }) => ({ id, name })),
    model: v.model,
    owner: v.owner,
    split: v.split,
    part: null,
    decidedBy: v.decidedBy,
    depends: v.depends,
    owners: v.owners,
    summary: sentence(v, provider),
    duties: v.duties,
    thirdParty: v.thirdParty,
    ifNothingIsDone: v.ifNothingIsDone,
    appliesTo: v.appliesTo,
    examNote: v.examNote,
    changedBy: changes(v, moved),
    because: v.because,
    evidence: v.evidence,
    confidence,
    sources: v.sources,
    ...((control.own || service?.own) && { own: true }),
  };
}

/** The stable name of a verdict's cell: `aws/eks:fargate/backup`, `aws/paas/backup`, `aws/any/backup`. */
export function factOf({ control, service, options, model, provider }: Verdict): string {
  const place = service ? [service.id, ...options.map((o) => o.id.split(":")[1])].join(":") : (model ?? "any");
  return `${provider}/${place}/${control.id}`;
}

function changes(v: Verdict, moved: Verdict[]): Answer["changedBy"] {
  const taken = new Set(v.options.map((o) => o.id));
  return moved.flatMap((m) => m.options.filter((o) => !taken.has(o.id)).map((o) => ({ id: o.id, name: o.name, owner: m.owner })));
}
