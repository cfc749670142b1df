import { fstatSync, statSync, writeSync } from "node:fs";
import type { Io } from "./io.js";

/**
 * Standard output. A file, a pipe and nothing at all are written to at once, and Node's stream is left unmade: that would take a tenth of a
 * start. A reader that has seen enough (`srm controls | head -1`) is no error.
 */
export function standardOutput(): Io["stdout"] {
  if (!isPlain()) return stream();
  // Set where somebody has told a pipe not to wait; the stream knows how to.
  let waiting: NodeJS.WriteStream | undefined;
  return {
    write(data) {
      const bytes = typeof data === "string" ? Buffer.from(data) : data;
      for (let at = 0; at < bytes.length; ) {
        if (waiting) return waiting.write(bytes.subarray(at));
        try {
          at += writeSync(1, bytes, at);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EAGAIN") ended(error as NodeJS.ErrnoException);
          waiting = stream();
        }
      }
      return true;
    },
    once: (event, then) => waiting?.once(event, then),
  };
}

function stream(): NodeJS.WriteStream {
  process.stdout.on("error", ended);
  return process.stdout;
}

function ended(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}

/** Whether it is connected to a file, a pipe, or nothing at all. */
function isPlain(): boolean {
  if (process.platform === "win32") return false;
  try {
    const out = fstatSync(1);
    return out.isFile() || out.isFIFO() || out.isSocket() || (out.isCharacterDevice() && out.rdev === statSync("/dev/null").rdev);
  } catch {
    return false;
  }
}
