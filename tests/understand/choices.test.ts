import { describe, expect, test } from "vitest";
import { choicesOf } from "../../src/understand/choices.js";

const PROVIDERS = ["AWS", "Amazon Web Services", "Amazon"];
const of = (question: string) => {
  const c = choicesOf(question, PROVIDERS);
  return c && { labels: c.options.map((o) => o.label).join(""), target: c.target, negated: c.negated, count: c.count };
};

describe("a multiple choice is found with what its stem asks for", () => {
  test.each<[string, NonNullable<ReturnType<typeof of>>]>([
    [
      "Which task does AWS perform?\nA) Writing policies\nB) Replacing disks\nC) Naming buckets",
      { labels: "ABC", target: "provider", negated: false, count: null },
    ],
    [
      "Which is the customer's? A. cooling the halls B. naming the buckets C. guarding the doors",
      { labels: "ABC", target: "customer", negated: false, count: null },
    ],
    [
      "Pick TWO duties that are AWS's.\n(a) cooling\n(b) tagging\n(c) guards\n(d) naming",
      { labels: "abcd", target: "provider", negated: false, count: 2 },
    ],
    [
      "Which of these is NOT AWS's job?\n1 - hosts\n2 - racks\n3 - your code",
      { labels: "123", target: "provider", negated: true, count: null },
    ],
    [
      "Which one is a shared control?\nFire detection\nPatch management\nData labels",
      { labels: "ABC", target: "shared", negated: false, count: 1 },
    ],
    [
      "Under the AWS shared responsibility model, which task stays with the company?\nA. racks\nB. tags",
      { labels: "AB", target: "customer", negated: false, count: null },
    ],
    ["which belongs to aws? A) cables B) subnets", { labels: "AB", target: "provider", negated: false, count: null }],
  ])("%s", (question, expected) => expect(of(question)).toEqual(expected));

  test("a move from one party to the other", () => {
    const c = choicesOf("Which duty passes from the company to AWS? A) host patches B) bucket names", PROVIDERS);
    expect(c?.shift).toEqual(["customer", "provider"]);
  });
  test("options that are parties", () => {
    const c = choicesOf("Who patches the guest OS?\nA. AWS\nB. The customer\nC. Both", PROVIDERS);
    expect(c?.options.map((o) => o.party)).toEqual(["provider", "customer", "shared"]);
  });
  test.each(["who patches the EC2 guest OS", "We use RDS. Who patches it?", "Plan A: who pays? B is cheaper", ""])(
    "%j is none",
    (question) => expect(choicesOf(question, PROVIDERS)).toBeNull(),
  );
});
