import { Command, CommanderError, Option } from "commander";
import { nearest } from "../names/index.js";
import { type CommonOptions, FORMATS, formatOf, MATRIX_FORMATS } from "./formats.js";
import { type Io, inForm } from "./io.js";

/** A command's run: what the person gave, to an exit code. */
type Action = (io: Io, ...given: never[]) => Promise<number>;

const PRINTED = "How it is printed:";
const OVERLAY = "Who inside the company (srm overlay --help):";

/** The options of commands that look through a team's overlay. */
const throughOptions = (): Option[] =>
  [
    new Option("--overlay <file>", "the team's overlay; else SRM_OVERLAY, or on a terminal the nearest srm.yaml"),
    new Option("--no-overlay", "without one, also where there is an srm.yaml"),
    new Option("--env <environment>", "with the overlay's rules for this environment"),
    new Option("--account <id>", "with the overlay's rules for this account"),
  ].map((option) => option.helpGroup(OVERLAY));

/** The options that every command has. */
const commonOptions = (formats: readonly string[]): Option[] =>
  [
    new Option("-f, --format <format>", "how to print").choices([...formats]),
    new Option("--json", "short for --format json"),
    new Option("--plain", "short for --format plain: tab-separated, for scripts").conflicts("json"),
    new Option("--width <columns>", "set lines for this many columns"),
    new Option("--ascii", "no characters beyond ASCII in boxes and marks"),
    new Option("--accessible", "for screen readers: labelled lines, words for marks"),
    new Option("--hyperlinks", "addresses as links, for terminals that know OSC 8"),
    new Option("--color", "colour, also into a pipe"),
    new Option("--no-color", "no colour"),
  ].map((option) => option.helpGroup(PRINTED));

/** What most people come for, with a command to start from: shown by `srm` alone and in its help. */
export const THINGS: readonly (readonly [command: string, what: string])[] = [
  ['srm ask "who patches the EC2 guest OS"', "whose job one thing is"],
  ["srm show rds", "all that stays yours on a service"],
  ["srm compare ec2 rds lambda --diff", "where services differ"],
  ["srm controls --category physical", "the controls of a category"],
  ["srm abuse", "what to do about abuse"],
];

const MODELS = "on-prem, iaas, caas, paas, faas, saas";

/**
 * The command tree.
 * @param done is told the exit code of the command that ran
 * @param only the one command that is called, where it is known: the others need not be made
 */
