import { DOCUMENTS } from "../../scripts/documents/schemas.js";
import { srm } from "../support/cli.js";

/** The script that the program prints for a shell. */
export const scriptFor = async (shell: string): Promise<string> => (await srm(["completion", shell])).out;

/** What is typed before Tab, and the line after it, but for a space or an equals sign that the shell may add. */
export const UNIQUE: [typed: string, line: string][] = [
  ["srm sh", "srm show"],
  ["cloud-srm sh", "cloud-srm show"],
  ["srm -- sho", "srm -- show"],
  ["srm --vers", "srm --version"],
  ["srm help sho", "srm help show"],
  ["srm show guest-os-p", "srm show guest-os-patching"],
  ["srm show eks:fa", "srm show eks:fargate"],
  ["srm show --all eks:fa", "srm show --all eks:fargate"],
  ["srm show --models paas eks:fa", "srm show --models paas eks:fargate"],
  ["srm show on-p", "srm show on-prem"],
  ["srm compare ec2 lambda:z", "srm compare ec2 lambda:zip"],
  ["cloud-srm compare rds-custom:o", "cloud-srm compare rds-custom:oracle"],
  ["srm compare a b -- saa", "srm compare a b -- saas"],
  ["srm compare a b --dif", "srm compare a b --diff"],
  ["srm controls --cat", "srm controls --category"],
  ["srm controls --category ph", "srm controls --category physical"],
  ["srm controls --category=ph", "srm controls --category=physical"],
  ["srm controls -c ph", "srm controls -c physical"],
  ["srm services -c bus", "srm services -c business"],
  ["srm controls --owner cu", "srm controls --owner customer"],
  ["srm controls --type inh", "srm controls --type inherited"],
  ["srm controls --model f", "srm controls --model faas"],
  ["srm controls --models al", "srm controls --models all"],
  ["srm controls --models iaas,pa", "srm controls --models iaas,paas"],
  ["srm controls --models=iaas,pa", "srm controls --models=iaas,paas"],
  ["srm ask who --format j", "srm ask who --format json"],
  ["srm ask 'who is' --form", "srm ask 'who is' --format"],
  ["srm abuse n", "srm abuse notice"],
  ["srm schema ca", "srm schema categories"],
  ["srm completion z", "srm completion zsh"],
  ["srm report a", "srm report aws/"],
  ["srm report aws/eks:farg", "srm report aws/eks:fargate/"],
  ["srm report aws/eks:fargate/guest-os-pa", "srm report aws/eks:fargate/guest-os-patching"],
  ["srm nope sh", "srm nope sh"],
  ["srm ask wh", "srm ask wh"],
  ["srm show rds la", "srm show rds la"],
  ["srm controls --width 8", "srm controls --width 8"],
  ["srm controls ph", "srm controls ph"],
];

/** What is typed before Tab, and all words that are offered: read from the program's lists, not from what scripts are made of. */
export async function offers(): Promise<[typed: string, words: string[]][]> {
  const list = async <T>(...argv: string[]): Promise<T[]> => {
    const document = JSON.parse((await srm([...argv, "--json"])).out);
    return document[argv[0] === "abuse" ? "runbooks" : (argv[0] as string)];
  };
  const services = await list<{ id: string; category: string; options: { id: string }[] }>("services");
  const controls = (await list<{ id: string }>("controls")).map((c) => c.id);
  const categories = (await list<{ id: string }>("categories")).map((c) => c.id);
  const runbooks = (await list<{ id: string }>("abuse")).map((r) => r.id);
  const frameworks = (await list<{ id: string }>("frameworks")).map((f) => f.id);
  const models = ["on-prem", "iaas", "caas", "paas", "faas", "saas"];
  const things = [...services.map((s) => s.id), ...services.flatMap((s) => s.options.map((o) => o.id)), ...models];
  const commands = [...(await srm(["--help"])).out.matchAll(/^ {2}([a-z]+) (?:\[| {2})/gm)].map(([, name]) => name as string);
  return [
    ["srm ", commands],
    ["srm help ", commands],
    ["srm show ", [...things, ...controls, ...frameworks]],
    ["srm compare ", things],
    ["srm compare ec2 ", things],
    ["srm controls --category ", categories],
    ["srm compare -c ", categories],
    ["srm services --category ", services.map((s) => s.category)],
    ["srm controls --owner ", ["provider", "customer", "shared", "not-applicable"]],
    ["srm controls -t ", ["inherited", "shared", "customer"]],
    ["srm services -m ", models],
    ["srm show rds --models ", [...models, "all"]],
    ["srm stats --format ", ["table", "plain", "json", "md", "csv"]],
    ["srm abuse ", runbooks],
    ["srm schema ", Object.keys(DOCUMENTS)],
    ["srm completion ", ["bash", "zsh", "fish", "powershell"]],
    ["srm -", ["-V", "--version", "-h", "--help"]],
    [
      "srm stats -",
      [
        ...["-f", "--format", "--json", "--plain", "--width", "--ascii", "--accessible", "--hyperlinks", "--color", "--no-color"],
        ...["-h", "--help"],
      ],
    ],
    ["srm ask who ", []],
    ["srm sources --older-than ", []],
    ["srm nope ", []],
  ];
}

/** Each would leave a file if what is typed were run or expanded. */
export const EVIL = [
  "srm ask '$(touch x)'",
  "srm ask '$(touch x)' ",
  'srm ask "$(touch x)',
  "srm ask $(touch x)",
  "srm ask `touch x`",
  "srm show $(touch x) ec",
  "srm show `touch x` --al",
  "srm $(touch x) sh",
  "srm '$(touch x)' ",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's own expansion is meant
  "srm compare ${x:=$(touch x)} ec",
  "srm controls --category '$(touch x)",
  "srm controls --category=$(touch x)",
  "srm controls --$(touch x)=a",
  "srm controls --models 'iaas,$(touch x),",
  "srm report '$(touch x)/",
  "srm report aws/'$(touch x)'/gu",
  "srm show a[$(touch x)] ec",
  "srm show <(touch x) ec",
  "srm show eks:$(touch x)",
];
