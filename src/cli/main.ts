import type { Io } from "./io.js";
import { run } from "./run.js";

// A reader that has seen enough (`srm controls | head -1`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

// Streams are opened when they are used: most calls read nothing and report no error.
const io: Io = {
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  get stderr() {
    return process.stderr;
  },
  env: process.env,
};
run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
