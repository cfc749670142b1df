import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();

describe("one side's part of a shared control", () => {
  test.each<[string, string]>([
    ["who sets the minimum and maximum size of our Auto Scaling group", "customer"],
    ["who chooses the TLS policy of the ALB listener", "customer"],
    ["who switches on Multi-AZ for our RDS database", "customer"],
    ["who maintains the tunnel endpoints on AWS's side of the site-to-site VPN", "provider"],
    ["by whom is EBS encryption by default switched on in a Region", "customer"],
    ["encryption in transit on the Application Load Balancer", "shared"],
    ["compliance evidence in general: whose is it", "shared"],
  ])("%j: %s", (question, owner) => expect(srm.ask(question).answers[0]?.owner).toBe(owner));
});

describe("an option said in other words", () => {
  test.each<[string, string]>([
    ["who renews the certificate from Sectigo that we uploaded to ACM", "acm:imported"],
    ["our Storage Gateway runs on the VMware host in our office, who looks after that host", "storagegateway:own-hypervisor"],
  ])("%j: %s", (question, option) => expect(srm.ask(question).answers[0]?.options.map((o) => o.id)).toContain(option));
  test.each<[string, string]>([
    ["Aurora with automatic minor version upgrades disabled: who starts minor upgrades", "aurora:manual-minor-upgrade"],
    ["automatic minor version upgrades are off on our RDS, who applies them", "rds:manual-minor-upgrade"],
  ])("%j: the contrary of what is off, %s", (question, option) => expect(srm.ask(question).understood.options).toEqual([option]));
  test("none is taken where it is said to be open", () =>
    expect(srm.ask("It isn't settled whether we take Fargate or nodes on EKS. Who patches the nodes' OS?").status).toBe("ambiguous"));
  test("none is taken where none is said", () => expect(srm.ask("who patches the OS of our EC2 instances").understood.options).toEqual([]));
});

describe("what something moves to", () => {
  test.each<[string, string[], string[]]>([
    ["We go from EC2 to MSK Serverless, who patches the brokers then", ["msk"], ["msk:serverless"]],
    ["who patches the brokers of Amazon MSK Serverless", ["msk"], ["msk:serverless"]],
  ])("%j is of %j, %j", (question, services, options) =>
    expect(srm.ask(question).understood).toMatchObject({
      services: expect.arrayContaining(services),
      options: expect.arrayContaining(options),
    }),
  );
});

describe("software of the customer's own on a host is no service of that name", () => {
  test.each<[string, string]>([
    ["kubernetes that we set up with kubeadm on ec2. who upgrades the api server?", "customer"],
    ["who updates the OpenSearch that we installed on our EC2 instances", "customer"],
    ["who patches the API server of EKS", "provider"],
  ])("%j: %s", (question, owner) => expect(srm.ask(question).answers.map((a) => a.owner)).toEqual([owner]));
});

describe("what the other side does beside the owner of a control", () => {
  test.each<[string, string, string | null]>([
    ["who answers the queries for our Route 53 zone", "provider", "provider"],
    ["who writes the records of our Route 53 zone", "customer", null],
  ])("%j: %s", (question, owner, part) => expect(srm.ask(question).answers[0]).toMatchObject({ owner, part }));
});

test("what is patched on RDS may be its engine or its system; both are AWS's, and so are its backups", () => {
  const { answers } = srm.ask("who patches and backs up RDS");
  expect(answers.map((a) => a.owner)).toEqual(["provider", "provider"]);
  expect(answers[1]?.fact).toBe("aws/rds/backup");
});

describe("what a service lacks and is used beside it", () => {
  test("the keys of EBS volumes are no keys that EBS keeps, and somebody's all the same", () => {
    const [answer] = srm.ask("who rotates the encryption keys of our EBS volumes").answers;
    expect(answer).toMatchObject({ owner: "shared", control: { id: "encryption-key-rotation" } });
    expect(answer?.because[0]?.reason).toMatch(/keeps no encryption keys/);
  });
});

describe("what a question holds within it does not make it another", () => {
  test.each<[string, string]>([
    ["Who decides how many days RDS keeps automated backups?", "customer"],
    ["nobody in our team may enter the data center, so who replaces a faulty server fan there?", "provider"],
    ["hey quick one, who patches the guest OS on EC2", "customer"],
    ["Distributing an application over several Availability Zones", "customer"],
  ])("%j: %s", (question, owner) => expect(srm.ask(question).answers.map((a) => a.owner)).toEqual([owner]));
  test.each(["What command upgrades a managed node group of EKS?", "In Microsoft Azure, who patches the virtual machines?"])(
    "%j is declined",
    (question) => expect(srm.ask(question).status).toBe("unknown"),
  );
});

