/** Numbers that follow from a seed alone, the same on every machine. */
export interface Random {
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number;
  one<T>(items: readonly T[]): T;
  /** The items in another order; the given ones stay as they are. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * A generator of the family "small fast counting" over 32 bits; its state is the seed's text, mixed.
 * @param seed any text
 */
export function randomFrom(seed: string): Random {
  const mix = hashOf(seed);
  let [a, b, c, counter] = [mix(), mix(), mix(), 1];
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  // The first numbers of like seeds are alike.
  for (let i = 0; i < 16; i++) next();
  const below = (n: number): number => Math.floor((next() / 2 ** 32) * n);
  return {
    below,
    one: (items) => items[below(items.length)] as (typeof items)[number],
    shuffle: (items) => {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [out[i], out[j]] = [out[j] as (typeof out)[number], out[i] as (typeof out)[number]];
      }
      return out;
    },
  };
}

/** FNV-1a over the text, and from it as many numbers as one likes. */
function hashOf(text: string): () => number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return () => {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    return h | 0;
  };
}