export function program(io: Io, version: string, done: (code: number) => void, only?: string): Command {
  const act =
    (load: () => Promise<{ run: Action }>) =>
    async (...given: unknown[]): Promise<void> => {
      const { run } = await load();
      const isJson = formatOf(given.at(-2) as CommonOptions) === "json";
      done(await inForm(isJson, () => (run as (io: Io, ...given: unknown[]) => Promise<number>)(io, ...given.slice(0, -1))));
    };
  const srm = new Command("srm")
    .description("In the cloud, whose job is it? AWS's Shared Responsibility Model, every answer with its page.")
    .version(version, "-V, --version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show the help of a command")
    .showSuggestionAfterError(true)
    .addHelpText("after", `\nExamples:\n${THINGS.map(([command, what]) => `  $ ${command.padEnd(42)} ${what}`).join("\n")}`);

  // The list of commands in the program's own help says of options only that there are some.
  const isListed = only === "--help" || only === "-h";
  const add = (command: Command, options: readonly Option[]): Command => {
    for (const option of isListed ? options.slice(0, 1) : options) command.addOption(option);
    return command;
  };
  const [looks, prints, exports] = [throughOptions(), commonOptions(FORMATS), commonOptions(MATRIX_FORMATS)];
  const common = (command: Command, options: readonly Option[] = prints) => add(command, options);
  const looking = (command: Command, options?: readonly Option[]) => common(add(command, looks), options);
  const examples = (...lines: string[]) => `\nExamples:\n${lines.map((l) => `  $ ${l}`).join("\n")}`;

  const commands: Record<string, () => Command> = {
    ask: () =>
      looking(
        srm
          .command("ask")
          .description("answer a question: whose job is it, and which page says so")
          .argument("[question...]", "in plain words, quoted or not; without one, a search by typing"),
      )
        .option("--why", "the chain of reasons, with the file and line of each")
        .option("--explain", "how the question was read")
        .option("--models <models>", `model columns: all, or some of ${MODELS}`)
        .option("--all", "everything, also what a screen has no room for")
        .option("--stdin", "one question a line from standard input; with --json one document a line")
        .addHelpText(
          "after",
          examples(
            'srm ask "who patches the EC2 guest OS"',
            "srm ask is fire suppression my job",
            'srm ask "what do I have to do on Lambda" --json',
          ),
        )
        .action(act(() => import("./commands/ask.js"))),
    controls: () =>
      looking(srm.command("controls").description("list the controls, with their owner for each model"))
        .option("-c, --category <category>", "one category; srm categories lists them")
        .option("-t, --type <type>", "inherited, shared or customer")
        .option("-o, --owner <owner>", "provider, customer or shared")
        .option("-m, --model <model>", MODELS)
        .option("--models <models>", `model columns: all, or some of ${MODELS}`)
        .option("--all", "everything, also what a screen has no room for")
        .addHelpText(
          "after",
          examples("srm controls --category physical", "srm controls --type shared", "srm controls --owner customer --model saas"),
        )
        .action(act(() => import("./commands/controls.js"))),
    categories: () =>
      common(srm.command("categories").description("list the categories of controls"))
        .addHelpText("after", examples("srm categories", "srm categories --json", "srm categories --format md"))
        .action(act(() => import("./commands/categories.js"))),
    frameworks: () =>
      common(srm.command("frameworks").description("list the frameworks to which controls are mapped"))
        .addHelpText("after", examples("srm frameworks", "srm frameworks --json", "srm frameworks --format md"))
        .action(act(() => import("./commands/frameworks.js"))),
    services: () =>
      looking(srm.command("services").description("list the services, with their options"))
        .option("-c, --category <category>", "one category, such as compute or database")
        .option("-m, --model <model>", MODELS)
        .option("--all", "everything, also what a screen has no room for")
        .addHelpText("after", examples("srm services", "srm services --category database", "srm services --model faas --json"))
        .action(act(() => import("./commands/services.js"))),
    show: () =>
      looking(
        srm
          .command("show")
          .description("show a control, service, option, model or requirement in full")
          .argument("<id...>", "such as guest-os-patching, rds, eks:fargate, paas, PE-3"),
      )
        .option("--all", "everything, also what a screen has no room for")
        .option("--models <models>", `model columns: all, or some of ${MODELS}`)
        .addHelpText("after", examples("srm show rds", "srm show guest-os-patching", "srm show PE-3"))
        .action(act(() => import("./commands/show.js"))),
    compare: () =>
      looking(srm.command("compare").description("compare models, services and options").argument("<things...>", "two or more"))
        .option("-d, --diff", "only the rows that differ")
        .option("-c, --category <category>", "only the controls of one category")
        .option("--all", "everything, also what a screen has no room for")
        .addHelpText(
          "after",
          examples("srm compare iaas paas saas", "srm compare ec2 rds lambda --diff", "srm compare eks:fargate eks:managed-nodes"),
        )
        .action(act(() => import("./commands/compare.js"))),
    matrix: () =>
      looking(
        srm
          .command("matrix")
          .description("the responsibility matrix of your services, for an audit: as a table or a file")
          .argument(
            "[services...]",
            "such as ec2 rds eks:fargate, + joins options of several axes; none: those that an overlay has in use",
          ),
        exports,
      )
        .option("-o, --output <file>", "write this file; its ending says the format, such as .xlsx or .html")
        .option("--framework <framework>", "with the requirements that controls are mapped to, such as nist-800-53")
        .addOption(new Option("--by <rows>", "rows: controls, or the framework's requirements").choices(["control", "framework"]))
        .option("--baseline <baseline>", "only requirements of this baseline, such as fedramp-moderate")
        .option("-c, --category <category>", "only the controls of one category")
        .addOption(new Option("--owner <owner>", "only rows that have a cell of this owner").choices(["provider", "customer", "shared"]))
        .addOption(
          new Option("--as <side>", "who writes it: your team, whose system runs on AWS (leveraging), or AWS").choices([
            "leveraging",
            "provider",
          ]),
        )
        .addOption(new Option("--words <words>", "whose words say where a control comes from").choices(["fedramp", "csa"]))
        .addOption(new Option("--oscal-model <model>", "of --format oscal: component definition, or plan").choices(["component", "ssp"]))
        .option("--all", "everything, also what a screen has no room for")
        .addHelpText(
          "after",
          examples(
            "srm matrix ec2 rds s3",
            "srm matrix ec2 eks:fargate --owner customer --format csv",
            "srm matrix ec2 rds lambda -o matrix.html",
          ),
        )
        .action(act(() => import("./commands/matrix.js"))),
    duties: () =>
      looking(srm.command("duties").description("list what is each team's, by the team's overlay"))
        .option("-t, --team <team>", "one team, with all that it has to do")
        .option("-s, --service <service>", "only one of the services in use")
        .option("--all", "everything, also what a screen has no room for")
        .addHelpText(
          "after",
          examples(
            "srm overlay init --services ec2 && srm duties --overlay srm.yaml",
            "srm overlay init --services s3 && srm duties -t platform --overlay srm.yaml",
            "srm overlay init --services rds && srm duties --overlay srm.yaml --json",
          ),
        )
        .action(act(() => import("./commands/duties.js"))),
    overlay: () =>
      looking(
        srm
          .command("overlay")
          .description("say which team carries your half: write, check and complete an srm.yaml")
          .argument("<action>", "init writes one to start from, check finds its faults, gaps what nobody has")
          .argument("[file]", "of init and check; srm.yaml where none is given"),
      )
        .option("--services <services>", "of init: services and options in use, with commas")
        .option("-s, --service <service>", "of gaps: only one of the services in use")
        .option("--all", "everything, also what a screen has no room for")
        .addHelpText(
          "after",
          `${examples(
            "srm overlay init --services ec2,rds",
            "srm overlay init --services ec2 && srm overlay check srm.yaml",
            "srm overlay init --services ec2 && srm overlay gaps --overlay srm.yaml",
          )}

Where it is looked for: --overlay, SRM_OVERLAY; on a terminal also the nearest
srm.yaml in this folder or above it, up to the repository's root, then
srm/srm.yaml in XDG_CONFIG_HOME, ~/.config or, on Windows, %APPDATA%.

Which rule speaks, where several fit, the first of these that differs:
  1. where    one that names an option, then a service, then neither
  2. what     one that names a control, then a category, then neither
  3. account  one that names it (--account), then none
  4. env      one that names the environment (--env), then none
  5. the one that stands later
A rule that names who is accountable, or ourCustomers (what your own customers
configure or provide), begins anew; any other adds to what more general ones
say. Rules for accounts or environments hold only with --account or --env; an
account's environment is that of its line in accounts.`,
        )
        .action(act(() => import("./commands/overlay.js"))),
    quiz: () =>
      common(srm.command("quiz").description("test yourself: questions from the catalogue, each with its reason and page"))
        .option("-n, --count <number>", "how many questions, 1 to 100 (default 10)")
        .option("-c, --category <category>", "only controls of one category")
        .option("-s, --service <service>", "only one service, or one option of it")
        .option("--seed <seed>", "a number or word; the same one gives the same questions")
        .option("--hard", "less known services, options, and parts of shared controls")
        .option("--stdin", "one answer a line from standard input; an empty line skips")
        .addHelpText(
          "after",
          examples("srm quiz", "srm quiz --count 5 --service rds", "srm quiz --hard --category network --seed 7 --json"),
        )
        .action(act(() => import("./commands/quiz.js"))),
    model: () =>
      common(srm.command("model").description("draw AWS's shared responsibility model"))
        .option("--all", "with the three kinds of control, however long")
        .addHelpText("after", examples("srm model", "srm model --ascii", "srm model --json"))
        .action(act(() => import("./commands/model.js"))),
    abuse: () =>
      common(
        srm
          .command("abuse")
          .description("what to do when AWS resources are abused, or abuse is reported to you")
          .argument("[runbook]", "report, notice or compromised"),
      )
        .option("--full", "every step, with its page")
        .option("--all", "the same")
        .addHelpText("after", examples("srm abuse", "srm abuse notice", "srm abuse compromised --full"))
        .action(act(() => import("./commands/abuse.js"))),
    sources: () =>
      common(srm.command("sources").description("list the cited pages, the copy that was read longest ago first"))
        .option("--older-than <age>", "only copies older than 12mo, 90d, 2y, or than a date")
        .option("--all", "all of them, with the facts that rest on each")
        .addHelpText("after", examples("srm sources", "srm sources --older-than 24mo --all", "srm sources --json"))
        .action(act(() => import("./commands/sources.js"))),
    stats: () =>
      common(srm.command("stats").description("count what the catalogue holds"))
        .addHelpText("after", examples("srm stats", "srm stats --json", "srm stats --format md"))
        .action(act(() => import("./commands/stats.js"))),
    export: () =>
      common(srm.command("export").description("print the whole catalogue as JSON, to keep or to compare with a later one"))
        .addHelpText(
          "after",
          examples("srm export > catalog.json", "srm export --plain | head -3", "srm export > old.json && srm diff old.json"),
        )
        .action(act(() => import("./commands/export.js"))),
    diff: () =>
      common(
        srm
          .command("diff")
          .description("say what changed between two exports or overlays; exits with 1 if something did")
          .argument("<old>", "what srm export, or another command with --json, wrote; or an srm.yaml")
          .argument("[new]", "another of the same kind; without it, the catalogue that is installed"),
      )
        .option("--owners", "only who carries what: owners that moved")
        .option("--all", "everything, also what a screen has no room for")
        .addHelpText(
          "after",
          examples(
            "srm export > old.json && srm diff old.json",
            "srm show rds --json > old.json && srm diff old.json",
            "srm compare ec2 rds --json > a.json && srm diff a.json a.json --format md",
          ),
        )
        .action(act(() => import("./commands/diff.js"))),
    report: () =>
      common(
        srm
          .command("report")
          .description("show where a fact is stated, and how to report it; sends nothing")
          .argument("<fact>", "such as aws/rds/guest-os-patching"),
      )
        .addHelpText(
          "after",
          examples(
            "srm report aws/rds/guest-os-patching",
            "srm report aws/eks:fargate/guest-os-patching",
            "srm report aws/paas/backup --json",
          ),
        )
        .action(act(() => import("./commands/report.js"))),
    schema: () =>
      common(
        srm
          .command("schema")
          .description("print the JSON Schema of what a command prints with --json")
          .argument("[command]", "ask, show, compare and so on; without it all of them"),
      )
        .addHelpText("after", examples("srm schema ask", "srm schema show > show.schema.json", "srm schema"))
        .action(act(() => import("./commands/schema.js"))),
    completion: () =>
      srm
        .command("completion")
        .description("print a script that completes commands, options and ids in your shell")
        .argument("[shell]", "bash, zsh, fish or powershell")
        .addHelpText(
          "after",
          `${examples(
            "srm completion bash > ~/.local/share/bash-completion/completions/srm",
            "srm completion zsh > ~/.zfunc/_srm",
            "srm completion fish > ~/.config/fish/completions/srm.fish",
          )}

Make the folder first, and open a new shell after. An update of srm
needs the script anew. What else each shell needs:
  bash        Without the package bash-completion: print the script to
              ~/.srm.bash and add to ~/.bashrc:  source ~/.srm.bash
  zsh         In ~/.zshrc, where it is not yet there:
              fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit
  powershell  In $PROFILE:
              srm completion powershell | Out-String | Invoke-Expression
bash and fish look for a script by the command's name: for cloud-srm,
print it to completions/cloud-srm or completions/cloud-srm.fish too.`,
        )
        .action(act(() => import("./commands/completion.js"))),
  };
  const wanted = only !== undefined && Object.hasOwn(commands, only) ? [only] : Object.keys(commands);
  for (const name of wanted) commands[name]?.();

  const isCommon = (option: Option) => [OVERLAY, PRINTED].indexOf(option.helpGroupHeading ?? "");
  for (const command of [srm, ...srm.commands]) {
    // What a command alone has stands first in its help.
    (command.options as Option[]).sort((a, b) => isCommon(a) - isCommon(b));
    command.exitOverride().configureOutput({
      writeOut: (s) => io.stdout.write(s),
      writeErr: () => {},
      getOutHelpWidth: () => Math.min(80, io.stdout.columns ?? 80),
    });
  }
  return srm;
}

export const isCommanderError = (error: unknown): error is CommanderError => error instanceof CommanderError;

/** commander's words for a wrong call, as one line with what to do next. */
export function usageMessage(error: CommanderError, srm: Command): string {
  const message = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  const choice = message.match(/argument '([^']*)' is invalid\. Allowed choices are (.*)\.$/);
  if (choice) {
    const near = nearest(choice[1] as string, (choice[2] as string).split(", "), 1)[0];
    return `${message}${near ? ` Did you mean ${near}?` : ""}`;
  }
  return error.code === "commander.unknownCommand" ? `${message}; commands are ${srm.commands.map((c) => c.name()).join(", ")}` : message;
}
