import { describe, expect, test } from "vitest";
import { openCatalogFile } from "../../src/catalog/open.js";
import { srm } from "../support/cli.js";

/** A terminal of 24 lines: the answer and the next prompt. Lines that the terminal carries over its edge count for what they take. */
const ROWS = 23;
const heightOf = (out: string, columns: number): number =>
  out
    .trimEnd()
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / columns)), 0);

const catalog = openCatalogFile();

describe("no answer is longer than a screen of 24 lines at 80 columns", () => {
  test.each([
    [[]],
    [["ask", "who patches the EC2 guest OS"]],
    [["ask", "who patches the nodes of EKS"]],
    [["ask", "who hardens the operating system"]],
    [["ask", "who patches the guest OS of RDS and who backs it up"]],
    [["ask", "what do I have to do on Lambda"]],
    [["ask", "what does AWS do on RDS"]],
    [["ask", "what do I have to do on Lambda and RDS"]],
    [["ask", "compare EC2 and Fargate"]],
    [["ask", "what is a shared control"]],
    [["ask", "which services are there"]],
    [["ask", "which controls are mine"]],
    [["ask", "my EC2 instance is sending spam"]],
    [["ask", "who pathces the nodes of EKS"]],
    [["controls"]],
    [["controls", "--type", "customer"]],
    [["controls", "--owner", "customer", "--model", "saas"]],
    [["categories"]],
    [["services"]],
    [["frameworks"]],
    [["show", "SI-2"]],
    [["show", "PR.AA-01"]],
    [["show", "nist-800-53"]],
    [["ask", "who owns SI-2 on EC2"]],
    [["ask", "who is responsible for PE-3"]],
    [["services", "--model", "iaas"]],
    [["compare", "ec2", "rds", "lambda"]],
    [["compare", "ec2", "rds", "lambda", "--diff"]],
    [["compare", "eks:fargate", "eks:managed-nodes"]],
    [["compare", "iaas", "caas", "paas", "faas", "saas"]],
    [["model"]],
    [["abuse"]],
    [["abuse", "report"]],
    [["abuse", "notice"]],
    [["abuse", "compromised"]],
    [["sources"]],
    [["sources", "--older-than", "2y"]],
    [["stats"]],
    [["report", "aws/rds/guest-os-patching"]],
    [["show", "elb"]],
    ...["on-prem", "iaas", "caas", "paas", "faas", "saas"].map((m) => [["show", m]]),
    ...catalog.categories.map((c) => [["controls", "--category", c.id]]),
    ...[...new Set(catalog.serviceHeads.map((s) => s.category))].map((c) => [["services", "--category", c]]),
  ])("srm %j", async (argv) => {
    for (const flags of argv.length > 0 ? [[], ["--accessible"]] : [[]]) {
      const { out } = await srm([...argv, ...flags], { columns: 80 });
      expect(out.length).toBeGreaterThan(0);
      expect(heightOf(out, 80)).toBeLessThanOrEqual(ROWS);
    }
  });

  test("srm show, of each control and each service", async () => {
    const long: string[] = [];
    for (const id of [...catalog.controlHeads, ...catalog.serviceHeads].map((x) => x.id)) {
      const { out } = await srm(["show", id], { columns: 80 });
      if (heightOf(out, 80) > ROWS) long.push(id);
    }
    expect(long).toEqual([]);
  });

  test("srm ask, of each control in general and on a service with options", async () => {
    const long: string[] = [];
    for (const { title } of catalog.controlHeads) {
      for (const place of ["", " on EKS"]) {
        const { out } = await srm(["ask", `who is responsible for ${title.toLowerCase()}${place}`], { columns: 80 });
        if (heightOf(out, 80) > ROWS) long.push(title + place);
      }
    }
    expect(long).toEqual([]);
  });
});

describe("what a screen has no room for", () => {
  const LONG = [
    ["controls"],
    ["services"],
    ["services", "--category", "security"],
    ["compare", "ec2", "rds", "lambda"],
    ["model"],
    ["show", "rds"],
    ["show", "guest-os-patching"],
    ["ask", "who patches the nodes of EKS"],
    ["ask", "what do I have to do on Lambda"],
    ["sources", "--older-than", "2023-01-01"],
  ];
  test.each(LONG.map((c) => [c.join(" "), c] as const))("srm %s: is told of, and printed with --all", async (_, argv) => {
    const short = (await srm(argv, { columns: 80 })).out;
    const all = (await srm([...argv, "--all"], { columns: 80 })).out;
    expect(short).toContain("--all");
    expect(heightOf(all, 80)).toBeGreaterThan(ROWS);
    expect(all).not.toMatch(/…|: --all/);
  });
  test.each(LONG.map((c) => [c.join(" "), c] as const))("srm %s: is printed into a pipe", async (_, argv) => {
    const { out } = await srm(argv);
    expect(out).not.toContain("…");
    expect(out.split("\n").length).toBeGreaterThan((await srm(argv, { columns: 1000 })).out.split("\n").length - 1);
  });
  test("srm abuse --all is --full", async () => {
    const { out } = await srm(["abuse", "notice", "--all"], { columns: 80 });
    expect(heightOf(out, 80)).toBeGreaterThan(ROWS);
    expect(out).toBe((await srm(["abuse", "notice", "--full"], { columns: 80 })).out);
  });
  test("each of the duties of a service is in the pipe", async () => {
    const { answers } = JSON.parse((await srm(["show", "rds", "--json"])).out) as { answers: { duties: { customer: string | null } }[] };
    const { out } = await srm(["show", "rds"]);
    const duties = answers.flatMap((a) => a.duties.customer ?? []);
    expect(duties.length).toBeGreaterThan(40);
    expect(duties.filter((d) => !out.includes(d))).toEqual([]);
  });
});
