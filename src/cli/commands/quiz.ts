import { randomInt } from "node:crypto";
import { createInterface } from "node:readline";
import type { Catalog } from "../../catalog/index.js";
import { findThing } from "../../names/index.js";
import { asksForOwner, judged, judgedQuiz, labelOf, type Question, type QuizDocument, quiz } from "../../quiz/index.js";
import { fewer, lettersOf, quizRows, renderFeedback, renderQuestion, renderQuizHead, renderScore } from "../../render/reports.js";
import { printCandidates } from "../candidates.js";
import { type CommonOptions, formatOf } from "../formats.js";
import { type Io, lookOf } from "../io.js";
import { catalogue, categoryOf, print, UnknownError, UsageError } from "../shared.js";

interface QuizOptions extends CommonOptions {
  count?: string;
  category?: string;
  service?: string;
  seed?: string;
  hard?: boolean;
  stdin?: boolean;
}

const COUNT = 10;
const MOST = 100;
const STOPPED = 130;

export async function run(io: Io, options: QuizOptions): Promise<number> {
  const count = countOf(options.count);
  const interactive = formatOf(options) === "table" && !options.stdin;
  if (interactive && !(io.stdin.isTTY && io.stdout.isTTY)) {
    throw new UsageError("quiz asks on a terminal; into a pipe add --json to print the questions, or --stdin to read one answer a line");
  }
  if (options.seed === "") throw new UsageError('--seed takes a number or a word, not ""');
  const catalog = catalogue();
  const category = categoryOf(
    options.category,
    catalog.categories.map((c) => c.id),
  );
  const found = options.service === undefined ? null : findThing(catalog, options.service, ["service", "option"]);
  if (found?.status === "ambiguous") return printCandidates(io, options, catalog, options.service ?? "", found.candidates);
  if (found?.status === "unknown") {
    const near = found.suggestions.map((s) => s.id).join(", ");
    throw new UnknownError(
      `no service "${options.service}"${near ? `; did you mean ${near}?` : ""}\n     list them: srm services`,
      found.suggestions,
    );
  }
  const seed = options.seed ?? String(randomInt(1, 1_000_000));
  const document = quiz(catalog, { seed, count, hard: options.hard ?? false, category, service: found?.thing.id });
  if (document.questions.length === 0) throw new UnknownError(nothing(document));
  if (interactive) return onTerminal(io, options, catalog, document);
  if (formatOf(options) === "table") return fromStdin(io, options, catalog, document);
  if (document.questions.length < count) io.stderr.write(`srm: ${fewer(document)}\n`);
  const answers = options.stdin ? await readAnswers(io, document) : null;
  const result = answers ? judgedQuiz(document, answers) : document;
  await print(io, options, { json: () => result, rows: () => quizRows(result), text: () => [] });
  return 0;
}

function countOf(value: string | undefined): number {
  if (value === undefined) return COUNT;
  const count = /^\d+$/.test(value) ? Number(value) : 0;
  if (count < 1 || count > MOST) throw new UsageError(`--count takes a whole number from 1 to ${MOST}, not "${value}"`);
  return count;
}

function nothing({ category, service, hard }: QuizDocument): string {
  const about = [service && `service ${service}`, category && `category ${category}`].filter(Boolean).join(" and ");
  const advice = category && service ? "leave out --category or --service" : hard ? "leave out --hard" : "add --hard";
  return `no question about ${about || "this"} has just one right answer; ${advice}`;
}

/** A line of an answer file: the label, or null for an empty line, which skips. */
function read(question: Question, line: string, number: number): string | null {
  if (line.trim() === "") return null;
  const label = labelOf(question, line);
  if (label) return label;
  const words = asksForOwner(question) ? `, or one of ${question.choices.map((c) => c.text.split(":")[0]).join(", ")}` : "";
  throw new UsageError(`line ${number}: "${line.trim()}" is no answer to question ${number}; write ${lettersOf(question)}${words}`);
}

/** The lines of standard input, without a byte-order mark and carriage returns. */
async function* linesOf(io: Io): AsyncGenerator<string> {
  let first = true;
  for await (const raw of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield first ? raw.replace(/^\ufeff/, "") : raw;
    first = false;
  }
}

async function readAnswers(io: Io, { questions }: QuizDocument): Promise<(string | null)[]> {
  const given: (string | null)[] = [];
  for await (const line of linesOf(io)) {
    const question = questions[given.length];
    if (!question) break;
    given.push(read(question, line, given.length + 1));
  }
  return given;
}

/** Question, answer, feedback, as text, for as many lines as there are. */
async function fromStdin(io: Io, options: QuizOptions, catalog: Catalog, document: QuizDocument): Promise<number> {
  const look = lookOf(io, options);
  const { questions } = document;
  const done: Question[] = [];
  const write = (lines: string[]) => io.stdout.write(lines.map((l) => `${l}\n`).join(""));
  const ask = () => write(renderQuestion(look, questions[done.length] as Question, questions.length));
  write(renderQuizHead(look, document, false));
  ask();
  for await (const line of linesOf(io)) {
    const question = questions[done.length] as Question;
    const answer = judged(question, read(question, line, done.length + 1));
    done.push(answer);
    write(renderFeedback(catalog, look, answer));
    if (done.length === questions.length) break;
    ask();
  }
  write(renderScore(look, done, questions.length));
  return 0;
}

/** Asks on a terminal. Ctrl-C and the end of input stop it; the score so far is shown in any case. */
async function onTerminal(io: Io, options: QuizOptions, catalog: Catalog, document: QuizDocument): Promise<number> {
  const { questions } = document;
  const done: Question[] = [];
  const look = () => lookOf(io, options);
  const write = (lines: string[]) => io.stdout.write(lines.map((l) => `${l}\n`).join(""));
  const reader = createInterface({
    input: io.stdin,
    output: io.stdout as unknown as NodeJS.WritableStream,
    terminal: true,
    historySize: 0,
  });
  let code = 0;
  let ended = false;
  reader.once("SIGINT", () => {
    code = STOPPED;
    reader.close();
  });
  const ask = () => {
    const question = questions[done.length] as Question;
    write(renderQuestion(look(), question, questions.length));
    reader.setPrompt(`  ${lettersOf(question)}: `);
    reader.prompt();
  };
  write(renderQuizHead(look(), document, true));
  ask();
  for await (const line of reader) {
    const question = questions[done.length] as Question;
    const text = line.trim().toLowerCase();
    if (text === "q" || text === "quit") {
      ended = true;
      break;
    }
    const label = text === "s" || text === "skip" ? null : (labelOf(question, text) ?? undefined);
    if (label === undefined) {
      write([`  Type ${lettersOf(question)}; s skips, q stops.`]);
      reader.prompt();
      continue;
    }
    const answer = judged(question, label);
    done.push(answer);
    write(["", ...renderFeedback(catalog, look(), answer)]);
    ended = done.length === questions.length;
    if (ended) break;
    ask();
  }
  reader.close();
  // After Ctrl-C or the end of input the cursor still stands behind the prompt.
  write([...(ended ? [] : ["", ""]), ...renderScore(look(), done, questions.length)]);
  return code;
}
