import type { Catalog, Owner } from "../catalog/index.js";
import type { Reading } from "../understand/index.js";
import type { Subject } from "./cells.js";
import type { Answer, AskDocument } from "./document.js";
import { ownersOf, subjectsOf } from "./owner.js";

/** How likely each owner is, and the answer that is likeliest. */
interface Weighed {
  likely: Record<Owner, number>;
  best: Answer | null;
}

/** Answers a multiple choice: the owner of every option, and which options fit what the stem asks for. */
export function choose(catalog: Catalog, reading: Reading, document: AskDocument): AskDocument {
  const choices = reading.choices;
  if (!choices) return document;
  const weighed = choices.options.map(({ reading: option }) => weigh(catalog, option));
  const shifted = choices.shift && choices.options.map(({ reading: option }) => shiftOf(catalog, option, choices.shift as [Owner, Owner]));
  const fits = weighed.map(({ likely }, i) => {
    const party = choices.options[i]?.party;
    if (party) return choices.negated ? 1 - likely[party] : likely[party];
    if (shifted?.[i] !== undefined && shifted[i] !== null) return shifted[i];
    const fit = choices.target === "shared" ? likely.shared : likely[choices.target] + likely.shared * SHARED_FITS;
    return choices.negated ? 1 - fit : fit;
  });
  const order = fits.map((_, i) => i).sort((a, b) => (fits[b] as number) - (fits[a] as number));
  const count = choices.count ?? Math.max(1, PLURAL.test(choices.stem) ? fits.filter((f) => f >= 0.5).length : 1);
  const picked = new Set(order.slice(0, count));
  const worst = Math.min(...[...picked].map((i) => fits[i] as number));
  const next = fits[order[count] as number] ?? 0;
  const confidence = Math.round(Math.min(0.98, 0.5 + (worst - next) / 2) * 100) / 100;
  const answers = weighed.flatMap(({ best }, i) => (picked.has(i) && best ? [{ ...best, confidence }] : []));
  return {
    ...document,
    status: "answered",
    choices: choices.options.map(({ label, text }, i) => ({ label, text, owner: weighed[i]?.best?.owner ?? null, fits: picked.has(i) })),
    pick: choices.options.filter((_, i) => picked.has(i)).map((o) => o.label),
    answers,
  };
}

/** A shared control is partly each side's. */
const SHARED_FITS = 0.4;
/** The stem leaves open how many are meant: "Which of these are …". */
const PLURAL = /\b(?:are|tasks|duties|controls|items|responsibilities|all)\b/i;

function weigh(catalog: Catalog, reading: Reading, subjects?: Subject[]): Weighed {
  const topic = reading.topics[0];
  const readings = topic ? ownersOf(catalog, reading, topic, subjects) : [];
  const likely: Record<Owner, number> = { provider: 0, customer: 0, shared: 0, "not-applicable": 0 };
  for (const { cells, likelihood } of readings) {
    const flat = cells.flat();
    for (const a of flat) likely[a.owner] += likelihood / flat.length;
  }
  return { likely, best: readings[0]?.cells.flat()[0] ?? null };
}

/** How likely an option is the first party's on the first thing named and the second's on the second; null where two are not named. */
function shiftOf(catalog: Catalog, reading: Reading, [first, second]: [Owner, Owner]): number | null {
  const [one, two] = subjectsOf(catalog, reading);
  if (!one || !two) return null;
  return weigh(catalog, reading, [one]).likely[first] * weigh(catalog, reading, [two]).likely[second];
}
