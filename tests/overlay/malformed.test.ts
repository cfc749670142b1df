import { describe, expect, test } from "vitest";
import { openCatalogFile } from "../../src/catalog/open.js";
import { faultLine, readOverlay } from "../../src/overlay/index.js";

const catalog = openCatalogFile();
const read = (text: string) => readOverlay(text, "srm.yaml", catalog);
const lines = (text: string) => read(text).faults.map(faultLine);

const RULE = "rules:\n  - services: [ec2]\n    ";

describe("each fault has its place, what is wrong and what to write", () => {
  test.each<[what: string, text: string, faults: string[]]>([
    ["a service that is none", "use: [ec2, rdss]\n", ['srm.yaml:1:12: no service or option "rdss"; write rds']],
    ["a service by its name", "use:\n  - Amazon EC2\n", ['srm.yaml:2:5: no service or option "Amazon EC2"; write ec2']],
    [
      "a control that is none",
      `${RULE}controls: [guest-os-patchin]\n    accountable: ops team\n`,
      ['srm.yaml:3:16: no control "guest-os-patchin"; write guest-os-patching'],
    ],
    [
      "an option under services",
      "rules:\n  - services: [eks:fargate]\n    accountable: ops team\n",
      ['srm.yaml:2:16: no service "eks:fargate"; write it under options, for it is an option'],
    ],
    [
      "two accountable roles in a list",
      `${RULE}accountable: [ops team, app team]\n`,
      ["srm.yaml:3:29: 2 roles are accountable; write one role, and the others under performs"],
    ],
    [
      "two accountable roles in a text",
      `${RULE}accountable: ops team, app team\n`,
      ["srm.yaml:3:18: 2 roles are accountable; write one role, and the others under performs"],
    ],
    [
      "two rules for the same cells",
      `${RULE}accountable: ops team\n  - services: [rds, ec2]\n    accountable: app team\n`,
      [
        'srm.yaml:5:5: "app team" is accountable for what line 2 gives to "ops team"; ' +
          "write one of the two, or narrow one rule: to options, services, controls, environments or accounts",
      ],
    ],
    [
      "a customer's duty claimed for AWS",
      `${RULE}accountable: AWS\n`,
      [
        "srm.yaml:3:18: AWS cannot be accountable for a duty of the customer's; " +
          "write a role of yours, and what AWS is paid to do under performs: { provider: … }",
      ],
    ],
    [
      "AWS performs by itself",
      `${RULE}performs: [Amazon Web Services]\n`,
      [
        "srm.yaml:3:16: Amazon Web Services performs no half of the customer's by itself; " +
          'write { provider: "AWS Managed Services" } for a managed service that you bought',
      ],
    ],
    [
      "an owner",
      `${RULE}owner: customer\n    accountable: ops team\n`,
      [
        'srm.yaml:3:5: "owner" cannot be set here; write accountable: the owner is the catalogue\'s and never changes, ' +
          "the rule says who carries the customer's half",
      ],
    ],
    [
      "customers who do something else",
      `${RULE}ourCustomers: configures\n`,
      ['srm.yaml:3:19: ourCustomers is "configures"; write configure'],
    ],
    [
      "customers by another word",
      `${RULE}customers: configure\n`,
      ['srm.yaml:3:5: "customers" cannot be set here; write ourCustomers: configure, or provide'],
    ],
    [
      "a cell for a team and for the customers alone",
      `${RULE}accountable: ops team\n  - services: [ec2]\n    ourCustomers: provide\n`,
      [
        'srm.yaml:5:5: our customers have what line 2 gives to "ops team"; ' +
          "write one of the two, or narrow one rule: to options, services, controls, environments or accounts",
      ],
    ],
    [
      "AWS's own cell",
      "rules:\n  - services: [rds]\n    controls: [guest-os-patching]\n    accountable: ops team\n",
      ["srm.yaml:3:16: guest-os-patching on rds is AWS's alone; write a rule for rds without guest-os-patching"],
    ],
    ["a key twice", "use: [ec2]\nuse: [rds]\n", ['srm.yaml:2:1: "use" is written twice, first in line 1; write it once']],
    ["a key that is none", `${RULE}acountable: ops team\n`, ['srm.yaml:3:5: no key "acountable" is known here; write accountable']],
    ["a list for a map", "- ec2\n- rds\n", ["srm.yaml:1:1: the overlay is a list; write a map of key: value lines"]],
    ["a map for a list", "use:\n  ec2: true\n", ["srm.yaml:2:3: use is a map; write ids, such as ec2"]],
    [
      "a number for a role",
      `${RULE}accountable: 5\n`,
      ["srm.yaml:3:18: accountable is 5, which is no text; write a role, such as platform team"],
    ],
    ["nothing for a role", `${RULE}accountable:\n`, ["srm.yaml:3:17: accountable is empty; write a role, such as platform team"]],
    [
      "somebody's address",
      `${RULE}accountable: ann@example.com\n`,
      ["srm.yaml:3:18: an e-mail address names a person; write a role, such as platform team"],
    ],
    [
      "a team that is not listed",
      `teams: [ops team, app team]\n${RULE}accountable: opps team\n`,
      ['srm.yaml:4:18: "opps team" is not among the teams; write "ops team"'],
    ],
    [
      "an impossible date",
      `${RULE}accountable: ops team\n    review: 2027-02-30\n`,
      ['srm.yaml:4:13: "2027-02-30" is no date; write a date, such as 2027-03-31'],
    ],
    [
      "a page that is none",
      `${RULE}accountable: ops team\n    evidence: javascript:alert(1)\n`,
      ['srm.yaml:4:15: "javascript:alert(1)" is no address; write an address, such as https://wiki.example.com/patching'],
    ],
    [
      "a password in an address",
      `${RULE}evidence: https://a:b@example.com/\n`,
      ["srm.yaml:3:15: the address holds a user or a password; write it without them"],
    ],
    [
      "an account of eleven digits",
      `${RULE}accounts: [11112222333]\n    accountable: ops team\n`,
      ['srm.yaml:3:16: "11112222333" is no account id; write twelve digits, such as "111122223333"'],
    ],
    [
      "an environment that is not listed",
      `environments: [production]\n${RULE}environments: [prodction]\n    accountable: ops team\n`,
      ['srm.yaml:4:20: no environment "prodction" is listed above; write production'],
    ],
    [
      "a rule about nobody",
      "rules:\n  - services: [ec2]\n",
      ["srm.yaml:2:5: a rule that says nothing of anybody; write accountable: with a role, such as platform team"],
    ],
    [
      "an own control without a reason",
      "ownControls:\n  - { id: four-eyes, title: Four eyes, category: governance, act: approve changes }\n",
      ["srm.yaml:2:5: no reason is given; write reason: why you have it"],
    ],
    [
      "an own service with a taken id",
      "ownServices:\n  - { id: ec2, name: Ours, reason: Ours., controls: [backup] }\n",
      ['srm.yaml:2:11: "ec2" is taken; write another id, such as our-ec2'],
    ],
    [
      "an id with capitals",
      "ownServices:\n  - { id: Billing API, name: Ours, reason: Ours., controls: [backup] }\n",
      ['srm.yaml:2:11: "Billing API" is no id; write billing-api'],
    ],
    ["an alias", "x: &a [ec2]\nuse: *a\n", ["srm.yaml:2:6: an alias, *a; write the value itself, since aliases are not followed"]],
    ["a tab", "rules:\n\t- accountable: ops team\n", ["srm.yaml:2:1: a tab indents this line; write spaces"]],
    ["an open quote", 'use: ["ec2]\n', ["srm.yaml:1:7: a quote is opened and not closed; write the closing quote"]],
    ["two documents", "use: [ec2]\n---\nuse: [rds]\n", ["srm.yaml:2:1: a second document begins with ---; write one document"]],
    ["nothing at all", "", ["srm.yaml:1:1: the overlay is empty; write a map of key: value lines"]],
    ["comments alone", "# nothing\n", ["srm.yaml:1:1: the overlay is empty; write a map of key: value lines"]],
    ["a zero byte", "use: [ec2]\n\u0000", ["srm.yaml:2:1: a byte that is no text; write the overlay as plain text in UTF-8"]],
    [
      "what cannot be seen in a name",
      `${RULE}accountable: "ops \u202eteam"\n`,
      ["srm.yaml:3:18: accountable holds a character that cannot be seen; write it in plain letters"],
    ],
  ])("%s", (_, text, faults) => {
    expect(lines(text)).toEqual(faults);
    expect(read(text).overlay).toBeNull();
  });

  test("all of them at once, in the order of the file", () => {
    const found = lines("use: [ec3]\nrules:\n  - controls: [bakup]\n    accountable: [a team, b team]\n    revue: 1\n  - 5\n");
    expect(found.map((l) => l.split(":")[1])).toEqual(["1", "3", "4", "5", "6"]);
  });
});

