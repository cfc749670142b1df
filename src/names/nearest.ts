/** Optimal string alignment distance: edits of one letter, and neighbours swapped; gives up above `most`. */
export function distance(a: string, b: string, most = 3): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, (before[j - 2] as number) + 1);
      next.push(d);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] as number;
}

/** Up to `count` of `names` that are near to `name` in spelling or begin with it, nearest first. */
export function nearest(name: string, names: readonly string[], count = 3): string[] {
  const given = name.toLowerCase();
  const most = given.length <= 4 ? 1 : given.length <= 8 ? 2 : 3;
  return names
    .map((n) => ({ n, d: n.startsWith(given) && given.length > 2 ? 0.5 : distance(given, n.toLowerCase(), most) }))
    .filter(({ d }) => d <= most)
    .sort((a, b) => a.d - b.d || a.n.localeCompare(b.n))
    .slice(0, count)
    .map(({ n }) => n);
}
