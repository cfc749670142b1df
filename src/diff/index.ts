/** Two exports, overlays or editions of the catalogue to what changed between them. Pure: texts in, a document out. */
import { head } from "../answer/index.js";
import type { Catalog } from "../catalog/index.js";
import { changesOf } from "./changes.js";
import { type DiffDocument, type Edition, OWNER_KINDS } from "./document.js";
import { NotComparable } from "./shape.js";
import type { Side } from "./side.js";

export { CHANGE_KINDS, type Change, type ChangeKind, type DiffDocument, type Edition } from "./document.js";
export { readAnswers, readDocument } from "./documents.js";
export { readOverlay } from "./overlay.js";
export { isOverlay, readJson } from "./read.js";
export { NotComparable } from "./shape.js";
export type { Side } from "./side.js";

/** A side and the file it was read from; null: the catalogue that is installed. */
export interface Given {
  file: string | null;
  side: Side;
}

/**
 * What changed between two sides.
 * @param ownersOnly only who became responsible for what
 * @throws NotComparable where they are not of one kind, or of different things
 */
export function diff(catalog: Catalog, from: Given, to: Given, ownersOnly = false): DiffDocument {
  const [a, b] = [from.side, to.side];
  if (a.kind !== b.kind)
    throw new NotComparable(`${said(from)} holds ${WHAT[a.kind]}, and ${said(to)} ${WHAT[b.kind]}; compare two of one kind`);
  if (a.asked !== b.asked) {
    const how =
      a.kind === "show" && !/^the control/.test(a.asked)
        ? `; to compare services: srm compare ${a.about} ${b.about}`
        : "; write both in the same way";
    throw new NotComparable(`${said(from)} holds ${a.asked}, and ${said(to)} ${b.asked}${how}`);
  }
  const all = changesOf(a, b);
  const changes = ownersOnly ? all.filter((c) => OWNER_KINDS.includes(c.kind)) : all;
  const counts: DiffDocument["counts"] = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    ...head(catalog),
    kind: "diff",
    from: editionOf(from),
    to: editionOf(to),
    ownersOnly,
    equal: changes.length === 0,
    counts,
    changes,
  };
}

const WHAT: Record<Side["kind"], string> = {
  catalog: "a catalogue (srm export)",
  show: "what srm show prints",
  compare: "what srm compare prints",
  controls: "what srm controls prints",
  services: "what srm services prints",
  matrix: "a matrix",
  ask: "answers of srm ask",
  overlay: "an overlay",
};

const said = ({ file }: Given) => file ?? "the installed catalogue";

function editionOf({ file, side: { kind, about, catalog } }: Given): Edition {
  return { file, kind, about, catalog };
}
