/** Text that a spreadsheet takes as it is. */

/** Longest text of a cell in UTF-16 units, and longest name of a sheet. */
const LONGEST_TEXT = 32_767;
const LONGEST_NAME = 31;
const CUT = " […] (cut)";

/** What a cell cannot hold, and `_x0041_`, which the program would read as another character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;

/** A cell's text: no control characters, no escapes that the program would decode, and cut with a mark where it is too long. */
export function cellText(text: string): string {
  const plain = UNSAFE.test(text)
    ? whole(text)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    : text;
  return plain.length <= LONGEST_TEXT ? plain : `${whole(plain.slice(0, LONGEST_TEXT - CUT.length))}${CUT}`;
}

/** Halves of a character outside the first plane cannot be written. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** A text that would become a formula, were it typed. */
export const looksLikeFormula = (text: string): boolean => /^[\s']*[=+\-@]/.test(text);

/** Names for sheets: at most 31 characters, none that is forbidden, no two alike. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = cellText(title)
      .replace(/[[\]:*?/\\\n\t]/g, " ")
      .replace(/\s+/g, " ")
      .replace(/^[' ]+|[' ]+$/g, "");
    // Excel keeps "History" for itself.
    const base = plain === "" || plain.toLowerCase() === "history" ? `Sheet ${plain}`.trim() : plain;
    for (let n = 1; ; n++) {
      const end = n === 1 ? "" : ` (${n})`;
      const name = `${base.slice(0, LONGEST_NAME - end.length).replace(/[' ]+$/, "")}${end}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
