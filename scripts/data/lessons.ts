/** What the reader of questions is taught: the examples, and what the catalogue itself says of its controls. */
import { type CatalogRecords, serviceHead } from "../../src/catalog/index.js";

/** A text with what it means, and how much it counts. */
export interface Lesson {
  text: string;
  means: string;
  weight: number;
}

/** How much a lesson of each kind counts beside an example, which is worded as people ask. */
export const COUNTS = {
  example: 1,
  outside: 1.4,
  phrase: 0.6,
  thing: 0.5,
  title: 1,
  duty: 0.35,
  reason: 0.2,
  deed: 0.25,
  bare: 0.5,
};
export type Counts = typeof COUNTS;

/** So many deeds of a control are put together with its things. */
const MOST_DEEDS = 3;

/** Every lesson that the data holds. */
export function lessonsOf(records: CatalogRecords, counts: Counts = COUNTS): Lesson[] {
  const lessons: Lesson[] = records.examples.map(({ text, means }) => ({
    text,
    means,
    weight: means.startsWith("out:") ? counts.outside : counts.example,
  }));
  const teach = (means: string, weight: number, ...texts: (string | undefined)[]) => {
    for (const text of texts) if (text) lessons.push({ text: text.replaceAll(/\{(provider|service)\}/g, "AWS"), means, weight });
  };
  for (const c of records.controls) {
    teach(c.id, counts.title, c.title, c.act);
    teach(c.id, counts.phrase, ...c.words.phrases);
    teach(c.id, counts.thing, ...c.words.things);
    for (const s of new Set(Object.values(c.models))) {
      teach(c.id, counts.duty, s.provider, s.customer);
      teach(c.id, counts.reason, s.reason);
    }
  }
  // A deed goes with each thing of its control: "patch the kernel", "install Windows".
  const verb = (deed: string) => records.vocabulary.deeds[deed]?.[0];
  for (const c of records.controls) {
    for (const deed of c.words.deeds.slice(0, MOST_DEEDS))
      teach(c.id, counts.deed, ...c.words.things.map((thing) => `${verb(deed)} the ${thing}`));
  }
  // A deed on a service and no thing means the likeliest control that the service has: "who patches RDS".
  const heads = records.services.filter((s) => records.mostUsed.includes(s.id)).map((s) => serviceHead(s, records.archetypes));
  for (const head of heads) {
    for (const deed of Object.keys(records.vocabulary.deeds)) {
      const [likeliest] = records.controls
        .filter((c) => c.words.bare > 0 && c.words.deeds.includes(deed) && c.needs.every((n) => head.components.includes(n)))
        .sort((a, b) => b.words.bare - a.words.bare);
      if (likeliest) teach(likeliest.id, counts.bare, `who ${verb(deed)} ${head.name}`);
    }
  }
  for (const service of records.services) {
    for (const part of [service, ...service.options]) {
      for (const [control, s] of Object.entries(part.statements)) {
        for (const duty of [s.provider, s.customer]) if (duty) teach(control, counts.duty, duty);
      }
    }
  }
  return lessons;
}
