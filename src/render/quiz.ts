import type { Catalog, Owner } from "../catalog/index.js";
import { asksForOwner, type Question, type QuizDocument, type Score, scoreOf } from "../quiz/index.js";
import { sources } from "./answers.js";
import { type Look, ownerStyle, type Theme, themeOf } from "./look.js";
import type { Rows } from "./rows.js";
import { labelled, paragraph, widthOf } from "./text.js";

/** What is said before the first question: how many, and how to have the same ones again. */
export function renderQuizHead(look: Look, d: QuizDocument, interactive: boolean): string[] {
  const theme = themeOf(look);
  const { length } = d.questions;
  const flags = [
    `--seed ${quoted(d.seed)}`,
    d.wanted === 10 ? "" : `--count ${d.wanted}`,
    d.hard ? "--hard" : "",
    d.category ? `--category ${d.category}` : "",
    d.service ? `--service ${d.service}` : "",
  ];
  return [
    ...paragraph(look, `Quiz: ${length} question${length === 1 ? "" : "s"}. Whose job is it?`).map((l) => theme.chalk.bold(l)),
    ...(length < d.wanted ? paragraph(look, fewer(d)) : []),
    ...paragraph(look, `The same again: srm quiz ${flags.filter(Boolean).join(" ")}`).map((l) => theme.chalk.dim(l)),
    ...(interactive ? paragraph(look, "Answer with a letter; s skips, q stops.").map((l) => theme.chalk.dim(l)) : []),
    "",
  ];
}

/** That there are fewer questions than wished for. */
export function fewer(d: QuizDocument): string {
  const { length } = d.questions;
  return `Of the ${d.wanted} questions asked for there ${length === 1 ? "is" : "are"} only ${length} that fit${length === 1 ? "s" : ""}.`;
}

const quoted = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`);

/** A question with its choices. */
export function renderQuestion(look: Look, q: Question, of: number): string[] {
  const theme = themeOf(look);
  const place = `${q.number} of ${of}`;
  return [
    ...labelled(look, place, q.question, theme.chalk.bold, widthOf(`${of} of ${of}`) + 2),
    "",
    ...q.choices.flatMap((c) => choiceLines(look, theme, c.label, c.text)),
    "",
  ];
}

/** A choice, its text beside the letter also on a narrow screen. */
function choiceLines(look: Look, theme: Theme, label: string, text: string): string[] {
  return paragraph(look, text, 7).map((l, i) => (i === 0 ? `    ${theme.chalk.bold(label)}  ${l.slice(7)}` : l));
}

/** What to type: "A, B or C". */
export function lettersOf(q: Question): string {
  const labels = q.choices.map((c) => c.label);
  return `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
}

/** Right or wrong, the right answer, the reason and the page that says so. */
export function renderFeedback(catalog: Catalog, look: Look, q: Question): string[] {
  const theme = themeOf(look);
  const provider = catalog.providers[0]?.short ?? "AWS";
  const right = q.choices.find((c) => c.fits);
  const said = q.choices.find((c) => c.label === q.given);
  const answer = `${q.answer}, ${right?.text ?? ""}`;
  const [word, style, text] = q.right
    ? ["Right", theme.chalk.bold.green, `${answer}.`]
    : said
      ? [
          "Wrong",
          theme.chalk.bold.red,
          `You said ${said.label}, ${said.text}${asksForOwner(q) ? "" : ` (${owned(said.owner, provider)})`}. It is ${answer}.`,
        ]
      : ["Skipped", theme.chalk.bold, `It is ${answer}.`];
  const part = (side: "provider" | "customer", label: string): string[] =>
    q.duties[side] && q.owner === "shared" ? labelled(look, label, q.duties[side], ownerStyle(theme, side)) : [];
  return [
    ...labelled(look, word, text, style),
    ...labelled(look, "Why", q.reason, theme.chalk.dim),
    ...part("provider", provider),
    ...part("customer", "You"),
    ...sources(look, theme, q.sources.slice(0, 1)),
    "",
  ];
}

const owned = (owner: Owner, provider: string): string =>
  ({ provider: `${provider}'s`, customer: "the customer's", shared: "shared", "not-applicable": "does not apply" })[owner];

/** The score, and what was missed, each with the command that shows it. */
export function renderScore(look: Look, questions: readonly Question[], of: number): string[] {
  const theme = themeOf(look);
  const missed = questions.filter((q) => !q.right);
  const left = of - questions.length;
  return [
    ...labelled(look, "Score", scoreText(scoreOf(questions), left), theme.chalk.bold),
    ...(missed.length > 0 ? ["", ...paragraph(look, "To look at again").map((l) => theme.chalk.bold(l))] : []),
    ...missed.flatMap((q) => [
      ...labelled(look, `${q.number}`, `${q.question} ${q.choices.find((c) => c.fits)?.text ?? ""}`, theme.chalk.bold, 4),
      ...paragraph(look, q.command, look.width < 60 ? 4 : 6).map((l) => theme.chalk.cyan(l)),
    ]),
  ];
}

function scoreText({ right, answered, questions }: Score, left: number): string {
  if (questions === 0) return "no question was answered.";
  const skipped = questions - answered;
  const beside = [skipped > 0 ? `${skipped} skipped` : "", left > 0 ? `${left} not reached` : ""].filter(Boolean).join(", ");
  return `${right} of ${questions} right (${Math.round((100 * right) / questions)} %)${beside ? `; ${beside}` : ""}.`;
}

/** The questions as rows; what was given, once it is. */
export function quizRows(d: QuizDocument): Rows {
  const most = Math.max(2, ...d.questions.map((q) => q.choices.length));
  const letters = Array.from({ length: most }, (_, i) => String.fromCharCode(65 + i));
  const judged = d.score !== undefined;
  return {
    columns: [
      ...["number", "kind", "question", ...letters, "answer"],
      ...(judged ? ["given", "right"] : []),
      ...["fact", "owner", "reason", "sources", "checked", "command"],
    ],
    rows: d.questions.map((q) => [
      ...[String(q.number), q.kind, q.question, ...letters.map((l) => q.choices.find((c) => c.label === l)?.text ?? ""), q.answer],
      ...(judged ? [q.given ?? "", String(q.right)] : []),
      ...[q.fact, q.owner, q.reason, q.sources.map((s) => s.url).join(" "), q.sources.map((s) => s.checked).join(" "), q.command],
    ]),
  };
}
