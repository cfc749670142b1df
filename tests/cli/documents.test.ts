import { expect, test } from "vitest";
import { z } from "zod";
import { DOCUMENTS } from "../../scripts/documents/schemas.js";
import { srm } from "../support/cli.js";

type Name = keyof typeof DOCUMENTS;

/** Each document as printed has just the fields of its schema. */
test.each<[Name, string[], number]>([
  ["ask", ["ask", "who patches the EC2 guest OS"], 0],
  ["ask", ["ask", "who pathces the nodes of EKS"], 3],
  ["ask", ["ask", "who won the world cup"], 1],
  ["ask", ["ask", "what do I have to do on Lambda"], 0],
  ["ask", ["ask", "compare EC2 and Fargate"], 0],
  ["ask", ["ask", "what is a shared control"], 0],
  ["ask", ["ask", "which shared controls are there"], 0],
  ["ask", ["ask", "my EC2 instance is sending spam"], 0],
  ["show", ["show", "guest-os-patching"], 0],
  ["show", ["show", "rds"], 0],
  ["show", ["show", "outposts"], 0],
  ["show", ["show", "eks:fargate"], 0],
  ["show", ["show", "paas"], 0],
  ["ask", ["ask", "who owns AC-2 on RDS"], 0],
  ["ask", ["ask", "what is PE-3"], 0],
  ["ask", ["ask", "who owns PS-3"], 1],
  ["show", ["show", "PE-3"], 0],
  ["show", ["show", "PS-3"], 0],
  ["show", ["show", "PE-99"], 1],
  ["show", ["show", "nist-800-53"], 0],
  ["show", ["show", "nist-csf-2"], 0],
  ["frameworks", ["frameworks"], 0],
  ["show", ["show", "elb"], 3],
  ["show", ["compare", "elb", "ec2"], 3],
  ["show", ["show", "lamda"], 1],
  ["show", ["compare", "ec2", "nope"], 1],
  ["show", ["controls", "--category", "nope"], 1],
  ["show", ["abuse", "nope"], 1],
  ["controls", ["controls"], 0],
  ["categories", ["categories"], 0],
  ["services", ["services"], 0],
  ["compare", ["compare", "ec2", "eks", "saas"], 0],
  ["model", ["model"], 0],
  ["abuse", ["abuse"], 0],
  ["sources", ["sources"], 0],
  ["sources", ["sources", "--older-than", "2y"], 0],
  ["stats", ["stats"], 0],
  ["report", ["report", "aws/rds/guest-os-patching"], 0],
  ["report", ["report", "aws/eks:fargate/guest-os-patching"], 0],
  ["report", ["report", "aws/paas/backup"], 0],
  ["quiz", ["quiz", "--seed", "7"], 0],
  ["quiz", ["quiz", "--seed", "7", "--hard", "--count", "30"], 0],
  ["quiz", ["quiz", "--seed", "7", "--stdin"], 0],
  ["export", ["export"], 0],
  ["matrix", ["matrix", "ec2", "eks", "eks:fargate", "lambda:image+runtime-manual"], 0],
  ["matrix", ["matrix", "ec2", "--framework", "nist-csf-2", "--as", "provider"], 0],
  ["matrix", ["matrix", "ec2", "eks", "--framework", "nist-800-53", "--by", "framework", "--words", "csa"], 0],
  ["show", ["matrix", "lamda"], 1],
  ["show", ["matrix", "elb"], 3],
  ["show", ["quiz", "--service", "lamda"], 1],
  ["show", ["quiz", "--service", "elb"], 3],
])("%s: srm %j", async (name, argv, code) => {
  const ran = await srm([...argv, "--json"]);
  expect(ran.code).toBe(code);
  const parsed = DOCUMENTS[name].safeParse(JSON.parse(ran.out));
  expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
});

test.each(Object.keys(DOCUMENTS) as Name[])("srm schema %s prints the schema that documents are checked with", async (name) => {
  const ran = await srm(["schema", name]);
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.out)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(DOCUMENTS[name]))));
});

test("an unknown document is exit 1 with the near one", async () => {
  expect(await srm(["schema", "aks"])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("did you mean ask?") });
});
