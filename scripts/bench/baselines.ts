/** What a search library alone makes of a question, over the same catalogue: the control that it finds first, on the service that is named. */
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { Catalog } from "../../src/catalog/index.js";
import type { AskDocument, Srm } from "../../src/index.js";

/** A reader of questions that is measured. */
export interface Engine {
  name: string;
  ask(question: string): Pick<AskDocument, "status" | "intent" | "answers" | "declined">;
}

type Said = ReturnType<Engine["ask"]>;
const NONE: Said = { status: "unknown", intent: "owner", answers: [], declined: "not-catalogued" };

/** Words that stand in nearly every question. */
const STOP = new Set(
  "a an the this that of in on at to for from by with and or is are am be do does did have has had can could will would shall should may might must we i you it our my your their us me who whose whom what which how when where why if so as not no any all aws amazon cloud".split(
    " ",
  ),
);

interface Text {
  id: string;
  title: string;
  words: string;
  act: string;
}

/** `srm` itself, plain Fuse.js with its defaults, and MiniSearch with stop words, typos and beginnings of words. */
export function engines(catalog: Catalog, srm: Srm): Engine[] {
  const texts: Text[] = catalog.controlHeads.map((c) => {
    const control = catalog.control(c.id);
    return {
      id: c.id,
      title: c.title,
      words: [...(control?.words.things ?? []), ...(control?.words.phrases ?? [])].join(", "),
      act: control?.act ?? "",
    };
  });
  const names = catalog.serviceHeads
    .flatMap((s) => [s.id, s.name, s.name.replace(/^(?:Amazon|AWS) /, ""), ...s.aliases].map((n) => ({ name: n.toLowerCase(), id: s.id })))
    .sort((a, b) => b.name.length - a.name.length);
  const serviceIn = (question: string): string | undefined => {
    const padded = ` ${question.toLowerCase().replace(/[^a-z0-9]+/g, " ")} `;
    return names.find(({ name }) => padded.includes(` ${name.replace(/[^a-z0-9]+/g, " ")} `))?.id;
  };
  const answer = (question: string, control: string | undefined): Said => {
    if (!control) return NONE;
    const service = serviceIn(question);
    const { answers, status } = srm.resolve({ control, ...(service && { service }) });
    return { status, intent: "owner", answers, declined: null };
  };
  const fuse = new Fuse(texts, { keys: ["title", "words", "act"], includeScore: true });
  const mini = new MiniSearch<Text>({
    fields: ["title", "words", "act"],
    processTerm: (term) => (STOP.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
  });
  mini.addAll(texts);
  return [
    { name: "srm", ask: (q) => srm.ask(q) },
    { name: "Fuse.js", ask: (q) => answer(q, fuse.search(q, { limit: 1 })[0]?.item.id) },
    { name: "MiniSearch", ask: (q) => answer(q, mini.search(q)[0]?.id as string | undefined) },
  ];
}