test.each(["which services are there", "list the controls", "what categories are there"])("%j asks for a list", (question) =>
  expect(srm.ask(question).intent).toBe("list"),
);

describe("two deeds in one question are two questions", () => {
  test.each<[string, string[]]>([
    [
      "Who runs the EKS control plane, and who writes the network policies and pod settings?",
      ["aws/eks/orchestrator-control-plane", "aws/eks/workload-configuration"],
    ],
    ["who guards and cools the data center", ["aws/any/site-guarding", "aws/any/cooling"]],
    ["who installs and updates the guest OS on EC2", ["aws/ec2/guest-os-patching"]],
  ])("%j", (question, facts) => expect(srm.ask(question).answers.map((a) => a.fact)).toEqual(facts));
});

test("services and categories are listed", () => {
  const services = srm.ask("which services do you know?");
  expect([services.intent, services.services?.length]).toEqual(["list", srm.services().services.length]);
  const categories = srm.ask("list the categories you have");
  expect([categories.intent, categories.categories?.length]).toEqual(["list", srm.categories().categories.length]);
});

test("a control explains itself", () => {
  const d = srm.ask("what is data residency?");
  expect([d.intent, d.definition?.term]).toEqual(["define", "Region choice and data residency"]);
  expect(d.definition?.sources.length).toBeGreaterThan(0);
});

test("a name in camel case is no typo", () => expect(srm.ask("who may call listBuckets on S3").understood.corrections).toEqual([]));

describe("a multiple choice", () => {
  test.each<[string, string, string[]]>([
    [
      "of services, by how much of the work is left",
      "Which of these leaves the most work with the customer?\nA. Lambda\nB. EC2\nC. S3",
      ["B"],
    ],
    ["of pairs", "Which pair is correct?\nA. Guest OS of EC2 - AWS\nB. Power supply - AWS\nC. Bucket policies - AWS", ["B"]],
    [
      "of statements",
      "Which statement is FALSE?\nA. AWS guards its data centers.\nB. Customers write bucket policies.\nC. AWS patches the guest OS on EC2.",
      ["C"],
    ],
    [
      "of statements with a clause for each party",
      "Which statement is right?\nA. AWS guards its data centers, and the customer patches the guest OS on EC2.\nB. AWS patches the guest OS on EC2, and the customer guards data centers.\nC. AWS writes bucket policies, and the customer replaces disks.",
      ["A"],
    ],
    [
      "of parties for two questions",
      "A bakery uses RDS. Who patches the operating system, and who creates the database users?\nA. AWS / AWS\nB. the bakery / AWS\nC. AWS / the bakery",
      ["C"],
    ],
    [
      "of parties for what is numbered",
      "A bakery runs EC2. Who does (1) patching the guest OS, (2) replacing broken hosts?\nA. (1) AWS, (2) AWS\nB. (1) the bakery, (2) AWS\nC. (1) AWS, (2) the bakery",
      ["B"],
    ],
    [
      "of numbered things",
      "A firm had three jobs: (i) guarding the server room, (ii) replacing broken disks, (iii) classifying its data. It moves to AWS. Which stay with it?\nA. (i) and (ii)\nB. (iii) only\nC. all of them",
      ["B"],
    ],
    [
      "of lists",
      "Which list holds only duties of AWS?\nA. Hypervisor, guest OS\nB. Hypervisor, power supply\nC. IAM users, cooling",
      ["B"],
    ],
    [
      "of what each party has",
      "Which pair is assigned correctly?\nA. AWS: guest operating system; customer: hypervisor\nB. AWS: hypervisor; customer: guest operating system",
      ["B"],
    ],
    [
      "of the contrast between two services",
      "What must a customer do on EC2 that it need not do on Lambda?\nA. Write code\nB. Manage permissions\nC. Patch the operating system",
      ["C"],
    ],
    ["true or false", "True or false: AWS patches the guest operating system of EC2 instances.\nA. True\nB. False", ["B"]],
    [
      "what leaves the thing to the provider",
      "A kernel flaw hits EC2 instances. What must the customer do?\nA. Wait until AWS patches the instances\nB. Patch the operating system of the instances\nC. Ask AWS to patch the instances",
      ["B"],
    ],
    [
      "of what goes away with a move",
      "A bakery runs PostgreSQL on EC2. Which duty does it lose if it moves to RDS?\nA. Classifying data\nB. Patching the guest OS\nC. Creating database users",
      ["B"],
    ],
    ["of halves of the model", "Which is part of security OF the cloud?\nA. Tagging data\nB. Fire suppression\nC. MFA for users", ["B"]],
    [
      "a superlative about one kind of work",
      "Which leaves the customer with the least to patch?\nA. An EC2 instance\nB. A Lambda function",
      ["B"],
    ],
    [
      "of parties with their reasons, for an indirect question",
      "An inspector asks a bakery who keeps strangers out of the data center. What is the right answer?\nA. The bakery, by its contract\nB. AWS, with guards and badges\nC. The bakery's insurer\nD. Nobody",
      ["B"],
    ],
    [
      "of parties, one with a condition",
      "Who writes bucket policies?\nA. AWS\nB. AWS for small firms, the customer for large ones\nC. The customer\nD. Auditors",
      ["C"],
    ],
    [
      "of statements about somebody else",
      "Who trains the staff of AWS?\nA. An independent auditor trains it\nB. AWS trains its own staff\nC. Customers train the staff of AWS",
      ["B"],
    ],
    [
      "of kinds with their reasons",
      "Guarding the doors of data centers is which kind of control?\nA. An inherited control, as AWS guards them for every customer alike\nB. A shared control, as each party sends some guards of its own there\nC. A customer specific control",
      ["A"],
    ],
    [
      "of services, for a duty that one of them has",
      "For which of these services does the customer have to patch a guest operating system?\nA. DynamoDB\nB. EC2\nC. S3\nD. SQS",
      ["B"],
    ],
    [
      "nothing",
      "A hole in the hypervisor is found. What must EC2 customers patch?\nA. The hypervisor\nB. The firmware of the hosts\nC. Nothing, AWS sees to it",
      ["C"],
    ],
    [
      "half of the model",
      'Which belongs to "security in the cloud"?\nA. AWS guards its halls.\nB. The customer sets the permissions of its users.',
      ["B"],
    ],
  ])("%s", (_, question, pick) => expect(srm.ask(question).pick).toEqual(pick));
  test.each([
    "Which port does SSH use?\nA. 22\nB. 80\nC. 443",
    "A company needs to decouple two services. Which service should it use?\nA. SQS\nB. EC2\nC. S3",
  ])("about something else is declined: %j", (question) => expect(srm.ask(question).status).toBe("unknown"));
});

