import type { Catalog, ControlType } from "../catalog/index.js";
import { sources } from "./answers.js";
import { type Look, ownerStyle, themeOf } from "./look.js";
import { cut, widthOf, wrap } from "./text.js";

/** A provider's shared responsibility model as a picture: the customer above, in the cloud; the provider below, of the cloud. */
export function renderPicture(catalog: Catalog, look: Look, providerId: string): string[] {
  const provider = catalog.providers.find((p) => p.id === providerId);
  const picture = provider?.picture;
  if (!picture) return [];
  const theme = themeOf(look);
  const width = Math.min(Number.isFinite(look.width) ? look.width : 80, 80);
  const customer = box(look, width, picture.customer.title, picture.customer.rows, ownerStyle(theme, "customer"));
  const below = box(look, width, picture.provider.title, picture.provider.rows, ownerStyle(theme, "provider"));
  const styles: Record<ControlType, (s: string) => string> = {
    inherited: ownerStyle(theme, "provider"),
    shared: ownerStyle(theme, "shared"),
    customer: ownerStyle(theme, "customer"),
  };
  const kinds = picture.kinds.flatMap((k) => {
    const members = k.controls.map((id) => catalog.controlHeads.find((c) => c.id === id)?.title ?? id).join(", ");
    return [
      `  ${styles[k.type](k.title)}`,
      ...wrap(k.text, width - 4).map((l) => `    ${l}`),
      ...wrap(members, width - 4).map((l) => `    ${theme.chalk.dim(l)}`),
    ];
  });
  return [...customer, ...below, "", ...kinds, "", ...sources(look, theme, picture.sources)];
}

/** A frame with a title and, in each row, cells of equal width. */
function box(look: Look, width: number, title: string, rows: string[][], style: (s: string) => string): string[] {
  const [h, v, tl, tr, bl, br] = look.unicode ? ["─", "│", "┌", "┐", "└", "┘"] : ["-", "|", "+", "+", "+", "+"];
  const inner = width - 2;
  const line = (text: string, dress: (s: string) => string = (s) => s) =>
    `${style(v as string)}${dress(text)}${" ".repeat(Math.max(0, inner - widthOf(text)))}${style(v as string)}`;
  const name = ` ${cut(look, title, inner - 4)} `;
  const body = rows.flatMap((row, i) => {
    const each = Math.floor(inner / row.length);
    const cells = row.map((c) => wrap(c, each - 2));
    const height = Math.max(...cells.map((c) => c.length));
    const text = Array.from({ length: height }, (_, n) => cells.map((c) => ` ${(c[n] ?? "").padEnd(each - 1)}`).join(""));
    return [...(i > 0 ? [line((h as string).repeat(inner), style)] : []), ...text.map((t) => line(t))];
  });
  return [
    style(`${tl}${h}${name}${(h as string).repeat(Math.max(0, inner - 1 - widthOf(name)))}${tr}`),
    ...body,
    style(`${bl}${(h as string).repeat(inner)}${br}`),
  ];
}
