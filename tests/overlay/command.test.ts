import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DOCUMENTS } from "../../scripts/documents/schemas.js";
import { srm } from "../support/cli.js";

const EXAMPLE = "examples/srm.yaml";
const QUESTION = ["ask", "who patches the EC2 guest OS"];

let home: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "srm-overlay-")));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const overlayOf = (team: string) => `rules:\n  - accountable: ${team}\n`;
/** Writes an overlay whose one team is called like its place. */
function put(path: string, team = path.split("/").at(-2) ?? "root"): string {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, overlayOf(`${team} team`));
  return file;
}
const makeRepository = (path: string) => mkdirSync(join(home, path, ".git"), { recursive: true });
const json = async (argv: string[], given: Parameters<typeof srm>[1] = {}) => JSON.parse((await srm([...argv, "--json"], given)).out);

describe("where the overlay is found", () => {
  const team = async (given: { cwd?: string; env?: Record<string, string>; columns?: number; flags?: string[] }) => {
    const { flags = [], ...rest } = given;
    const document = await json([...QUESTION, ...flags], { cwd: home, columns: 80, ...rest });
    return [document.answers[0].yours?.accountable ?? null, document.overlay?.path ?? null];
  };
  beforeEach(() => {
    makeRepository("out/repo");
    mkdirSync(join(home, "out/repo/a/b/c"), { recursive: true });
  });
  test("the nearest in this folder or above it", async () => {
    put("out/repo/srm.yaml");
    put("out/repo/a/srm.yaml");
    expect(await team({ cwd: join(home, "out/repo/a/b/c") })).toEqual(["a team", "../../srm.yaml"]);
    expect(await team({ cwd: join(home, "out/repo/a") })).toEqual(["a team", "srm.yaml"]);
    expect(await team({ cwd: join(home, "out/repo") })).toEqual(["repo team", "srm.yaml"]);
  });
  test("not above the repository's root, whose .git may be a file", async () => {
    put("out/srm.yaml");
    expect(await team({ cwd: join(home, "out/repo/a/b") })).toEqual([null, null]);
    rmSync(join(home, "out/repo/.git"), { recursive: true });
    writeFileSync(join(home, "out/repo/.git"), "gitdir: elsewhere\n");
    expect(await team({ cwd: join(home, "out/repo/a/b") })).toEqual([null, null]);
    rmSync(join(home, "out/repo/.git"));
    expect(await team({ cwd: join(home, "out/repo/a/b") })).toEqual(["out team", "../../../srm.yaml"]);
  });
  test("then that of the user's settings", async () => {
    makeRepository(".");
    const config = put("config/srm/srm.yaml", "config");
    const dot = put("home/.config/srm/srm.yaml", "home");
    const env = { XDG_CONFIG_HOME: join(home, "config"), HOME: join(home, "home") };
    expect(await team({ env })).toEqual(["config team", config]);
    expect(await team({ env: { HOME: env.HOME } })).toEqual(process.platform === "win32" ? [null, null] : ["home team", dot]);
    put("srm.yaml", "folder");
    expect(await team({ env })).toEqual(["folder team", "srm.yaml"]);
  });
  test("--overlay before SRM_OVERLAY before what is found; --no-overlay before all", async () => {
    put("srm.yaml", "folder");
    put("env.yaml", "env");
    put("flag.yaml", "flag");
    const env = { SRM_OVERLAY: "env.yaml" };
    expect(await team({ env })).toEqual(["env team", "env.yaml"]);
    expect(await team({ env, flags: ["--overlay", "flag.yaml"] })).toEqual(["flag team", "flag.yaml"]);
    expect(await team({ env, flags: ["--no-overlay"] })).toEqual([null, null]);
    expect(await team({ env: { SRM_OVERLAY: "" } })).toEqual(["folder team", "srm.yaml"]);
  });
  test("a folder of that name is passed over", async () => {
    put("out/srm.yaml");
    makeRepository("out");
    mkdirSync(join(home, "out/x/srm.yaml"), { recursive: true });
    expect(await team({ cwd: join(home, "out/x") })).toEqual(["out team", "../srm.yaml"]);
  });
});

