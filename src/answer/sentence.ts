import { CLOUD_MODELS, type ModelId, type Owner } from "../catalog/index.js";
import type { Verdict } from "../resolve/index.js";

export const MODEL_SHORT: Record<ModelId, string> = {
  "on-prem": "On-prem",
  iaas: "IaaS",
  caas: "CaaS",
  paas: "PaaS",
  faas: "FaaS",
  saas: "SaaS",
};

/** How people are shown an owner. */
export function ownerName(owner: Owner, provider: string): string {
  return { provider, customer: "Customer", shared: "Shared", "not-applicable": "Does not apply" }[owner];
}

/** "patch the guest OS" to "patches the guest OS"; of two verbs at the head ("run and secure it") both are changed. */
export function thirdPerson(act: string): string {
  const [verb = "", ...rest] = act.split(" ");
  if (rest[0] === "and" && rest.length > 2) return `${thirdPerson(verb)} and ${thirdPerson(rest.slice(1).join(" "))}`;
  const irregular: Record<string, string> = { be: "is", have: "has", do: "does", go: "goes" };
  const s =
    irregular[verb] ?? (/(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`);
  return [s, ...rest].join(" ");
}

/** A text's first sentence, without its full stop, beginning in lower case unless it begins with a name. */
export function clause(text: string): string {
  const first = text.match(/^[\s\S]*?[.!?](?=\s+[A-Z]|$)/)?.[0] ?? text;
  const bare = first.replace(/[.!?]$/, "");
  return /^[A-Z][a-z]/.test(bare) && !/^(Amazon|Region|Azure|Kubernetes|Lambda|Fargate|Nitro)\b/.test(bare)
    ? (bare[0] as string).toLowerCase() + bare.slice(1)
    : bare;
}

/** What an answer is about, as far as a sentence needs it. */
export interface Placed {
  service: { name: string } | null;
  options: { id: string; name: string }[];
  model: ModelId | null;
}

/** "on Amazon EKS (AWS Fargate)", "in IaaS", or nothing. */
export function where(v: Placed, named: readonly string[] = v.options.map((o) => o.id)): string {
  if (v.service) {
    const options = v.options.filter((o) => named.includes(o.id)).map((o) => o.name);
    return ` on ${v.service.name}${options.length > 0 ? ` (${options.join(", ")})` : ""}`;
  }
  return v.model ? (v.model === "on-prem" ? " on premises" : ` in ${MODEL_SHORT[v.model]}`) : "";
}

/** The owners of the cloud models in words: "IaaS: Customer; PaaS, SaaS: AWS". */
export function byModel(owners: Record<ModelId, Owner>, provider: string, models: readonly ModelId[] = CLOUD_MODELS): string {
  const groups = new Map<Owner, string[]>();
  for (const m of models) groups.set(owners[m], [...(groups.get(owners[m]) ?? []), MODEL_SHORT[m]]);
  return [...groups].map(([owner, names]) => `${names.join(", ")}: ${ownerName(owner, provider)}`).join("; ");
}

/** Both halves of a shared control; `first` is the side that comes first. */
export function bothHalves(v: Placed & Pick<Verdict, "duties">, provider: string, first: "provider" | "customer"): string {
  const place = where(v);
  const theirs = v.duties.provider ? `${provider} ${clause(v.duties.provider)}` : "";
  const yours = v.duties.customer ? `you ${clause(v.duties.customer)}` : "";
  const both = (first === "provider" ? [theirs, yours] : [yours, theirs]).filter(Boolean).join("; ");
  return place ? `${place.trim().replace(/^./, (c) => c.toUpperCase())}, ${both}.` : `${both.replace(/^./, (c) => c.toUpperCase())}.`;
}

/** One sentence that gives the owner; a shared one says both halves. */
export function sentence(v: Verdict, provider: string): string {
  const place = where(v);
  if (v.depends && !v.service) return `It depends on the model. ${byModel(v.owners, provider)}.`;
  switch (v.owner) {
    case "customer":
      return `You ${v.control.act}${place}.`;
    case "provider":
      return `${provider} ${thirdPerson(v.control.act)}${place}.`;
    case "shared":
      return bothHalves(v, provider, "provider");
    case "not-applicable":
      return `${v.control.title} does not apply${place}. ${v.because.at(-1)?.reason ?? ""}`.trim();
  }
}
