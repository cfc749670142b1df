import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { srm } from "../support/cli.js";

const COMMANDS = [
  ["ask", "who patches the EC2 guest OS"],
  ["ask", "who patches the nodes of EKS"],
  ["ask", "who hardens the operating system", "--why"],
  ["ask", "what do I have to do on Lambda", "--all"],
  ["ask", "who patches and backs up RDS", "--models", "all"],
  ["controls", "--models", "all"],
  ["categories"],
  ["services"],
  ["show", "rds", "--all"],
  ["show", "guest-os-patching"],
  ["show", "paas"],
  ["compare", "ec2", "rds", "lambda", "eks:managed-nodes"],
  ["model"],
  ["abuse"],
  ["abuse", "compromised", "--full"],
];
const WIDTHS = [40, 50, 59, 60, 61, 72, 80, 100, 120, 160, 200];

describe("no line exceeds the terminal", () => {
  test.each(COMMANDS.flatMap((c) => WIDTHS.map((w) => [c.join(" "), w, c] as const)))("srm %s at %i", async (_, width, argv) => {
    for (const flags of [[], ["--ascii"]]) {
      const { out } = await srm([...argv, ...flags], { columns: width });
      // An address is kept whole down to 60 columns; it is the one thing that must stay one word.
      const wide = out.split("\n").filter((l) => stringWidth(l) > width);
      expect(wide).toEqual([]);
    }
  });
});

test.each(COMMANDS.map((c) => [c.join(" "), c] as const))("srm %s at 50: no line is made of spaces alone", async (_, argv) => {
  const { out } = await srm(argv, { columns: 50 });
  expect(out.split("\n").filter((l) => /^ +$/.test(l))).toEqual([]);
});

test("into a pipe nothing is cut or wrapped", async () => {
  const { out } = await srm(["show", "rds", "--all"]);
  expect(out).not.toContain("…");
});

test("--ascii prints only ASCII in boxes and marks", async () => {
  const { out } = await srm(["model", "--ascii"], { columns: 80 });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  expect(out).toMatch(/^[\u0000-\u00ff]*$/);
});

describe("colour", () => {
  const esc = "\u001b[";
  test.each([
    ["a terminal", { columns: 80, env: { NO_COLOR: "" } }, [], true],
    ["a pipe", { env: { NO_COLOR: "" } }, [], false],
    ["NO_COLOR on a terminal", { columns: 80, env: { NO_COLOR: "1" } }, [], false],
    ["--color against NO_COLOR", { columns: 80, env: { NO_COLOR: "1" } }, ["--color"], true],
    ["--no-color on a terminal", { columns: 80, env: { NO_COLOR: "" } }, ["--no-color"], false],
    ["FORCE_COLOR into a pipe", { env: { NO_COLOR: "", FORCE_COLOR: "1" } }, [], true],
    ["TERM=dumb", { columns: 80, env: { NO_COLOR: "", TERM: "dumb" } }, [], false],
  ])("%s", async (_, given, flags, colored) => {
    const { out } = await srm(["ask", "who patches the EC2 guest OS", ...flags], given as never);
    expect(out.includes(esc)).toBe(colored);
  });
});

test("the abuse screens have at most 24 lines at 80 columns", async () => {
  for (const argv of [["abuse"], ["abuse", "report"], ["abuse", "notice"], ["abuse", "compromised"]]) {
    const { out } = await srm(argv, { columns: 80 });
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
  }
});

test("control characters of a question never reach the terminal", async () => {
  const { out, err } = await srm(["ask", "who patches \u001b]0;x\u0007 the EC2 guest OS \u001b[2J"], { columns: 80 });
  expect(out + err).not.toContain("\u001b");
});
