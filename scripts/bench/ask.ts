/**
 * `npm run bench:ask [-- --batch]`: how many questions are read right, by `srm` and by two search libraries over the same catalogue, for both
 * halves of tests/questions; the calibration of the confidence; time and memory. Of the measured half no question is printed.
 * The figures of `srm` on the measured half are added to tests/questions/runs.tsv, for each run.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openCatalogFile } from "../../src/catalog/open.js";
import { openCatalog } from "../../src/index.js";
import { type Engine, engines } from "./baselines.js";
import { type Judgement, judge, type Outcome, type Question, readSet, type SetName } from "./questions.js";

const RUNS_FILE = "tests/questions/runs.tsv";
const MOST_MISSES = 15;
/** So many questions are timed. */
const TIMED = 250;
const OUTCOMES: Outcome[] = ["right", "wrong", "open", "declined"];

interface Result extends Judgement {
  q: Question;
}

const resultsOf = (engine: Engine, questions: Question[]): Result[] => questions.map((q) => ({ q, ...judge(q, engine.ask(q.text)) }));
const isOutside = (q: Question) => q.expect[0]?.[0]?.startsWith("decline") ?? false;
const share = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}`);

/** Right, wrong, open and declined of some results, in per cent. */
function figures(results: Result[]): Record<Outcome, string> & { n: number } {
  const of = (o: Outcome) => share(results.filter((r) => r.outcome === o).length, results.length);
  return { n: results.length, ...(Object.fromEntries(OUTCOMES.map((o) => [o, of(o)])) as Record<Outcome, string>) };
}

function byGroup(results: Result[]) {
  const groups = [...new Set(results.map((r) => r.q.group))].sort();
  return Object.fromEntries(groups.map((g) => [g, figures(results.filter((r) => r.q.group === g))]));
}

/** The figures by which the reader is judged. */
function summary(results: Result[]) {
  const inside = results.filter((r) => !isOutside(r.q));
  const outside = results.filter((r) => isOutside(r.q));
  const confident = results.filter((r) => r.outcome === "wrong" && (r.confidence ?? 0) >= 0.8);
  return {
    questions: inside.length,
    "right owner %": share(inside.filter((r) => r.outcome === "right").length, inside.length),
    "to decline": outside.length,
    "declined %": share(outside.filter((r) => r.outcome === "right").length, outside.length),
    "wrong at 0.8 or more %": share(confident.length, results.length),
  };
}

/** How often a yes/no question that was answered got the yes, no or partly that it should. */
function yesNo(results: Result[]): string {
  const asked = results.filter((r) => r.yesNo !== null);
  const of = (said: Result["yesNo"]) => share(asked.filter((r) => r.yesNo === said).length, asked.length);
  return `yes/no of ${asked.length} that were answered: right ${of("right")}, wrong ${of("wrong")}, left out ${of("left out")} per cent`;
}

/** How often answers of each confidence were right. */
function calibration(results: Result[]) {
  const answered = results.filter((r) => r.confidence !== null && r.q.intent !== "-" && r.outcome !== "declined");
  return [0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from) => {
    const bin = answered.filter((r) => (r.confidence as number) >= from && (r.confidence as number) < from + (from === 0.9 ? 0.11 : 0.1));
    const mean = bin.reduce((sum, r) => sum + (r.confidence as number), 0) / (bin.length || 1);
    return {
      confidence: `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
      n: bin.length,
      said: mean.toFixed(2),
      right: share(bin.filter((r) => r.outcome === "right").length, bin.length),
    };
  });
}

/** Milliseconds a question, warm: the median of some rounds over all questions. */
function warm(engine: Engine, texts: string[]): number {
  const rounds = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    for (const t of texts) engine.ask(t);
    return Number(process.hrtime.bigint() - start) / 1e6 / texts.length;
  });
  return rounds.sort((a, b) => a - b)[2] as number;
}

/** The same questions with two neighbouring letters of one long word swapped. */
function withTypo(text: string): string {
  let done = false;
  return text.replace(/[a-z]{7,}/g, (word) => {
    if (done) return word;
    done = true;
    const at = Math.floor(word.length / 2);
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  });
}

