import { type Answer, answersFor, type Head, head } from "../answer/index.js";
import type { Catalog, Category, Control, ControlHead, FrameworkView, MappingKind, Owner, Requirement } from "../catalog/index.js";
import { subjectOfColumn } from "./columns.js";
import type { MatrixCell, MatrixColumn, MatrixDocument, MatrixRow, OriginationWords, Perspective, Team } from "./document.js";
import { noticeOf } from "./notice.js";
import { inheritance, origination } from "./origination.js";
import { isPart, ownerOfControl, ownerOfRequirement } from "./whole.js";

/** What a matrix is to be of. */
export interface MatrixWish {
  columns: readonly MatrixColumn[];
  /** Its requirements stand beside the controls, or (`by`) are the rows. */
  framework?: FrameworkView | undefined;
  by?: MatrixDocument["by"] | undefined;
  /** Only requirements of this baseline of the framework, and controls mapped to them. */
  baseline?: string | undefined;
  /** Only controls of this category, by its id. */
  category?: string | undefined;
  /** Only rows that have a cell of this owner. */
  owner?: Owner | undefined;
  perspective?: Perspective | undefined;
  words?: OriginationWords | undefined;
  /** The team whose overlay says who carries the customer's half; the catalogue then is the one seen through it. */
  team?: Team | undefined;
}

/** A control, and a requirement that it is mapped to. */
interface Mapped {
  control: string;
  requirement: Requirement;
  kind: MappingKind;
  note: string | null;
}

/**
 * A responsibility matrix: controls (or a framework's requirements) in rows, services in columns. A row that applies to none of the
 * services is left out, and so is a requirement that no control is a part of; the notice counts these.
 */
export function matrix(catalog: Catalog, wish: MatrixWish): MatrixDocument {
  const { columns, framework, by = "control", perspective = "leveraging", words = "fedramp", team } = wish;
  const mappings = framework ? mappingsOf(framework, wish.baseline) : [];
  const mapped = new Set(mappings.map((m) => m.control));
  // Requirements need all of their controls, whatever rows are wanted.
  const controls = catalog.controlHeads.filter((c) => {
    if (by === "framework") return mapped.has(c.id);
    return (!wish.category || c.category === wish.category) && (wish.baseline === undefined || mapped.has(c.id));
  });
  const said = (answers: Answer[]) => (team ? answers.map((a) => ({ ...a, yours: team.yoursOf(a) })) : answers);
  const subjects = columns.map((c) => subjectOfColumn(catalog, c));
  const answered = new Map(
    controls.map((c) => {
      const control = catalog.control(c.id) as Control;
      return [c.id, subjects.map((s) => said(answersFor(catalog, control, s)))] as const;
    }),
  );
  const cell: Material["cell"] = (column, owner, answers, inherited = inheritance(owner), speaking = answers) => ({
    column: column.id,
    owner,
    answers,
    origination: origination(owner, answers, perspective, words, speaking),
    canBeInherited: inherited,
  });
  const inCategory = new Set(controls.filter((c) => c.category === wish.category).map((c) => c.id));
  const all = { catalog, columns, controls, answered, mappings, cell };
  const rows = (framework && by === "framework" ? rowsByRequirement(all, framework) : rowsByControl(all)).filter(
    (row) =>
      (!wish.category || row.controls.some((id) => inCategory.has(id))) &&
      row.cells.some((c) => c.owner !== "not-applicable") &&
      (!wish.owner ||
        row.cells.some((c) => c.owner === wish.owner || (c.owner === "depends" && c.answers.some((a) => a.owner === wish.owner)))),
  );
  // What the team added has no provider; the catalogue's one stays the other side.
  const theirs = subjects.flatMap((s) => (s.service && !s.service.own ? [s.service.provider] : []));
  const ids = [...new Set(theirs.length > 0 ? theirs : catalog.providers.slice(0, 1).map((p) => p.id))];
  const providers = ids.map((id) => ({ id, name: catalog.providers.find((p) => p.id === id)?.short ?? id }));
  const places = team && { environment: team.environment, account: team.account };
  const opening: Head = { ...head(catalog), ...(team && { overlay: team.overlay }) };
  return {
    ...opening,
    kind: "matrix",
    by,
    perspective,
    words,
    framework: framework ? { id: framework.id, title: framework.title, version: framework.version } : null,
    notice: noticeOf({ ...opening, ...places, columns, perspective, words, providers }, about(catalog, wish, rows.length, mappings)),
    providers,
    columns: [...columns],
    ...places,
    rows,
  };
}

