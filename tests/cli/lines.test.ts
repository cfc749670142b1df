import { PassThrough, Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { linesOf } from "../../src/cli/lines.js";

const TEXT = "who patches — the OS\r\n\r\nis it mine?";
const LINES = ["who patches — the OS", "", "is it mine?"];
const all = async (stream: NodeJS.ReadableStream): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of linesOf(stream)) lines.push(line);
  return lines;
};

const little = Buffer.from(TEXT, "utf16le");
const big = Buffer.from(little).swap16();

describe("linesOf", () => {
  test.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a byte-order mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16, as PowerShell 5 writes it", Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
    ["UTF-16 without a byte-order mark", little],
    ["UTF-16, big end first", Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
    ["UTF-16, big end first, without a byte-order mark", big],
  ])("%s", async (_, bytes) => {
    expect(await all(Readable.from([bytes]))).toEqual(LINES);
    // However it is cut into chunks.
    expect(await all(Readable.from([...bytes].map((byte) => Buffer.from([byte]))))).toEqual(LINES);
  });

  test.each([
    ["nothing", [], []],
    ["one letter", ["x"], ["x"]],
    ["no line feed at the end", ["a\nb"], ["a", "b"]],
    ["a line feed at the end", ["a\nb\n"], ["a", "b"]],
    ["a line in pieces", ["who pat", "ches\r", "\nit"], ["who patches", "it"]],
  ])("%s", async (_, chunks, lines) => {
    expect(await all(Readable.from(chunks))).toEqual(lines);
  });

  test("a line is there before the next one is written", async () => {
    const stream = new PassThrough();
    const lines = linesOf(stream);
    for (const line of ["a", "b"]) {
      for (const letter of `${line}\n`) stream.write(letter);
      expect(await lines.next()).toEqual({ done: false, value: line });
    }
    stream.end();
    expect((await lines.next()).done).toBe(true);
  });

  test("a stream that cannot be read is an error, not an empty one", async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error("EIO: i/o error, read")) });
    await expect(all(broken)).rejects.toThrow("standard input cannot be read (EIO: i/o error, read); give a text file or a pipe");
  });
});
