import { describe, expect, test } from "vitest";
import { openCatalogFile } from "../../src/catalog/open.js";
import { type Change, diff, isOverlay, readJson, readOverlay } from "../../src/diff/index.js";
import { renderDiff } from "../../src/render/reports.js";

type Json = Record<string, unknown>;

const PAGE = { title: "Security in Amazon RDS", url: "https://docs.example/rds", checked: "2025-01-01" };
const EDITION = { schemaVersion: 1, catalog: { version: "2026.10", date: "2026-10-20" } };
const answer = (fact: string, more: Json = {}): Json => ({
  fact,
  owner: "customer",
  split: null,
  part: null,
  duties: { provider: null, customer: "Do it." },
  thirdParty: null,
  because: [{ reason: "It is yours." }],
  sources: [PAGE],
  ...more,
});
const service = (id: string, more: Json = {}): Json => ({ id, name: id.toUpperCase(), category: "database", options: [], ...more });
const catalog = (facts: Json[], more: Json = {}): Json => ({
  ...EDITION,
  kind: "catalog",
  controls: [{ id: "backup", title: "Backup", category: "data", type: "customer" }],
  services: [service("rds"), service("eks", { options: [{ id: "eks:fargate", name: "Fargate", axis: "nodes", default: false }] })],
  pages: [PAGE],
  facts,
  ...more,
});
const fact = (name: string, more: Json = {}): Json => ({ fact: name, owner: "customer", reason: "Yours.", sources: [PAGE], ...more });
const show = (answers: Json[], more: Json = {}): Json => ({ ...EDITION, kind: "service", ...service("rds"), answers, ...more });

const changes = (a: unknown, b: unknown, owners = false): Change[] =>
  diff(
    openCatalogFile(),
    { file: "a.json", side: readJson(JSON.stringify(a)) },
    { file: "b.json", side: readJson(JSON.stringify(b)) },
    owners,
  ).changes;
const words = (a: unknown, b: unknown): string[] => {
  const document = diff(
    openCatalogFile(),
    { file: "a.json", side: readJson(JSON.stringify(a)) },
    { file: "b.json", side: readJson(JSON.stringify(b)) },
  );
  const look = {
    width: Number.POSITIVE_INFINITY,
    rows: Number.POSITIVE_INFINITY,
    color: 0,
    unicode: true,
    accessible: false,
    hyperlinks: false,
  };
  return renderDiff(openCatalogFile(), look as never, document);
};

const RDS = "aws/rds/backup";
const AGAIN = { ...PAGE, checked: "2026-02-02" };
const OTHER = { ...PAGE, url: "https://docs.example/other" };

