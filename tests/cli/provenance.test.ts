import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { srm } from "../support/cli.js";

const json = async (...argv: string[]) => JSON.parse((await srm([...argv, "--json"])).out);
interface Page {
  url: string;
  checked: string;
  facts: string[];
}

describe("srm sources", () => {
  test("lists every page, the copy read longest ago first", async () => {
    const { sources } = (await json("sources")) as { sources: Page[] };
    const days = sources.map((s) => s.checked);
    expect(days).toEqual([...days].sort());
    expect(sources.find((s) => s.url.endsWith("/ec2-security.html"))?.facts).toContain("aws/ec2/guest-os-patching");
  });
  test("--older-than keeps only older copies, and may find none", async () => {
    const all = ((await json("sources")) as { sources: Page[] }).sources;
    const old = ((await json("sources", "--older-than", "2023-01-01")) as { sources: Page[] }).sources;
    expect(old).toEqual(all.filter((s) => s.checked < "2023-01-01"));
    expect(old.length).toBeGreaterThan(0);
    const none = await srm(["sources", "--older-than", "40y"]);
    expect(none).toMatchObject({ code: 0, out: expect.stringContaining("No cited page") });
  });
  test.each(["soon", "12", "-1y", "2024-13-45"])("--older-than %s is a usage error", async (age) => {
    expect(await srm(["sources", `--older-than=${age}`])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("12mo") });
  });
});

test("srm stats counts what the lists list", async () => {
  const s = await json("stats");
  const { services } = await json("services");
  expect(s.services).toBe(services.length);
  expect(s.options).toBe(services.reduce((n: number, x: { options: [] }) => n + x.options.length, 0));
  expect(s.controls).toBe((await json("controls")).controls.length);
  expect(s.statements.total).toBe(s.statements.services + s.statements.options);
  const pages = new Set((await json("sources")).sources.map((p: Page) => p.url));
  expect(s.sources).toBe(pages.size);
});

describe("srm report", () => {
  test.each([
    ["aws/rds/guest-os-patching", "data/services/aws/rds.yaml"],
    ["aws/eks:fargate/guest-os-patching", "data/services/aws/eks.yaml"],
    ["aws/sqs/physical-access", "data/archetypes/any-service.yaml"],
    ["aws/iaas/guest-os-patching", "data/controls/compute.yaml"],
  ])("%s names the line that states it in %s", async (fact, file) => {
    const { stated, issue } = await json("report", fact);
    const last = stated.at(-1);
    expect(last.file).toBe(file);
    const control = fact.split("/").at(-1) as string;
    const line = readFileSync(file, "utf8")
      .split("\n")
      .slice(last.line - 1, last.line + 1)
      .join("\n");
    expect(line).toContain(file.includes("/controls/") ? "iaas" : control);
    expect(decodeURIComponent(issue.url)).toContain(fact);
  });
  test.each(["aws/rds/nope", "aws/nope/backup", "azure/rds/backup", "aws/eks:nope/backup", "rds", ""])("%j is unknown", async (fact) => {
    expect(await srm(["report", fact])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("provider/service/control") });
  });
});
