import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();
const pick = (question: string) => srm.ask(question).pick;

describe("what is to be done is no wait for the other side, and no deed of somebody else", () => {
  test.each<[string, string[]]>([
    [
      "A bookbinder finds that anyone can read the invoices in its S3 bucket. What should it do first?\nA) Wait until AWS closes the bucket\nB) Turn on Block Public Access\nC) Ask the disk maker for encrypted drives\nD) Have AWS Support read the bucket policy aloud",
      ["B"],
    ],
    [
      "The hypervisor under our EC2 instances has a flaw. What do we have to do to it?\nA) Install the fix with Patch Manager\nB) Nothing, AWS patches it\nC) Ask the chip maker for a patch",
      ["B"],
    ],
    [
      "Whose turn is it to update WordPress on our EC2 instance?\nA) AWS, once a ticket is open\nB) The customer\nC) The WordPress project",
      ["B"],
    ],
  ])("%j: %j", (question, expected) => expect(pick(question)).toEqual(expected));
});

describe("whom an option names is told from its words", () => {
  test.each<[string, string[]]>([
    [
      "Filtering what users type into our chatbot on Bedrock is a task for\nA. AWS, since it runs the model\nB. whoever wrote the chatbot\nC. the laboratory that trained the model",
      ["B"],
    ],
    [
      "A disk of an S3 rack is worn out. Who shreds it?\nA. the bucket's owner\nB. the crew of the data halls\nC. the police\nD. the disk's maker",
      ["B"],
    ],
    [
      "Who updates the packages on a self-managed Jenkins box on EC2?\nA. the Jenkins project, by remote control\nB. the hypervisor team at AWS\nC. the box's admins",
      ["C"],
    ],
    ["Whose job is the cooling of an AWS data center?\na) customer\nb) AWS\nc) both\nd) neither", ["b"]],
  ])("%j: %j", (question, expected) => expect(pick(question)).toEqual(expected));
});

test("security in the cloud asks for tasks and for no true statement", () =>
  expect(
    pick(
      'Which two belong to "security IN the cloud"?\nA. classifying documents\nB. encrypting traffic between AWS facilities\nC. vetting the suppliers of racks\nD. giving a role no more rights than needed',
    ),
  ).toEqual(["A", "D"]));

test("phrases that a stem asks for are no statements", () =>
  expect(
    pick(
      "Which words describe the provider's half of the shared responsibility model?\nA) Security in the cloud\nB) Security of the customer's laptops\nC) Security of the cloud\nD) Security of customer content",
    ),
  ).toEqual(["C"]));

describe("of pairs the one of which both things are a party's", () => {
  test.each<[string, string[]]>([
    [
      "Mark the pair of which both halves are AWS's.\nA) Cooling of the halls; labels of the buckets\nB) Guards at the gates; repair of servers\nC) Rights of the users; code of the functions",
      ["B"],
    ],
    [
      "Which pair is wholly the customer's?\nA) Shredding of disks; network ACLs\nB) Diesel for the generators; the hypervisor\nC) Network ACLs; passwords of the users",
      ["C"],
    ],
  ])("%j: %j", (question, expected) => expect(pick(question)).toEqual(expected));
});

test("an option is not chosen for being the longest", () => {
  const tail = ", as agreed in the plan that the whole team read, changed and signed in the spring of last year";
  const of = (a: string, b: string) => pick(`Which task is AWS's on Amazon RDS?\nA) ${a}\nB) ${b}\nC) Writing queries`);
  expect(of("Replacing failed disks", `Granting rights in the tables${tail}`)).toEqual(["A"]);
  expect(of(`Replacing failed disks${tail}`, "Granting rights in the tables")).toEqual(["A"]);
});
