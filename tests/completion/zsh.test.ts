import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVIL, offers, scriptFor, UNIQUE } from "./cases.js";
import { has, open, type Session } from "./session.js";

const script = await scriptFor("zsh");
const OFFERS = await offers();

test("is plain ASCII and names the commands that it completes, as a file of $fpath does", () => {
  expect(script).toMatch(/^[\t\n\x20-\x7e]*$/);
  expect(script.split("\n")[0]).toBe("#compdef srm cloud-srm");
});

const there = has("zsh") && has("script");
describe.skipIf(!there)(`zsh in a terminal${there ? "" : " (skipped: needs zsh and the program script)"}`, () => {
  let session: Session;
  beforeAll(async () => {
    session = await open("zsh", script);
  });
  afterAll(() => session.end());

  test.each([...UNIQUE, ['srm show "eks:fa', 'srm show "eks:fargate"'] as const])("%j becomes %j", async (typed, line) => {
    expect((await session.complete(typed)).line.replace(/[ =]$/, "")).toBe(line);
  });
  test.each(OFFERS)("%j offers all and nothing else", async (typed, words) => {
    const offered = (await session.complete(typed)).words;
    expect(new Set(offered)).toEqual(new Set(words));
  });
  test.each(EVIL)("%j runs nothing", async (line) => {
    await session.complete(line);
    expect(session.files()).toEqual([]);
  });
});

describe.skipIf(!there)(`zsh with the script in $fpath${there ? "" : " (skipped: needs zsh and the program script)"}`, () => {
  test("both names are completed", async () => {
    const session = await open("zsh", script, "fpath");
    expect((await session.complete("srm show eks:fa")).line).toBe("srm show eks:fargate ");
    expect((await session.complete("cloud-srm help sho")).line).toBe("cloud-srm help show ");
    await session.end();
  });
});