describe("nothing of it is printed where it was not asked for", () => {
  const COMMANDS = [
    QUESTION,
    ["ask", "what do I have to do on EC2"],
    ["show", "ec2"],
    ["compare", "ec2", "rds"],
    ["controls"],
    ["services"],
    ["categories"],
    ["model"],
    ["stats"],
    ["report", "aws/ec2/guest-os-patching"],
    ["quiz", "--seed", "7", "--json"],
    ["matrix", "ec2", "--category", "compute"],
  ];
  test.each(COMMANDS.map((c) => [c.join(" "), c] as const))("srm %s into a pipe, in a folder with an srm.yaml", async (_, argv) => {
    const formats = argv.includes("--json") ? [[]] : [[], ["--json"], ["--format", "csv"]];
    const without = await Promise.all(formats.map((flags) => srm([...argv, ...flags], { cwd: home })));
    put("srm.yaml", "zebra");
    makeRepository(".");
    for (const [i, flags] of formats.entries()) {
      const ran = await srm([...argv, ...flags], { cwd: home });
      expect(ran).toEqual(without[i]);
      expect(ran.code).toBe(0);
      expect(ran.out + ran.err).not.toMatch(/zebra|srm\.yaml|"yours"|"overlay"|"own"/);
    }
  });
  test("on a terminal --no-overlay prints what there would be without it", async () => {
    const without = await srm(QUESTION, { cwd: home, columns: 80, env: {} });
    put("srm.yaml", "zebra");
    expect((await srm(QUESTION, { cwd: home, columns: 80 })).out).toContain("zebra team");
    expect(await srm([...QUESTION, "--no-overlay"], { cwd: home, columns: 80 })).toEqual(without);
  });
  test.each([["stats"], ["report", "aws/ec2/guest-os-patching"], ["model"], ["sources", "--older-than", "9y"]])(
    "srm %s reads none at all",
    async (...argv) => {
      writeFileSync(join(home, "srm.yaml"), "faulty: [");
      expect((await srm(argv, { cwd: home, columns: 80, env: { SRM_OVERLAY: "srm.yaml" } })).code).toBe(0);
    },
  );
});

describe("an overlay that cannot be used", () => {
  const error = async (flags: string[], given = {}) => {
    const ran = await srm([...QUESTION, ...flags], { cwd: home, ...given });
    expect(ran.out).toBe("");
    expect(ran.err.startsWith("srm: ")).toBe(true);
    expect(ran.err).not.toMatch(/\n\s+at /);
    return [ran.code, ran.err] as const;
  };
  test("is exit 4, with every fault in a line", async () => {
    writeFileSync(join(home, "bad.yaml"), "use: [ec3]\nrules:\n  - accountable: AWS\n");
    const [code, err] = await error(["--overlay", "bad.yaml", "--json"]);
    expect(code).toBe(4);
    expect(err.split("\n").map((l) => l.replace(/;.*/, ""))).toEqual([
      "srm: the overlay has 2 faults",
      'bad.yaml:1:7: no service or option "ec3"',
      "bad.yaml:3:18: AWS cannot be accountable for a duty of the customer's",
      "",
    ]);
  });
  test("one that is found on a terminal too", async () => {
    writeFileSync(join(home, "srm.yaml"), "rules: 5\n");
    expect(await error([], { columns: 80 })).toEqual([
      4,
      "srm: the overlay has 1 fault; mend it, or add --no-overlay\nsrm.yaml:1:8: rules is a text; write a list: - accountable: platform team\n",
    ]);
  });
  test.each([
    ["none.yaml", "there is no such file"],
    [".", "it is a folder"],
    ["/dev/zero", "it is a device"],
  ])("%s", async (path, why) => {
    expect(await error(["--overlay", path])).toEqual([
      4,
      `srm: the overlay ${path} cannot be read: ${why}; give --overlay a file, or add --no-overlay\n`,
    ]);
  });
  test("bytes, and a file that is too large", async () => {
    writeFileSync(join(home, "bytes.yaml"), Buffer.from([0x75, 0x73, 0x65, 0x3a, 0x20, 0xff, 0xfe, 0x00]));
    writeFileSync(join(home, "large.yaml"), "a: b\n".repeat(1_000_000));
    expect(await error(["--overlay", "bytes.yaml"])).toEqual([4, expect.stringContaining("bytes.yaml:1:6: a byte that is no text")]);
    expect(await error(["--overlay", "large.yaml"])).toEqual([4, expect.stringContaining("large.yaml:1:1: 4883 kB are too much")]);
  });
  test.each([
    [["--overlay="], 2, '--overlay takes a file, not ""'],
    [["--env", "test"], 2, "--env needs an overlay"],
    [["--account", "1"], 2, "--account needs an overlay"],
    [["--overlay", "a.yaml", "--env", "tset"], 1, 'no environment "tset"; did you mean test?'],
    [["--overlay", "a.yaml", "--account", "1"], 1, 'no account "1"'],
  ])("%j is exit %i", async (flags, code, message) => {
    writeFileSync(join(home, "a.yaml"), "environments: [test]\nrules:\n  - accountable: ops team\n");
    expect(await error(flags)).toEqual([code, expect.stringContaining(message)]);
  });
});

