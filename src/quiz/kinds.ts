import { type Answer, ownerName, where } from "../answer/index.js";
import type { Catalog, ControlType, Owner } from "../catalog/index.js";
import type { QuestionKind, QuizWish } from "./document.js";
import type { Material, ServiceMaterial } from "./material.js";
import { infinitive } from "./parts.js";
import type { Random } from "./random.js";

export interface ChoiceText {
  text: string;
  owner: Owner;
}

/** What a question says: one right choice, and wrong ones. */
export interface Draft {
  right: ChoiceText;
  wrong: ChoiceText[];
}

/** A question that can be asked; it is made when it is drawn. */
export interface Candidate {
  kind: QuestionKind;
  /** Whose the right choice is. */
  owner: Owner;
  /** The fact that it asks for. */
  answer: Answer;
  question: string;
  draft(random: Random): Draft;
}

const THREE: readonly Owner[] = ["provider", "customer", "shared"];
const WRONG = 3;
/** At which everybody's provider is meant, so that the answer is easy. */
const BELOW = new Set(["physical", "infrastructure"]);
const TYPES: Record<ControlType, { text: string; owner: Owner }> = {
  inherited: { text: "Inherited: the customer gets it wholly from {provider}", owner: "provider" },
  shared: { text: "Shared: both have it, each for its own part", owner: "shared" },
  customer: { text: "Customer specific: it is the customer's alone", owner: "customer" },
};

/** All questions that the material allows. */
export function candidates(catalog: Catalog, material: Material, wish: QuizWish): Candidate[] {
  const provider = catalog.providers[0]?.short ?? "the provider";
  const { general, models, services } = material;
  const withOptions = wish.hard || wish.service !== undefined;
  const own = services.flatMap((s) => s.own);
  return [
    ...[...general, ...models, ...own].map((a) => ownerOf(catalog, provider, a)),
    ...(withOptions ? services.flatMap((s) => s.axes.flatMap((x) => x.answers)).map((a) => ownerOf(catalog, provider, a)) : []),
    ...services.flatMap((s) => picks(provider, s, wish.hard ?? false)),
    ...(wish.service ? [] : whichService(provider, own)),
    ...services.flatMap((s) => whichOption(provider, s)),
    ...(wish.hard ? services.flatMap((s) => s.own.flatMap((a) => partsOf(provider, s, a))) : []),
    ...general.map((a) => typeOf(provider, a)),
  ];
}

/** "the customer's job", "AWS's job", or shared. */
function asJob(owner: Owner, provider: string): string {
  return owner === "customer"
    ? "the customer's job"
    : owner === "provider"
      ? `${provider}'s job`
      : `shared between ${provider} and the customer`;
}

const choiceOf = (provider: string, owner: Owner): ChoiceText => ({ text: ownerName(owner, provider), owner });

function ownerOf(catalog: Catalog, provider: string, answer: Answer): Candidate {
  const model = answer.service ? undefined : catalog.models.find((m) => m.id === answer.model);
  const place = model ? ` in ${model.name.toLowerCase()} (${model.short})` : answer.service ? where(answer) : ` in the ${provider} cloud`;
  const question = `${answer.control.title}${place}: whose job is it?`;
  const draft: Draft = {
    right: choiceOf(provider, answer.owner),
    wrong: THREE.filter((o) => o !== answer.owner).map((o) => choiceOf(provider, o)),
  };
  return { kind: "owner", owner: answer.owner, answer, question, draft: () => draft };
}

/** Whether `other` surely has another owner than the one asked for: what is shared is in part everybody's, and who has a duty shares. */
function excludes(owner: Owner, other: Answer): boolean {
  if (owner !== "shared") return other.owner !== owner && other.owner !== "shared";
  return other.owner !== "shared" && (other.owner === "provider" ? other.duties.customer : other.duties.provider) === null;
}

