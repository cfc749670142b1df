/**
 * The man page cloud-srm.1, from the command tree. `npm run build` writes it to dist/, which ships.
 *
 * Usage: `npm run docs:man`, after a build.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import pkg from "../../package.json" with { type: "json" };
import { TABLE } from "../../src/catalog/generated/table.js";
import { program } from "../../src/cli/program.js";
import { type Tree, type TreeArgument, type TreeCommand, type TreeOption, treeOf } from "../../src/cli/tree.js";

const DESCRIPTION = [
  "srm answers one question: in the cloud, who is responsible, the cloud provider or you? It knows AWS's Shared Responsibility Model, its \
controls, and the services with their options. Every answer has the reason and the official page that says so, with the date on which the \
page was read.",
  "It works offline, and it declines what it does not know. cloud-srm is the same program by a name that nothing else has: srm is also the \
file shredder of secure-delete.",
];

export const EXIT_STATUS: Record<string, string> = {
  0: "It answered.",
  1: "No answer: out of scope, or a name that the catalogue lacks.",
  2: "Usage error.",
  3: "Ambiguous: several options or readings with different owners; all are printed.",
  4: "The data or an overlay cannot be read or has faults.",
  130: "Stopped with Ctrl-C.",
};

export const ENVIRONMENT: Record<string, string> = {
  COLUMNS: "Set lines for this many columns where output is no terminal.",
  NO_COLOR: "No colour, where it is not empty.",
  FORCE_COLOR: "Colour, also into a pipe; 0 or false for none.",
  TERM: "No colour where it is dumb.",
  ACCESSIBLE: "With 1, labelled lines without boxes and marks, as with --accessible.",
  "LC_ALL, LC_CTYPE, LANG": "Boxes and marks are drawn in ASCII where the locale is not UTF-8.",
  SRM_OVERLAY: "The team's overlay, where --overlay gives none.",
  "XDG_CONFIG_HOME, HOME, APPDATA": "Where on a terminal an overlay of the user's own, srm/srm.yaml, is looked for.",
  SRM_DEBUG: "With 1, an error of the data shows where it arose.",
};

const MODEL_PAGE = "https://aws.amazon.com/compliance/shared-responsibility-model/";

/** The command tree of the program as it ships. */
export function shippedTree(): Tree {
  const nowhere = { write: () => true };
  return treeOf(program({ stdin: Readable.from([]), stdout: nowhere, stderr: nowhere, env: {} }, pkg.version, () => {}));
}

/**
 * The page in man(7) macros.
 * @param date the day of the catalogue, so that the same sources give the same page
 */
export function manPage(tree: Tree, version: string, date: string): string {
  const answering = tree.commands.filter((c) => c.options.some((o) => o.long === "--format"));
  const [first, ...others] = answering;
  const common = (first?.options ?? []).filter((o) => others.every((c) => c.options.some((p) => same(o, p))));
  const isCommon = (o: TreeOption) => common.some((c) => same(c, o));
  return `${[
    `.TH CLOUD\\-SRM 1 ${date} "cloud\\-srm ${version}" "User Commands"`,
    // Left-aligned and unhyphenated, so that ids and addresses stay whole.
    ".ad l",
    ".nh",
    ".SH NAME",
    "cloud\\-srm, srm \\- in the cloud, whose job is it?",
    ".SH SYNOPSIS",
    "\\fBsrm\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]",
    ".br",
    "\\fBcloud\\-srm\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]",
    ".SH DESCRIPTION",
    ...DESCRIPTION.flatMap((text, i) => [...(i > 0 ? [".PP"] : []), ...prose(text)]),
    ".SH COMMANDS",
    ...tree.commands.flatMap((c) => commandLines(c, isCommon)),
    ".SH OPTIONS",
    "Without a command:",
    ...tree.options.flatMap(optionLines),
    ".PP",
    "Of every command that prints an answer:",
    ...common.flatMap(optionLines),
    ".SH EXIT STATUS",
    ...Object.entries(EXIT_STATUS).flatMap(([code, text]) => [".TP", `\\fB${code}\\fR`, ...prose(text)]),
    ".SH ENVIRONMENT",
    ...Object.entries(ENVIRONMENT).flatMap(([name, text]) => [".TP", `\\fB${literal(name)}\\fR`, ...prose(text)]),
    ".SH EXAMPLES",
    ...exampleLines(tree),
    ".SH SEE ALSO",
    "\\fBsrm help\\fR \\fIcommand\\fR shows the options and three examples of each command.",
    ".PP",
    "AWS's own page on its Shared Responsibility Model:",
    ".nf",
    line(MODEL_PAGE),
    ".fi",
    ".PP",
    "To report a fault:",
    ".nf",
    line(pkg.bugs.url),
    ".fi",
  ].join("\n")}\n`;
}

