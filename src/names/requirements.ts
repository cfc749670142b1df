/** The ids of requirements as people write them: `AC-2`, `ac-2.1`, `AC-02 (01)`, `PR.AA-1`. */

/** The families of NIST SP 800-53. */
const FAMILIES = "AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR";
/** The functions of the NIST Cybersecurity Framework. */
const FUNCTIONS = "GV|ID|PR|DE|RS|RC";
const ID = `(?<![\\w.-])(?:(?<family>${FAMILIES})-(?<number>\\d{1,2})(?:\\s?\\((?<enhancement>\\d{1,2})\\)|\\.(?<dotted>\\d{1,2}))?|(?<outcome>(?:${FUNCTIONS})\\.[A-Z]{2})-(?<place>\\d{1,2}))(?![\\w-])`;

/** An id in a text: as its framework writes it, and as it stands there. */
export interface RequirementName {
  id: string;
  text: string;
}

/** Every id of a requirement in a text, by its form alone: whether there is such a requirement the catalogue tells. */
export function requirementsIn(text: string): RequirementName[] {
  return [...text.matchAll(new RegExp(ID, "gi"))].map((m) => ({ id: idOf(m.groups ?? {}), text: m[0] }));
}

/** The id that a name is, as its framework writes it; null where it has not the form of one. */
export function requirementId(name: string): string | null {
  const given = name.trim();
  const [first] = requirementsIn(given);
  return first && first.text === given ? first.id : null;
}

function idOf({ family, number, enhancement, dotted, outcome, place }: Record<string, string | undefined>): string {
  if (outcome) return `${outcome.toUpperCase()}-${String(Number(place)).padStart(2, "0")}`;
  const part = enhancement ?? dotted;
  return `${family?.toUpperCase()}-${Number(number)}${part ? `(${Number(part)})` : ""}`;
}