describe("a choice that is nobody's job is declined", () => {
  test.each([
    "What is the maximum run time of a Lambda function? A) 5 minutes B) 15 minutes C) 60 minutes D) 24 hours",
    "Which S3 storage class is the cheapest for old files?\nA. S3 Standard\nB. S3 Glacier Deep Archive\nC. S3 One Zone-IA",
  ])("%j", (question) => expect(srm.ask(question).status).toBe("unknown"));
});

describe("a sentence that only asks about the one before it is read with that", () => {
  test.each<[string, string]>([
    ["The fibre between two zones of Paris was cut. Whose job?", "provider"],
    ["Nobody has looked at who may log in to the tables of our Redshift for a year. Who has to?", "customer"],
  ])("%j: %s", (question, owner) => expect(srm.ask(question).answers[0]?.owner).toBe(owner));
});

test("a deed without an object has that of the next one", () => {
  const { answers } = srm.ask("noticing and swapping broken disks in the racks");
  expect([...new Set(answers.map((a) => a.owner))]).toEqual(["provider"]);
});

describe("work on a text is declined, whatever the text says", () => {
  test.each([
    "Translate into Dutch: the customer patches the guest operating system.",
    'Is the comma right in "AWS guards the data centers, and the customer guards its keys"?',
    "Make it sound friendlier: you have to rotate your access keys.",
  ])("%j", (question) => expect(srm.ask(question)).toMatchObject({ status: "unknown", declined: "other-topic" }));
  test.each<[string, string]>([
    ["In one sentence: who patches the hypervisor?", "provider"],
    ["Amazon Translate: who keeps its models up to date?", "provider"],
  ])("%j asks all the same: %s", (question, owner) => expect(srm.ask(question).answers[0]?.owner).toBe(owner));
});

test("what names a service and a thing asks for no list", () =>
  expect(srm.ask("Control: sanitisation of media at their end of life. System: Amazon EFS. Owner?")).toMatchObject({ intent: "owner" }));

test("a word that begins a name of its own is not bent to the end of another", () =>
  expect(srm.ask("who patches the guest OS of instances in an AWS Local Zone").answers[0]).toMatchObject({
    owner: "customer",
    service: { id: "local-zones" },
  }));

test("an id is not made out of a word", () =>
  expect(srm.ask("The engine below Athena gets newer. Is Amazon seeing to that?").understood.services).toEqual(["athena"]));
