import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersFor, ask } from "../../src/answer/index.js";
import type { Catalog, Control, Option, Owner, Service } from "../../src/catalog/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";
import { type Question, type QuizWish, quiz } from "../../src/quiz/index.js";
import { resolve } from "../../src/resolve/index.js";

const catalog = openCatalogFile();
/** The same cases in every run. */
const SEED = 20261127;
const seeds = fc.stringMatching(/^[a-z0-9]{1,8}$/);

/** The owner of a control on a thing however else it is run; null where that differs. */
function ownerOn(of: Catalog, control: string, service: Service, named: Option[]): Owner | null {
  const axes = [...new Set(service.options.map((o) => o.axis))].filter((axis) => !named.some((n) => n.axis === axis));
  const ways = axes.reduce<Option[][]>(
    (sets, axis) => sets.flatMap((s) => service.options.filter((o) => o.axis === axis).map((o) => [...s, o])),
    [named],
  );
  const record = of.control(control) as Control;
  const owners = ways.flatMap((options) => resolve(of, { control: record, service, options }).verdicts.map((v) => v.owner));
  return new Set(owners).size === 1 ? (owners[0] as Owner) : null;
}

/** Whose the fact of a question is, by the resolver alone. */
function truth(q: Question): Owner | null {
  const service = q.service && (catalog.service(q.service.id) as Service);
  if (!service) {
    const { verdicts } = resolve(catalog, { control: catalog.control(q.control.id) as Control, model: q.model });
    return verdicts.length === 1 && !verdicts[0]?.depends ? (verdicts[0]?.owner ?? null) : null;
  }
  return ownerOn(
    catalog,
    q.control.id,
    service,
    service.options.filter((o) => q.options.some((x) => x.id === o.id)),
  );
}

/** Whose a choice is, by the resolver alone: a choice is a control, a service, an option, or an owner by name. */
function truthOf(q: Question, text: string): Owner | null {
  const byTitle = () => catalog.controlHeads.find((c) => c.title === text)?.id as string;
  const service = q.service && (catalog.service(q.service.id) as Service);
  const named = (service?.options ?? []).filter((o) => q.options.some((x) => x.id === o.id));
  switch (q.kind) {
    case "pick":
      return ownerOn(catalog, byTitle(), service as Service, named);
    case "service":
      return ownerOn(
        catalog,
        q.control.id,
        catalog.service(catalog.serviceHeads.find((s) => s.name === text)?.id as string) as Service,
        [],
      );
    case "option": {
      const axis = named[0]?.axis;
      return ownerOn(
        catalog,
        q.control.id,
        service as Service,
        (service?.options ?? []).filter((o) => o.name === text && o.axis === axis),
      );
    }
    default:
      return null;
  }
}

function check(q: Question): void {
  const right = q.choices.filter((c) => c.fits);
  expect(right.map((c) => c.label)).toEqual([q.answer]);
  expect(new Set(q.choices.map((c) => c.text)).size, q.question).toBe(q.choices.length);
  expect(q.choices.map((c) => c.label).join("")).toBe("ABCD".slice(0, q.choices.length));
  expect(truth(q), q.fact).toBe(q.owner);
  expect(q.owner).not.toBe("not-applicable");
  expect(q.reason.length).toBeGreaterThan(20);
  expect(q.sources.length).toBeGreaterThan(0);
  expect(q.sources.every((s) => /^\d{4}-\d\d-\d\d$/.test(s.checked))).toBe(true);
  switch (q.kind) {
    case "owner":
      expect(right[0]?.owner).toBe(q.owner);
      expect(q.choices.map((c) => c.owner).sort()).toEqual(["customer", "provider", "shared"]);
      break;
    case "type":
      expect({ inherited: "provider", shared: "shared", customer: "customer" }[q.control.type]).toBe(right[0]?.owner);
      break;
    case "part": {
      expect(q.owner).toBe("shared");
      expect(q.choices.map((c) => c.owner).sort()).toEqual(["customer", "provider"]);
      break;
    }
    default:
      for (const c of q.choices) {
        expect(truthOf(q, c.text), `${q.question} ${c.text}`).toBe(c.owner);
        expect(c.owner === q.owner, `${q.question} ${c.text}`).toBe(c.fits);
        // What is shared is in part what is asked for.
        if (!c.fits) expect(["provider", "customer"]).toContain(c.owner);
      }
  }
  // What carries a note, a limit or a third party is no plain fact.
  const service = q.service && (catalog.service(q.service.id) as Service);
  const options = (service?.options ?? []).filter((o) => q.options.some((x) => x.id === o.id));
  const [answer] = answersFor(catalog, catalog.control(q.control.id) as Control, { service, options, model: q.model });
  expect(answer).toMatchObject({ fact: q.fact, examNote: null, appliesTo: null, thirdParty: null, changedBy: [] });
}

