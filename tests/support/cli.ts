import { Readable } from "node:stream";
import { run } from "../../src/cli/run.js";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line in this process. `columns` makes standard output a terminal of that width. */
export async function srm(
  argv: string[],
  given: { columns?: number; stdin?: string; env?: Record<string, string>; cwd?: string } = {},
): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await run(argv, {
    stdin: Readable.from([given.stdin ?? ""]),
    stdout: {
      write: (s) => {
        out += s;
        return true;
      },
      ...(given.columns !== undefined && { isTTY: true, columns: given.columns }),
    },
    stderr: {
      write: (s) => {
        err += s;
        return true;
      },
    },
    ...(given.cwd !== undefined && { cwd: given.cwd }),
    env: { LANG: "en_US.UTF-8", NO_COLOR: "1", ...given.env },
  });
  return { code, out, err };
}
