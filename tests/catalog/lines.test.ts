import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesIn, pagesOf, sortedLines } from "../../src/catalog/index.js";
import { pagedLines } from "../../src/catalog/lines.js";

/** The same lines in memory and page by page, and how often a page was read. */
function both(keys: readonly string[]) {
  const inMemory = sortedLines(keys.map((k) => `${k}\t<${k}>`));
  const read: number[] = [];
  const paged = pagedLines(
    () => pagesOf(inMemory),
    (from, to) => {
      read.push(from);
      return inMemory.text.slice(from, to);
    },
  );
  return { inMemory, paged, read };
}

const many = Array.from({ length: 3000 }, (_, i) => `key ${i * 7}`);

describe("sorted lines", () => {
  test.each([
    ["nothing", [], "a", undefined],
    ["one line", ["a"], "a", "<a>"],
    ["before the first", ["b"], "a", undefined],
    ["behind the last", ["a"], "b", undefined],
    ["a key that begins another", ["ab", "a", "abc"], "ab", "<ab>"],
    ["no line of its own, only longer ones", ["ab", "abc"], "a", undefined],
    ["an empty key", ["", "a"], "", "<>"],
    ["a key with a space", ["a b", "a", "a c"], "a b", "<a b>"],
    ["a key below a space", ["\u0001a", "a"], "\u0001a", "<\u0001a>"],
    ["letters beyond ASCII", ["\u00e9t\u00e9", "ete"], "\u00e9t\u00e9", "<\u00e9t\u00e9>"],
    ["the first of many pages", many, "key 0", "<key 0>"],
    ["one inside many pages", many, "key 10500", "<key 10500>"],
    ["none between many", many, "key 10501", undefined],
  ])("%s", (_, keys, key, rest) => {
    const { inMemory, paged } = both(keys);
    expect([inMemory.rest(`${key}\t`), paged.rest(`${key}\t`)]).toEqual([rest, rest]);
  });

  test("every key of many is found, each page is read once", () => {
    const { paged, read } = both(many);
    expect(many.filter((k) => paged.rest(`${k}\t`) !== `<${k}>`)).toEqual([]);
    expect(read.length).toBeGreaterThan(10);
    expect(new Set(read).size).toBe(read.length);
  });

  test("only the page with the line is read", () => {
    const { paged, read } = both(many);
    paged.rest("key 700\t");
    expect(read).toHaveLength(1);
  });

  test("in memory and page by page any keys are found alike", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", " ", "\u0001", "\u00ff"), maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 400 }), word, (keys, key) => {
        const { inMemory, paged } = both(keys);
        const rest = keys.includes(key) ? `<${key}>` : undefined;
        expect([inMemory.rest(`${key}\t`), paged.rest(`${key}\t`)]).toEqual([rest, rest]);
      }),
    );
  });

  test("a text of lines is taken as it stands", () => expect(linesIn("a\t1\nb\t2\n").rest("b\t")).toBe("2"));
});
