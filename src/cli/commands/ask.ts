import { type AskDocument, readQuestion } from "../../answer/index.js";
import type { Catalog } from "../../catalog/index.js";
import { formatOf } from "../formats.js";
import { type Io, lookOf } from "../io.js";
import { linesOf } from "../lines.js";
import { type OverlayOptions, type View, viewOf } from "../overlay.js";
import { modelsOf, print, type Render, UsageError } from "../shared.js";

interface AskOptions extends OverlayOptions {
  why?: boolean;
  explain?: boolean;
  all?: boolean;
  models?: string;
  stdin?: boolean;
}

const EXIT = { answered: 0, unknown: 1, ambiguous: 3 } as const;

export async function run(io: Io, words: string[], options: AskOptions): Promise<number> {
  if (options.stdin) return fromStdin(io, words, options);
  const question = words.join(" ").trim();
  if (!question && formatOf(options) === "table" && io.stdin.isTTY && io.stdout.isTTY) {
    const { search } = await import("../search.js");
    return search(io, options);
  }
  if (!question) throw new UsageError('ask what? For example: srm ask "who patches the EC2 guest OS"');
  const view = await viewOf(io, options);
  if (options.explain) io.stderr.write(`${explain(view.catalog, question).join("\n")}\n`);
  return answer(io, view, question, options);
}

async function answer(io: Io, view: View, question: string, options: AskOptions): Promise<number> {
  const { catalog } = view;
  const detail = { why: options.why ?? false, models: modelsOf(options.models), all: options.all ?? false };
  const document = view.ask(question);
  if (document.status === "unknown" && formatOf(options) !== "json") {
    const { declineLines } = await import("../../render/index.js");
    io.stderr.write(`srm: ${declineLines(document, readQuestion(catalog, question).unknown).join("\n")}\n`);
    return EXIT.unknown;
  }
  await print(io, options, {
    json: () => document,
    rows: ({ askRows }) => askRows(document),
    text: (look, { renderAsk }) => renderAsk(catalog, look, document, detail),
  });
  return EXIT[document.status];
}

/** One question a line; answers leave as they are made, and a slow reader is waited for. */
async function fromStdin(io: Io, words: string[], options: AskOptions): Promise<number> {
  if (words.length > 0) throw new UsageError("--stdin reads the questions from standard input; give none on the line");
  const view = await viewOf(io, options);
  const format = formatOf(options);
  const render = await import("../../render/index.js");
  let first = true;
  for await (const line of linesOf(io.stdin)) {
    const question = line.trim();
    if (!question) continue;
    const document = view.ask(question);
    const ready = io.stdout.write(lines(io, view.catalog, document, options, format, first, render));
    first = false;
    if (!ready) await new Promise<void>((then) => (io.stdout.once ? io.stdout.once("drain", then) : then()));
  }
  return 0;
}

function lines(
  io: Io,
  catalog: Catalog,
  d: AskDocument,
  options: AskOptions,
  format: string,
  first: boolean,
  { askRows, declineLines, formatRows, renderAsk }: Render,
): string {
  if (format === "json") return `${JSON.stringify(d)}\n`;
  if (format === "plain" || format === "md" || format === "csv") {
    const rows = formatRows(askRows(d), format);
    return `${rows
      .slice(first ? 0 : format === "md" ? 2 : 1)
      .map((r) => `${r}\n`)
      .join("")}`;
  }
  const detail = { why: options.why ?? false, models: modelsOf(options.models), all: options.all ?? false };
  const body = d.status === "unknown" ? declineLines(d, []) : renderAsk(catalog, lookOf(io, options), d, detail);
  return `${first ? "" : "\n"}> ${d.question}\n\n${body.join("\n")}\n`;
}

/** How a question was read: words recognised, corrected and ignored, candidates with scores, the rule that decided. */
function explain(catalog: Catalog, question: string): string[] {
  const r = readQuestion(catalog, question);
  const topic = r.topics[0]?.candidates ?? r.near;
  return [
    `read as     ${r.intent}${r.declined ? `, declined: ${r.declined}` : ""} (confidence ${r.confidence.toFixed(2)}): ${r.rule}`,
    `corrected   ${r.corrections.map((c) => `${c.from} -> ${c.to}`).join(", ") || "nothing"}`,
    `recognised  ${r.recognised.map((x) => `${x.text} (${x.as})`).join("; ") || "nothing"}`,
    `ignored     ${r.ignored.join(" ") || "nothing"}`,
    `unknown     ${r.unknown.join(" ") || "nothing"}`,
    `service     ${[...r.services, ...r.ambiguousServices].join(", ") || "none"}; options ${r.options.join(", ") || "none"}; models ${r.models.join(", ") || "none"}; supposes ${r.claim ? `${r.claim.negated ? "not " : ""}${r.claim.party}` : "nobody"}`,
    ...topic.slice(0, 5).map((c) => `candidate   ${c.score.toFixed(2)} ${c.control}: ${c.terms.join(", ")}`),
    "",
  ];
}
