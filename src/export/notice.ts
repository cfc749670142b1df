import type { Head } from "../answer/index.js";
import type { MatrixColumn, MatrixDocument } from "./document.js";

type Noted = Head &
  Pick<MatrixDocument, "perspective" | "words"> & { columns: readonly MatrixColumn[]; providers: { id: string; name: string }[] };

/** Where a provider lists which of its services are within an audit programme. */
const SCOPE_LISTS: Record<string, string> = { aws: "https://aws.amazon.com/compliance/services-in-scope/" };

/**
 * What every export opens with: edition and date, the services, whose statement it is, what must still be checked, and how to read it.
 * It has five lines, whatever it is of, so that a program can skip them by number.
 * @param about what the rows are, with what they are restricted to
 */
export function noticeOf(document: Noted, about: string): string[] {
  const { catalog, columns, providers } = document;
  const names = providers.map((p) => p.name).join(" or ");
  const lists = providers.flatMap((p) => SCOPE_LISTS[p.id] ?? []);
  return [
    `Responsibility matrix from the catalogue ${catalog.version} of ${catalog.date}.`,
    `Services: ${columns.map((c) => `${c.name} (${c.id})`).join("; ")}.`,
    `Compiled from public pages; not a statement by ${names}.`,
    `Whether a service is in the scope of an audit programme is not said here: check the provider's own services-in-scope list${lists.length > 0 ? ` (${lists.join(", ")})` : ""}.`,
    `${about} The date of a page is that of the copy that was read. ${reading(document, names)}`,
  ];
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
