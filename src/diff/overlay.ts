import { NotComparable, plain } from "./shape.js";
import { addThing, type Side, sideOf } from "./side.js";

/** Characters beyond which a file is no overlay that somebody wrote. */
const LONGEST = 1_000_000;
/** What a rule says; its other fields say for what. */
const SAYS = /^(accountable|performs|ourCustomers|inherits.*|evidence|review|reason|notes?|comment|title|act)$/i;
const ALIASES = 100;
/** Brackets or dashes in a row that nobody writes, and that a parser takes long for. */
const DEEP = /(?:[[{]\s*){100}|(?:-[ \t]+){100}/;

/**
 * A team's overlay in the form in which it is compared: rules by what they are for, and everything else by its place.
 * @throws NotComparable with line and column where it is no YAML, or no overlay
 */
export async function readOverlay(text: string): Promise<Side> {
  if (text.length > LONGEST) throw new NotComparable("1:1: larger than an overlay of 1 MB; compare what somebody wrote");
  if (DEEP.test(text)) throw new NotComparable("1:1: nested too deeply; write it plainly");
  const { LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const side = sideOf("overlay", null);
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const [fault] = document.errors;
    if (fault) {
      const { line, col } = lines.linePos(fault.pos[0]);
      throw new NotComparable(`${line}:${col}: ${fault.message.split("\n")[0]}; mend the YAML`);
    }
    const root: unknown = document.toJS({ maxAliasCount: ALIASES });
    if (!isMap(root)) throw new NotComparable("1:1: not an overlay, which is a map of key: value lines; see srm.yaml in the README");
    for (const [key, value] of Object.entries(root)) addEntry(side, key, value);
  } catch (error) {
    if (error instanceof NotComparable) throw error;
    // Too deep for the parser, or aliases that multiply.
    throw new NotComparable(`1:1: ${error instanceof RangeError ? "nested too deeply" : (error as Error).message}; write it plainly`);
  }
  return side;
}

function addEntry(side: Side, path: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (isMap(item)) addRule(side, path, item);
      else if (/^(use|uses|in-?use|services|options)\b/i.test(path)) {
        const id = plain(item);
        addThing(side, { sort: id.includes(":") ? "option" : "service", id, name: null, fields: {} });
      } else addThing(side, { sort: "entry", id: `${path}: ${plain(item)}`, name: null, fields: {} });
    }
    return;
  }
  if (isMap(value)) {
    for (const [key, v] of Object.entries(value)) addEntry(side, `${path}.${key}`, v);
    return;
  }
  addThing(side, { sort: "entry", id: path, name: null, fields: { value: plain(value) } });
}

/** A rule is named by its id, or by what it is for; two of one name are told apart by their place. */
function addRule(side: Side, path: string, rule: Record<string, unknown>): void {
  const entries = Object.entries(rule);
  const scope = entries.filter(([key]) => !SAYS.test(key)).map(([key, v]) => `${key} ${plain(Array.isArray(v) ? v.toSorted() : v)}`);
  const own = typeof rule.id === "string";
  const name = own ? `${path} ${rule.id}` : scope.sort().join(", ") || `${path} for everything`;
  let id = name;
  for (let n = 2; side.things.has(`rule ${id}`); n++) id = `${name} (${n})`;
  const said = entries.filter(([key]) => key !== "id" && (own || SAYS.test(key)));
  addThing(side, { sort: "rule", id, name: null, fields: Object.fromEntries(said.map(([key, v]) => [key, plain(v)])) });
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
