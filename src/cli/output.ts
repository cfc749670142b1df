import { fstatSync, statSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import type { Io } from "./io.js";

/**
 * Standard output. A file, a pipe and nothing at all are written to at once, and Node's stream is left unmade: that would take a tenth of a
 * start. A reader that has seen enough (`srm controls | head -1`) is no error.
 */
export function standardOutput(): Io["stdout"] {
  let stream: NodeJS.WriteStream | undefined;
  const open = (): NodeJS.WriteStream => {
    if (!stream) {
      stream = process.stdout;
      stream.on("error", ended);
    }
    return stream;
  };
  let isPlain = connectedToPlain();
  return {
    write(data) {
      if (!isPlain) return open().write(data);
      const bytes = typeof data === "string" ? Buffer.from(data) : data;
      for (let at = 0; at < bytes.length; ) {
        try {
          at += writeSync(1, bytes, at);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EAGAIN") ended(error as NodeJS.ErrnoException);
          // Somebody has told this pipe not to wait; the stream knows how to.
          isPlain = false;
          return open().write(bytes.subarray(at));
        }
      }
      return true;
    },
    get isTTY() {
      return !isPlain && open().isTTY;
    },
    get columns() {
      return isPlain ? undefined : open().columns;
    },
    once: (event, then) => open().once(event, then),
  };
}

function ended(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}

function connectedToPlain(): boolean {
  if (process.platform === "win32") return false;
  try {
    const out = fstatSync(1);
    return out.isFile() || out.isFIFO() || out.isSocket() || (out.isCharacterDevice() && out.rdev === statSync(devNull).rdev);
  } catch {
    return false;
  }
}
