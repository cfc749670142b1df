import { type Answer, CUSTOMERS_DO, type CustomersDo } from "../answer/index.js";
import type { MatrixCell, OriginationWords, Perspective } from "./document.js";

/** The words of FedRAMP's workbook for where the implementation of a control comes from. */
export const FEDRAMP = {
  corporate: "Service Provider Corporate",
  system: "Service Provider System Specific",
  hybrid: "Service Provider Hybrid (Corporate and System Specific)",
  configured: "Configured by Customer (Customer System Specific)",
  provided: "Provided by Customer (Customer System Specific)",
  shared: "Shared (Service Provider and Customer Responsibility)",
  inherited: "Inherited from pre-existing FedRAMP Authorization",
} as const;

/** The words of the CSA's CAIQ v4, "SSRM Control Ownership". */
export const CSA = {
  provider: "CSP-owned",
  customer: "CSC-owned",
  thirdParty: "3rd-party outsourced",
  shared: "Shared CSP and CSC",
  sharedWithThirdParty: "Shared CSP and 3rd-party",
  none: "N/A",
} as const;

type Owner = MatrixCell["owner"];

/**
 * Where a control comes from, in the words of a programme. They depend on who writes: to a team whose system runs on the provider, what the
 * provider does is inherited and what "the customer" does is its own system's; "customer" in these words is always the writer's customer,
 * of whom a team's overlay speaks.
 * @param owner of the cell; where it depends on an option there are no words
 * @param answers of the cell: they tell settings from things that must be brought along, and name third parties
 * @param speaking those of them that speak for the whole cell: of a requirement, not those of controls that are only related to it
 */
export function origination(
  owner: Owner,
  answers: readonly Answer[],
  perspective: Perspective,
  words: OriginationWords,
  speaking = answers,
): string[] {
  if (owner === "depends") return [];
  const left = perspective === "leveraging" && owner !== "provider" ? leftBy(speaking) : null;
  return words === "csa" ? [csa(owner, answers, perspective, left)] : fedramp(owner, answers, perspective, left);
}

/** Who does what the provider leaves: the team, and, where its overlay says so, its own customers. */
export interface Left {
  team: boolean;
  /** Each way in which the team's customers have a part. */
  customers: CustomersDo[];
}

/** @param answers those of the cells that are wanted; the customer's half of each counts */
export function leftBy(answers: readonly Answer[]): Left {
  // Without an overlay, and where it says nothing of customers, it is the team's.
  if (!answers.some((a) => a.yours?.customers)) return { team: true, customers: [] };
  const halves = answers.filter((a) => a.owner === "customer" || a.owner === "shared");
  const does = new Set(halves.map((a) => a.yours?.customers));
  return {
    team: halves.some((a) => !a.yours?.customers || a.yours.accountable !== null),
    customers: CUSTOMERS_DO.filter((d) => does.has(d)),
  };
}

function fedramp(owner: Exclude<Owner, "depends">, answers: readonly Answer[], perspective: Perspective, left: Left | null): string[] {
  if (owner === "not-applicable") return [];
  if (perspective === "leveraging") {
    return [
      ...(owner === "customer" ? [] : [FEDRAMP.inherited]),
      ...(left?.team ? [FEDRAMP.system] : []),
      ...(left?.customers ?? []).map((d) => BY_CUSTOMERS[d]),
    ];
  }
  if (owner === "provider") return [FEDRAMP.system];
  if (owner === "shared") return [FEDRAMP.shared];
  const parts = answers.filter((a) => a.owner !== "not-applicable");
  return [
    ...(parts.some(isSetting) ? [FEDRAMP.configured] : []),
    ...(parts.some((a) => !isSetting(a)) || parts.length === 0 ? [FEDRAMP.provided] : []),
  ];
}

const BY_CUSTOMERS: Record<CustomersDo, string> = { configure: FEDRAMP.configured, provide: FEDRAMP.provided };

/** The CSA asks a provider; of a team whose system runs on the catalogue's provider, that one is the third party. */
function csa(owner: Exclude<Owner, "depends">, answers: readonly Answer[], perspective: Perspective, left: Left | null): string {
  if (owner === "not-applicable") return CSA.none;
  // There is no word for three: where the team's customers have a part, theirs is the one that is said.
  if (left && left.customers.length > 0) return owner === "customer" && !left.team ? CSA.customer : CSA.shared;
  if (perspective === "leveraging") {
    return { provider: CSA.thirdParty, customer: CSA.provider, shared: CSA.sharedWithThirdParty }[owner];
  }
  if (owner === "customer") return CSA.customer;
  if (owner === "shared") return CSA.shared;
  // The provider keeps a part wherever the catalogue says what it does.
  const outsourced = answers.filter((a) => a.thirdParty);
  if (outsourced.length === 0) return CSA.provider;
  return outsourced.length === answers.length && answers.every((a) => !a.duties.provider) ? CSA.thirdParty : CSA.sharedWithThirdParty;
}

/** Whether all of a control can be inherited, a part, or nothing; null where it does not apply or depends on an option. */
export function inheritance(owner: Owner): MatrixCell["canBeInherited"] {
  if (owner === "depends" || owner === "not-applicable") return null;
  return ({ provider: "yes", shared: "partial", customer: "no" } as const)[owner];
}

/** What one does to a setting, at the head of a duty. */
const SETTING_VERBS =
  /^(set|choose|select|require|enable|disable|activate|deactivate|turn|switch|configure|limit|restrict|allow|block|forbid|lock|attach|grant|authorize|associate|assign|schedule|opt|route|create|define|lay|name|add|raise|put)\b/i;
/** What one sets, wherever it stands. */
const SETTINGS =
  /\b(polic(y|ies)|rules?|settings?|security groups?|web ACL|lifecycle|thresholds?|guardrails?|windows?|baselines?|quotas?)\b/i;

/**
 * Whether the customer's part is a setting in the service (FedRAMP: configured), rather than something that the customer brings along
 * (provided), such as people, plans, or software. Read off the words of the duty, so it is a proposal for the one who writes the plan.
 */
export function isSetting(answer: Pick<Answer, "owner" | "split" | "duties">): boolean {
  if (answer.owner === "shared" && answer.split !== "layers") return true;
  const duty = answer.duties.customer ?? "";
  return SETTING_VERBS.test(duty) || SETTINGS.test(duty);
}
