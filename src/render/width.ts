import { eastAsianWidth } from "get-east-asian-width";

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that colour text
const COLOUR = /\u001b\[[0-9;]*m|\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
const ASCII = /^[\u0020-\u007e]*$/;
const NO_COLUMN = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/**
 * The columns that a text takes in a terminal, its colours left out. The bundle gives this to wrap-ansi and cli-table3 in place of
 * string-width, whose emoji expressions cost a fifth of every start.
 */
export default function stringWidth(text: string): number {
  const plain = text.includes("\u001b") ? text.replace(COLOUR, "") : text;
  if (ASCII.test(plain)) return plain.length;
  let width = 0;
  for (const ch of plain) if (!NO_COLUMN.test(ch)) width += eastAsianWidth(ch.codePointAt(0) as number);
  return width;
}
