import { Readable } from "node:stream";
import { run } from "../../src/cli/run.js";
import { svg } from "./svg.js";

/** The picture in README.md. */
export const FILE = "docs/answer.svg";
export const QUESTION = "who patches the EC2 guest OS";
export const COLUMNS = 80;

/** What the program prints for the question, with colours, as on a terminal. */
export async function answer(): Promise<string[]> {
  let out = "";
  await run(["ask", QUESTION], {
    stdin: Readable.from([]),
    stdout: {
      isTTY: true,
      columns: COLUMNS,
      write: (text) => {
        out += text;
        return true;
      },
    },
    stderr: process.stderr,
    env: { LANG: "en_US.UTF-8" },
  });
  return out.trimEnd().split("\n");
}

export async function picture(): Promise<string> {
  const lines = [`\u001b[2m$\u001b[22m srm ask "${QUESTION}"`, "", ...(await answer())];
  return svg(lines, COLUMNS, `srm ask "${QUESTION}": Customer. You patch the guest operating system on Amazon EC2.`);
}
