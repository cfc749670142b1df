import { answerOfFact, ownerName } from "../../answer/index.js";
import type { Fact } from "../../render/index.js";
import type { CommonOptions } from "../formats.js";
import { catalogue, type Io, print, UnknownError } from "../shared.js";

/** Set when bundled, from package.json: where issues of this project are kept; empty where nobody has said. */
declare const SRM_ISSUES: string | undefined;

/** `srm report FACT`: where a cell is stated, and an issue to send about it. It sends nothing. */
export async function run(io: Io, fact: string, options: CommonOptions): Promise<number> {
  const catalog = catalogue();
  const answer = answerOfFact(catalog, fact);
  if (!answer) {
    throw new UnknownError(
      `no fact "${fact}"\n     a fact is provider/service/control, such as aws/rds/guest-os-patching or aws/eks:fargate/guest-os-patching`,
    );
  }
  const stated = answer.because.flatMap((b) => (b.at ? [{ level: b.level, id: b.id, file: b.at.file, line: b.at.line }] : []));
  const place = stated.at(-1);
  const provider = catalog.providers.find((p) => p.id === answer.fact.split("/")[0])?.short ?? "";
  const title = `Wrong or outdated: ${answer.fact}`;
  const body = [
    `Fact: ${answer.fact}`,
    `Owner: ${answer.owner}${answer.split ? ` (${answer.split})` : ""}`,
    `Stated in: ${place ? `${place.file}:${place.line}` : answer.decidedBy}`,
    `Catalogue: ${catalog.version} of ${catalog.date}`,
    ...answer.sources.map((s) => `Source: ${s.url} (checked ${s.checked})`),
    "",
    "What is wrong, and which official page says so:",
    "",
  ].join("\n");
  const issues = typeof SRM_ISSUES === "string" ? SRM_ISSUES : "";
  const url = issues ? `${issues}/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}` : null;
  await print(io, options, {
    json: () => ({
      schemaVersion: 1,
      catalog: { version: catalog.version, date: catalog.date },
      fact: answer.fact,
      owner: answer.owner,
      stated,
      sources: answer.sources,
      issue: { title, body, url },
    }),
    rows: () => ({
      columns: ["fact", "owner", "level", "id", "file", "line"],
      rows: stated.map((s) => [answer.fact, answer.owner, s.level, s.id, s.file, String(s.line)]),
    }),
    text: (look, { renderFacts }) => [
      ...renderFacts(look, answer.fact, [
        ["Owner", ownerName(answer.owner, provider)],
        ["Says", answer.summary],
        ...stated.map((s): Fact => ["Stated", `${s.file}:${s.line} (${s.level} ${s.id})`]),
        ...answer.sources.map((s): Fact => ["Source", `${s.title}, checked ${s.checked}`, s.url]),
      ]),
      "",
      url ? "Nothing was sent. To report it, open this address:" : "Nothing was sent. To report it, send the project this text:",
      "",
      // An address is one line, however long: a broken one cannot be opened.
      ...(url ? [url] : [title, "", ...body.trimEnd().split("\n")]),
    ],
  });
  return 0;
}
