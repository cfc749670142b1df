import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answer, COLUMNS, FILE, picture } from "../../scripts/picture/answer.js";
import { runsOf } from "../../scripts/picture/cells.js";
import { CELL, GROUND, MARGIN, svg } from "../../scripts/picture/svg.js";

const drawn = readFileSync(FILE, "utf8");
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
const attribute = (tag: string, name: string) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "";
const textsOf = (source: string) =>
  [...source.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, tag = "", text = ""]) => ({
    x: Number(attribute(tag, "x")),
    y: Number(attribute(tag, "y")),
    length: Number(attribute(tag, "textLength")),
    fill: attribute(tag, "fill"),
    text: unescaped(text),
  }));

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

test("contrast is measured right", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test(`${FILE} is what npm run picture draws now`, async () => expect(drawn).toBe(await picture()));

describe("the picture", () => {
  const texts = textsOf(drawn);
  test("stands on a panel of its own, whatever the page's scheme", () => {
    const [width, height] = [Number(attribute(drawn, "width")), Number(attribute(drawn, "height"))];
    const panel = drawn.match(/<rect[^>]*>/)?.[0] ?? "";
    expect(attribute(panel, "fill")).toBe(GROUND);
    expect(Number(attribute(panel, "width"))).toBeGreaterThanOrEqual(width - 1);
    expect(Number(attribute(panel, "height"))).toBeGreaterThanOrEqual(height - 1);
    expect(drawn).not.toMatch(/opacity|prefers-color-scheme/);
  });
  test("every text and mark has a contrast of 4.5 at least", () => {
    const inks = [...drawn.matchAll(/ (?:fill|stroke)="(#[0-9a-f]{6})"/g)].map(([, ink]) => ink as string);
    const used = new Set([...texts.map((t) => t.fill), ...inks.filter((ink) => ink !== GROUND && ink !== "#57606a")]);
    expect(used.size).toBeGreaterThan(3);
    expect([...used].filter((ink) => contrast(ink, GROUND) < 4.5)).toEqual([]);
  });
  test("text stands on the grid, in as many cells as it has characters, and inside the panel", () => {
    expect(texts.length).toBeGreaterThan(20);
    for (const t of texts) {
      const column = (t.x - MARGIN.x) / CELL.width;
      expect(Math.abs(column - Math.round(column))).toBeLessThan(0.01);
      expect(t.length).toBeCloseTo([...t.text].length * CELL.width, 1);
      expect(Math.round(column) + [...t.text].length).toBeLessThanOrEqual(COLUMNS);
    }
  });
  test("has each word of the answer, in its place", async () => {
    const lines = await answer();
    const words = (text: string) => text.split(/\s+/).filter((w) => w && !/^[─-╿●○◐◂]+$/.test(w));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that colour text
    const plain = lines.map((l) => l.replace(/\u001b\[[0-9;]*m/g, ""));
    const rows = plain.map((_, i) => texts.filter((t) => Math.round((t.y - 14.5 - MARGIN.y) / CELL.height) === i + 2));
    expect(rows.map((row) => row.flatMap((t) => words(t.text)))).toEqual(plain.map(words));
    for (const [i, row] of rows.entries()) {
      for (const t of row)
        expect(plain[i]?.indexOf(t.text, Math.round((t.x - MARGIN.x) / CELL.width))).toBe(Math.round((t.x - MARGIN.x) / CELL.width));
    }
  });
});

describe("drawing", () => {
  test("runs of one style, at their columns", () => {
    expect(runsOf("  \u001b[1m\u001b[33mYou\u001b[39m\u001b[22m   act now  and \u001b[2mthen\u001b[22m")).toEqual([
      { column: 2, text: "You", style: { color: "yellow", bold: true, dim: false } },
      { column: 8, text: "act now", style: { color: "plain", bold: false, dim: false } },
      { column: 17, text: "and", style: { color: "plain", bold: false, dim: false } },
      { column: 21, text: "then", style: { color: "plain", bold: false, dim: true } },
    ]);
  });
  test("an unknown colour or frame is an error", () => {
    expect(() => runsOf("\u001b[95mx")).toThrow("95");
    expect(() => svg(["╔"], 80, "")).toThrow("╔");
  });
  test("markup in text is text", () =>
    expect(svg(["a <b> & c"], 80, "<t>")).toMatch(/<title id="title">&lt;t&gt;<[\s\S]*>a &lt;b&gt; &amp; c</));
});