describe("whatever the seed", () => {
  test.each([
    [false, 24],
    [true, 12],
  ])("hard: %s, exactly one choice is right, and nothing is ambiguous", (hard, numRuns) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { questions } = quiz(catalog, { seed, count: 10, hard });
        expect(questions).toHaveLength(10);
        for (const q of questions) check(q);
        expect(new Set(questions.map((q) => q.fact)).size).toBe(10);
        expect(new Set(questions.map((q) => q.question)).size).toBe(10);
      }),
      { numRuns, seed: SEED },
    );
  });

  test("the same seed gives the same quiz, another one another", () => {
    const wish: QuizWish = { seed: "7", count: 10 };
    expect(quiz(catalog, wish)).toEqual(quiz(catalog, { ...wish }));
    expect(quiz(catalog, wish).questions.map((q) => q.fact)).not.toEqual(
      quiz(catalog, { ...wish, seed: "8" }).questions.map((q) => q.fact),
    );
  });
});

describe("a hundred questions", () => {
  const quizzes = [false, true].map((hard) => [hard, quiz(catalog, { seed: "fair", count: 100, hard }).questions] as const);
  const share = <K>(items: readonly K[]) => {
    const counts = new Map<K, number>();
    for (const i of items) counts.set(i, (counts.get(i) ?? 0) + 1);
    return counts;
  };
  test.each(quizzes)("hard: %s, are different, and right as well", (_, questions) => {
    expect(new Set(questions.map((q) => q.fact)).size).toBe(100);
    expect(new Set(questions.map((q) => q.question)).size).toBe(100);
    for (const q of questions) check(q);
  });
  test.each(quizzes)("hard: %s, have owners, letters and categories in fair parts", (_, questions) => {
    for (const n of share(questions.map((q) => q.choices.find((c) => c.fits)?.owner)).values()) expect(n).toBeLessThan(45);
    const four = questions.filter((q) => q.choices.length === 4).map((q) => q.answer);
    expect(share(four).size).toBe(4);
    for (const n of share(four).values()) expect(n / four.length).toBeLessThan(0.35);
    const categories = share(questions.map((q) => q.control.category));
    expect(categories.size).toBeGreaterThanOrEqual(12);
    expect(Math.max(...categories.values())).toBeLessThan(20);
  });
  test.each(quizzes)("hard: %s, are of every kind that it has", (hard, questions) => {
    const kinds = ["option", "owner", ...(hard ? ["part"] : []), "pick", "service", "type"];
    expect([...new Set(questions.map((q) => q.kind))].sort()).toEqual(kinds.sort());
  });
  test.each(quizzes)("hard: %s, name a command that shows the fact", (_, questions) => {
    for (const { command, fact } of questions) {
      const [, asked] = command.match(/^srm ask "(.*)"$/) ?? [];
      if (asked) expect(ask(catalog, asked).answers.map((a) => a.fact)).toEqual([fact]);
      else expect(command).toMatch(/^srm show \S+( --all)?$/);
    }
  });
});

describe("a wish", () => {
  test.each([
    ["a category", { category: "network" }, (q: Question) => q.control.category === "network"],
    ["a service", { service: "eks" }, (q: Question) => q.service?.id === "eks"],
    ["an option", { service: "eks:fargate" }, (q: Question) => q.options.some((o) => o.id === "eks:fargate")],
    ["both", { service: "rds", category: "database" }, (q: Question) => q.service?.id === "rds" && q.control.category === "database"],
  ])("for %s is kept by every question", (_, wish, holds) => {
    for (const seed of ["1", "2", "3"]) {
      const { questions } = quiz(catalog, { seed, count: 10, ...wish });
      expect(questions.length).toBeGreaterThan(0);
      expect(questions.every(holds)).toBe(true);
      for (const q of questions) check(q);
    }
  });
  test("without --hard asks about services that are used most, without naming options beside a question for them", () => {
    for (const q of quiz(catalog, { seed: "most", count: 60 }).questions) {
      if (q.service) expect(catalog.mostUsed).toContain(q.service.id);
      if (q.kind !== "option") expect(q.options).toEqual([]);
    }
  });
  test("for more than there is has all that there is", () => {
    const { questions, wanted } = quiz(catalog, { seed: "1", count: 100, service: "rds", category: "database" });
    expect(wanted).toBe(100);
    expect(questions.length).toBeLessThan(10);
    const other = quiz(catalog, { seed: "2", count: 100, service: "rds", category: "database" }).questions;
    expect(other.map((q) => q.fact).sort()).toEqual(questions.map((q) => q.fact).sort());
  });
});