test("UTF-16 of Windows PowerShell, a byte-order mark and carriage returns are read; the digest is that of the bytes", async () => {
  const text = overlayOf("ops team").replaceAll("\n", "\r\n");
  const files = {
    "utf16.yaml": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    "mark.yaml": Buffer.from(`\ufeff${text}`),
  };
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(home, name), bytes);
    const document = await json([...QUESTION, "--overlay", name], { cwd: home });
    expect(document.overlay).toEqual({ path: name, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect(document.answers[0].yours.accountable).toBe("ops team");
  }
});

describe("documents", () => {
  test.each<[keyof typeof DOCUMENTS, string[]]>([
    ["ask", QUESTION],
    ["ask", ["ask", "who patches the nodes of EKS"]],
    ["ask", ["ask", "who approves changes, four eyes, on RDS"]],
    ["ask", ["ask", "who won the world cup"]],
    ["show", ["show", "rds"]],
    ["show", ["show", "shop-api"]],
    ["show", ["show", "change-approval"]],
    ["show", ["show", "guest-os-patching"]],
    ["show", ["show", "iaas"]],
    ["compare", ["compare", "ec2", "shop-api"]],
    ["controls", ["controls"]],
    ["services", ["services"]],
    ["matrix", ["matrix"]],
    ["matrix", ["matrix", "ec2", "shop-api", "--account", "444455556666", "--framework", "nist-csf-2"]],
    ["duties", ["duties"]],
    ["duties", ["duties", "--team", "shop team"]],
    ["overlay", ["overlay", "gaps", "--service", "ec2"]],
    ["overlay", ["overlay", "check"]],
  ])("%s: srm %j has the form of its schema, and names the overlay at its top", async (name, argv) => {
    const document = await json([...argv, "--overlay", EXAMPLE]);
    const parsed = DOCUMENTS[name].safeParse(document);
    expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
    expect(Object.keys(document).slice(0, 3)).toEqual(["schemaVersion", "catalog", "overlay"]);
    for (const a of document.answers ?? []) expect(a).toHaveProperty("yours");
  });
  test("owners are what they are without it", async () => {
    for (const id of ["ec2", "rds", "eks:managed-nodes", "s3"]) {
      const plain = (await json(["show", id])).answers;
      const mine = (await json(["show", id, "--overlay", EXAMPLE])).answers.filter((a: { own?: true }) => !a.own);
      expect(mine.map(({ yours: _, ...a }: { yours: unknown }) => a)).toEqual(plain);
    }
  });
  test("a question a line has the same", async () => {
    const { out } = await srm(["ask", "--stdin", "--json", "--overlay", EXAMPLE], {
      stdin: "who patches the EC2 guest OS\nwho backs up S3\n",
    });
    expect(
      out
        .trim()
        .split("\n")
        .map((l) => JSON.parse(l).overlay.path),
    ).toEqual([EXAMPLE, EXAMPLE]);
  });
});

