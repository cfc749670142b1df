import type { Head } from "../answer/index.js";
import type { MatrixColumn, MatrixDocument } from "./document.js";
import { ADDED } from "./who.js";

type Noted = Head &
  Pick<MatrixDocument, "perspective" | "words" | "environment" | "account"> & {
    columns: readonly MatrixColumn[];
    providers: { id: string; name: string }[];
  };

/** Where a provider lists which of its services are within an audit programme. */
const SCOPE_LISTS: Record<string, string> = { aws: "https://aws.amazon.com/compliance/services-in-scope/" };

/**
 * What every export opens with: edition and date, the services, whose statement it is, what must still be checked, and how to read it.
 * It has five lines, whatever it is of, so that a program can skip them by number.
 * @param about what the rows are, with what they are restricted to
 */
export function noticeOf(document: Noted, about: string): string[] {
  const { catalog, overlay, columns, providers } = document;
  const names = providers.map((p) => p.name).join(" or ");
  const lists = providers.flatMap((p) => SCOPE_LISTS[p.id] ?? []);
  return [
    `Responsibility matrix from the catalogue ${catalog.version} of ${catalog.date}${overlay ? throughOverlay(document, overlay) : ""}.`,
    `Services: ${columns.map((c) => `${c.name} (${c.id}${c.own ? `, ${ADDED}` : ""})`).join("; ")}.`,
    `Compiled from public pages; not a statement by ${names}.${overlay ? " Who carries the customer's half is the team's own statement." : ""}`,
    `Whether a service is in the scope of an audit programme is not said here: check the provider's own services-in-scope list${lists.length > 0 ? ` (${lists.join(", ")})` : ""}.`,
    `${about} The date of a page is that of the copy that was read. ${reading(document, names)}`,
  ];
}

/** Which overlay was read, and where in the company the matrix is for. */
function throughOverlay({ environment, account }: Noted, { path, sha256 }: NonNullable<Noted["overlay"]>): string {
  const places = [environment && `environment ${environment}`, account && `account ${account}`].filter(Boolean).join(", ");
  return `, seen through the overlay ${path} (SHA-256 ${sha256})${places ? ` for ${places}` : ""}`;
}

/** Who is who in the words for origination. */
function reading({ perspective, words }: Pick<MatrixDocument, "perspective" | "words">, names: string): string {
  if (words === "csa") {
    return perspective === "leveraging"
      ? `Ownership in the words of the CSA's CAIQ v4, written by a team whose service runs on ${names}: that team is the CSP, ${names} the 3rd party.`
      : `Ownership in the words of the CSA's CAIQ v4, written by ${names}: ${names} is the CSP, you are the CSC.`;
  }
  return perspective === "leveraging"
    ? `Origination in FedRAMP's words, written by a team whose system runs on ${names}: "Inherited" is what ${names} does, "Service Provider" is that team.`
    : `Origination in FedRAMP's words, written by ${names}: "Service Provider" is ${names}, "Customer" is you; configured or provided is a proposal from the words of the duty.`;
}
