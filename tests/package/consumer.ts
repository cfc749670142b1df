/** A program as somebody else would write it; package.test.ts compiles it against the packed package, with every strict check on. */
import { type Answer, type AskDocument, type ControlId, type Owner, openCatalog, type ServiceId, type Srm } from "cloud-srm";

declare const console: { log(text: string): void };

const srm: Srm = openCatalog();

const asked: AskDocument = srm.ask("who patches the EC2 guest OS");
const [first] = asked.answers;
const owner: Owner | undefined = first?.owner;

const control: ControlId = "guest-os-patching";
const services: ServiceId[] = ["ec2", "rds"];
const answers: Answer[] = services.flatMap((service) => srm.resolve({ control, service }).answers);
const duty: string | null | undefined = answers[0]?.duties.customer;

const differing: string[] = srm
  .compare(services)
  .rows.filter((row) => row.differs)
  .map((row) => row.control.title);
const shown = srm.show("rds");
const kind: string = shown.kind;
const counted: number = srm.controls({ owner: "customer", model: "saas" }).controls.length + srm.categories().categories.length;

export const refused = [
  // @ts-expect-error an owner is one of four words
  (): Owner => "nobody",
  // @ts-expect-error a question is text
  () => srm.ask(42),
  // @ts-expect-error an id that the catalogue lacks
  (): ControlId => "no-such-control",
];

console.log([owner, duty?.split(" ")[0], kind, differing.length > 0, counted > 0].join(", "));