describe("what would keep a parser busy is refused before it", () => {
  const anchors = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? "x" : `*a${i - 1},`.repeat(9)}]`).join("\n");
  test.each<[what: string, text: string, fault: RegExp]>([
    ["1 MB of lines", "use: [ec2]\n".repeat(95_000), /:1:1: 10\d\d kB are too much/],
    ["1 MB in one line", `use: ["${"x".repeat(1_000_000)}"]`, /too much/],
    ["lists in lists", "[".repeat(100_000), /:1:9: lists and maps are nested too deep here/],
    ["lists by dashes", "- ".repeat(100_000), /nested too deep/],
    ["maps as keys", "? ".repeat(100_000), /nested too deep/],
    ["maps by colons", "a: ".repeat(80_000), /nested too deep/],
    ["maps in maps", Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), /nested too deep/],
    ["aliases that explode", anchors, /an alias/],
    ["a quarter of a megabyte of lines", "a: b\n".repeat(50_000), /:\d+:\d+: too many words for an overlay/],
    ["errors without end", "a: ]]]]}}}\n".repeat(20_000), /too many words/],
    ["bytes", String.fromCharCode(...Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)), /a byte that is no text/],
  ])("%s", (_, text, fault) => {
    const found = lines(text);
    expect(found[0]).toMatch(fault);
    expect(found.length).toBeLessThanOrEqual(50);
  });
});

describe("what is only doubtful is a warning", () => {
  test.each([
    ["a name that may be somebody's", `${RULE}accountable: Ann Miller\n`, '"Ann Miller" may be a person\'s name'],
    [
      "a rule for what is not in use",
      "use: [rds]\nrules:\n  - services: [ec2]\n    accountable: ops team\n",
      "ec2 is not among the services in use",
    ],
  ])("%s", (_, text, warning) => {
    const { overlay, faults, warnings } = read(text);
    expect(overlay).not.toBeNull();
    expect(faults).toEqual([]);
    expect(warnings.map((w) => w.what)).toEqual([warning]);
  });
  test.each(["Platform Team", "platform team", "SRE", "Cloud Operations", "Blue"])("%s is a role", (role) => {
    expect(read(`${RULE}accountable: ${role}\n`)).toMatchObject({ faults: [], warnings: [] });
  });
});
