import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { COLOURS } from "../../src/export/html/colours.js";
import { type MatrixDocument, writers } from "../../src/export/index.js";
import { documentOf } from "./documents.js";

const html = async (document: MatrixDocument) => (await writers.html(document)) as string;
const document = documentOf(["ec2", "rds", "eks"], { framework: "nist-800-53" });
const page = await html(document);
const body = page.slice(page.indexOf("<body>"));
/** What a page says, without tags. */
const words = (part: string) =>
  part
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

describe("the page", () => {
  test("opens with the notice", () => {
    const header = body.slice(0, body.indexOf("</header>"));
    for (const line of document.notice) expect(words(header).replaceAll("( ", "(").replaceAll(" )", ")")).toContain(line);
  });
  test("needs no network and no script", () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base)\b|@import|url\(|\son\w+=|javascript:/i);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });
  test("every tag that is opened is closed, in order", () => {
    const open: string[] = [];
    for (const [, close, name = ""] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (["br", "input", "meta"].includes(name)) continue;
      if (!close) open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
  test("ids are unique, and what is referred to is there", () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id as string);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)].map(([, id]) => id as string);
    expect(targets.length).toBeGreaterThan(document.rows.length);
    expect(targets.filter((t) => !ids.includes(t))).toEqual([]);
  });
  test("tables are tables: heads have a scope, and rows as many cells as the head", () => {
    expect(body.match(/<th\b(?![^>]*\sscope=)[^>]*>/g)).toBeNull();
    const matrix = body.slice(body.indexOf('class="matrix'), body.indexOf("</table>", body.indexOf('class="matrix')));
    const rows = matrix
      .split("<tr ")
      .slice(1)
      .filter((r) => !r.includes("colspan"));
    expect(rows.length).toBe(document.rows.length + 1);
    expect(new Set(rows.map((r) => (r.match(/<t[hd]\b/g) ?? []).length))).toEqual(new Set([document.columns.length + 1]));
  });
  test("says the owner of each cell, each part, reason, page and date", () => {
    const all = words(body);
    for (const row of document.rows) {
      expect(all).toContain(row.title);
      for (const answer of row.cells.flatMap((c) => c.answers)) {
        for (const said of [answer.duties.provider, answer.duties.customer, answer.because.at(-1)?.reason])
          if (said) expect(all).toContain(said);
        for (const s of answer.sources) expect(all).toContain(`${s.title} , ${s.checked}`);
      }
    }
  });
  test("what is no text of ours cannot break out", async () => {
    const title = `"><script>alert(1)</script>&`;
    const bad = await html({
      ...document,
      rows: document.rows.slice(0, 2).map((r) => ({ ...r, title })),
      columns: document.columns.map((c) => ({ ...c, name: title })),
    });
    expect(bad).not.toContain("<script");
    expect(words(bad.slice(bad.indexOf("<body>")))).toContain(title);
  });
});

describe("colours", () => {
  const channel = (hex: string, at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  const contrast = (a: string, b: string) => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const pairs = Object.entries(COLOURS).flatMap(([scheme, all]) =>
    Object.entries(all).map(([name, [ink, ground]]) => ({ scheme, name, ink, ground })),
  );
  test.each(pairs)("$name is read in the $scheme", ({ ink, ground }) => expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5));
});

const BROWSER = ["chromium", "chromium-browser", "google-chrome"].find((b) => spawnSync(b, ["--version"]).status === 0);

// Skipped where no Chromium is installed: apt-get install chromium.
describe.skipIf(!BROWSER)(`in a browser${BROWSER ? "" : " (skipped: needs chromium)"}`, () => {
  const dir = mkdtempSync(join(tmpdir(), "srm-html-"));
  afterAll(() => rmSync(dir, { recursive: true, maxRetries: 3 }));
  const browse = (text: string, ...args: string[]) => {
    writeFileSync(join(dir, "page.html"), text);
    const common = [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      `--user-data-dir=${join(dir, "profile")}`,
      "--virtual-time-budget=5000",
    ];
    return spawnSync(BROWSER as string, [...common, ...args, `file://${join(dir, "page.html")}`], { encoding: "utf8", maxBuffer: 1 << 28 })
      .stdout;
  };
  const small = documentOf(["ec2", "rds", "eks"], { category: "continuity" });
  /** Runs a script in the page, which itself may have none, and gives what it found. */
  const found = async (of: MatrixDocument, script: string, ...args: string[]): Promise<unknown> => {
    const text = (await html(of)).replace(/<meta http-equiv[^>]*>/, "");
    const dom = browse(
      text.replace("</body>", `<script>document.body.dataset.found=JSON.stringify((()=>{${script}})())</script></body>`),
      "--dump-dom",
      ...args,
    );
    const [, json = "null"] = dom.match(/data-found="([^"]*)"/) ?? [];
    return JSON.parse(json.replaceAll("&quot;", '"'));
  };
  const shown = `[...document.querySelectorAll(".matrix tbody tr:not(:has(.group))")].filter((r) => r.offsetParent !== null).map((r) => r.querySelector("small").textContent)`;

  test("a choice of owner leaves the rows that have it, and the button shows all again, without a script of the page's", async () => {
    const ids = (owner: string) => small.rows.filter((r) => r.cells.some((c) => c.owner === owner)).map((r) => r.id);
    expect(ids("shared").length).toBeLessThan(small.rows.length);
    const result = await found(
      small,
      `const all = ${shown}; document.getElementById("owner-shared").click(); const some = ${shown}; document.querySelector("button").click(); return [all, some, ${shown}];`,
    );
    expect(result).toEqual([small.rows.map((r) => r.id), ids("shared"), small.rows.map((r) => r.id)]);
  });
  test("a choice of category leaves its rows; where none has the owner, a line says so", async () => {
    const of = documentOf(["s3"]);
    const result = await found(
      of,
      `document.getElementById("category-identity").click(); const some = ${shown}; document.getElementById("owner-provider").click(); return [some, ${shown}, document.querySelector(".empty").offsetParent !== null];`,
    );
    expect(result).toEqual([of.rows.filter((r) => r.category.id === "identity").map((r) => r.id), [], true]);
  });
  test.each([1280, 500])("at %i pixels nothing runs over the edge of the page", async (width) => {
    expect(await found(small, "return document.documentElement.scrollWidth <= window.innerWidth", `--window-size=${width},900`)).toBe(true);
  });
  test("it prints", () => {
    browse(page, `--print-to-pdf=${join(dir, "page.pdf")}`, "--no-pdf-header-footer");
    expect(readFileSync(join(dir, "page.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
