/** What the built program must do on every Node: a few whole processes, a second in all. */
import { spawnSync } from "node:child_process";

interface Check {
  name: string;
  args: string[];
  stdin?: string | Buffer;
  /** What standard output must be like; the exit code must be 0 and nothing may be on standard error. */
  out: RegExp;
}

const QUESTION = "who patches the EC2 guest OS";
const LIBRARY = `import { openCatalog } from "./dist/index.js"; console.log(openCatalog().ask("${QUESTION}").answers[0].owner)`;

const CHECKS: Check[] = [
  { name: "version", args: ["bin/srm.js", "--version"], out: /^\d+\.\d+\.\d+\s*$/ },
  { name: "ask as a table", args: ["bin/srm.js", "ask", QUESTION], out: /Customer.*\n[\s\S]*┌─[\s\S]*https:\/\/docs\.aws\.amazon\.com/ },
  { name: "ask as JSON", args: ["bin/srm.js", "ask", "--json", QUESTION], out: /^\{[\s\S]*"owner": "customer"[\s\S]*\}\s*$/ },
  {
    name: "ask --stdin",
    args: ["bin/srm.js", "ask", "--stdin", "--json"],
    stdin: `\ufeff${QUESTION}\r\n\r\nwho patches the OS of my ALB\r\n`,
    out: /^\{.*"owner":"customer".*\}\n\{.*"owner":"provider".*\}\n$/,
  },
  {
    name: "ask --stdin, UTF-16",
    args: ["bin/srm.js", "ask", "--stdin", "--json"],
    stdin: Buffer.from(`\ufeff${QUESTION}\r\n`, "utf16le"),
    out: /^\{.*"owner":"customer".*\}\n$/,
  },
  { name: "import", args: ["--input-type=module", "--eval", LIBRARY], out: /^customer\s*$/ },
];

/** Runs the checks with a Node. Returns one line for each that failed. */
export function smoke(node: string): string[] {
  const env = { ...process.env, LC_ALL: "en_US.UTF-8", NO_COLOR: "1", FORCE_COLOR: undefined, NODE_OPTIONS: undefined };
  return CHECKS.flatMap(({ args, name, out, stdin = "" }) => {
    const ran = spawnSync(node, args, { encoding: "utf8", input: stdin, env });
    if (ran.status === 0 && ran.stderr === "" && out.test(ran.stdout)) return [];
    return [
      `${name}: exit ${ran.status ?? ran.error?.message}, ${JSON.stringify((ran.stderr || ran.stdout || "no output").slice(0, 300))}`,
    ];
  });
}

export const SMOKE_CHECKS = CHECKS.length;
