import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();

describe("a yes/no question gets yes, no or partly", () => {
  test.each<[string, "yes" | "no" | "partly" | null]>([
    ["must we install the kernel fixes on our EC2 machines", "yes"],
    ["does Amazon put patches on our EC2 machines?", "no"],
    ["Isn't it Amazon that swaps dead disks below EBS?", "yes"],
    ["AWS doesn't mend the hypervisor, does it?", "yes"],
    ["Swapping dead disks below EBS isn't our job, right?", "yes"],
    ["can we forget about the operating system under Lambda", "yes"],
    ["My manager thinks that AWS cools the data centers. Is that true?", "yes"],
    ["A colleague read that the customer has to guard the data centers. Is he right?", "no"],
    ["ec2 os patches, me?", "yes"],
    ["Is security awareness training a duty of AWS alone?", "no"],
    ["Is patch management something both sides share?", "yes"],
    ["Is patch management our job?", "partly"],
    ["who patches the hypervisor", null],
    ["hypervisor patches: us or AWS?", null],
  ])("%j: %s", (question, said) => expect(srm.ask(question).yesNo).toBe(said));

  test("what has to be switched on does not happen by itself", () => {
    const { answers, yesNo } = srm.ask("Does AWS make backups of our DynamoDB tables without us doing anything?");
    expect([answers[0]?.owner, answers[0]?.split, yesNo]).toEqual(["shared", "enable", "no"]);
  });

  test("models that one does not build with make nothing partly", () => {
    const { answers, yesNo } = srm.ask("do we have to write the rules of our security groups?");
    expect([answers[0]?.owner, answers[0]?.owners.saas, yesNo]).toEqual(["customer", "provider", "yes"]);
  });
});