interface Material {
  catalog: Catalog;
  columns: readonly MatrixColumn[];
  controls: ControlHead[];
  /** By control, in the order of the columns. */
  answered: Map<string, Answer[][]>;
  mappings: Mapped[];
  /** @param speaking the answers that speak for the whole cell */
  cell: (
    column: MatrixColumn,
    owner: MatrixCell["owner"],
    answers: Answer[],
    inherited?: MatrixCell["canBeInherited"],
    speaking?: Answer[],
  ) => MatrixCell;
}

function rowsByControl({ catalog, columns, controls, answered, mappings, cell }: Material): MatrixRow[] {
  const categories = new Map(catalog.categories.map((c) => [c.id, c]));
  return controls.map((c) => ({
    id: c.id,
    title: c.title,
    category: { id: c.category, title: (categories.get(c.category) as Category).title },
    type: c.type,
    requirements: mappings
      .filter((m) => m.control === c.id)
      .map(({ requirement, kind, note }) => ({ id: requirement.id, title: requirement.title ?? null, kind, note })),
    controls: [c.id],
    cells: columns.map((column, i) => {
      const answers = answered.get(c.id)?.[i] ?? [];
      return cell(column, ownerOfControl(answers), answers);
    }),
    ...(c.own && { own: true as const }),
  }));
}

function rowsByRequirement({ columns, answered, mappings, cell }: Material, framework: FrameworkView): MatrixRow[] {
  return framework.requirements.flatMap((requirement): MatrixRow[] => {
    const mapped = mappings.filter((m) => m.requirement.id === requirement.id);
    if (!mapped.some(isPart)) return [];
    const family = familyOf(requirement.id);
    return [
      {
        id: requirement.id,
        title: requirement.title ?? null,
        category: { id: family, title: family },
        type: null,
        requirements: [],
        controls: mapped.map((m) => m.control),
        mappings: mapped.map(({ control, kind, note }) => ({ control, kind, note })),
        cells: columns.map((column, i) => {
          const parts = mapped.map((m) => ({ kind: m.kind, answers: answered.get(m.control)?.[i] ?? [] }));
          const answers = parts.flatMap((p) => p.answers);
          const applying = answers.filter((a) => a.owner !== "not-applicable");
          const owner = ownerOfRequirement(parts);
          // What is only a part may leave something of the requirement to do.
          const whole = parts.some((p) => p.kind === "equal");
          return cell(
            column,
            owner,
            applying.length > 0 ? applying : answers,
            owner === "provider" && !whole ? "partial" : inheritance(owner),
            parts.filter(isPart).flatMap((p) => p.answers),
          );
        }),
      },
    ];
  });
}

/** `AC` of `AC-2(1)`, `PR.AA` of `PR.AA-01`. */
const familyOf = (requirement: string): string => requirement.replace(/[-\s].*$/, "");

/** In the framework's order. */
function mappingsOf(framework: FrameworkView, baseline: string | undefined): Mapped[] {
  const of = new Map<string, Mapped[]>();
  for (const [control, list] of framework.mappings) {
    for (const { to, kind, note } of list) {
      const requirement = framework.requirements.find((r) => r.id === to);
      if (requirement) of.set(to, [...(of.get(to) ?? []), { control, requirement, kind, note: note ?? null }]);
    }
  }
  return framework.requirements.filter((r) => baseline === undefined || r.baselines.includes(baseline)).flatMap((r) => of.get(r.id) ?? []);
}

/** What the rows are, in a sentence or two. */
function about(catalog: Catalog, wish: MatrixWish, rows: number, mappings: readonly Mapped[]): string {
  const { framework, baseline, owner } = wish;
  const category = catalog.categories.find((c) => c.id === wish.category)?.title;
  const only = [
    category && (wish.by === "framework" ? `with a control of the category "${category}"` : `of the category "${category}"`),
    owner && `with a cell of the owner ${owner}`,
  ]
    .filter(Boolean)
    .join(", ");
  const what = (one: string) => `${rows} ${one}${rows === 1 ? "" : "s"}${only ? ` ${only}` : ""}`;
  if (!framework) return `Rows: ${what("control")}.`;
  const title = framework.baselines.find((b) => b.id === baseline)?.title;
  const name = `${framework.title} ${framework.version}${title ? `, baseline ${title}` : ""}`;
  if (wish.by !== "framework") return `Rows: ${what("control")}, with the requirements of ${name} that they are mapped to.`;
  const asked = framework.requirements.filter((r) => baseline === undefined || r.baselines.includes(baseline)).length;
  const mapped = new Set(mappings.filter(isPart).map((m) => m.requirement.id)).size;
  return `Rows: ${what("requirement")} of ${name}. ${asked - mapped} of its ${asked} are left out, since no control of the catalogue is a part of them. The owner is that of the controls that are a part of a requirement, which may ask for more.`;
}
