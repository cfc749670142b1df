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
      "Which of these is the customer's? Cooling the halls / naming buckets / guarding doors / cutting cables",
      { labels: "ABCD", target: "customer", negated: false, count: null },
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
    [
      "An engineer reviews a VPC. Which item is AWS's and not the engineer's?\nA. tables\nB. cables",
      { labels: "AB", target: "provider", negated: false, count: null },
    ],
    [
      "A lab moves its file shares to FSx. Which duty does the lab keep?\nA. disks\nB. folders",
      { labels: "AB", target: "customer", negated: false, count: null },
    ],
    [
      "The two teams of a bank use S3. Which is the bank's?\nA. racks\nB. tags",
      { labels: "AB", target: "customer", negated: false, count: null },
    ],
    ["AWS does all of the following for S3 except\nA. racks\nB. tags", { labels: "AB", target: "provider", negated: true, count: null }],
    ["What does AWS, not you, do for S3?\nA. racks\nB. tags", { labels: "AB", target: "provider", negated: false, count: null }],
    [
      "Which is the company's duty rather than that of AWS?\nA. racks\nB. tags",
      { labels: "AB", target: "customer", negated: false, count: null },
    ],
    [
      "Mark the option that shows a shared responsibility.\nA. racks\nB. patches",
      { labels: "AB", target: "shared", negated: false, count: null },
    ],
    [
      "Which 2 storage tasks are the customer's?\nA. racks\nB. tags\nC. data",
      { labels: "ABC", target: "customer", negated: false, count: 2 },
    ],
    ["Two duties are the customer's. Which?\nA. racks\nB. tags\nC. data", { labels: "ABC", target: "customer", negated: false, count: 2 }],
  ])("%s", (question, expected) => expect(of(question)).toEqual(expected));

  test.each([
    ["Three of these are AWS's. Find the odd one out.\nA. racks\nB. tags\nC. disks", 1],
    ["Three of these are AWS's. Which?\nA. racks\nB. tags\nC. disks\nD. halls", 3],
  ])("the odd one out is one, however many the others are: %j", (question, count) =>
    expect(choicesOf(`${question.replace("Which?", "Name the three of them.")}`, PROVIDERS)?.count).toBe(count),
  );
  test("numbered things, with their numbers alone", () => {
    const stem =
      "Three incidents: (1) a power feed fails, (2) the listener lacks a patch, (3) a network card burns out. Which are the shop's?";
    const c = choicesOf(`${stem}\nA. 1 only\nB. 1 and 3\nC. all of the three, as it is infrastructure\nD. 2 only`, PROVIDERS);
    expect(c?.options.map((o) => o.named)).toEqual([[0], [0, 2], [0, 1, 2], [1]]);
  });
  test("a pair may name a third party", () => {
    const stem = "Which pair is right: who sets the window / who installs the patch?";
    const c = choicesOf(`${stem}\nA. AWS / the customer\nB. the customer / AWS\nC. the vendor / AWS`, PROVIDERS);
    expect(c?.options.map((o) => o.assigned)).toEqual([
      ["provider", "customer"],
      ["customer", "provider"],
      ["somebody-else", "provider"],
    ]);
  });
  test("a move from one party to the other", () => {
    const c = choicesOf("Which duty passes from the company to AWS? A) host patches B) bucket names", PROVIDERS);
    expect(c?.shift).toEqual(["customer", "provider"]);
  });
  test.each<[string, (string | null)[]]>([
    ["Who patches the guest OS?\nA. AWS\nB. The customer\nC. Both", ["provider", "customer", "shared"]],
    [
      "Who tests the app?\nA. AWS does so for everyone\nB. the regulator\nC. nobody, it is not allowed\nD. the customer, within the policy",
      ["provider", "somebody-else", "somebody-else", "customer"],
    ],
    [
      "A bank keeps files in an app. Who must see to it?\nA. AWS only\nB. Microsoft\nC. The bank\nD. AWS and the bank's customer together",
      ["provider", "somebody-else", "customer", "somebody-else"],
    ],
    [
      "The fix of the hypervisor is rolled out by\na) each customer, one by one\nb) AWS Support, on request\nc) the customer and AWS\nd) AWS",
      ["customer", "somebody-else", "shared", "provider"],
    ],
    [
      "A web shop is attacked. Which party is to choose the rules of WAF?\nA. AWS\nB. the shop's operator\nC. Interpol",
      ["provider", "customer", "somebody-else"],
    ],
    [
      "A tester finds a hole in a university's portal. Who fixes it?\nA. AWS, as it is managed\nB. The tester\nC. The university",
      ["provider", "somebody-else", "customer"],
    ],
    ["Which statement is correct?\nA. AWS is responsible for all\nB. The customer is responsible for all", [null, null]],
    ["Which one is AWS's?\nA) Customer data\nB) Racks\nC) Shared folders of the team", [null, null, null]],
    ["Which is the customer's?\nA) AWS staff checks\nB) Company laptops\nC) Both power feeds", [null, null, null]],
    ["Pick what the customer is not responsible for.\nA) client-side encryption\nB) guards\nC) disks", [null, null, null]],
    [
      "Configuration management is a control that\nA. AWS performs alone\nB. the customer performs alone\nC. both perform, AWS for its own devices and the customer for guest systems, databases and applications\nD. nobody performs",
      ["provider", "customer", "shared", "somebody-else"],
    ],
    [
      "A gym left automatic minor upgrades on for its RDS instance. Who installs them, and when?\nA. AWS, in the window that the customer set\nB. The gym's administrator, over SSH\nC. The maker of the engine",
      ["provider", "customer", "somebody-else"],
    ],
    [
      "Who sets how many copies a topic of Kafka has?\nA. The consumers\nB. AWS, always three\nC. The platform team at the customer",
      ["somebody-else", "provider", "customer"],
    ],
    [
      "Which of these parties encrypts the fibre between two sites of AWS?\nA. The customer whose data it is\nB. A reseller\nC. AWS",
      ["customer", "somebody-else", "provider"],
    ],
    [
      "Having them mount with TLS is up to\nA) AWS, on its side\nB) the customer\nC) the kernel developers, who will make TLS the default for everybody some day",
      ["provider", "customer", "somebody-else"],
    ],
    [
      "Requiring the newer version on them is left to...\nA. AWS\nB. the instances' owner\nC. no one, AWS shut it off everywhere",
      ["provider", "customer", "somebody-else"],
    ],
    [
      "Who answers for the licence terms? Pick the right party.\nA. The bookbinder\nB. AWS\nC. The reseller",
      ["somebody-else", "provider", "somebody-else"],
    ],
  ])("parties among the options: %j", (question, parties) =>
    expect(choicesOf(question, PROVIDERS)?.options.map((o) => o.party)).toEqual(parties),
  );
  test("kinds of control among the options", () => {
    const c = choicesOf("Cooling is\nA) a shared control\nB) an inherited control\nC) a customer control\nD) no control", PROVIDERS);
    expect(c?.options.map((o) => o.type)).toEqual(["shared", "inherited", "customer", "none"]);
  });
  test("a kind that is asked for needs no word that says so in each option", () => {
    const c = choicesOf(
      "Zone security is which type of control?\nA) Inherited\nB) Shared\nC) Customer specific\nD) Done by the carrier",
      PROVIDERS,
    );
    expect(c?.options.map((o) => o.type)).toEqual(["inherited", "shared", "customer", "none"]);
  });
  test("whoever runs something stands for the customer, whatever it is called", () => {
    const c = choicesOf(
      "A bookbinder keeps its orders in RDS. Which statement is true?\nA) AWS grants rights in the tables\nB) Granting rights is up to the bookbinder\nC) Nobody may",
      PROVIDERS,
    );
    expect(c?.options[1]?.told).toBe("Granting rights is up to the customer");
  });
  test("'nothing' is no deed that is paired with a party", () => {
    const c = choicesOf("The hypervisor has a flaw. What must a tenant do?\nA) Patch it\nB) Nothing: AWS does\nC) Move away", PROVIDERS);
    expect(c?.options.map((o) => o.paired)).toEqual([null, null, null]);
  });
  test.each<[string, string, boolean]>([
    ["A firm leaves its own data center. Which tasks does it get rid of?\nA. racks\nB. tags\nC. code", "provider", false],
    ["Which task does not go away, whatever service the customer picks?\nA. racks\nB. tags\nC. code", "customer", false],
  ])("whose things are asked for: %j", (question, target, negated) =>
    expect(choicesOf(question, PROVIDERS)).toMatchObject({ target, negated }),
  );
  test.each(["who patches the EC2 guest OS", "We use RDS. Who patches it?", "Plan A: who pays? B is cheaper", ""])(
    "%j is none",
    (question) => expect(choicesOf(question, PROVIDERS)).toBeNull(),
  );
});
