import type { Io } from "./io.js";
import { standardOutput } from "./output.js";
import { run } from "./run.js";

// Streams are opened when they are used: most calls read nothing and report no error.
const io: Io = {
  get stdin() {
    return process.stdin;
  },
  stdout: standardOutput(),
  get stderr() {
    return process.stderr;
  },
  env: process.env,
};
run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
