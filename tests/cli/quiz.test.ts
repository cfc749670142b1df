import { describe, expect, test } from "vitest";
import { srm } from "../support/cli.js";

const json = async (...argv: string[]) => JSON.parse((await srm(["quiz", "--json", ...argv])).out);

describe("what is asked for wrongly", () => {
  test.each([
    [["quiz"], 2, /--json.*--stdin/],
    [["quiz", "--count", "0", "--json"], 2, /from 1 to 100, not "0"/],
    [["quiz", "--count", "101", "--json"], 2, /from 1 to 100/],
    [["quiz", "--count", "2.5", "--json"], 2, /from 1 to 100/],
    [["quiz", "--count", "many", "--stdin"], 2, /not "many"/],
    [["quiz", "--seed", "", "--json"], 2, /--seed/],
    [["quiz", "--nope"], 2, /--nope/],
    [["quiz", "surplus", "--json"], 2, /too many arguments/],
    [["quiz", "--category", "netwrok", "--stdin"], 1, /did you mean network\?/],
    [["quiz", "--service", "lamda", "--stdin"], 1, /did you mean .*lambda/],
    [["quiz", "--service", "s3", "--category", "devices-and-ai", "--stdin"], 1, /leave out --category or --service/],
  ])("srm %j exits %i", async (argv, code, says) => {
    const ran = await srm(argv);
    expect(ran).toMatchObject({ code, out: "" });
    expect(ran.err).toMatch(says);
    expect(ran.err).toMatch(/^srm: \S/);
  });
  test("a name of several services is exit 3 with them", async () => {
    const ran = await srm(["quiz", "--service", "elb", "--json"]);
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.out).candidates.length).toBeGreaterThan(1);
  });
  test("an answer that is none says in which line, and leaves JSON empty", async () => {
    const ran = await srm(["quiz", "--stdin", "--json", "--seed", "1"], { stdin: "a\nelephant\n" });
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/^srm: line 2: "elephant" is no answer to question 2; write A, B(, C)?(, C)? or [BCD]/);
  });
});

describe("--json", () => {
  test("the same seed gives the same document; without one a seed is chosen and told", async () => {
    expect(await json("--seed", "7")).toEqual(await json("--seed", "7"));
    const chosen = await json("--count", "3");
    expect(chosen.seed).toMatch(/^\d+$/);
    expect(await json("--count", "3", "--seed", chosen.seed)).toEqual(chosen);
  });
  test("fewer questions than wished for are said on standard error", async () => {
    const ran = await srm(["quiz", "--json", "--service", "rds", "--category", "database", "--count", "50"]);
    const { questions, wanted } = JSON.parse(ran.out);
    expect(ran.code).toBe(0);
    expect(wanted).toBe(50);
    expect(ran.err).toBe(`srm: Of the 50 questions asked for there are only ${questions.length} that fit.\n`);
  });
  test("other formats have the same rows", async () => {
    const document = await json("--seed", "7", "--count", "4");
    for (const format of ["plain", "md", "csv"]) {
      const { out } = await srm(["quiz", "--format", format, "--seed", "7", "--count", "4"]);
      for (const q of document.questions) expect(out).toContain(q.fact);
    }
  });
});

describe("--stdin", () => {
  const argv = ["quiz", "--seed", "11", "--count", "5"];
  /** Right, wrong, nothing, right by its text, and none for the last. */
  const answers = async () => {
    const { questions } = await json(...argv.slice(1));
    const wrong = questions[1].choices.find((c: { fits: boolean }) => !c.fits).label;
    const text = questions[3].choices.find((c: { fits: boolean }) => c.fits).text;
    return { questions, stdin: `\ufeff${questions[0].answer.toLowerCase()}\r\n${wrong}\r\n\r\n${text}\n` };
  };
  test("with --json judges each, and counts", async () => {
    const { stdin } = await answers();
    const d = JSON.parse((await srm([...argv, "--stdin", "--json"], { stdin })).out);
    expect(d.questions.map((q: { right: boolean }) => q.right)).toEqual([true, false, false, true, false]);
    expect(d.questions[2].given).toBeNull();
    expect(d.score).toEqual({ right: 2, answered: 3, questions: 5 });
  });
  test("as text says right or wrong, the reason, the page with its date, the score and what to look at again", async () => {
    const { questions, stdin } = await answers();
    const { out, code } = await srm([...argv, "--stdin"], { stdin });
    expect(code).toBe(0);
    expect(out.match(/^ {2}(Right|Wrong|Skipped) /gm)?.map((l) => l.trim())).toEqual(["Right", "Wrong", "Skipped", "Right"]);
    for (const q of questions.slice(0, 4)) {
      expect(out).toContain(q.reason);
      expect(out).toContain(`${q.sources[0].title}, checked ${q.sources[0].checked}`);
    }
    expect(out).toContain("Score    2 of 4 right (50 %); 1 skipped, 1 not reached.");
    const again = out.slice(out.indexOf("To look at again"));
    expect(again).toContain(questions[1].command);
    expect(again).toContain(questions[2].command);
    expect(again).not.toContain(questions[0].command);
    expect(out).toContain("srm quiz --seed 11 --count 5");
  });
  test("an empty input is no error", async () => {
    const { out, code } = await srm([...argv, "--stdin"], { stdin: "" });
    expect(code).toBe(0);
    expect(out).toContain("no question was answered");
  });
  test.each([40, 60, 80])("at %i columns no line but an address is wider, and none is made of spaces", async (width) => {
    const { stdin } = await answers();
    const { out } = await srm([...argv, "--stdin", "--width", String(width), "--ascii"], { stdin });
    const lines = out.split("\n");
    expect(lines.filter((l) => l.length > width && !/^\s*https:\S+$/.test(l))).toEqual([]);
    expect(lines.filter((l) => /^ +$/.test(l))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    expect(out).toMatch(/^[\u0000-\u007f]*$/);
  });
  test("colour is never alone: without it the words are the same", async () => {
    const { stdin } = await answers();
    const plain = await srm([...argv, "--stdin", "--no-color"], { stdin });
    const dressed = await srm([...argv, "--stdin", "--color"], { stdin });
    expect(dressed.out).toContain("\u001b[");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that colour text
    expect(dressed.out.replace(/\u001b\[[0-9;]*m/g, "")).toBe(plain.out);
  });
});