describe("what changed in facts", () => {
  test.each<[string, Json[], Json[], Partial<Change>[]]>([
    ["nothing", [answer(RDS)], [answer(RDS)], []],
    ["confidence and places are not compared", [answer(RDS)], [answer(RDS, { confidence: 0.1, summary: "x" })], []],
    ["an owner", [answer(RDS)], [answer(RDS, { owner: "provider" })], [{ kind: "owner", fact: RDS, from: "customer", to: "provider" }]],
    ["a split", [answer(RDS, { split: "enable" })], [answer(RDS)], [{ kind: "split", from: "enable", to: null }]],
    [
      "duties of both sides",
      [answer(RDS)],
      [answer(RDS, { duties: { provider: "Offers it.", customer: "Do more." } })],
      [
        { kind: "duties", field: "provider", from: null, to: "Offers it." },
        { kind: "duties", field: "customer", from: "Do it.", to: "Do more." },
      ],
    ],
    ["a reason", [answer(RDS)], [answer(RDS, { because: [{ reason: "x" }] })], [{ kind: "reason", from: "It is yours.", to: "x" }]],
    [
      "a limit",
      [answer(RDS)],
      [answer(RDS, { appliesTo: "new ones" })],
      [{ kind: "note", field: "appliesTo", from: null, to: "new ones" }],
    ],
    [
      "a third party",
      [answer(RDS)],
      [answer(RDS, { thirdParty: { role: "seller", does: "patches" } })],
      [{ kind: "third-party", from: null, to: "seller: patches" }],
    ],
    [
      "the team's roles",
      [answer(RDS, { yours: { accountable: "platform", performs: [{ kind: "team", name: "ops" }] } })],
      [answer(RDS, { yours: { accountable: "data", performs: [] } })],
      [
        { kind: "accountable", from: "platform", to: "data" },
        { kind: "performs", from: "ops", to: null },
      ],
    ],
    ["a fact that appeared", [], [answer(RDS, { sources: [] })], [{ kind: "fact-added", fact: RDS, from: null, to: "customer" }]],
    ["a fact that went", [answer(RDS, { sources: [] })], [], [{ kind: "fact-removed", fact: RDS, from: "customer", to: null }]],
    [
      "a page read anew",
      [answer(RDS)],
      [answer(RDS, { sources: [AGAIN] })],
      [{ kind: "page-read", id: PAGE.url, from: "2025-01-01", to: "2026-02-02", facts: [RDS] }],
    ],
    [
      "a page for another",
      [answer(RDS)],
      [answer(RDS, { sources: [OTHER] })],
      [
        { kind: "page-added", id: OTHER.url, title: OTHER.title, to: "2025-01-01" },
        { kind: "page-removed", id: PAGE.url, from: "2025-01-01" },
      ],
    ],
    [
      "a page cited by one more, and one fewer",
      [answer("aws/rds/a"), answer("aws/rds/b", { sources: [OTHER] }), answer("aws/rds/c", { sources: [PAGE, OTHER] })],
      [answer("aws/rds/a"), answer("aws/rds/b", { sources: [PAGE] }), answer("aws/rds/c", { sources: [PAGE, OTHER] })],
      [
        { kind: "page-cited", id: PAGE.url, facts: ["aws/rds/b"] },
        { kind: "page-dropped", id: OTHER.url, facts: ["aws/rds/b"] },
      ],
    ],
    [
      "an owner that an option decides now",
      [answer(RDS, { sources: [] })],
      [answer("aws/rds:x/backup", { owner: "provider", sources: [] }), answer("aws/rds:y/backup", { sources: [] })],
      [
        { kind: "owner", fact: RDS, from: "customer", to: "depends" },
        { kind: "owner", fact: "aws/rds:x/backup", from: "customer", to: "provider" },
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    const found = changes(show(before), show(after));
    expect(found).toMatchObject(expected);
    expect(found.length).toBe(expected.length);
  });
});

describe("what changed in a catalogue", () => {
  const eks = fact("aws/eks/backup");
  const fargate = fact("aws/eks:fargate/backup", { owner: "provider" });
  test.each<[string, Json, Json, Partial<Change>[]]>([
    [
      "an option that says otherwise now",
      catalog([eks]),
      catalog([eks, fargate]),
      [{ kind: "owner", fact: "aws/eks:fargate/backup", from: "customer", to: "provider" }],
    ],
    [
      "an option that follows its service again",
      catalog([eks, fargate]),
      catalog([eks]),
      [{ kind: "owner", from: "provider", to: "customer" }],
    ],
    ["a control that no longer applies", catalog([eks]), catalog([], { pages: [] }), [{ kind: "fact-removed" }, { kind: "page-removed" }]],
    [
      "a service, without a line for each of its facts and options",
      catalog([fact(RDS)], { services: [service("rds")] }),
      catalog([fact(RDS), eks, fargate]),
      [{ kind: "service-added", id: "eks", from: null, to: "EKS", facts: ["aws/eks/backup", "aws/eks:fargate/backup"] }],
    ],
    ["a control", catalog([], { controls: [] }), catalog([fact(RDS)]), [{ kind: "page-added" }, { kind: "control-added", facts: [RDS] }]],
    [
      "names and other fields",
      catalog([], { services: [service("rds")] }),
      catalog([], { services: [service("rds", { name: "Relational", category: "sql" })] }),
      [
        { kind: "renamed", id: "rds", from: "RDS", to: "Relational" },
        { kind: "changed", id: "rds", field: "category", from: "database", to: "sql" },
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    const found = changes(before, after);
    expect(found).toMatchObject(expected);
    expect(found.length).toBe(expected.length);
    // The way back is told too, and as often.
    expect(changes(after, before).length).toBe(expected.length);
  });
});

describe("other documents", () => {
  const head = EDITION;
  const compared = (owner: string, mixed = false): Json => ({
    ...head,
    columns: [{ id: "rds", kind: "service", name: "RDS" }],
    rows: [{ control: { id: "backup", title: "Backup", category: "data" }, owners: [owner], mixed: [mixed] }],
  });
  const listed = (owner: string): Json => ({
    ...head,
    controls: [{ id: "backup", title: "Backup", category: "data", type: "shared", owners: { iaas: owner } }],
  });
  const asked = (owner: string, name = RDS): Json => ({
    ...head,
    question: "who?",
    status: "answered",
    answers: [answer(name, { owner })],
  });
  const matrix = (owner: string, more: Json = {}): Json => ({
    ...head,
    kind: "matrix",
    by: "control",
    perspective: "leveraging",
    words: "fedramp",
    framework: null,
    columns: [{ id: "rds", kind: "service", name: "RDS" }],
    rows: [
      {
        id: "backup",
        title: "Backup",
        type: "shared",
        requirements: [],
        controls: ["backup"],
        cells: [{ column: "rds", owner, answers: [answer(RDS, { owner })], origination: [owner], canBeInherited: "no" }],
      },
    ],
    ...more,
  });
  test.each<[string, Json, Json, Partial<Change>[]]>([
    ["compare", compared("provider"), compared("shared"), [{ kind: "owner", fact: "rds/backup", from: "provider", to: "shared" }]],
    ["compare, by option", compared("shared"), compared("shared", true), [{ kind: "owner", from: "shared", to: "depends" }]],
    ["controls", listed("provider"), listed("shared"), [{ kind: "owner", fact: "control/backup/iaas" }]],
    ["services", { ...head, services: [] }, { ...head, services: [service("rds")] }, [{ kind: "service-added", id: "rds" }]],
    [
      "ask",
      asked("provider"),
      asked("customer"),
      [
        { kind: "owner", fact: RDS },
        { kind: "owner", id: "who?" },
      ],
    ],
    ["ask, answered with another fact", asked("customer"), asked("customer", "aws/s3/backup"), [{ kind: "changed", field: "answers" }]],
    [
      "matrix",
      matrix("provider"),
      matrix("customer"),
      [
        { kind: "owner", fact: RDS },
        { kind: "origination", from: "provider", to: "customer" },
      ],
    ],
    [
      "matrix, one more row",
      matrix("provider", { rows: [] }),
      matrix("provider"),
      [{ kind: "page-added" }, { kind: "control-added", id: "backup" }],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(changes(before, before)).toEqual([]);
    const found = changes(before, after);
    expect(found).toMatchObject(expected);
    expect(found.length).toBe(expected.length);
  });
  test("--owners leaves owners alone", () => {
    expect(changes(matrix("provider"), matrix("customer"), true).map((c) => c.kind)).toEqual(["owner"]);
  });
  test("one document a line", () => {
    const lines = [asked("provider"), { ...asked("customer"), question: "and who else?" }].map((d) => JSON.stringify(d)).join("\r\n");
    expect(readJson(`${lines}\r\n`).things.size).toBe(2);
  });
  test.each<[string, Json, Json, RegExp]>([
    [
      "kinds differ",
      listed("provider"),
      asked("provider"),
      /a\.json holds what srm controls prints, and b\.json answers of srm ask; compare two of one kind/,
    ],
    [
      "things differ",
      show([]),
      show([], { id: "s3" }),
      /the service rds, and b\.json the service s3; to compare services: srm compare rds s3/,
    ],
    ["matrices of other words", matrix("shared"), matrix("shared", { words: "csa" }), /write both in the same way/],
  ])("%s: not comparable", (_, a, b, message) => expect(() => changes(a, b)).toThrow(message));
});

describe("words", () => {
  test("the editions and counts come first, owners before duties, old before new", () => {
    const before = show([answer(RDS)]);
    const after = {
      ...show([answer(RDS, { owner: "provider", duties: { provider: null, customer: "Do more." }, sources: [AGAIN] })]),
      name: "Relational",
    };
    expect(words(before, { ...after, catalog: { version: "2026.11", date: "2026-11-24" } })).toEqual([
      "From a.json (catalogue 2026.10 of 2026-10-20) to b.json (catalogue 2026.11 of 2026-11-24), 4 changes: 1 owner moved, 1 duty changed, 1 page read anew, 1 name changed.",
      "",
      `${RDS}: owner moved from Customer to AWS`,
      `${RDS}: Customer's duty changed`,
      "  - Do it.",
      "  + Do more.",
      `Security in Amazon RDS: page read anew, on 2026-02-02 after 2025-01-01, for ${RDS}`,
      `    ${PAGE.url}`,
      "rds: name changed from RDS to Relational",
    ]);
  });
  test("nothing changed is said with both editions", () => {
    expect(words(show([]), show([]))).toEqual([
      "No difference between a.json (catalogue 2026.10 of 2026-10-20) and b.json (catalogue 2026.10 of 2026-10-20).",
    ]);
  });
});

describe("what cannot be read", () => {
  const whole = JSON.stringify(show([answer(RDS)]));
  test.each([
    ["empty", "", /it is empty/],
    ["cut off", whole.slice(0, -10), /ends in the middle/],
    ["cut off in a text", whole.slice(0, 60), /ends in the middle/],
    ["binary", "\0\x01", /it is no text/],
    ["words", "hello there", /it is no JSON/],
    ["a comma too many", '{\n"a": 1,\n}', /no JSON \(line 3, column 1\)/],
    ["a list", "[]", /not a document of srm/],
    ["another program's", "{}", /no schemaVersion/],
    ["another version", '{"schemaVersion":2}', /schemaVersion is 2, and this srm reads 1/],
    ["no edition", '{"schemaVersion":1}', /catalog is missing/],
    ["an unknown kind", JSON.stringify({ ...EDITION, kind: "diff" }), /kind "diff" cannot be compared/],
    ["no answer", JSON.stringify({ ...EDITION, kind: "ambiguous" }), /holds no answer/],
    ["another list", JSON.stringify({ ...EDITION, categories: [] }), /nothing in it can be compared/],
    ["answers that are none", JSON.stringify(show([], { answers: 5 })), /answers is not a list/],
    ["a fact without owner", JSON.stringify(show([{ fact: RDS, sources: [] }])), /answers\[0\]\.owner is missing/],
    [
      "a second line that is none",
      `${JSON.stringify({ ...EDITION, question: "q", status: "unknown", answers: [] })}\n{"a"\n`,
      /line 2: it ends in the middle/,
    ],
    [
      "lists in lists",
      JSON.stringify(show([])).replace('"category":"database"', `"category":${"[".repeat(50_000)}${"]".repeat(50_000)}`),
      /nested too deeply/,
    ],
  ])("%s", (_, text, message) => expect(() => readJson(text)).toThrow(message));
});

describe("overlays", () => {
  const of = async (a: string, b: string, owners = false) =>
    diff(openCatalogFile(), { file: "a.yaml", side: await readOverlay(a) }, { file: "b.yaml", side: await readOverlay(b) }, owners).changes;
  const RULE = "rules:\n  - services: [ec2]\n    controls: backup\n    accountable: platform team\n";
  test.each<[string, string, string, Partial<Change>[]]>([
    ["nothing", RULE, RULE, []],
    [
      "one text for a list of one, and another order",
      RULE,
      "rules:\n- {accountable: platform team, controls: [backup], services: ec2}",
      [],
    ],
    [
      "who is accountable",
      RULE,
      RULE.replace("platform", "data"),
      [{ kind: "accountable", id: "controls backup, services ec2", from: "platform team", to: "data team" }],
    ],
    ["who performs", RULE, `${RULE}    performs: [ops, { provider: AMS }]\n`, [{ kind: "performs", from: null, to: "ops, provider: AMS" }]],
    ["a rule", "rules: []", RULE, [{ kind: "rule-added", to: "accountable platform team" }]],
    ["a review", `${RULE}    review: 2026-01-01\n`, RULE, [{ kind: "changed", field: "review", from: "2026-01-01", to: null }]],
    [
      "services and options in use",
      "use: [ec2, rds]",
      "use: [ec2, eks:fargate]",
      [
        { kind: "service-removed", id: "rds" },
        { kind: "option-added", id: "eks:fargate" },
      ],
    ],
    ["a team", "teams: [a]", "teams: [a, b]", [{ kind: "entry-added", id: "teams: b" }]],
    [
      "a control of their own",
      "ownControls: [{id: x, title: A}]",
      "ownControls: [{id: x, title: B}]",
      [{ kind: "changed", id: "ownControls x", field: "title" }],
    ],
    [
      "an account's environment",
      "accounts: {'1': test}",
      "accounts: {'1': live}",
      [{ kind: "changed", id: "accounts.1", from: "test", to: "live" }],
    ],
  ])("%s", async (_, before, after, expected) => {
    const found = await of(before, after);
    expect(found).toMatchObject(expected);
    expect(found.length).toBe(expected.length);
  });
  test("--owners keeps rules, and leaves out the rest", async () => {
    expect((await of("use: [ec2]", `use: [rds]\n${RULE}`, true)).map((c) => c.kind)).toEqual(["rule-added"]);
  });
  test.each([
    ["a key twice", "a: 1\na: 2\n", /^2:1: Map keys must be unique/],
    ["an open list", "a: [1, 2\nb: 3", /^\d:\d: /],
    ["a list", "- a", /^1:1: not an overlay/],
    ["nothing", "", /^1:1: not an overlay/],
    ["too deep", `a: ${"[".repeat(10_000)}`, /^1:1: nested too deeply/],
    ["too large", `a: ${"x".repeat(1_000_001)}`, /^1:1: larger/],
    [
      "aliases that multiply",
      `a: &a [x]\n${[..."bcdefghi"].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(",")}]`).join("\n")}`,
      /^1:1: .*write it plainly/,
    ],
  ])("%s", async (_, text, message) => await expect(readOverlay(text)).rejects.toThrow(message));
  test.each([
    ["srm.yaml", "{}", true],
    ["x.yml", "a: 1", true],
    ["x.json", "a: 1", false],
    ["-", "rules:\n", true],
    ["-", '{"a": 1}', false],
    ["x.ndjson", "{}", false],
  ])("%s with %j is an overlay: %j", (name, text, is) => expect(isOverlay(name, text)).toBe(is));
});
