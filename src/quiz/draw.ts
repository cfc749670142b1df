import { commandFor, head } from "../answer/index.js";
import type { Catalog, Owner } from "../catalog/index.js";
import type { Choice, Question, QuestionKind, QuizDocument, QuizWish } from "./document.js";
import { type Candidate, candidates } from "./kinds.js";
import { generalMaterial, type ServiceMaterial, serviceMaterial, servicesFor } from "./material.js";
import { type Random, randomFrom } from "./random.js";
import { reasonOf } from "./settled.js";

/** A kind of question; those for an owner in a model or in general are counted for themselves. */
type Group = QuestionKind | "general";
/** How often each kind is asked, in twentieths. */
const SHARES: Record<"first" | "hard", Record<Group, number>> = {
  first: { owner: 5, general: 4, pick: 4, service: 3, option: 2, type: 2, part: 0 },
  hard: { owner: 5, general: 1, pick: 4, service: 2, option: 4, type: 1, part: 3 },
};
const OWNERS: readonly Owner[] = ["provider", "customer", "shared"];
/** Services that are read at first; more where these do not suffice. */
const FIRST_SERVICES = 12;

/**
 * Makes a quiz from the catalogue. The same wish gives the same questions from the same catalogue.
 * @returns fewer questions than wished for where the catalogue holds no more; none at all is possible
 */
export function quiz(catalog: Catalog, wish: QuizWish): QuizDocument {
  const random = randomFrom(wish.seed);
  const order = random.shuffle(servicesFor(catalog, wish));
  const general = generalMaterial(catalog, wish);
  const plan = planOf(wish, random);
  const services: ServiceMaterial[] = [];
  let drawn: Candidate[] = [];
  for (let size = Math.max(FIRST_SERVICES, Math.ceil(1.5 * wish.count)); ; size *= 2) {
    for (const id of order.slice(services.length, size)) services.push(serviceMaterial(catalog, wish, id));
    drawn = draw(candidates(catalog, { ...general, services }, wish), plan, random);
    if (drawn.length === wish.count || services.length === order.length) break;
  }
  const deal = dealer(random);
  const questions = drawn.map((c, i) => questionOf(catalog, c, i + 1, random, deal));
  return {
    ...head(catalog),
    seed: wish.seed,
    hard: wish.hard ?? false,
    category: wish.category ?? null,
    service: wish.service ?? null,
    wanted: wish.count,
    questions,
  };
}

interface Slot {
  group: Group;
  owner: Owner;
}

/** A kind and an owner for each question, each as often as its share, in any order. */
function planOf({ count, hard }: QuizWish, random: Random): Slot[] {
  const groups = Object.entries(SHARES[hard ? "hard" : "first"]).flatMap(([group, n]) => Array<Group>(n).fill(group as Group));
  const fill = <T>(deck: readonly T[]): T[] => {
    const out: T[] = [];
    while (out.length < count) out.push(...random.shuffle(deck));
    return out.slice(0, count);
  };
  const owners = fill(OWNERS);
  return fill(groups).map((group, i) => ({ group, owner: owners[i] as Owner }));
}

const groupOf = (c: Candidate): Group => (c.kind === "owner" && !c.answer.service ? "general" : c.kind);

/** Takes a candidate for each slot, from what was asked least; no fact and no words of a question come twice. */
function draw(all: readonly Candidate[], plan: readonly Slot[], random: Random): Candidate[] {
  const asked = new Map<string, number>();
  const uses = (key: string) => asked.get(key) ?? 0;
  const keysOf = (c: Candidate) => [
    `c/${c.answer.control.category}`,
    c.answer.control.id,
    `s/${c.answer.service?.id ?? c.answer.model ?? ""}`,
  ];
  const cost = (c: Candidate) => {
    const [category, control, service] = keysOf(c) as [string, string, string];
    return 2 * uses(category) + 5 * uses(control) + 2 * uses(service);
  };
  const out: Candidate[] = [];
  // Answers that all have one owner would teach to guess: the owner counts before the kind.
  const likings: ((c: Candidate, slot: Slot) => boolean)[] = [
    (c, s) => groupOf(c) === s.group && c.owner === s.owner,
    (c, s) => c.owner === s.owner,
    (c, s) => groupOf(c) === s.group,
    () => true,
  ];
  let left = [...all];
  for (const slot of plan) {
    const liked = likings.map((likes) => left.filter((c) => likes(c, slot))).find((cs) => cs.length > 0);
    if (!liked) break;
    const costs = liked.map(cost);
    const least = Math.min(...costs);
    const taken = random.one(liked.filter((_, i) => costs[i] === least));
    for (const key of keysOf(taken)) asked.set(key, uses(key) + 1);
    left = left.filter((c) => c.answer.fact !== taken.answer.fact && c.question !== taken.question);
    out.push(taken);
  }
  return out;
}

/** Deals places for the right choice among `n`, each as often as the others. */
function dealer(random: Random): (n: number) => number {
  const decks = new Map<number, number[]>();
  return (n) => {
    const deck = decks.get(n) ?? [];
    if (deck.length === 0) deck.push(...random.shuffle(Array.from({ length: n }, (_, i) => i)));
    decks.set(n, deck);
    return deck.pop() as number;
  };
}

function questionOf(catalog: Catalog, c: Candidate, number: number, random: Random, deal: (n: number) => number): Question {
  const { answer } = c;
  const { right, wrong } = c.draft(random);
  const place = deal(wrong.length + 1);
  const others = random.shuffle(wrong);
  const choices = [...others.slice(0, place), right, ...others.slice(place)].map(
    ({ text, owner }, i): Choice => ({ label: String.fromCharCode(65 + i), text, owner, fits: i === place }),
  );
  return {
    number,
    kind: c.kind,
    question: c.question,
    choices,
    answer: (choices[place] as Choice).label,
    owner: answer.owner,
    fact: answer.fact,
    control: answer.control,
    service: answer.service && { id: answer.service.id, name: answer.service.name },
    options: answer.options,
    model: answer.model,
    reason: reasonOf(answer),
    duties: answer.duties,
    sources: answer.sources,
    command: commandFor(catalog, answer),
  };
}
