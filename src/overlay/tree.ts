/** YAML text to a plain tree that knows its places. */

import { CST, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { Fault } from "./types.js";

export interface At {
  line: number;
  column: number;
}
export type Tree = TextNode | ListNode | MapNode;
export interface TextNode extends At {
  kind: "text";
  text: string;
  /** It stands in quotes, so it is meant as a text. */
  quoted: boolean;
}
export interface ListNode extends At {
  kind: "list";
  items: Tree[];
}
export interface MapNode extends At {
  kind: "map";
  entries: { key: TextNode; value: Tree }[];
}

/** An overlay is written by hand; what is larger or deeper than this is none, and would keep the parser busy. */
const MOST = { bytes: 256 * 1024, tokens: 30_000, indent: 64, flow: 8, marks: 6, faults: 50 };

/** What is wrong, and how to mend it, at a place; the file is added later. */
export type Say = (at: At, what: string, write: string) => void;

/**
 * Reads YAML, every scalar as the text that stands there: no dates, numbers or booleans are made of it, and aliases are not followed.
 * @returns null where the text is no YAML of the right form; `say` has been told why
 */
export function readTree(text: string, say: Say): Tree | null {
  const tooMuch = limit(text);
  if (tooMuch) {
    say(tooMuch, tooMuch.what, tooMuch.write);
    return null;
  }
  const lines = new LineCounter();
  const doc = parseDocument(text, { schema: "failsafe", prettyErrors: false, uniqueKeys: false, lineCounter: lines });
  const place = (offset: number): At => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  // What follows after an open quote is read wrongly; the quote is where it is to be mended.
  const open = doc.errors.findIndex((e) => e.code === "MISSING_CHAR");
  for (const error of doc.errors.slice(0, open < 0 ? MOST.faults : open + 1)) {
    const [what, write] = wordsFor(error.code, error.message);
    let from = error.pos[0];
    visit(doc, {
      Scalar: (_, { range, type }) => {
        if (error.code !== "MISSING_CHAR" || !range || !String(type).startsWith("QUOTE") || range[1] < from) return;
        from = range[0];
        return visit.BREAK;
      },
    });
    say(place(from), what, write);
  }
  if (doc.errors.length > 0) return null;
  let followed = true;
  const at = (node: Node): At => place(node.range?.[0] ?? 0);
  const treeOf = (node: Node | null, from: At): Tree => {
    if (node && isAlias(node)) {
      followed = false;
      say(at(node), `an alias, *${node.source}`, "the value itself, since aliases are not followed");
      return { kind: "text", text: "", quoted: false, ...at(node) };
    }
    if (node && isSeq(node)) return { kind: "list", items: node.items.map((item) => treeOf(item as Node, at(node))), ...at(node) };
    if (node && isMap(node)) {
      const seen = new Map<string, At>();
      const entries = node.items.flatMap((pair): MapNode["entries"] => {
        const key = treeOf(pair.key as Node, at(node));
        if (key.kind !== "text" || key.text === "") {
          say(key, "a key that is no word", "a key such as rules");
          return [];
        }
        const before = seen.get(key.text);
        if (before) {
          say(key, `"${key.text}" is written twice, first in line ${before.line}`, "it once");
          return [];
        }
        seen.set(key.text, key);
        return [{ key, value: treeOf(pair.value as Node | null, key) }];
      });
      return { kind: "map", entries, ...at(node) };
    }
    if (node && isScalar(node)) {
      return { kind: "text", text: String(node.source ?? node.value ?? ""), quoted: String(node.type).startsWith("QUOTE"), ...at(node) };
    }
    return { kind: "text", text: "", quoted: false, ...from };
  };
  const tree = treeOf(doc.contents, { line: 1, column: 1 });
  return followed ? tree : null;
}

/** The first sign that a text is no overlay, before it is given to a parser that would take it all in. */
function limit(text: string): (At & { what: string; write: string }) | null {
  const start = { line: 1, column: 1 };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const odd = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/.exec(text);
  if (odd) return { ...placeIn(text, odd.index), what: "a byte that is no text", write: "the overlay as plain text in UTF-8" };
  if (text.length > MOST.bytes) {
    return { ...start, what: `${Math.ceil(text.length / 1024)} kB are too much for an overlay`, write: `at most ${MOST.bytes / 1024} kB` };
  }
  const deep = { what: "lists and maps are nested too deep here", write: "them as in the example: srm overlay init" };
  let [offset, tokens, flow, marks, first] = [0, 0, 0, 0, true];
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (++tokens > MOST.tokens) return { ...placeIn(text, offset), what: "too many words for an overlay", write: "fewer, longer lists" };
    if (type === "newline") [marks, first] = [0, true];
    else if (type === "space" && first && token.length > MOST.indent) return { ...placeIn(text, offset), ...deep };
    else if (type !== "space") first = false;
    if (type === "flow-seq-start" || type === "flow-map-start") flow++;
    if (type === "flow-seq-end" || type === "flow-map-end") flow--;
    if (flow === 0 && (type === "seq-item-ind" || type === "explicit-key-ind" || type === "map-value-ind")) marks++;
    if (flow > MOST.flow || marks > MOST.marks) return { ...placeIn(text, offset), ...deep };
    // The lexer puts signs before scalars and documents that are not in the text.
    if (token !== CST.SCALAR && token !== CST.DOCUMENT && token !== CST.FLOW_END) offset += token.length;
  }
  return null;
}

function placeIn(text: string, offset: number): At {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}

/** The library's errors in our words. */
function wordsFor(code: string, message: string): [what: string, write: string] {
  switch (code) {
    case "TAB_AS_INDENT":
      return ["a tab indents this line", "spaces"];
    case "MULTIPLE_DOCS":
      return ["a second document begins with ---", "one document"];
    case "BAD_INDENT":
      return ["the indentation does not fit the lines above", "it under what it belongs to"];
    case "MISSING_CHAR":
      return /quote/i.test(message) ? ["a quote is opened and not closed", "the closing quote"] : [inOurs(message), "the missing sign"];
    case "RESOURCE_EXHAUSTION":
      return ["lists and maps are nested too deep here", "them as in the example: srm overlay init"];
    default:
      return [`this is no YAML: ${inOurs(message)}`, "a text with : or # in quotes"];
  }
}

const inOurs = (message: string) => message.replace(/\s+/g, " ").replace(/^./, (c) => c.toLowerCase());

/** The faults of one file, in the order of their places, and no more than one can read. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST.faults);
}
