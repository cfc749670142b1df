/** Texts of many sorted lines, of which few are looked up: taking them apart, or only reading them, would cost more at every start. */

/** Sorted lines that are found by how they begin. */
export interface SortedLines {
  /** The rest of the line that begins with `key`, which is a line's first words and its tab; undefined where there is none. */
  rest(key: string): string | undefined;
}

/** Sorted lines in memory, with their text: each line ends with a line break. */
export interface TextLines extends SortedLines {
  readonly text: string;
}

const before = (a: string, b: string) => (a < b ? -1 : 1);

/** Sorts lines, none of which holds a line break. */
export function sortedLines(lines: readonly string[]): TextLines {
  return linesIn(
    [...lines]
      .sort(before)
      .map((l) => `${l}\n`)
      .join(""),
  );
}

/** The lines of a text in which they are sorted already. */
export function linesIn(text: string): TextLines {
  return { text, rest: (key) => find(text, key) };
}

/** About so many characters are read at once where a line is looked up in a file. */
const PAGE = 4096;

/** Where the pages of a text begin, and the line that begins each: `position<tab>line` without what stands after the line's own tab. */
export function pagesOf({ text }: TextLines): string {
  const pages: string[] = [];
  for (let at = 0; at < text.length; ) {
    pages.push(`${at}\t${text.slice(at, text.indexOf("\n", at)).replace(/\t.*/s, "")}`);
    at = text.indexOf("\n", Math.min(at + PAGE, text.length - 1)) + 1;
  }
  return pages.join("\n");
}

/**
 * Sorted lines that are read page by page, each once.
 * @param pages what `pagesOf` made; asked for with the first line
 * @param read the text from one position to another; from the last page's, to the end
 */
export function pagedLines(pages: () => string, read: (from: number, to: number | undefined) => string): SortedLines {
  let starts: number[] | undefined;
  let firsts: string[] = [];
  const kept = new Map<number, string>();
  const open = (): number[] => {
    const lines = pages().split("\n");
    firsts = lines.map((l) => `${l.slice(l.indexOf("\t") + 1)}\t`);
    return lines.map((l) => Number.parseInt(l, 10));
  };
  return {
    rest(key) {
      starts ??= open();
      let low = 0;
      let high = firsts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((firsts[middle] as string) <= key) low = middle;
        else high = middle;
      }
      let page = kept.get(low);
      if (page === undefined) {
        page = read(starts[low] as number, starts[low + 1]);
        kept.set(low, page);
      }
      return find(page, key);
    },
  };
}

function find(text: string, key: string): string | undefined {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : Math.max(text.lastIndexOf("\n", middle - 1) + 1, low);
    const end = text.indexOf("\n", start);
    const line = text.slice(start, Math.min(end, start + key.length));
    if (line === key) return text.slice(start + key.length, end);
    if (line < key) low = end + 1;
    else high = start;
  }
  return undefined;
}