/** Milliseconds of the first question in a new process, the start of Node left out. */
function cold(): number {
  const script =
    "const{openCatalog}=await import('./dist/index.js');const t=process.hrtime.bigint();openCatalog().ask('who patches the EC2 guest OS');console.log(Number(process.hrtime.bigint()-t)/1e6)";
  const times = Array.from({ length: 9 }, () =>
    Number(spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }).stdout),
  );
  return times.sort((a, b) => a - b)[4] as number;
}

const catalog = openCatalogFile();
const srm = openCatalog();
const all = engines(catalog, srm);
for (const set of ["development", "measured"] as SetName[]) {
  const questions = readSet(set);
  console.log(`\n${set}: ${questions.length} questions`);
  const results = all.map((engine) => ({ engine, results: resultsOf(engine, questions) }));
  console.table(Object.fromEntries(results.map(({ engine, results: r }) => [engine.name, { ...summary(r), ...figures(r) }])));
  const own = results[0]?.results ?? [];
  console.log("srm by group, per cent");
  console.table(byGroup(own));
  console.log(yesNo(own));
  console.log("srm by confidence");
  console.table(calibration(own));
  if (set === "development") {
    console.log("worst misses: the surest of the wrong answers");
    const misses = own.filter((r) => r.outcome === "wrong").sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0));
    for (const m of misses.slice(0, MOST_MISSES))
      console.log(
        `  ${m.confidence ?? "–"}  ${m.q.text.replaceAll("\n", " / ").slice(0, 100)}\n        wanted ${m.q.expect.map((e) => e.join("|")).join("+")}, got ${m.said.slice(0, 120)}`,
      );
  } else {
    const s = summary(own);
    if (!existsSync(RUNS_FILE)) writeFileSync(RUNS_FILE, `# each run on the measured half\ndate\tcommit\t${Object.keys(s).join("\t")}\n`);
    const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout.trim();
    const dirty = spawnSync("git", ["status", "--porcelain", "--", "src", "data", "scripts"], { encoding: "utf8" }).stdout.trim()
      ? "+"
      : "";
    appendFileSync(RUNS_FILE, `${new Date().toISOString().slice(0, 16)}\t${commit}${dirty}\t${Object.values(s).join("\t")}\n`);
  }
}

console.log("\ntime of a question, warm, in ms");
// Some of the questions, evenly: Fuse.js takes a while over each.
const plain = readSet("development")
  .map((q) => q.text)
  .filter((t) => !t.includes("\n"));
const texts = plain.filter((_, i) => i % Math.ceil(plain.length / TIMED) === 0);
const times = all.map((engine) => ({ engine, plain: warm(engine, texts), typo: warm(engine, texts.map(withTypo)) }));
const mini = times.find(({ engine }) => engine.name === "MiniSearch");
console.table(
  Object.fromEntries(
    times.map(({ engine, plain, typo }) => [
      engine.name,
      {
        plain: plain.toFixed(3),
        "of MiniSearch": (plain / (mini?.plain ?? 1)).toFixed(2),
        "one typo": typo.toFixed(3),
        "typo of MiniSearch": (typo / (mini?.typo ?? 1)).toFixed(2),
      },
    ]),
  ),
);
const LONG = "who patches the guest os of our ec2 instances and the database of rds ";
const timeOf = (text: string) => warm(all[0] as Engine, [text]);
console.log(`a question ten times as long takes ${(timeOf(LONG.repeat(100)) / timeOf(LONG.repeat(10))).toFixed(1)} times as long`);
console.log(`first question in a new process, Node's own start left out: ${cold().toFixed(1)} ms`);
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
if (process.argv.includes("--batch")) {
  // A hundred thousand questions, many of them with words never seen before: what is kept must not grow.
  const marks = new Map<number, number>();
  for (let n = 1; n <= 100_000; n++) {
    srm.ask(`${texts[n % texts.length]} ${n % 7 === 0 ? `zq${n.toString(36)}` : ""}`);
    if (n === 10_000 || n === 100_000) marks.set(n, heap());
  }
  const [early, late] = [...marks.values()] as [number, number];
  console.log(`heap after 10,000 questions ${early.toFixed(1)} MB, after 100,000 ${late.toFixed(1)} MB: ${(late / early).toFixed(3)}`);
} else console.log(`memory after all this: ${heap().toFixed(0)} MB of heap (--batch: after 100,000 questions)`);
