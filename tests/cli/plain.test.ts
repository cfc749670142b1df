import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { plainCall } from "../../src/cli/plain.js";
import { program } from "../../src/cli/program.js";

/** Runs one way of reading a call; an error is what it says. */
async function ran(way: (io: Io) => Promise<number>) {
  const said = { out: "", err: "", code: -1, error: "" };
  const into = (name: "out" | "err") => ({
    write: (text: string | Uint8Array) => {
      said[name] += text;
      return true;
    },
  });
  const io: Io = { stdin: Readable.from([]), stdout: into("out"), stderr: into("err"), env: { LANG: "C.UTF-8" } };
  try {
    said.code = await way(io);
  } catch (error) {
    said.error = `${error} ${(error as { json?: boolean }).json}`;
  }
  return said;
}

async function byCommander(argv: string[], io: Io): Promise<number> {
  let code = -2;
  await program(io, "0", (c) => {
    code = c;
  }).parseAsync(argv, { from: "user" });
  return code;
}

describe("a call with nothing to parse does what it does by way of commander", () => {
  test.each([
    [["ask", "who patches the EC2 guest OS"]],
    [["ask", "who", "patches", "the", "EC2", "guest", "OS"]],
    [["ask", "--json", "who patches the EC2 guest OS"]],
    [["ask", "who", "--json", "patches RDS"]],
    [["ask", "who walks the dog"]],
    [["show", "rds"]],
    [["show", "rds", "--json"]],
    [["show", "nothing-of-this-name"]],
    [["show", "nothing-of-this-name", "--json"]],
    [["services"]],
    [["services", "--json"]],
    [["controls"]],
    [["compare", "ec2", "rds"]],
    [["compare", "ec2"]],
    [["compare", "ec2", "rds", "--json"]],
  ])("srm %j", async (argv) => {
    const plain = plainCall(argv);
    expect(plain).not.toBeNull();
    expect(await ran((io) => plain?.(io) as Promise<number>)).toEqual(await ran((io) => byCommander(argv, io)));
  });
});

test.each([
  [[]],
  [["ask"]],
  [["ask", "--json"]],
  [["ask", "--why", "who patches"]],
  [["ask", "--", "who patches"]],
  [["ask", "-h"]],
  [["ask", "who", "--jsn"]],
  [["show"]],
  [["services", "rds"]],
  [["controls", "-c", "physical"]],
  [["compare"]],
  [["--json", "ask", "x"]],
  [["constructor", "x"]],
  [["help", "ask"]],
])("srm %j is left to commander", (argv) => expect(plainCall(argv)).toBeNull());
