import { describe, expect, test } from "vitest";
import { openCatalogFile } from "../../src/catalog/open.js";
import { correctorFor } from "../../src/names/index.js";

const correct = correctorFor(() => openCatalogFile().lexicon.words.split(" "));

describe("words that the catalogue does not know", () => {
  test.each([
    ["pathces", "patches"],
    ["geust", "guest"],
    ["kubernets", "kubernetes"],
    ["secuirty", "security"],
    ["gruops", "groups"],
    ["fisical", "physical"],
    ["fysical", "physical"],
    ["encription", "encryption"],
    ["suppresion", "suppression"],
    ["fier", "fire"],
    ["securitygroup", "security group"],
    ["hardwear", "hardware"],
    ["mantainance", "maintenance"],
    ["pach", "patch"],
    ["undr", "under"],
    ["paching", "patching"],
    ["manged", "managed"],
    ["sytem", "system"],
    ["amzon", "amazon"],
    ["banstalk", "beanstalk"],
    ["redsshift", "redshift"],
    ["hardwere", "hardware"],
    ["teh", "the"],
    ["hwo", "who"],
  ])("%s is read as %s", (word, meant) => expect(correct(word)).toBe(meant));

  test.each(["sqs", "sns", "ebs", "efs", "ecs", "eks", "ecr", "emr", "kms", "s3", "eds", "zqzqzq", "xyzzyplugh"])("%s stays", (word) =>
    expect(correct(word)).toBeNull(),
  );
});
