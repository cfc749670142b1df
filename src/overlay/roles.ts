/** Teams and roles, third parties and managed services: who may be named in an overlay, and how. */
import type { Performer } from "../answer/index.js";
import type { Catalog } from "../catalog/index.js";
import { nearest } from "../names/index.js";
import { fieldsOf, short, textOf } from "./fields.js";
import type { Say, TextNode, Tree } from "./tree.js";

const ROLE = "a role, such as platform team";
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;
/** Words of roles; a name in capitals that has none of them may be somebody's. */
const OF_ROLES =
  /\b(team|group|squad|tribe|guild|chapter|department|dept|division|unit|office|officer|board|committee|desk|lead|leads|leadership|head|manager|management|owner|owners|admin|admins|administrators?|engineer|engineers|engineering|operations|ops|devops|secops|sre|security|platform|cloud|network|networking|infrastructure|data|database|application|applications|product|support|service|services|compliance|risk|audit|legal|privacy|finance|procurement|facilities|workplace|people|human|it|development|developers?|architecture|architects?|centre|center|partner|vendor|contractors?|everybody|everyone)\b/i;

export interface Roles {
  /** A role that a rule names; null with a fault where it cannot be one. */
  roleOf(node: Tree | undefined, field: string): string | null;
  /** Who performs: roles, third parties, managed services. */
  performersOf(node: Tree | undefined): Performer[] | null;
}

/**
 * @param teams the roles that the overlay lists; empty: any may be named
 * @param warn told of what is doubtful only
 */
export function rolesFor(catalog: Catalog, teams: readonly string[], say: Say, warn: Say): Roles {
  const providers = catalog.providers.flatMap((p) => [p.short, p.name, ...p.aliases]).map((n) => n.toLowerCase());
  const providerIn = (text: string) => providers.includes(text.toLowerCase()) || text.toLowerCase() === "provider";
  const short_ = catalog.providers[0]?.short ?? "the provider";

  const known = (node: TextNode, field: string): string | null => {
    const { text } = node;
    if (providerIn(text)) {
      if (field === "performs") {
        say(
          node,
          `${text} performs no half of the customer's by itself`,
          `{ provider: "${short_} Managed Services" } for a managed service that you bought`,
        );
      } else if (field === "inheritsFrom") {
        say(node, `what comes from ${text} is in the catalogue`, "the team of yours that this one inherits from");
      } else {
        say(
          node,
          `${text} cannot be ${field} for a duty of the customer's`,
          `a role of yours, and what ${text} is paid to do under performs: { provider: … }`,
        );
      }
      return null;
    }
    const same = teams.find((t) => t.toLowerCase() === text.toLowerCase());
    if (same) return same;
    if (teams.length > 0) {
      const near = nearest(
        text.toLowerCase(),
        teams.map((t) => t.toLowerCase()),
        1,
      )[0];
      const meant = teams.find((t) => t.toLowerCase() === near);
      say(
        node,
        `"${short(text)}" is not among the teams`,
        meant ? `"${meant}"` : `one of ${teams.slice(0, 5).join(", ")}, or add it to teams`,
      );
      return null;
    }
    return checkedRole(node, say, warn);
  };

  const roleOf = (node: Tree | undefined, field: string): string | null => {
    if (node === undefined) return null;
    if (node.kind === "list") {
      const several = node.items.length > 1;
      say(
        several ? (node.items[1] as Tree) : node,
        several ? `${node.items.length} roles are ${field}` : `${field} is a list`,
        several ? "one role, and the others under performs" : ROLE,
      );
      return null;
    }
    const text = textOf(node, field, say, ROLE);
    if (!text) return null;
    const parts = text.text.split(/\s*(?:[,;/+&]|\band\b)\s*/);
    const isTeam = (part: string) => teams.some((t) => t.toLowerCase() === part.toLowerCase());
    if (!isTeam(text.text) && parts.length > 1 && (/[,;]/.test(text.text) || parts.every(isTeam))) {
      say(text, `${parts.length} roles are ${field}`, "one role, and the others under performs");
      return null;
    }
    return known(text, field);
  };

  const performerOf = (node: Tree): Performer | null => {
    if (node.kind === "text") {
      const text = textOf(node, "an entry of performs", say, ROLE);
      const name = text && known(text, "performs");
      return name === null ? null : { kind: "team", name };
    }
    if (node.kind === "list") {
      say(node, "an entry of performs is a list", "one list of roles");
      return null;
    }
    const fields = fieldsOf(node, ["thirdParty", "provider"], say, { team: "the role alone, without a key" });
    if (fields.thirdParty && fields.provider) {
      say(node, "a third party and the provider stand in one entry", "an entry for each");
      return null;
    }
    const kind = fields.provider ? "provider" : "thirdParty";
    const example = kind === "provider" ? `"${short_} Managed Services"` : "the third party's name";
    const text = textOf(fields[kind], kind, say, example);
    if (!text) return null;
    if (EMAIL.test(text.text)) return says(text, "an e-mail address names a person", example);
    if (kind === "thirdParty" && providerIn(text.text)) return says(text, `${text.text} is no third party`, `{ provider: ${example} }`);
    if (kind === "provider" && providerIn(text.text))
      return says(text, `${text.text} alone is no managed service`, `which one, such as ${example}`);
    return { kind, name: text.text };
  };
  const says = (node: TextNode, what: string, write: string): null => {
    say(node, what, write);
    return null;
  };

  const performersOf = (node: Tree | undefined): Performer[] | null => {
    if (node === undefined) return null;
    const items = node.kind === "list" ? node.items : [node];
    if (items.length === 0) say(node, "performs is an empty list", `${ROLE}, or leave it out`);
    return items.flatMap((item) => performerOf(item) ?? []);
  };
  return { roleOf, performersOf };
}

/** A role by its name: an e-mail address is a fault, what looks like somebody's name a warning, since "Blue Falcon" may be a team. */
export function checkedRole(node: TextNode, say: Say, warn: Say): string | null {
  if (EMAIL.test(node.text)) {
    say(node, "an e-mail address names a person", ROLE);
    return null;
  }
  if (/^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,2}$/u.test(node.text) && !OF_ROLES.test(node.text)) {
    warn(node, `"${node.text}" may be a person's name`, ROLE);
  }
  return node.text;
}