/** A question with choices out of many answers; none where too few of them are surely wrong. */
function among(
  kind: QuestionKind,
  answer: Answer,
  all: readonly Answer[],
  say: { question: string; choice: (a: Answer) => string; least?: number },
): Candidate[] {
  const wrong = all.filter((a) => excludes(answer.owner, a));
  if (wrong.length < (say.least ?? WRONG)) return [];
  const textOf = (a: Answer): ChoiceText => ({ text: say.choice(a), owner: a.owner });
  return [
    {
      kind,
      owner: answer.owner,
      answer,
      question: say.question,
      draft: (random) => ({
        right: textOf(answer),
        wrong: random.shuffle(wrong).slice(0, WRONG).map(textOf),
      }),
    },
  ];
}

/** Which of four controls has this owner on a service. */
function picks(provider: string, { answers, own }: ServiceMaterial, hard: boolean): Candidate[] {
  const near = answers.filter((a) => !BELOW.has(a.control.category));
  return own.flatMap((answer) => {
    const question = `Which of these is ${asJob(answer.owner, provider)}${where(answer)}?`;
    const say = { question, choice: (a: Answer) => a.control.title };
    const harder = hard ? among("pick", answer, near, say) : [];
    return harder.length > 0 ? harder : among("pick", answer, answers, say);
  });
}

/** On which of four services a control has this owner. */
function whichService(provider: string, own: readonly Answer[]): Candidate[] {
  const byControl = new Map<string, Answer[]>();
  for (const a of own) byControl.set(a.control.id, [...(byControl.get(a.control.id) ?? []), a]);
  return [...byControl.values()].flatMap((answers) =>
    answers.flatMap((answer) =>
      among("service", answer, answers, {
        question: `${answer.control.title}: on which of these services is it ${asJob(answer.owner, provider)}?`,
        choice: (a) => a.service?.name ?? "",
      }),
    ),
  );
}

/** With which option of a service a control has this owner: what moves the line. */
function whichOption(provider: string, { service, axes }: ServiceMaterial): Candidate[] {
  return axes.flatMap(({ answers }) =>
    answers.flatMap((answer) =>
      among(
        "option",
        answer,
        answers.filter((a) => a.control.id === answer.control.id),
        {
          question: `${answer.control.title} on ${service.name}: with which of these is it ${asJob(answer.owner, provider)}?`,
          choice: (a) => a.options.map((o) => o.name).join(", "),
          least: 1,
        },
      ),
    ),
  );
}

/** Whose one part of a shared control is. Only of parts that the service states itself: those of its kind may not fit its split. */
function partsOf(provider: string, { service }: ServiceMaterial, answer: Answer): Candidate[] {
  const stated = service.statements[answer.control.id];
  if (answer.owner !== "shared" || answer.decidedBy !== "service") return [];
  return (["provider", "customer"] as const).flatMap((side): Candidate[] => {
    const act = stated?.[side] ? infinitive(answer.duties[side] ?? "", side) : null;
    if (!act) return [];
    const question = `${answer.control.title}${where(answer)}, shared between ${provider} and the customer: whose part is it to ${act}?`;
    const draft: Draft = {
      right: choiceOf(provider, side),
      wrong: [choiceOf(provider, side === "provider" ? "customer" : "provider")],
    };
    return [{ kind: "part", owner: side, answer, question, draft: () => draft }];
  });
}

/** Which type a control has in the provider's own picture of the model. */
function typeOf(provider: string, answer: Answer): Candidate {
  const choice = (type: ControlType): ChoiceText => ({ ...TYPES[type], text: TYPES[type].text.replace("{provider}", provider) });
  const { type, title } = answer.control;
  const question = `In ${provider}'s shared responsibility model, what type of control is "${title}"?`;
  const draft: Draft = {
    right: choice(type),
    wrong: (Object.keys(TYPES) as ControlType[]).filter((t) => t !== type).map(choice),
  };
  return { kind: "type", owner: TYPES[type].owner, answer, question, draft: () => draft };
}
