/**
 * The rest of the line that begins with `key`, in a text of sorted lines with a line break before and after each; undefined where there is
 * none. Looking up few lines of a long text costs less than taking it apart at every start.
 */
export function lineOf(text: string, key: string): string | undefined {
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const start = Math.max(text.lastIndexOf("\n", (low + high) >> 1), low) + 1;
    const end = text.indexOf("\n", start);
    const line = text.slice(start, Math.min(end, start + key.length));
    if (line === key) return text.slice(start + key.length, end);
    if (line < key) low = end;
    else high = start - 1;
  }
  return undefined;
}
