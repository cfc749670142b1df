/**
 * The lines of a stream, as they arrive. Text is UTF-8, or UTF-16 as Windows PowerShell writes it into files and, told to, into pipes;
 * a byte-order mark and carriage returns are dropped.
 * @throws where the stream cannot be read, such as that of a folder
 */
export async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const text of textOf(stream)) {
      const lines = `${rest}${text}`.split(/\r?\n/);
      rest = lines.pop() as string;
      yield* lines;
    }
  } catch (error) {
    throw new Error(`standard input cannot be read (${error instanceof Error ? error.message : error}); give a text file or a pipe`);
  }
  if (rest) yield rest;
}

async function* textOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let decode: ((bytes: Buffer, more: boolean) => string) | undefined;
  let bytes = Buffer.alloc(0);
  for await (const chunk of stream) {
    bytes = Buffer.concat([bytes, Buffer.from(chunk as string)]);
    // The first two bytes tell the encoding; later a single one, such as a line feed, may not be held back.
    if (!decode && bytes.length < 2) continue;
    decode ??= decoderOf(bytes);
    yield decode(bytes, true);
    bytes = Buffer.alloc(0);
  }
  yield (decode ?? decoderOf(bytes))(bytes, false);
}

/** The text of a whole file, in whichever of the encodings. */
export function textIn(bytes: Buffer): string {
  return decoderOf(bytes)(bytes, false);
}

/** A decoder by the byte-order mark, or by the zero that UTF-16 has beside each plain letter. */
function decoderOf([first, second]: Buffer): (bytes: Buffer, more: boolean) => string {
  const little = (first === 0xff && second === 0xfe) || second === 0;
  const big = (first === 0xfe && second === 0xff) || first === 0;
  const decoder = new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8");
  return (bytes, more) => decoder.decode(bytes, { stream: more });
}
