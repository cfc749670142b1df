import { describe, expect, test } from "vitest";
import { srm } from "../support/cli.js";

const COMMANDS = [
  ["ask", "who patches the EC2 guest OS"],
  ["ask", "who pathces the nodes of EKS", "--all"],
  ["ask", "who hardens the operating system"],
  ["ask", "what do I have to do on Lambda"],
  ["ask", "Which is the customer responsible for? A) physical access B) guest OS patching on EC2 C) the hypervisor"],
  ["controls"],
  ["controls", "--category", "physical"],
  ["categories"],
  ["frameworks"],
  ["show", "PE-3"],
  ["ask", "who owns AC-2 on RDS"],
  ["services", "--category", "database"],
  ["show", "rds"],
  ["show", "paas"],
  ["show", "guest-os-patching"],
  ["compare", "ec2", "rds", "lambda"],
  ["model"],
  ["abuse"],
  ["abuse", "notice"],
  ["sources"],
  ["stats"],
  ["report", "aws/rds/guest-os-patching"],
];

describe("for a screen reader", () => {
  test.each(COMMANDS.map((c) => [c.join(" "), c] as const))("srm %s has no boxes, glyphs or columns", async (_, argv) => {
    for (const columns of [40, 80]) {
      const { out } = await srm([...argv, "--accessible"], { columns });
      expect(out.length).toBeGreaterThan(0);
      expect(out).not.toMatch(/[─│┌┐└┘├┤┬┴┼●○◐◂…|]|->|--[- ]/);
      expect(out.split("\n").filter((l) => /^ |\S {3,}\S/.test(l))).toEqual([]);
    }
  });
  test("each line says what it is", async () => {
    const { out } = await srm(["ask", "who patches the EC2 guest OS", "--accessible"]);
    for (const label of ["Customer", "AWS", "You", "Why", "If not", "Source"]) expect(out).toMatch(new RegExp(`^${label}: \\S`, "m"));
    expect(out).toContain("Guest operating system patching. Amazon EC2: Customer. IaaS (its model): Customer. PaaS: AWS. SaaS: AWS.\n");
  });
  test.each([
    ["1", true],
    ["yes", true],
    ["0", false],
    ["false", false],
    ["", false],
  ])("ACCESSIBLE=%j", async (value, on) => {
    const argv = ["ask", "who patches the EC2 guest OS"];
    const { out } = await srm(argv, { columns: 80, env: { ACCESSIBLE: value } });
    expect(out).toBe((await srm(on ? [...argv, "--accessible"] : argv, { columns: 80 })).out);
  });
});

describe("--plain", () => {
  test.each(COMMANDS.map((c) => [c.join(" "), c] as const))("srm %s is --format plain: tabs, one head, no colour", async (_, argv) => {
    const { out } = await srm([...argv, "--plain", "--color"], { columns: 40 });
    expect(out).toBe((await srm([...argv, "--format", "plain"])).out);
    // A last cell may be empty.
    const counts = out
      .replace(/\n$/, "")
      .split("\n")
      .map((l) => l.split("\t").length);
    expect(counts[0]).toBeGreaterThan(1);
    expect(new Set(counts).size).toBe(1);
    expect(out).not.toContain("\u001b");
  });
  test("with --json it is a usage error", async () => {
    expect(await srm(["stats", "--plain", "--json"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("cannot be used with"),
    });
  });
});