describe("the example's company", () => {
  const line = async (argv: string[]) => (await srm([...argv, "--overlay", EXAMPLE], { columns: 120 })).out;
  test.each([
    [QUESTION, "● Customer: platform team"],
    [["ask", "who patches our EC2"], "● Customer: platform team"],
    [[...QUESTION, "--env", "test"], "● Customer: shop team"],
    [[...QUESTION, "--account", "444455556666"], "● Customer: shop team"],
    [[...QUESTION, "--account", "111122223333"], "● Customer: platform team"],
    [["ask", "who patches the nodes of EKS managed node groups"], "◐ Shared, yours: shop team"],
    [["ask", "who approves changes, four eyes"], "● Customer: security team"],
    [["ask", "who writes the application logs of our Shop API"], "● Customer: security team"],
    [["ask", "who patches the operating system of RDS"], "○ AWS "],
  ])("srm %j: %s", async (argv, verdict) => {
    const out = await line(argv);
    expect(out.trimStart().startsWith(verdict)).toBe(true);
    expect(out.trimEnd().endsWith(`Overlay  ${EXAMPLE}`)).toBe(true);
  });
  test("tables say whose each duty is, and what is added", async () => {
    expect(await line(["show", "ec2", "--all"])).toMatch(/Patch Manager\.\s+\[platform team\]/);
    expect(await line(["show", "ec2", "--all"])).toMatch(/Approve changes to production\. \[security team, your own\]/);
    expect(await line(["services", "--all"])).toContain("Shop API (your own)");
    expect(await line(["controls", "--all"])).toContain("change-approval (your own)");
    const csv = (await srm([...QUESTION, "--format", "csv", "--overlay", EXAMPLE])).out;
    expect(csv).toContain(",accountable,performs,inheritsFrom,evidence,review,overlay,customers\r\n");
    expect(csv).toContain(`,platform team,platform team; Night Watch Ltd,,https://wiki.example.com/patching,2099-06-30,${EXAMPLE}:32,\r\n`);
  });
  test("has everything in somebody's hands; each cell is one team's", async () => {
    const gaps = await json(["overlay", "gaps", "--overlay", EXAMPLE]);
    expect(gaps.answers).toEqual([]);
    const { teams, answers } = await json(["duties", "--overlay", EXAMPLE]);
    expect(teams.reduce((sum: number, t: { accountable: number }) => sum + t.accountable, 0)).toBe(gaps.duties);
    expect(answers.length).toBe(gaps.duties);
    expect(new Set(answers.map((a: { fact: string }) => a.fact)).size).toBe(answers.length);
  });
});

describe("srm duties", () => {
  const ran = (argv: string[]) => srm(["duties", ...argv, "--overlay", EXAMPLE]);
  test.each(["shop team", "Shop Team", "shop"])("--team %j", async (name) => {
    const { team, answers } = await json(["duties", "--team", name, "--overlay", EXAMPLE]);
    expect(team).toBe("shop team");
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.filter((a: { yours: { accountable: string } }) => a.yours.accountable !== "shop team")).toEqual([]);
  });
  test("of who performs, and of who provides", async () => {
    expect((await ran(["--team", "Night Watch Ltd", "--plain"])).out).toMatch(/^part\t.*\nperforms\taws\/ec2\/guest-os-patching\t/);
    expect((await ran(["--team", "platform team", "--plain"])).out).toMatch(/^provides\taws\/eks:managed-nodes\//m);
  });
  test.each([
    [["--team", "shoop team"], 1, 'no team "shoop team" in the overlay; did you mean shop team?'],
    [["--team", "team"], 1, 'no team "team"'],
    [["--service", "lambda"], 1, "lambda is not in use"],
    [["--no-overlay"], 2, "no overlay is given"],
  ])("%j is exit %i", async (argv, code, message) => {
    const { out, ...rest } = argv.includes("--no-overlay") ? await srm(["duties", ...argv]) : await ran(argv);
    expect(out).toBe("");
    expect(rest).toEqual({ code, err: expect.stringContaining(message) });
  });
  test("no line is wider than the terminal, and no answer longer than a screen", async () => {
    for (const columns of [40, 60, 80, 120]) {
      for (const argv of [["duties"], ["duties", "-t", "security team"], ["overlay", "gaps"], QUESTION, ["show", "ec2"]]) {
        for (const flags of [[], ["--ascii"], ["--accessible"]]) {
          const { out } = await srm([...argv, ...flags, "--overlay", EXAMPLE], { columns });
          const lines = out.trimEnd().split("\n");
          expect(lines.filter((l) => l.length > columns && !l.includes("://"))).toEqual([]);
          if (columns === 80) expect(lines.length).toBeLessThanOrEqual(23);
        }
      }
    }
  });
});

