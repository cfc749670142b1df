import { NotComparable, Shape } from "./shape.js";
import { addThing, type FactRecord, factOf, type Side, sideOf, type ThingSort } from "./side.js";

const NOTES = ["ifNothingIsDone", "appliesTo", "examNote"];

/**
 * A document that `srm` printed, in the form in which it is compared.
 * @throws NotComparable where it is none, is of another version, or lacks what it should have
 */
export function readDocument(value: unknown): Side {
  const d = new Shape(value, "");
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new NotComparable(`not a document of srm; ${MAKE}`);
  const version = d.maybe("schemaVersion");
  if (!version) throw new NotComparable(`not a document of srm: it has no schemaVersion; ${MAKE}`);
  if (version.value !== 1) throw new NotComparable(`schemaVersion is ${version.plain()}, and this srm reads 1; use the srm that wrote it`);
  const catalog = { version: d.get("catalog").get("version").text(), date: d.get("catalog").get("date").text() };
  const kind = d.maybe("kind")?.plain();
  if (kind === "catalog") return whole(d, catalog);
  if (kind === "matrix") return matrix(d, catalog);
  if (kind === "unknown" || kind === "ambiguous") throw new NotComparable(`it holds no answer (${kind}); write it again with another name`);
  if (kind === "control" || kind === "service" || kind === "option" || kind === "model") return shown(d, catalog, kind);
  if (kind !== undefined) throw new NotComparable(`documents of kind "${kind}" cannot be compared; ${MAKE}`);
  if (d.maybe("question") && d.maybe("answers")) return asked([d], catalog);
  if (d.maybe("columns") && d.maybe("rows")) return compared(d, catalog);
  if (d.maybe("controls")) return controls(d, catalog);
  if (d.maybe("services")) return services(d, catalog);
  throw new NotComparable(`nothing in it can be compared; ${MAKE}`);
}

/**
 * Documents of `srm ask --stdin --json`, one for each line.
 * @throws NotComparable as {@link readDocument}
 */
export function readAnswers(values: readonly unknown[]): Side {
  const sides = values.map(readDocument);
  const [first] = sides;
  if (!first || sides.some((s) => s.kind !== "ask"))
    throw new NotComparable("several documents are compared only where srm ask printed them");
  return asked(
    values.map((v, i) => new Shape(v, `line ${i + 1}`)),
    first.catalog,
  );
}

const MAKE = "make one with srm export, or with show, compare, controls, services, matrix or ask and --json";

type Edition = Side["catalog"];

/** The fields in which an answer and an exported fact are alike. */
function factFrom(d: Shape, fact: string, side: Side): FactRecord {
  const party = d.maybe("thirdParty");
  const duties = d.maybe("duties") ?? d;
  const yours = d.maybe("yours");
  const reason = d.maybe("reason") ?? d.maybe("because")?.list().at(-1)?.maybe("reason");
  const sources = d.get("sources").list();
  for (const s of sources) {
    const title = s.maybe("title")?.text();
    if (title) side.pages.set(s.get("url").text(), title);
  }
  return {
    ...factOf(fact, d.get("owner").text()),
    split: d.maybe("split")?.text() ?? null,
    provider: duties.maybe("provider")?.text() ?? null,
    customer: duties.maybe("customer")?.text() ?? null,
    reason: reason?.text() ?? null,
    thirdParty: party && `${party.get("role").text()}: ${party.get("does").text()}`,
    accountable: yours?.maybe("accountable")?.text() ?? null,
    performs:
      yours
        ?.maybe("performs")
        ?.list()
        .map((p) => p.get("name").text())
        .join(", ") || null,
    notes: Object.fromEntries(NOTES.map((n) => [n, d.maybe(n)?.text() ?? null])),
    sources: new Map(sources.map((s) => [s.get("url").text(), s.get("checked").text()])),
  };
}

function addAnswers(side: Side, answers: readonly Shape[]): void {
  for (const a of answers) {
    const fact = a.get("fact").text();
    // One side's part of a shared control is an answer to a question, not the cell.
    if (!a.maybe("part")) side.facts.set(fact, factFrom(a, fact, side));
  }
}

/** Adds services, controls and so on with some of their fields. */
function addThings(side: Side, sort: ThingSort, items: readonly Shape[], name: string, fields: readonly string[]): void {
  for (const item of items) {
    addThing(side, {
      sort,
      id: item.get("id").text(),
      name: item.maybe(name)?.text() ?? null,
      fields: Object.fromEntries(fields.map((f) => [f, item.maybe(f)?.plain() ?? null])),
    });
  }
}

const SERVICE = ["aliases", "category", "model", "archetype", "lifecycle"];
const OPTION = ["axis", "default"];
const CONTROL = ["category", "type"];

function addServices(side: Side, items: readonly Shape[]): void {
  addThings(side, "service", items, "name", SERVICE);
  for (const s of items) addThings(side, "option", s.get("options").list(), "name", OPTION);
}

function whole(d: Shape, catalog: Edition): Side {
  const side = sideOf("catalog", catalog);
  addThings(side, "control", d.get("controls").list(), "title", CONTROL);
  addServices(side, d.get("services").list());
  for (const f of d.get("facts").list()) {
    const fact = f.get("fact").text();
    side.facts.set(fact, factFrom(f, fact, side));
  }
  for (const p of d.get("pages").list()) side.pages.set(p.get("url").text(), p.get("title").text());
  return side;
}

