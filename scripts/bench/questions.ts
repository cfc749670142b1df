/** The question sets in tests/questions, and whether a document answers one of them. Their form: tests/questions/README.md. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AskDocument } from "../../src/index.js";

export const SETS = { development: "tests/questions/development", measured: "tests/questions/measured" } as const;
export type SetName = keyof typeof SETS;

export interface Question {
  text: string;
  /** Accepted owners, `depends`, `decline`, `decline:<reason>`, `pick:<labels>` or `-`; of two questions in one, one entry each. */
  expect: string[][];
  services: string[];
  controls: string[];
  intent: string;
  group: string;
  yesNo: string[];
  file: string;
  line: number;
}

const COLUMNS = 7;

/** Reads one file of questions. Throws with file and line where a row is not in form. */
export function readQuestions(file: string): Question[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((row, i) => {
      if (!row.trim() || row.startsWith("#")) return [];
      const cells = row.split("\t");
      if (cells.length !== COLUMNS) throw new Error(`${file}:${i + 1}: ${cells.length} columns; write ${COLUMNS}, with tabs between`);
      const [text = "", expect = "", services = "", controls = "", intent = "", group = "", yesNo = ""] = cells.map((c) => c.trim());
      const list = (cell: string) => (cell === "-" ? [] : cell.split(/[|+]/));
      return [
        {
          text: text.replaceAll("\\n", "\n"),
          expect: expect.split("+").map((e) => e.split("|")),
          services: list(services),
          controls: list(controls),
          intent,
          group,
          yesNo: list(yesNo),
          file,
          line: i + 1,
        },
      ];
    });
}

/** Every question of a set, its files in order. */
export function readSet(set: SetName): Question[] {
  return readdirSync(SETS[set])
    .filter((f) => f.endsWith(".tsv"))
    .sort()
    .flatMap((f) => readQuestions(join(SETS[set], f)));
}

/** `open`: several owners were given, the accepted one among them. `wrong` where a question to be declined was answered, too. */
export type Outcome = "right" | "wrong" | "open" | "declined";

export interface Judgement {
  outcome: Outcome;
  /** What was said, for a list of misses. */
  said: string;
  confidence: number | null;
  /** Of a yes/no question that was answered: whether its yes, no or partly is an accepted one, another, or was left out. */
  yesNo: "right" | "wrong" | "left out" | null;
}

type Judged = Pick<AskDocument, "status" | "intent" | "answers" | "declined"> & {
  yesNo?: AskDocument["yesNo"];
  pick?: string[];
  choices?: { label: string }[];
};

/** Whether `d` answers the question as its row accepts. An owner must be right; the control by which it was found need not be. */
export function judge(q: Question, d: Judged): Judgement {
  const owners = [...new Set(d.answers.map((a) => a.owner as string))];
  const confidence = d.answers[0]?.confidence ?? null;
  const said =
    d.status === "unknown"
      ? `declined (${d.declined ?? "no reason"})`
      : `${d.intent === "owner" ? "" : `${d.intent}: `}${d.pick?.join(",") ?? ([...new Set(d.answers.map((a) => `${a.owner} ${a.fact}`))].slice(0, 4).join(", ") || d.status)}`;
  const isYesNo = q.yesNo.length > 0 && d.status !== "unknown" && d.intent === "owner";
  const yesNo = !isYesNo ? null : !d.yesNo ? "left out" : q.yesNo.includes(d.yesNo) ? "right" : "wrong";
  const as = (outcome: Outcome): Judgement => ({ outcome, said, confidence: d.status === "unknown" ? null : confidence, yesNo });
  const [first = []] = q.expect;
  const [kind = ""] = first;
  if (kind.startsWith("decline")) return as(d.status === "unknown" ? "right" : "wrong");
  if (d.status === "unknown") return as("declined");
  if (kind.startsWith("pick:")) return as(samePick(kind.slice("pick:".length), d) ? "right" : "wrong");
  if (kind === "-") return as(d.intent === q.intent ? "right" : "wrong");
  if (d.intent !== "owner") return as("wrong");
  if (first.includes("depends")) {
    const open = d.status === "ambiguous" || d.answers.some((a) => a.depends) || owners.length > 1;
    return as(open || owners.every((o) => first.includes(o)) ? "right" : "wrong");
  }
  const accepted = q.expect.flat();
  if (owners.every((o) => accepted.includes(o)) && (q.expect.length === 1 || d.answers.length > 1)) return as("right");
  return as(owners.some((o) => accepted.includes(o)) ? "open" : "wrong");
}

/** Labels are compared by their place: B, b, (b) and 2 are the second option. */
function samePick(expected: string, d: Judged): boolean {
  const place = (label: string): number => {
    const at = d.choices?.findIndex((c) => c.label.toLowerCase() === label.toLowerCase()) ?? -1;
    return at >= 0 ? at : /^\d+$/.test(label) ? Number(label) - 1 : label.toLowerCase().charCodeAt(0) - 97;
  };
  const places = (labels: string[]) => [...new Set(labels.map((l) => place(l.trim())))].sort((a, b) => a - b).join();
  return places(expected.split(",")) === places(d.pick ?? []);
}
