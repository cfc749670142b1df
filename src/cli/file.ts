import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { FileError } from "./io.js";

const REASONS: Record<string, string> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "a part of its path is no folder",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links go round in a circle",
};

/**
 * Writes a file whole or not at all: beside it first, then by its name. A link is followed; what is no file, such as `/dev/null`, is written to.
 * @throws FileError in one line, where it cannot be written
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    const target = existing(path);
    if (target?.folder) throw Object.assign(new Error(), { code: "EISDIR" });
    if (target && !target.plain) writeFileSync(path, content);
    else replace(target?.path ?? path, content, target?.mode);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new FileError(`cannot write ${path}: ${REASONS[code] ?? (code || message)}`);
  }
}

/** What stands at a path: links followed; null for nothing. */
function existing(path: string): { path: string; folder: boolean; plain: boolean; mode: number } | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  return { path: stat.isFile() ? realpathSync(path) : path, folder: stat.isDirectory(), plain: stat.isFile(), mode: stat.mode & 0o777 };
}

function replace(path: string, content: string | Uint8Array, mode = 0o666): void {
  const beside = join(dirname(path), `.${basename(path).slice(0, 200)}.${randomBytes(6).toString("hex")}.tmp`);
  const file = openSync(beside, "wx", mode);
  try {
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
