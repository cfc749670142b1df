import { MODEL_SHORT, ownerName, type ShowDocument } from "../answer/index.js";
import type { Catalog, Owner } from "../catalog/index.js";
import type { Detail } from "./answers.js";
import { renderDuties } from "./duties.js";
import { renderFramework, renderRequirement } from "./frameworks.js";
import { type Fact, hint, renderFacts } from "./lists.js";
import type { Look } from "./look.js";
import { firstThatFits } from "./screen.js";
import { withOverlayLine } from "./yours.js";

type Shown<Kind extends ShowDocument["kind"]> = Extract<ShowDocument, { kind: Kind }>;

/** A control, service, option or model in full; what the catalogue lacks is said by the command line. */
export function renderShow(catalog: Catalog, look: Look, d: ShowDocument, detail: Detail): string[] {
  return withOverlayLine(look, d, (inner) => body(catalog, inner, d, detail));
}

function body(catalog: Catalog, look: Look, d: ShowDocument, detail: Detail): string[] {
  const duties = (answers: Shown<"service">["answers"], above: string[]) =>
    renderDuties(catalog, look, { answers, party: "customer" }, detail, [...above, ""]);
  switch (d.kind) {
    case "control":
      return renderControl(catalog, look, d);
    case "service":
      return duties(d.answers, renderFacts(look, d.name, factsOfService(d)));
    case "option":
      return duties(d.answers, renderFacts(look, `${d.service.name}: ${d.name}`, [["Id", d.id]]));
    case "model":
      return duties(d.answers, renderFacts(look, `${d.name} (${MODEL_SHORT[d.id]})`, factsOfModel(catalog, d)));
    case "requirement":
      return renderRequirement(catalog, look, d, detail);
    case "framework":
      return renderFramework(look, d);
    default:
      return [];
  }
}

function factsOfService(d: Shown<"service">): Fact[] {
  const { status, since, note } = d.lifecycle;
  return [
    ["Id", `${d.id}  (${MODEL_SHORT[d.model]}, ${d.archetype})`],
    ["What", d.summary],
    ["Status", status === "active" ? "" : `${status}${since ? ` since ${since}` : ""}. ${note ?? ""}`],
    ["Options", d.options.map((o) => o.id + (o.default ? " (default)" : "")).join(", ")],
  ];
}

/** The layers by who runs them, in the order of the layers. */
function factsOfModel(catalog: Catalog, d: Shown<"model">): Fact[] {
  const byOwner = new Map<string, string[]>();
  for (const [layer, owner] of Object.entries(d.layers)) {
    const name = ownerName(owner as Owner, catalog.providers[0]?.short ?? "AWS");
    byOwner.set(name, [...(byOwner.get(name) ?? []), layer]);
  }
  return [
    ["What", d.summary],
    ["Such as", d.examples.join(", ")],
    ...[...byOwner].map(([owner, layers]): Fact => [owner, layers.join(", ")]),
  ];
}

/** The requirements by their frameworks; of those that are only related it is said. */
function mappedTo({ requirements }: Pick<Shown<"control">, "requirements">): string {
  const ids = new Map<string, string[]>();
  for (const { framework, id, kind } of requirements)
    ids.set(framework.title, [...(ids.get(framework.title) ?? []), kind === "related" ? `${id} (related)` : id]);
  return [...ids].map(([title, of]) => `${title}: ${of.join(", ")}`).join("; ");
}

/** The models that agree stand together. On a small screen the reasons and all pages but the first are left out. */
function renderControl(catalog: Catalog, look: Look, d: Shown<"control">): string[] {
  const provider = catalog.providers[0]?.short ?? "AWS";
  const groups = new Map<string, { names: string[]; model: (typeof d.models)[number] }>();
  for (const model of d.models) {
    const key = JSON.stringify([model.owner, model.duties, model.reason]);
    groups.set(key, { names: [...(groups.get(key)?.names ?? []), MODEL_SHORT[model.model]], model });
  }
  const pages = d.sources.map((s): Fact => ["Source", `${s.title}, checked ${s.checked}`, s.url]);
  const mapped = mappedTo(d);
  const more = (duties: boolean, reasons: boolean, sources: number, requirements: boolean) => {
    const left = [
      duties ? "" : "duties",
      reasons ? "" : "reasons",
      requirements || !mapped ? "" : "requirements",
      sources < pages.length ? `all ${pages.length} pages` : "",
    ].filter(Boolean);
    return left.length > 0 ? hint(look, `With ${left.join(", ").replace(/, (?=[^,]*$)/, " and ")}: --all`, 2) : [];
  };
  const draw = (duties: boolean, reasons: boolean, sources: number, requirements = true) => [
    ...renderFacts(look, d.title, [
      ["Id", d.id],
      ["Type", `${d.type} control, in ${d.category}`],
      ["Why", d.reason],
      ["Mapped to", requirements ? mapped : ""],
    ]),
    ...(duties ? [] : [""]),
    ...[...groups.values()].flatMap(({ names, model }) => [
      ...(duties ? [""] : []),
      ...renderFacts(look, `${names.join(", ")}: ${ownerName(model.owner, provider)}`, [
        [provider, duties ? (model.duties.provider ?? "") : ""],
        ["You", duties ? (model.duties.customer ?? "") : ""],
        ["Why", reasons ? model.reason : ""],
      ]),
    ]),
    "",
    ...renderFacts(look, "", pages.slice(0, sources)),
    ...more(duties, reasons, sources, requirements),
  ];
  return firstThatFits(look, [
    () => draw(true, true, pages.length),
    () => draw(true, true, 1),
    () => draw(true, false, 1),
    () => draw(true, false, 1, false),
    () => draw(true, false, 0, false),
    () => draw(false, false, 1, false),
  ]);
}