function shown(d: Shape, catalog: Edition, kind: "control" | "service" | "option" | "model"): Side {
  const id = d.get("id").text();
  const side = sideOf("show", catalog, id, `the ${kind} ${id}`);
  if (kind === "control") {
    addThings(side, "control", [d], "title", [...CONTROL, "needs", "reason"]);
    for (const m of d.get("models").list()) {
      const fact = `control/${id}/${m.get("model").text()}`;
      side.facts.set(fact, factFrom(m, fact, side));
    }
    return side;
  }
  if (kind === "service") {
    addThings(side, "service", [d], "name", [...SERVICE, "summary", "names", "securityChapter", "nothingOfItsOwn"]);
    addThings(side, "option", d.get("options").list(), "name", OPTION);
  }
  if (kind === "option") addThings(side, "option", [d], "name", OPTION);
  addAnswers(side, d.get("answers").list());
  return side;
}

function compared(d: Shape, catalog: Edition): Side {
  const columns = d.get("columns").list();
  const ids = columns.map((c) => c.get("id").text());
  const side = sideOf("compare", catalog, ids.join(" "));
  for (const c of columns) {
    if (c.get("kind").text() !== "model") addThings(side, c.get("kind").text() === "option" ? "option" : "service", [c], "name", []);
  }
  for (const row of d.get("rows").list()) {
    const control = row.get("control");
    addThings(side, "control", [control], "title", ["category"]);
    const mixed = row.maybe("mixed")?.list();
    row
      .get("owners")
      .list()
      .forEach((owner, i) => {
        const fact = `${ids[i] ?? i}/${control.get("id").text()}`;
        side.facts.set(fact, factOf(fact, mixed?.[i]?.value === true ? "depends" : owner.text()));
      });
  }
  return side;
}

function controls(d: Shape, catalog: Edition): Side {
  const side = sideOf("controls", catalog);
  const list = d.get("controls").list();
  addThings(side, "control", list, "title", CONTROL);
  for (const c of list) {
    for (const [model, owner] of c.get("owners").entries()) {
      const fact = `control/${c.get("id").text()}/${model}`;
      side.facts.set(fact, factOf(fact, owner.text()));
    }
  }
  return side;
}

function services(d: Shape, catalog: Edition): Side {
  const side = sideOf("services", catalog);
  addServices(side, d.get("services").list());
  return side;
}

/** Of a question: its status, and the owners of its answers; then the facts that were answered with. */
function asked(documents: readonly Shape[], catalog: Edition): Side {
  const side = sideOf("ask", catalog);
  for (const d of documents) {
    const id = d.get("question").text();
    const answers = d.get("answers").list();
    const facts = answers.map((a) => a.get("fact").text());
    const owners = [...new Set(answers.map((a) => a.get("owner").text()))];
    const fields = { status: d.get("status").text(), yesNo: d.maybe("yesNo")?.text() ?? null, answers: facts.join(" ") };
    addThing(side, { sort: "question", id, name: null, fields });
    if (owners.length > 0)
      side.facts.set(`question ${id}`, { ...factOf(id, owners.length === 1 ? (owners[0] as string) : "depends"), isQuestion: true });
    addAnswers(side, answers);
  }
  return side;
}

/** Of a cell with one answer: what that says; with several: that it depends, and each of them. */
function matrix(d: Shape, catalog: Edition): Side {
  const frame = d.maybe("framework");
  const by = d.get("by").text();
  const words = [d.get("perspective").text(), d.get("words").text(), by, ...(frame ? [frame.get("id").text()] : [])];
  const side = sideOf("matrix", catalog, null, `a matrix ${words.join(", ")}`);
  const columns = d.get("columns").list();
  for (const c of columns) addThings(side, c.get("kind").text() === "option" ? "option" : "service", [c], "name", []);
  for (const row of d.get("rows").list()) {
    const id = row.get("id").text();
    const requirements = row.maybe("requirements")?.list() ?? [];
    addThing(side, {
      sort: by === "framework" ? "requirement" : "control",
      id,
      name: row.maybe("title")?.text() ?? null,
      fields: {
        type: row.maybe("type")?.text() ?? null,
        requirements: requirements.map((r) => `${r.get("id").text()} (${r.get("kind").text()})`).join(", "),
        controls:
          by === "framework"
            ? row
                .get("controls")
                .list()
                .map((c) => c.text())
                .join(", ")
            : null,
      },
    });
    for (const cell of row.get("cells").list()) {
      const answers = cell.get("answers").list();
      const key = `${cell.get("column").text()}/${id}`;
      const [only] = answers.length === 1 && by === "control" ? answers : [];
      side.facts.set(key, {
        ...(only ? factFrom(only, only.get("fact").text(), side) : factOf(key, "")),
        owner: cell.get("owner").text(),
        origination:
          cell
            .get("origination")
            .list()
            .map((o) => o.text())
            .join(" + ") || null,
        notes: { canBeInherited: cell.maybe("canBeInherited")?.text() ?? null },
      });
      if (!only) addAnswers(side, answers);
    }
  }
  return side;
}
