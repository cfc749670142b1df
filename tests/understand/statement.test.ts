import { describe, expect, test } from "vitest";
import { actorsIn, withCustomer } from "../../src/understand/party.js";
import { actedBy, stated } from "../../src/understand/statement.js";
import { tenetIn } from "../../src/understand/tenets.js";

const PROVIDERS = ["AWS", "Amazon Web Services", "Amazon"];

describe("what a statement claims", () => {
  test.each<[string, ReturnType<typeof stated>]>([
    ["AWS patches the guest OS.", { party: "provider", negated: false }],
    ["The customer does not repair hosts", { party: "customer", negated: true }],
    ["No, the customer has to prove it for its own application", { party: "customer", negated: false }],
    ["Backups are made by AWS", { party: "provider", negated: false }],
    ["The customer, not AWS, brings back the object", { party: "customer", negated: false }],
    ["We rely on AWS for the guards", { party: "provider", negated: false }],
    ["An independent auditor trains both", { party: "somebody-else", negated: false }],
    ["By using it the customer passes responsibility for the guest OS to AWS", { party: "provider", negated: false }],
    ["Both parties train their people", { party: "shared", negated: false }],
  ])("%j", (text, claim) => expect(stated(text, PROVIDERS)).toEqual(claim));
});

describe("who acts in an option that is no mere task", () => {
  test.each<[string, string | undefined]>([
    ["AWS closes the port within a day", "provider"],
    ["The customer corrects the rule", "customer"],
    ["Nothing, AWS cleans up the instance", "provider"],
    ["An auditor trains both", "somebody-else"],
    ["AWS and the customer vote on it", "shared"],
    ["AWS KMS keys", undefined],
    ["Customer data in S3", undefined],
  ])("%j: %s", (text, party) => expect(actedBy(text, PROVIDERS)?.party).toBe(party));
});

describe("who stands for the customer", () => {
  test.each<[stem: string, option: string, told: string]>([
    ["A wind farm writes readings to S3. Who encrypts them?", "The farm", "the customer"],
    ["Northwind Toys wants its application tested. Who does it?", "Northwind Toys", "the customer"],
    ["Lambda runs a function. Who patches it?", "Lambda", "Lambda"],
    ["Who patches it?", "The regulator", "The regulator"],
  ])("%j, %j", (stem, option, told) =>
    expect(
      withCustomer(
        option,
        actorsIn(stem, (name) => name === "Lambda"),
      ),
    ).toBe(told),
  );
});

describe("what is said of the model itself", () => {
  test.each<[string, boolean | null]>([
    ["The customer's responsibility varies with the services that it chooses", true],
    ["AWS takes over more of the work, such as patching", true],
    ["Nothing changes", false],
    ["AWS is responsible for everything in the cloud", false],
    ["The model only applies to EC2", false],
    ["AWS patches the hypervisor", null],
    ["Replacing disks", null],
  ])("%j: %s", (text, holds) => expect(tenetIn(text)).toBe(holds));
});
