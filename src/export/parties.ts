/** How people are shown the two sides of a matrix. */
import type { MatrixCell, MatrixDocument } from "./document.js";

export interface Party {
  id: string;
  /** Name as a word: "AWS". */
  name: string;
}

/** The provider of what the columns are; the first where there are several. */
export function providerOf({ rows }: Pick<MatrixDocument, "rows">): Party {
  for (const row of rows)
    for (const cell of row.cells)
      for (const answer of cell.answers) {
        const id = answer.service?.provider ?? answer.fact.split("/")[0];
        if (id) return { id, name: nameOf(id) };
      }
  return { id: "provider", name: "Provider" };
}

/** "aws" is an abbreviation, "alibaba" a name. */
function nameOf(id: string): string {
  return id.length <= 3 ? id.toUpperCase() : id.charAt(0).toUpperCase() + id.slice(1);
}

export function ownerWord(owner: MatrixCell["owner"], provider: Party): string {
  return { provider: provider.name, customer: "Customer", shared: "Shared", depends: "Depends", "not-applicable": "Does not apply" }[owner];
}
