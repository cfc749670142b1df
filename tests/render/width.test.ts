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
  ["quiz", "--stdin", "--seed", "7"],
];
const WIDTHS = [40, 50, 59, 60, 61, 72, 80, 100, 120, 160, 200];

/** An address is one line however long it is, so that the terminal, a copy and `grep` see it whole. */
const isAddress = (line: string): boolean => /^ *https?:\/\/\S+$/.test(line);

describe("no line exceeds the terminal, but for addresses", () => {
  test.each(COMMANDS.flatMap((c) => WIDTHS.map((w) => [c.join(" "), w, c] as const)))("srm %s at %i", async (_, width, argv) => {
    for (const flags of [[], ["--ascii"], ["--accessible"]]) {
      const { out } = await srm([...argv, ...flags], { columns: width });
      expect(out.split("\n").filter((l) => stringWidth(l) > width && !isAddress(l))).toEqual([]);
    }
  });
});

test.each([64, 72, 80])("the name of a control is not broken inside a word, at %i", async (width) => {
  const { out } = await srm(["ask", "Lambda function timeouts, who sets them"], { columns: width });
  expect(out).toContain("┌───────┬");
  expect(out).toMatch(/^Configuration of your own resources$/m);
});

describe("addresses", () => {
  const ADDRESSED = [
    ["ask", "who patches the EC2 guest OS"],
    ["ask", "who patches the nodes of EKS", "--why"],
    ["ask", "what is a shared control"],
    ["ask", "which shared controls are there"],
    ["show", "guest-os-patching"],
    ["model"],
    ["abuse", "compromised", "--full"],
    ["sources"],
    ["report", "aws/rds/guest-os-patching"],
  ];
  test.each(ADDRESSED.flatMap((c) => [40, 59, 60, 80, 120].map((w) => [c.join(" "), w, c] as const)))(
    "srm %s at %i prints each whole",
    async (_, width, argv) => {
      const known = new Set(JSON.parse((await srm(["sources", "--json"])).out).sources.map((s: { url: string }) => s.url));
      const { out } = await srm(argv, { columns: width });
      const lines = out.split("\n");
      const addresses = lines.flatMap((l) => l.match(/https?:\/\/\S*/g) ?? []).filter((u) => !u.includes("/issues/new?"));
      expect(addresses.length).toBeGreaterThan(0);
      expect(addresses.filter((u) => !known.has(u))).toEqual([]);
      expect(lines.filter((l) => l.includes("://") && !isAddress(l))).toEqual([]);
    },
  );
  test("below 60 columns they begin where their title does", async () => {
    const { out } = await srm(["ask", "who patches the EC2 guest OS"], { columns: 50 });
    expect(out).toContain("\n    Security in Amazon EC2, checked");
    expect(out).toContain("\n    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security.html\n");
  });
  test("--hyperlinks makes links of the same width; nothing else does", async () => {
    const argv = ["ask", "who patches the EC2 guest OS"];
    for (const columns of [40, 80, 120]) {
      const plain = (await srm(argv, { columns })).out;
      const { out } = await srm([...argv, "--hyperlinks"], { columns });
      expect(plain).not.toContain("\u001b]8");
      const url = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security.html";
      expect(out).toContain(`\u001b]8;;${url}\u001b\\${url}\u001b]8;;\u001b\\`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the links
      expect(out.replace(/\u001b\]8;;[^\u001b]*\u001b\\/g, "")).toBe(plain);
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

test.each(COMMANDS.map((c) => [c.join(" "), c] as const))(
  "srm %s prints only ASCII with --ascii, or where the locale is not UTF-8",
  async (_, argv) => {
    const { out } = await srm([...argv, "--ascii"], { columns: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    expect(out).toMatch(/^[\u0000-\u007f]*$/);
    expect((await srm(argv, { columns: 80, env: { LANG: "C" } })).out).toBe(out);
    expect((await srm(argv, { columns: 80, env: { LANG: "en_US.UTF-8", LC_ALL: "de_DE.ISO-8859-1" } })).out).toBe(out);
  },
);

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

describe("the owner", () => {
  const cases = [
    ["who patches the EC2 guest OS", "● Customer", "\u001b[1m\u001b[33m"],
    ["who patches the operating system of RDS", "○ AWS", "\u001b[36m"],
    ["who is responsible for encryption at rest on RDS", "◐ Shared", "\u001b[35m"],
  ] as const;
  // Yellow alone is hard to read on white, so it is bold.
  test.each(cases)("%s: %s, in its colour, comes first", async (question, verdict, colour) => {
    const { out } = await srm(["ask", question, "--color"], { columns: 80 });
    const [first = ""] = out.split("\n");
    expect(first).toContain(colour);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that colour text
    expect(first.replace(/\u001b\[\d+m/g, "").trim()).toMatch(new RegExp(`^${verdict} `));
  });
});

test.each([
  [["show", "rds"], /controls are yours, whole \(●\) or in part \(◐\), and a\s+word on \d+ more \(○\)/],
  [["ask", "what does AWS do on RDS"], /controls are AWS's, whole \(○\) or in part \(◐\)/],
  [["show", "rds", "--ascii"], /whole \(\*\) or in part \(\+\)/],
])("srm %j says what the marks of its lines mean", async (argv, text) => expect((await srm(argv, { columns: 80 })).out).toMatch(text));

test("control characters of a question never reach the terminal", async () => {
  const { out, err } = await srm(["ask", "who patches \u001b]0;x\u0007 the EC2 guest OS \u001b[2J"], { columns: 80 });
  expect(out + err).not.toContain("\u001b");
});
