import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { srm } from "../support/cli.js";

/** Secure-delete's `srm` shreds the files that it is given; people will type that. */
describe("srm FILE, as for the file shredder", () => {
  let dir = "";
  const back = process.cwd();
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "srm-"));
    for (const name of ["file", "-odd", "show"]) writeFileSync(join(dir, name), "precious");
    symlinkSync("nowhere", join(dir, "dangling"));
  });
  afterAll(() => {
    process.chdir(back);
    rmSync(dir, { recursive: true });
  });

  test.each([
    [["file"]],
    [["./file"]],
    [["-rf", "file"]],
    [["-v", "file"]],
    [["-r", "-v", "file"]],
    [["-llz", "file"]],
    [["--", "file"]],
    [["-rf", "--", "file"]],
    [["missing", "file"]],
    [["file", "other"]],
    [["dangling"]],
    [["."]],
    [["-r", "/"]],
    [["-rf", "show"]],
  ])("srm %j exits 2 and touches nothing", async (argv) => {
    process.chdir(dir);
    const ran = await srm(argv);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/^srm: "[^"\n]+" is a file; nothing was touched\n {5}this is cloud-srm, .*deletes no files\n$/);
    for (const name of ["file", "-odd", "show"]) expect(readFileSync(join(dir, name), "utf8")).toBe("precious");
  });
  test.each([[["show", "rds"]], [["--help"]], [["-V"]], [["help", "show"]]])(
    "srm %j is a command, whatever files there are",
    async (argv) => {
      process.chdir(dir);
      expect(await srm(argv)).toMatchObject({ code: 0, err: "" });
    },
  );
  test.each([[["-rf", "missing"]], [["missing"]], [["--", "missing"]], [["--no-color", "file"]]])(
    "srm %j is a usage error of this tool",
    async (argv) => {
      process.chdir(dir);
      expect(await srm(argv)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^srm: /) });
      expect(existsSync(join(dir, "file"))).toBe(true);
    },
  );
});
