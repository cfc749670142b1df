import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/index.js";
import { srm as cli } from "../support/cli.js";

const srm = openCatalog();

describe("the questions that the first version must answer", () => {
  test.each([
    ["who patches the EC2 guest OS", "customer"],
    ["who patches the operating system of RDS", "provider"],
    ["who patches the OS of my ALB", "provider"],
    ["is fire suppression my job", "provider"],
    ["who is responsible for patch management", "shared"],
    ["who guards the building where our Outposts is", "customer"],
  ])("%s: %s", (question, owner) => {
    const d = srm.ask(question);
    expect(d.status).toBe("answered");
    expect(d.intent).toBe("owner");
    expect(d.answers.map((a) => a.owner)).toEqual([owner]);
    expect(d.answers[0]?.sources.length).toBeGreaterThan(0);
  });

  test("with typos, and says what it corrected", () => {
    const d = srm.ask("who pathces the ec2 geust os");
    expect(d.answers.map((a) => a.fact)).toEqual(["aws/ec2/guest-os-patching"]);
    expect(d.understood.corrections).toEqual([
      { from: "pathces", to: "patches" },
      { from: "geust", to: "guest" },
    ]);
  });

  test("EKS nodes depend on the option: every option answers, exit 3", async () => {
    const d = srm.ask("who patches the nodes of EKS");
    expect(d.status).toBe("ambiguous");
    expect(Object.fromEntries(d.answers.map((a) => [a.options[0]?.id, a.owner]))).toMatchObject({
      "eks:managed-nodes": "shared",
      "eks:self-managed-nodes": "customer",
      "eks:fargate": "provider",
      "eks:auto-mode": "provider",
      "eks:hybrid-nodes": "customer",
    });
    expect((await cli(["ask", "who patches the nodes of EKS"])).code).toBe(3);
  });

  test("hardening without a service depends on the model", () => {
    const [a] = srm.ask("who hardens the operating system").answers;
    expect(a?.depends).toBe(true);
    expect(a?.owners).toMatchObject({ iaas: "customer", paas: "provider", saas: "provider" });
  });

  test("a yes/no question is answered with yes or no", () => {
    expect(srm.ask("is fire suppression my job").yesNo).toBe("no");
    expect(srm.ask("do I have to patch the EC2 guest OS").yesNo).toBe("yes");
    expect(srm.ask("does AWS patch the operating system of RDS?").yesNo).toBe("yes");
  });

  test("what is left on Lambda is the customer's list", () => {
    const d = srm.ask("what do I have to do on Lambda");
    expect(d).toMatchObject({ status: "answered", intent: "duties", party: "customer" });
    expect(d.answers.length).toBeGreaterThan(10);
    expect(d.answers.every((a) => a.service?.id === "lambda" && a.duties.customer)).toBe(true);
    expect(d.answers.map((a) => a.control.id)).toContain("application-code");
  });

  test("two services are compared", () => {
    const d = srm.ask("compare EC2 and Fargate");
    expect(d).toMatchObject({ status: "answered", intent: "compare" });
    expect(new Set(d.answers.map((a) => a.service?.id))).toEqual(new Set(["ec2", "fargate"]));
  });

  test("another topic is declined, exit 1", async () => {
    expect(srm.ask("who won the world cup")).toMatchObject({ status: "unknown", declined: "other-topic", answers: [] });
    const ran = await cli(["ask", "who", "won", "the", "world", "cup"]);
    expect(ran.code).toBe(1);
    expect(ran.out).toBe("");
    expect(ran.err).toMatch(/^srm: no answer: /);
  });

  test.each([
    ["my EC2 instance is sending spam", "notice"],
    ["how do I report AWS abuse", "report"],
  ])("%s leads to the abuse runbooks", (question, runbook) => {
    const d = srm.ask(question);
    expect(d).toMatchObject({ status: "answered", intent: "report-abuse" });
    expect(d.runbooks?.map((r) => r.id)).toContain(runbook);
  });

  test.each([
    ["what is a shared control", "Shared control"],
    ["what does security of the cloud mean", "Security of the cloud"],
  ])("%s is defined", (question, term) => {
    const d = srm.ask(question);
    expect(d).toMatchObject({ status: "answered", intent: "define" });
    expect(d.definition?.term).toBe(term);
    expect(d.definition?.sources.length).toBeGreaterThan(0);
  });

  test("the difference between two terms gives both", () => {
    const d = srm.ask("difference between inherited and customer controls");
    expect(d.intent).toBe("define");
    expect(d.definitions?.map((x) => x.term)).toEqual(["Inherited control", "Customer control"]);
  });
});
