import { expect, test } from "vitest";
import { openCatalogFile } from "../../src/catalog/open.js";
import { searchFor } from "../../src/names/index.js";

const catalog = openCatalogFile();
const find = searchFor(catalog, ["control", "service"]);
const ids = (text: string, count: number) =>
  find(text)
    .slice(0, count)
    .map((t) => t.id);

test.each([
  ["rds", ["rds"]],
  ["S3", ["s3"]],
  ["guest-os-patching", ["guest-os-patching"]],
  ["amazon simple queue", ["sqs"]],
  ["fire", ["fire-protection"]],
  ["lamda", ["lambda"]],
])('"%s" begins with %j', (text, expected) => expect(ids(text, expected.length)).toEqual(expected));

test("a deed lists the controls about it first", () => {
  const first = find("patch").slice(0, 7);
  expect(first.every((t) => t.kind === "control" && /patch/i.test(t.id + t.name))).toBe(true);
  expect(first.map((t) => t.id)).toEqual(expect.arrayContaining(["guest-os-patching", "database-engine-patching", "runtime-patching"]));
});
test("every letter on the way to a word finds it", () => {
  for (let n = 3; n <= "encryption".length; n++) expect(ids("encryption".slice(0, n), 20)).toContain("encryption-at-rest");
});
test("nothing typed is everything, nonsense is nothing", () => {
  expect(find(" ")).toHaveLength(catalog.controlHeads.length + catalog.serviceHeads.length);
  expect(find("")[0]?.kind).toBe("control");
  expect(find("qqqqqqqq")).toEqual([]);
});
