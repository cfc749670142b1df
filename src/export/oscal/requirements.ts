/** From rows to what OSCAL speaks of: a requirement of a catalogue, with the controls of ours that are mapped to it. */
import type { Answer } from "../../answer/index.js";
import type { MatrixDocument, MatrixRequirement, MatrixRow } from "../document.js";
import { rowTitle } from "../who.js";
import { isPart } from "../whole.js";
import { token } from "./text.js";

/** One control of ours under a requirement. */
export interface Mapped {
  control: string;
  kind: MatrixRequirement["kind"];
  note: string | null;
  /** In the order of the columns; the answers are those of this control. */
  answers: Answer[][];
}

export interface Requirement {
  /** As OSCAL has it: `ac-2.1`. */
  id: string;
  /** As people write it. */
  label: string;
  title: string | null;
  category: MatrixRow["category"];
  mapped: Mapped[];
}

/** Requirements of one catalogue: a framework's, or our own controls. */
export interface Section {
  of: "framework" | "own";
  requirements: Requirement[];
}

/** The framework's requirements that a control of ours is a part of, and our controls that are part of none of it. */
export function sectionsOf(document: MatrixDocument): Section[] {
  const byFramework = document.by === "framework";
  const requirements = byFramework ? document.rows.map((row) => ofRequirement(document, row)) : mappedBy(document);
  const covered = requirements.filter(({ mapped }) => mapped.some(isPart));
  const controls = new Set(covered.flatMap(({ mapped }) => mapped.filter(isPart).map((m) => m.control)));
  const all: Section[] = [
    { of: "framework", requirements: covered },
    { of: "own", requirements: byFramework ? [] : document.rows.filter((row) => !controls.has(row.id)).map(ofControl) },
  ];
  return all.filter((s) => s.requirements.length > 0);
}

/** `AC-2(1)` is `ac-2.1` in NIST's catalogue of SP 800-53; the one of CSF keeps its ids. */
export function controlId(framework: MatrixDocument["framework"], id: string): string {
  return framework?.id.startsWith("nist-800-53") ? token(id.toLowerCase().replace(/\((\d+)\)/g, ".$1")) : token(id);
}

function ofControl(row: MatrixRow): Requirement {
  const mapped: Mapped = { control: row.id, kind: "equal", note: null, answers: row.cells.map((c) => c.answers) };
  return { id: token(row.id), label: row.id, title: rowTitle(row) || null, category: row.category, mapped: [mapped] };
}

function ofRequirement({ framework }: MatrixDocument, row: MatrixRow): Requirement {
  const mapped = row.controls.map((control): Mapped => {
    const how = row.mappings?.find((m) => m.control === control);
    const answers = row.cells.map((c) => c.answers.filter((a) => a.control.id === control));
    return { control, kind: how?.kind ?? "related", note: how?.note ?? null, answers };
  });
  return { id: controlId(framework, row.id), label: row.id, title: row.title, category: row.category, mapped };
}

function mappedBy({ framework, rows }: MatrixDocument): Requirement[] {
  const found = new Map<string, Requirement>();
  for (const row of rows)
    for (const { id: label, title, kind, note } of row.requirements) {
      const id = controlId(framework, label);
      const family = label.replace(/[-(\s].*$/, "");
      const requirement = found.get(id) ?? { id, label, title, category: { id: family, title: family }, mapped: [] };
      requirement.mapped.push({ control: row.id, kind, note, answers: row.cells.map((c) => c.answers) });
      found.set(id, requirement);
    }
  const order = new Intl.Collator("en", { numeric: true });
  return [...found.values()].sort((a, b) => order.compare(a.id, b.id));
}

/** A control of ours with its answers on one column. */
export type Applying = Omit<Mapped, "answers"> & { answers: Answer[] };

/** What of a requirement concerns one column: nothing where no part of it applies there. */
export function applying({ mapped }: Requirement, column: number): Applying[] {
  const found = mapped
    .map((m) => ({ ...m, answers: (m.answers[column] ?? []).filter((a) => a.owner !== "not-applicable") }))
    .filter((m) => m.answers.length > 0);
  return found.some(isPart) ? found : [];
}

/** The answers that speak for a requirement as a whole. */
export const speaking = (mapped: readonly Applying[]): Answer[] => mapped.filter(isPart).flatMap((m) => m.answers);
