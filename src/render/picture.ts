import type { Catalog, ControlType, Provider } from "../catalog/index.js";
import { sources } from "./answers.js";
import { hint } from "./lists.js";
import { type Look, ownerStyle, type Theme, themeOf } from "./look.js";
import { firstThatFits } from "./screen.js";
import { cut, labelled, paragraph, widthOf, wrap } from "./text.js";

type Picture = NonNullable<Provider["picture"]>;

/**
 * A provider's shared responsibility model as a picture: the customer above, in the cloud; the provider below, of the cloud.
 * The kinds of control follow where a screen has room.
 */
export function renderPicture(catalog: Catalog, look: Look, providerId: string): string[] {
  const picture = catalog.providers.find((p) => p.id === providerId)?.picture;
  if (!picture) return [];
  const theme = themeOf(look);
  const width = Math.min(Number.isFinite(look.width) ? look.width : 80, 80);
  const side = ({ title, rows }: Picture["customer"], owner: "customer" | "provider") => {
    const style = ownerStyle(theme, owner);
    if (!look.accessible) return box(look, width, title, rows, style);
    return [...paragraph(look, title).map((l) => style(l)), ...rows.flatMap((row) => labelled(look, "Layer", row.join(", ")))];
  };
  const drawn = [...side(picture.customer, "customer"), ...side(picture.provider, "provider"), ""];
  const pages = sources(look, theme, picture.sources);
  return firstThatFits(look, [
    () => [...drawn, ...kinds(catalog, look, theme, picture, width), "", ...pages],
    () => [...drawn, ...pages, ...hint(look, "The three kinds of control: --all", 2)],
  ]);
}

function kinds(catalog: Catalog, look: Look, theme: Theme, picture: Picture, width: number): string[] {
  const styles: Record<ControlType, (s: string) => string> = {
    inherited: ownerStyle(theme, "provider"),
    shared: ownerStyle(theme, "shared"),
    customer: ownerStyle(theme, "customer"),
  };
  return picture.kinds.flatMap((k) => {
    const members = k.controls.map((id) => catalog.controlHeads.find((c) => c.id === id)?.title ?? id).join(", ");
    const lines = (text: string) => paragraph({ ...look, width: Math.min(look.width, width) }, text, 4);
    return [...paragraph(look, k.title).map((l) => styles[k.type](l)), ...lines(k.text), ...lines(members).map((l) => theme.chalk.dim(l))];
  });
}

/** A frame with a title and, in each row, cells of equal width; cells whose words are too long for that stand below one another. */
function box(look: Look, width: number, title: string, rows: string[][], style: (s: string) => string): string[] {
  const [h, v, tl, tr, bl, br, l, r] = look.unicode ? [..."─│┌┐└┘├┤"] : [..."-|++++++"];
  const inner = width - 2;
  const rule = (h as string).repeat(inner);
  const line = (text: string) => `${style(v as string)}${text}${" ".repeat(Math.max(0, inner - widthOf(text)))}${style(v as string)}`;
  const name = ` ${cut(look, title, inner - 4)} `;
  const longest = (row: string[]) => Math.max(...row.flatMap((c) => c.split(" ").map(widthOf)));
  const body = rows.flatMap((row, i) => {
    const side = Math.floor(inner / row.length);
    const beside = longest(row) <= side - 2;
    const cells = beside ? row.map((c) => wrap(c, side - 2)) : [row.flatMap((c) => wrap(c, inner - 2))];
    const each = beside ? side : inner;
    const height = Math.max(...cells.map((c) => c.length));
    const text = Array.from({ length: height }, (_, n) => cells.map((c) => ` ${(c[n] ?? "").padEnd(each - 1)}`).join(""));
    return [...(i > 0 ? [style(`${l}${rule}${r}`)] : []), ...text.map(line)];
  });
  return [
    style(`${tl}${h}${name}${(h as string).repeat(Math.max(0, inner - 1 - widthOf(name)))}${tr}`),
    ...body,
    style(`${bl}${rule}${br}`),
  ];
}
