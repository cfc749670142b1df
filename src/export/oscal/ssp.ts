/** A system security plan in outline: what each service provides, and what it leaves to those who use it. The rest is for its owner to write. */
import type { Answer } from "../../answer/index.js";
import type { MatrixColumn, MatrixDocument } from "../document.js";
import { profileOf, sourceOf } from "./catalogs.js";
import { columnComponent, nameOf } from "./component.js";
import { metadataWithParties } from "./metadata.js";
import { originationProps } from "./origination.js";
import { rolesOf } from "./parties.js";
import { applying, type Requirement, sectionsOf, speaking } from "./requirements.js";
import { answerProp, linksOf, saidOf, teamProps } from "./said.js";
import { type Described, given } from "./shapes.js";
import { markup } from "./text.js";
import { uuidOf } from "./uuid.js";

const OPEN = "To be written by the owner of the system.";
const STATUS = { state: "other", remarks: "Not stated here: to be set by the owner of the system." };

export function systemSecurityPlan(document: MatrixDocument) {
  const name = nameOf(document);
  const sections = sectionsOf(document).map((section) => ({ section, source: sourceOf(document, section) }));
  const profile = profileOf(document, sections);
  const system = uuidOf("ssp", "system", name);
  const implemented = sections.flatMap(({ section }) => section.requirements.flatMap((r) => implementedRequirement(document, r) ?? []));
  return {
    "system-security-plan": {
      uuid: uuidOf("ssp", name),
      metadata: metadataWithParties(document),
      "import-profile": { href: profile.href },
      "system-characteristics": {
        "system-ids": [{ "identifier-type": "http://ietf.org/rfc/rfc4122", id: system }],
        "system-name": "System to be named by its owner",
        description: `A system that uses ${document.columns.map((c) => markup(c.name)).join(", ")}. ${OPEN}`,
        "system-information": {
          "information-types": [{ uuid: uuidOf("ssp", "information", name), title: "To be listed", description: OPEN }],
        },
        status: STATUS,
        "authorization-boundary": { description: OPEN },
      },
      "system-implementation": {
        components: [
          { uuid: uuidOf("ssp", "this-system", name), type: "this-system", title: "This system", description: OPEN, status: STATUS },
          ...document.columns.map((column) => ({ ...columnComponent(column), status: STATUS })),
        ],
      },
      "control-implementation": {
        description: "For each control, what each service provides and what it leaves to those who use it (export).",
        "implemented-requirements": implemented,
      },
      "back-matter": { resources: profile.resource ? [profile.resource] : [] },
    },
  };
}

function implementedRequirement(document: MatrixDocument, requirement: Requirement) {
  const byComponents = document.columns.flatMap((column, i) => byComponent(document, requirement, column, i) ?? []);
  if (byComponents.length === 0) return null;
  // A requirement has the origins of all its components.
  const answers = document.columns.flatMap((_, i) => speaking(applying(requirement, i)));
  return {
    uuid: uuidOf("ssp", "implemented-requirement", requirement.id),
    "control-id": requirement.id,
    ...given({ props: originationProps(answers, document.perspective) }),
    "by-components": byComponents,
  };
}

function byComponent(document: MatrixDocument, requirement: Requirement, column: MatrixColumn, i: number) {
  const mapped = applying(requirement, i);
  if (mapped.length === 0) return null;
  const exported = speaking(mapped).map((a) => exportOf(requirement, column, a));
  return {
    "component-uuid": uuidOf("component", column.id),
    uuid: uuidOf("ssp", "by-component", requirement.id, column.id),
    ...saidOf(document, mapped),
    export: {
      description: markup(`What ${column.name} provides for this control, and what it leaves to those who use it.`),
      ...given({ provided: exported.flatMap((e) => e.provided ?? []), responsibilities: exported.flatMap((e) => e.responsibility ?? []) }),
    },
  };
}

/** One answer's two halves: what can be taken over, and what remains to be done. */
function exportOf(requirement: Requirement, column: MatrixColumn, a: Answer) {
  const key = [requirement.id, column.id, a.fact];
  const about = given({ props: [answerProp(a)], links: linksOf([a]) });
  const offers = a.owner === "provider" || a.owner === "shared";
  const leaves = a.owner === "customer" || a.owner === "shared" || a.duties.customer !== null;
  const title = `**${markup(a.control.title)}.**`;
  const provided: Described | null = offers
    ? {
        uuid: uuidOf("ssp", "provided", ...key),
        description: `${title} ${markup(a.duties.provider ?? a.summary)}`,
        ...about,
        "responsible-roles": rolesOf([a], "provider"),
      }
    : null;
  const responsibility = leaves
    ? {
        uuid: uuidOf("ssp", "responsibility", ...key),
        ...(provided && { "provided-uuid": provided.uuid }),
        description: `${title} ${markup(a.duties.customer ?? a.summary)}`,
        ...about,
        ...given({ props: [answerProp(a), ...teamProps(a)] }),
        "responsible-roles": rolesOf([a], "customer"),
      }
    : null;
  return { provided, responsibility };
}