describe("srm overlay", () => {
  const run = (argv: string[]) => srm(["overlay", ...argv], { cwd: home });
  test("init writes one that has no fault, and never over a file, nor through a link", async () => {
    expect(await run(["init", "--services", "ec2,Amazon RDS,eks:fargate"])).toMatchObject({ code: 0, err: "" });
    const text = readFileSync(join(home, "srm.yaml"), "utf8");
    expect(text).toContain("use:\n  - ec2\n  - rds\n  - eks:fargate\n");
    expect(await run(["check"])).toEqual({ code: 0, out: "srm.yaml: 1 rule, 3 services in use, no fault\n", err: "" });
    expect(await run(["init", "--services", "s3"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("nothing was written"),
    });
    expect(readFileSync(join(home, "srm.yaml"), "utf8")).toBe(text);
    symlinkSync(join(home, "target.yaml"), join(home, "link.yaml"));
    expect((await run(["init", "link.yaml", "--services", "s3"])).code).toBe(2);
    expect(existsSync(join(home, "target.yaml"))).toBe(false);
    expect((await run(["gaps", "--overlay", "srm.yaml"])).out).toMatch(/^Nobody has \d+ of \d+ duties\./);
  });
  test("what init says in comments has no fault either", async () => {
    await run(["init", "--services", "ec2"]);
    const text = readFileSync(join(home, "srm.yaml"), "utf8");
    const opened = text.replace(/^( *)# (?=\s*(?:- |[a-zA-Z]+:))/gm, "$1");
    expect(opened.split("\n").filter((l) => /^\s*#/.test(l)).length).toBeLessThan(12);
    writeFileSync(join(home, "all.yaml"), opened);
    expect(await run(["check", "all.yaml"])).toMatchObject({ code: 0, err: "", out: expect.stringContaining("3 rules, 2 services") });
  });
  test.each([
    [["init"], 2, "asks on a terminal"],
    [["init", "--services", ""], 2, "--services takes"],
    [["init", "--services", "ecs2"], 1, 'no service "ecs2"; did you mean'],
    [["init", "no/such/srm.yaml", "--services", "ec2"], 4, "there is no such folder"],
    [["chekc"], 2, "did you mean check?"],
    [["check"], 4, "there is no such file"],
    [["gaps"], 2, "no overlay is given"],
    [["gaps", "srm.yaml"], 2, "srm overlay gaps --overlay srm.yaml"],
    [["check", "--services", "ec2"], 2, "--services is of overlay init"],
  ])("%j is exit %i", async (argv, code, message) => {
    expect(await run(argv)).toEqual({ code, out: "", err: expect.stringContaining(message) });
    expect(readdirSync(home)).toEqual([]);
  });
  test("check warns of what is doubtful, and of a review whose day has passed", async () => {
    writeFileSync(join(home, "srm.yaml"), "rules:\n  - accountable: Ann Miller\n    review: 2020-01-01\n");
    const { code, out } = await run(["check"]);
    expect(code).toBe(0);
    expect(out.split("\n").map((l) => l.replace(/;.*/, ""))).toEqual([
      'warning: srm.yaml:2:18: "Ann Miller" may be a person\'s name',
      "warning: srm.yaml:2:1: the review of 2020-01-01 is due",
      "srm.yaml: 1 rule, 0 services in use, no fault, 2 warnings",
      "",
    ]);
  });
  test("gaps and duties need services in use", async () => {
    put("srm.yaml");
    for (const argv of [["overlay", "gaps"], ["duties"]]) {
      const ran = await srm([...argv, "--overlay", "srm.yaml"], { cwd: home });
      expect(ran).toEqual({ code: 1, out: "", err: expect.stringContaining("names no services in use") });
    }
  });
});
