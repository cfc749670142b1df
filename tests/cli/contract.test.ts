import { describe, expect, test } from "vitest";
import { srm } from "../support/cli.js";

describe("exit codes", () => {
  test.each([
    [["controls"], 0],
    [["categories"], 0],
    [["services"], 0],
    [["show", "rds"], 0],
    [["show", "eks:fargate"], 0],
    [["show", "paas"], 0],
    [["show", "guest-os-patching"], 0],
    [["compare", "iaas", "paas", "saas"], 0],
    [["model"], 0],
    [["abuse"], 0],
    [["abuse", "notice"], 0],
    [["completion", "bash"], 0],
    [["--help"], 0],
    [["ask", "--help"], 0],
    [["quiz", "--json"], 0],
    [["quiz", "--help"], 0],
    [["--version"], 0],
    [[], 0],
    [["show", "no-such-thing"], 1],
    [["controls", "--category", "nope"], 1],
    [["compare", "ec2", "nope"], 1],
    [["abuse", "nope"], 1],
    [["ask", "what is the price of EC2"], 1],
    [["nope"], 2],
    [["ask"], 2],
    [["completion"], 2],
    [["completion", "nope"], 2],
    [["quiz"], 2],
    [["show"], 2],
    [["compare", "ec2"], 2],
    [["controls", "--nope"], 2],
    [["controls", "--type", "nope"], 2],
    [["controls", "--owner", "nope"], 2],
    [["controls", "--model", "nope"], 2],
    [["controls", "--format", "nope"], 2],
    [["controls", "--width", "nope"], 2],
    [["ask", "x", "--models", "nope"], 2],
    [["package.json"], 2],
    [["show", "elb"], 3],
  ])("srm %j exits %i", async (argv, code) => {
    const ran = await srm(argv);
    expect(ran.code).toBe(code);
    if (code === 1 || code === 2) {
      expect(ran.out).toBe("");
      expect(ran.err).toMatch(/^srm: \S/);
      expect(ran.err).not.toMatch(/\n\s+at /);
    } else {
      expect(ran.err).toBe("");
      expect(ran.out.length).toBeGreaterThan(0);
    }
  });

  test.each([
    [["nope"], /commands are ask, controls/],
    [["contorls"], /Did you mean controls/i],
    [["show", "lamda"], /lambda/],
    [["controls", "--category", "phisical"], /did you mean physical/],
    [["controls", "--model", "iass"], /did you mean iaas/],
    [["controls", "--format", "jsn"], /Did you mean json/],
    [["package.json"], /nothing was touched/],
    [["completion"], /takes a shell: bash, zsh, fish, powershell/],
    [["completion", "zhs"], /did you mean zsh/],
  ])("srm %j says what to do next", async (argv, text) => {
    expect((await srm(argv)).err).toMatch(text);
  });
});

describe("colour flags", () => {
  test.each([
    [["ask", "--color", "never", "who patches the EC2 guest OS"], false],
    [["ask", "who patches the EC2 guest OS", "--color=never"], false],
    [["ask", "who patches the EC2 guest OS", "--no-color"], false],
    [["ask", "who patches the EC2 guest OS", "--color", "always"], true],
    [["ask", "--color", "who patches the EC2 guest OS"], true],
    [["ask", "who patches the EC2 guest OS", "--color=auto"], false],
  ])("srm %j", async (argv, coloured) => {
    const { out } = await srm(argv);
    expect(out).toContain("You patch the guest operating system on Amazon EC2");
    expect(out.includes("\u001b[")).toBe(coloured);
  });
});

