import { describe, expect, test } from "vitest";
import { fold, stem } from "../../src/names/index.js";

describe("words of one family have one stem", () => {
  test.each([
    ["patch patches patched patching"],
    ["rotate rotates rotated rotating rotation"],
    ["manage managed managing management"],
    ["encrypt encrypted encrypting encryption"],
    ["virtualisation virtualization virtualised virtualized"],
    ["licence licences license licenses"],
    ["datacentre datacentres datacenter datacenters"],
    ["classify classifies classified classifying"],
    ["policy policies"],
    ["update updates updated updating"],
  ])("%s", (family) => {
    expect(new Set(family.split(" ").map(stem)).size).toBe(1);
  });
});

describe("names stay apart", () => {
  test.each([
    ["ebs", "efs"],
    ["ecs", "eks"],
    ["s3", "sqs"],
    ["iaas", "saas"],
  ])("%s and %s", (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
  test("a model's final s is no plural", () => expect(stem("paas")).toBe("paas"));
});

test.each([
  ["Who's responsible for AWS's  DNS?", "who responsibl for aws dns"],
  ["don't", "do not"],
  ["Multi-AZ / node.js", "multi az node js"],
  ["C++", "c++"],
  ["t3.micro m7i-flex.2xlarge", "vm vm"],
  ["db.r5.large cache.t3.micro ml.m5.xlarge", "rds elasticach sagemaker"],
  ["node.small", "node small"],
  ["", ""],
  ["\u2019\u2026!", ""],
])("fold(%j)", (text, folded) => {
  expect(fold(text)).toBe(folded);
});
