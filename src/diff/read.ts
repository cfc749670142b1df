import { readAnswers, readDocument } from "./documents.js";
import { NotComparable } from "./shape.js";
import type { Side } from "./side.js";

/** Whether a text is an overlay rather than JSON, by the file's name and, where that does not tell, by how it begins. */
export function isOverlay(name: string, text: string): boolean {
  if (/\.ya?ml$/i.test(name)) return true;
  return !/\.(nd)?json[l]?$/i.test(name) && /^\s*(#|---|[A-Za-z][\w-]*:)/.test(text);
}

/**
 * A JSON document, or one document a line.
 * @throws NotComparable where it is no JSON, ends in the middle, or is no document that can be compared
 */
export function readJson(text: string): Side {
  if (text.trim() === "") throw new NotComparable("it is empty; write it again");
  if (text.includes("\0")) throw new NotComparable("it is no text; give a file that srm wrote with --json, or an srm.yaml");
  try {
    const lines = linesOf(text);
    return lines ? readAnswers(lines.map((l, i) => parsed(l, `line ${i + 1}: `))) : readDocument(parsed(text, ""));
  } catch (error) {
    if (error instanceof RangeError) throw new NotComparable("it is nested too deeply; give a file that srm wrote with --json");
    throw error;
  }
}

/** The lines of a text whose first line is a whole document; null: it is one document. */
function linesOf(text: string): string[] | null {
  const end = text.indexOf("\n");
  const first = end < 0 ? "" : text.slice(0, end).trimEnd();
  if (!first.endsWith("}") || text.slice(end).trim() === "") return null;
  try {
    JSON.parse(first);
  } catch {
    return null;
  }
  return text.split(/\r?\n/).filter((l) => l.trim() !== "");
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = (error as Error).message;
    const at = Number(message.match(/at position (\d+)/)?.[1] ?? Number.NaN);
    if (/end of JSON|Unterminated/.test(message) || at >= text.trimEnd().length) {
      throw new NotComparable(`${where}it ends in the middle; write it again`);
    }
    const place = Number.isNaN(at) ? "" : ` (${lineAndColumn(text, at)})`;
    throw new NotComparable(`${where}it is no JSON${place}; give a file that srm wrote with --json, or an srm.yaml`);
  }
}

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}