describe("json", () => {
  const json = async (...argv: string[]) => JSON.parse((await srm([...argv, "--json"])).out);
  const HEAD = {
    schemaVersion: 1,
    catalog: { version: expect.stringMatching(/^\d{4}\.\d\d/), date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  };

  test("controls, seventy or more", async () => {
    const d = await json("controls");
    expect(d).toMatchObject(HEAD);
    expect(d.controls.length).toBeGreaterThanOrEqual(70);
    expect(Object.keys(d.controls[0])).toEqual(["id", "title", "category", "type", "owners"]);
    expect(Object.keys(d.controls[0].owners)).toEqual(["on-prem", "iaas", "caas", "paas", "faas", "saas"]);
  });
  test("services, forty-five or more", async () => {
    const d = await json("services");
    expect(d).toMatchObject(HEAD);
    expect(d.services.length).toBeGreaterThanOrEqual(45);
    expect(Object.keys(d.services[0])).toEqual([
      "id",
      "name",
      "provider",
      "aliases",
      "category",
      "model",
      "archetype",
      "lifecycle",
      "options",
    ]);
  });
  test("categories", async () => {
    const d = await json("categories");
    expect(d.categories.length).toBeGreaterThanOrEqual(12);
    expect(d.categories.reduce((n: number, c: { controls: number }) => n + c.controls, 0)).toBe((await json("controls")).controls.length);
  });
  test("ask", async () => {
    const d = await json("ask", "who patches the EC2 guest OS");
    expect(d).toMatchObject({
      ...HEAD,
      question: "who patches the EC2 guest OS",
      status: "answered",
      declined: null,
      intent: "owner",
      yesNo: null,
      understood: { services: ["ec2"], controls: ["guest-os-patching"], models: [], options: [], corrections: [] },
      suggestions: [],
    });
    expect(d.answers[0]).toMatchObject({
      fact: "aws/ec2/guest-os-patching",
      control: { id: "guest-os-patching", category: "compute", type: "customer" },
      service: { id: "ec2", name: "Amazon EC2", provider: "aws", model: "iaas" },
      options: [],
      model: "iaas",
      owner: "customer",
      split: null,
      depends: false,
      thirdParty: null,
    });
    const [a] = d.answers;
    expect(a.because.at(-1).owner).toBe("customer");
    expect(a.sources[0]).toEqual({
      title: expect.any(String),
      url: expect.stringMatching(/^https:/),
      checked: expect.stringMatching(/^\d{4}-/),
    });
    expect(a.confidence).toBeGreaterThan(0.8);
  });
  test("ask without a service or model gives the headline", async () => {
    const [a] = (await json("ask", "who is responsible for patch management")).answers;
    expect(a).toMatchObject({ service: null, model: null, owner: "shared", decidedBy: "headline" });
    expect(a.split).not.toBeNull();
    expect(a.duties.provider).toBeTruthy();
    expect(a.duties.customer).toBeTruthy();
  });
  test("show of a service has one answer for each control that applies", async () => {
    const d = await json("show", "rds");
    expect(d).toMatchObject({ ...HEAD, kind: "service", id: "rds" });
    expect(d.answers.every((a: { owner: string }) => a.owner !== "not-applicable")).toBe(true);
    const ids = d.answers.map((a: { control: { id: string } }) => a.control.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("database-engine-patching");
  });
  test("show of an ambiguous name lists the candidates, of an unknown one suggestions", async () => {
    expect(await json("show", "elb")).toMatchObject({
      ...HEAD,
      status: "ambiguous",
      candidates: expect.arrayContaining([{ id: "elb-alb", name: "Application Load Balancer" }]),
    });
    const unknown = await srm(["show", "lamda", "--json"]);
    expect(unknown.code).toBe(1);
    expect(JSON.parse(unknown.out)).toMatchObject({ ...HEAD, status: "unknown", suggestions: [{ id: "lambda" }] });
  });
  test.each([
    ["lambda", "lambda"],
    ["AWS::Lambda::Function", "lambda"],
    ["aws_lambda_function", "lambda"],
    ["AWS::Serverless::Function", "lambda"],
    ["AWS::EC2::Volume", "ebs"],
    ["AWS::EC2::Instance", "ec2"],
    ["AWS::EC2::SecurityGroup", "vpc"],
    ["aws_security_group", "vpc"],
    ["aws_db_instance", "rds"],
    ["aws_sfn_state_machine", "stepfunctions"],
    ["es", "opensearch"],
    ["Elasticsearch", "opensearch"],
  ])("show %s leads to %s", async (name, id) => expect(await json("show", name)).toMatchObject({ kind: "service", id }));
  test.each([
    ["AWS::RDS::DBCluster", ["aurora", "rds"]],
    ["aws_lb", ["elb-alb", "elb-gwlb", "elb-nlb"]],
    ["elbv2", ["elb-alb", "elb-gwlb", "elb-nlb"]],
  ])("show %s lists its candidates", async (name, ids) =>
    expect((await json("show", name)).candidates.map((c: { id: string }) => c.id)).toEqual(ids),
  );
  test("show sqs lists no database engine", async () => {
    const ids = (await json("show", "sqs")).answers.map((a: { control: { id: string } }) => a.control.id);
    expect(ids).not.toContain("database-engine-patching");
    expect(ids).toContain("guest-os-patching");
  });
  test("compare", async () => {
    const d = await json("compare", "ec2", "eks:fargate", "saas");
    expect(d.columns.map((c: { id: string; kind: string }) => [c.id, c.kind])).toEqual([
      ["ec2", "service"],
      ["eks:fargate", "option"],
      ["saas", "model"],
    ]);
    const row = d.rows.find((r: { control: { id: string } }) => r.control.id === "guest-os-patching");
    expect(row).toMatchObject({ owners: ["customer", "provider", "provider"], differs: true });
    const diff = await json("compare", "ec2", "rds", "--diff");
    expect(diff.rows.length).toBeGreaterThan(0);
    expect(diff.rows.every((r: { differs: boolean }) => r.differs)).toBe(true);
  });
  test("a usage error leaves standard output empty", async () => {
    expect((await srm(["controls", "--type", "x", "--json"])).out).toBe("");
  });
});

describe("--stdin", () => {
  test("one document a line, in order; byte-order mark, carriage returns and blank lines are dropped", async () => {
    const ran = await srm(["ask", "--stdin", "--json"], {
      stdin: "\ufeffwho patches the EC2 guest OS\r\n\r\n  \nwho won the world cup\r\nwho patches the OS of my ALB",
    });
    const docs = ran.out
      .trimEnd()
      .split("\n")
      .map((l) => JSON.parse(l));
    expect(ran.code).toBe(0);
    expect(docs.map((d) => [d.question, d.status])).toEqual([
      ["who patches the EC2 guest OS", "answered"],
      ["who won the world cup", "unknown"],
      ["who patches the OS of my ALB", "answered"],
    ]);
  });
  test("an empty input is no error", async () => {
    expect(await srm(["ask", "--stdin", "--json"], { stdin: "" })).toEqual({ code: 0, out: "", err: "" });
  });
  test("a question beside it is a usage error", async () => {
    expect((await srm(["ask", "who", "--stdin"])).code).toBe(2);
  });
});

describe("every format says the same", () => {
  const argv = ["ask", "who patches the operating system of RDS"];
  test.each(["plain", "md", "csv", "json"])("%s", async (format) => {
    const { out, code } = await srm([...argv, "--format", format]);
    expect(code).toBe(0);
    for (const text of ["aws/rds/guest-os-patching", "provider", "https://docs.aws.amazon.com/AmazonRDS/"]) expect(out).toContain(text);
  });
});
