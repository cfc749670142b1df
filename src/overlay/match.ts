/** Which rule speaks for a cell. */
import type { Answer, Yours } from "../answer/index.js";
import { CLOUD_MODELS } from "../catalog/index.js";
import { ANYWHERE, type Overlay, type Rule, type Where } from "./types.js";

/** What of an answer decides whose it is. */
export type Cell = Pick<Answer, "control" | "service" | "options" | "owner" | "depends" | "owners">;

/** Whether the customer has a part in a cell. */
export function holds({ owner, depends, service, owners }: Cell): boolean {
  const has = (o: string) => o === "customer" || o === "shared";
  return has(owner) || (depends && !service && CLOUD_MODELS.some((m) => has(owners[m])));
}

/**
 * How closely a rule fits a cell; null where it does not. Compared from left to right: where (option 2, service 1, any 0), what (control 2,
 * category 1, any 0), account 1, environment 1.
 */
export function rankOf(rule: Rule, cell: Cell, where: Where): number[] | null {
  const place = level([rule.options, cell.options.map((o) => o.id)], [rule.services, cell.service ? [cell.service.id] : []]);
  const subject = level([rule.controls, [cell.control.id]], [rule.categories, [cell.control.category]]);
  const account = level([rule.accounts, where.account === null ? [] : [where.account]]);
  const environment = level([rule.environments, where.environment === null ? [] : [where.environment]]);
  const rank = [place, subject, account, environment];
  return rank.every((r) => r !== null) ? (rank as number[]) : null;
}

/** The first pair whose list holds one of the ids counts most; 0 where no list restricts. */
function level(...pairs: (readonly [list: readonly string[], ids: readonly string[]])[]): number | null {
  const at = pairs.findIndex(([list, ids]) => ids.some((id) => list.includes(id)));
  if (at >= 0) return pairs.length - at;
  return pairs.every(([list]) => list.length === 0) ? 0 : null;
}

/**
 * Who carries the customer's half of a cell. More special rules win over general ones, and of equals the later one; a rule that names who
 * has it (who is accountable, or the team's own customers) begins anew, one that does not adds to what more general ones said.
 * @returns null where the customer has no part, or no rule speaks
 */
export function yoursOf(overlay: Overlay, cell: Cell, where: Where = ANYWHERE): Yours | null {
  if (!holds(cell)) return null;
  const environment = where.environment ?? (where.account === null ? null : (overlay.accounts[where.account] ?? null));
  const fitting = overlay.rules
    .flatMap((rule) => {
      const rank = rankOf(rule, cell, { ...where, environment });
      return rank ? [{ rule, rank }] : [];
    })
    .sort((a, b) => compare(a.rank, b.rank));
  return fitting.reduce<Yours | null>((yours, { rule }) => {
    const before = rule.accountable === null && rule.customers === null ? yours : null;
    return {
      accountable: rule.accountable ?? before?.accountable ?? null,
      customers: rule.customers ?? before?.customers ?? null,
      performs: rule.performs ?? before?.performs ?? [],
      inheritsFrom: rule.inheritsFrom ?? before?.inheritsFrom ?? null,
      evidence: rule.evidence ?? before?.evidence ?? null,
      review: rule.review ?? before?.review ?? null,
      at: before?.at ?? { file: overlay.path, line: rule.line },
    };
  }, null);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
