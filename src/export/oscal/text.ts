/** Texts as OSCAL takes them. */

/** Prose as Markdown: what would be a mark is escaped. Control characters and empty texts have no place. */
export function markup(text: string): string {
  return plain(text).replace(/[\\*`<[\]{}~^]/g, "\\$&");
}

/** A value of a property: one line that neither begins nor ends with a space. */
export function plain(text: string): string {
  // A single space is left alone, so that most texts stay as they are.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]{2,}|[^\S ]|[\u0000-\u001f\u007f-\u009f]/g, " ").trim() || "-";
}

/** An id as a token: letters, digits, `.`, `-` and `_`, with a letter first. */
export function token(id: string): string {
  const safe = id.replace(/[^\p{L}\p{N}._-]+/gu, "_").replace(/_+$/, "");
  return /^[\p{L}_]/u.test(safe) ? safe : `_${safe}`;
}