const same = (a: TreeOption, b: TreeOption) => a.long === b.long && a.short === b.short && a.description === b.description;

function commandLines(c: TreeCommand, isCommon: (o: TreeOption) => boolean): string[] {
  const own = c.options.filter((o) => !isCommon(o));
  return [
    `.SS ${["srm", c.name].map(literal).join(" ")}${c.arguments.map((a) => ` ${argument(a)}`).join("")}`,
    ...prose(sentence(c.description)),
    ...c.arguments.flatMap((a) => (a.description ? [".TP", `\\fI${literal(a.name)}\\fR`, ...prose(a.description)] : [])),
    ...own.flatMap(optionLines),
    ...(c.notes ? [".PP", ".nf", ...c.notes.split("\n").map(line), ".fi"] : []),
  ];
}

function argument({ name, required, variadic }: TreeArgument): string {
  const text = `\\fI${literal(name)}\\fR${variadic ? "..." : ""}`;
  return required ? text : `[${text}]`;
}

function optionLines(o: TreeOption): string[] {
  const flags = [o.short, o.long].flatMap((f) => (f ? [`\\fB${literal(f)}\\fR`] : [])).join(", ");
  const value = o.value ? ` \\fI${literal(o.value.replace(/[<>[\]]/g, ""))}\\fR` : "";
  const choices = o.choices.length > 0 ? `: ${o.choices.join(", ")}` : "";
  return [".TP", `${flags}${value}`, ...prose(`${o.description}${choices}`)];
}

/** The examples of the program with what they show, then those of each command. */
function exampleLines(tree: Tree): string[] {
  const shown = new Set(tree.examples.map((e) => e.call));
  return [
    ...tree.examples.flatMap((e) => [".TP", `\\fB${literal(e.call)}\\fR`, ...prose(sentence(e.about))]),
    ...tree.commands.flatMap((c) => {
      const more = c.examples.filter((e) => !shown.has(e.call));
      return more.length > 0
        ? [".PP", `More of \\fB${literal(c.name)}\\fR:`, ".PP", ".nf", ".RS 4", ...more.map((e) => line(e.call)), ".RE", ".fi"]
        : [];
    }),
  ];
}

const sentence = (text: string) => (text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}` : "");

/** Running text, in lines of at most 78 characters; an option that it names can be copied. */
function prose(text: string): string[] {
  const lines: string[] = [];
  for (const typed of text.split(/\s+/).filter(Boolean)) {
    const word = /^\(?--?[a-z]/.test(typed) ? literal(typed) : escaped(typed);
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 78) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(protectedLine);
}

/** One line as it stands. */
const line = (text: string) => protectedLine(literal(text));

/** Text that can be copied: hyphens, quotes and the like are those of the keyboard. */
function literal(text: string): string {
  const signs: Record<string, string> = { "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti" };
  return escaped(text).replace(/[-'`^~]/g, (c) => signs[c] as string);
}

const escaped = (text: string) => text.replaceAll("\\", "\\e");

/** A line that begins with a dot or an apostrophe would be read as a macro. */
const protectedLine = (text: string) => text.replace(/^(?=[.'])/, "\\&");

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync("dist", { recursive: true });
  writeFileSync("dist/cloud-srm.1", manPage(shippedTree(), pkg.version, TABLE.date));
}
