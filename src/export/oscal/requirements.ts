/** From rows to what OSCAL speaks of: a requirement of a catalogue, with the controls of ours that are mapped to it. */
import type { Answer } from "../../answer/index.js";
import type { MatrixCell, MatrixDocument, MatrixRequirement, MatrixRow } from "../document.js";
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

/** The framework's requirements, and our controls where there is no framework or they are mapped to none of it. */
export function sectionsOf(document: MatrixDocument): Section[] {
  if (document.by === "framework") return [{ of: "framework", requirements: document.rows.map((row) => ofRequirement(document, row)) }];
  const own = document.rows.filter((row) => row.requirements.length === 0).map(ofControl);
  const all: Section[] = [
    { of: "framework", requirements: mappedBy(document) },
    { of: "own", requirements: own },
  ];
  return all.filter((p) => p.requirements.length > 0);
}

/** `AC-2(1)` is `ac-2.1` in NIST's catalogue of SP 800-53; the one of CSF keeps its ids. */
export function controlId(framework: MatrixDocument["framework"], id: string): string {
  return framework?.id.startsWith("nist-800-53") ? token(id.toLowerCase().replace(/\((\d+)\)/g, ".$1")) : token(id);
}

function ofControl(row: MatrixRow): Requirement {
  const mapped: Mapped = { control: row.id, kind: "equal", note: null, answers: row.cells.map((c) => c.answers) };
  return { id: token(row.id), label: row.id, title: row.title, category: row.category, mapped: [mapped] };
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

/** What of a requirement concerns one column: the controls that apply there. */
export function applying({ mapped }: Requirement, column: number): (Omit<Mapped, "answers"> & { answers: Answer[] })[] {
  return mapped
    .map((m) => ({ ...m, answers: (m.answers[column] ?? []).filter((a) => a.owner !== "not-applicable") }))
    .filter((m) => m.answers.length > 0);
}

/** The answers that speak for a requirement as a whole: a control that is only related says nothing where another is a part of it. */
export function speaking(mapped: ReturnType<typeof applying>): Answer[] {
  const proper = mapped.filter((m) => m.kind !== "related");
  return (proper.length > 0 ? proper : mapped).flatMap((m) => m.answers);
}

/** One owner of all answers; `depends` where options of one control differ, `shared` where controls do. */
export function ownerOf(answers: readonly Answer[]): MatrixCell["owner"] {
  const owners = new Set(answers.map((a) => a.owner));
  const [only] = owners;
  if (!only) return "not-applicable";
  if (owners.size === 1) return only;
  return new Set(answers.map((a) => a.control.id)).size === 1 ? "depends" : "shared";
}
