import type { Look } from "./look.js";
import { widthOf } from "./text.js";

/** Lines on the terminal, which carries a long one (an address) over its edge. */
export function heightOf(look: Look, lines: readonly string[]): number {
  if (!Number.isFinite(look.width)) return lines.length;
  return lines.reduce((sum, l) => sum + Math.max(1, Math.ceil(widthOf(l) / look.width)), 0);
}

export const fits = (look: Look, lines: readonly string[]): boolean => heightOf(look, lines) <= look.rows;

/**
 * The first of several ways to say a thing that fits the screen.
 * @param ways fullest first; the last is taken where none fits
 */
export function firstThatFits(look: Look, ways: readonly (() => string[])[]): string[] {
  let lines: string[] = [];
  for (const way of ways) {
    lines = way();
    if (fits(look, lines)) break;
  }
  return lines;
}

/**
 * As many of some things as fit the screen.
 * @param count how many there are
 * @param draw all lines where the first `shown` are shown; it says itself that there are more
 */
export function asManyAsFit(look: Look, count: number, draw: (shown: number) => string[]): string[] {
  const all = draw(count);
  if (fits(look, all)) return all;
  let [low, high] = [Math.min(1, count), count - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(look, draw(middle))) low = middle;
    else high = middle - 1;
  }
  return draw(low);
}
