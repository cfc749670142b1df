import { openCatalogFile } from "../catalog/open.js";
import { type Io, UnknownError, UsageError } from "./io.js";
import { plainCall } from "./plain.js";
import { meantAsFile } from "./shredder.js";
import { VERSION } from "./version.js";

/** `--color=never` and `--color never`, as many tools have it, in place of `--no-color`. */
function withColorFlags(argv: readonly string[]): string[] {
  const flags: Record<string, string[]> = { never: ["--no-color"], always: ["--color"], auto: [] };
  const out: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    const [flag, value] = word.startsWith("--color=") ? ["--color", word.slice(8)] : [word, argv[i + 1] ?? ""];
    const mapped = flag === "--color" ? flags[value] : undefined;
    out.push(...(mapped ?? [word]));
    if (mapped && word === "--color") i++;
  }
  return out;
}

/**
 * Runs the command line.
 * @param argv what stands after the program's name
 * @returns the contract's exit code; output and errors have been written to `io`
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    io.stdout.write(`${VERSION}\n`);
    return 0;
  }
  try {
    const plain = plainCall(argv);
    return await (plain ? plain(io) : parsed(argv, io));
  } catch (error) {
    if (error instanceof UnknownError && error.json) {
      const { head } = await import("../answer/index.js");
      const suggestions = error.suggestions.map(({ id, name }) => ({ id, name }));
      io.stdout.write(`${JSON.stringify({ ...head(openCatalogFile()), kind: "unknown", status: "unknown", suggestions }, null, 2)}\n`);
    }
    if (error instanceof UsageError) return fail(io, error.message, error.exitCode);
    if (io.env.SRM_DEBUG === "1" && error instanceof Error) return fail(io, `${error.message}\n${error.stack}`, 4);
    return fail(io, `${error instanceof Error ? error.message : String(error)}\n     SRM_DEBUG=1 shows where`, 4);
  }
}

function fail(io: Io, message: string, exit: number): number {
  io.stderr.write(`srm: ${message}\n`);
  return exit;
}

/** Runs a call that commander reads. */
async function parsed(argv: readonly string[], io: Io): Promise<number> {
  const { isCommanderError, program, usageMessage } = await import("./program.js");
  if (argv.length === 0) {
    const { welcome } = await import("./welcome.js");
    io.stdout.write(`${welcome(io.stdout.columns ?? 80).join("\n")}\n`);
    return 0;
  }
  let code = 0;
  const srm = program(
    io,
    VERSION,
    (c) => {
      code = c;
    },
    argv[0],
  );
  const commands = srm.commands.map((c) => c.name());
  const file = meantAsFile(argv, commands);
  if (file !== undefined) {
    return fail(
      io,
      `${JSON.stringify(file)} is a file; nothing was touched\n     this is cloud-srm, which answers whose job it is in the cloud; it deletes no files`,
      2,
    );
  }
  try {
    await srm.parseAsync(withColorFlags(argv), { from: "user" });
    return code;
  } catch (error) {
    if (!isCommanderError(error)) throw error;
    if (error.exitCode === 0) return 0;
    const of = commands.find((name) => name === argv[0]);
    return fail(io, `${usageMessage(error, srm)}\n     see: srm ${of ? `${of} ` : ""}--help`, 2);
  }
}
