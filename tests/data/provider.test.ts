import { describe, expect, test } from "vitest";
import { checkData, faultLine } from "../../scripts/data/check.js";
import { train } from "../../scripts/data/train.js";
import { catalogOf } from "../../src/catalog/index.js";
import { srmOf } from "../../src/index.js";

/** A second provider needs data only: two services, one of them named like one of the first provider. */
const { compiled, faults } = checkData(["data", "tests/fixtures/provider"]);
const { lexicon, weights, everyday } = train(compiled.records);
const srm = srmOf(catalogOf(compiled.records, lexicon, weights, everyday));

test("the data of both providers is without fault", () => expect(faults.map(faultLine)).toEqual([]));

describe("a second provider", () => {
  test("its services are resolved with its own name in the texts", () => {
    const [a] = srm.resolve({ control: "encryption-key-rotation", service: "fixture-kms" }).answers;
    expect(a).toMatchObject({ fact: "fixture/fixture-kms/encryption-key-rotation", owner: "provider", service: { provider: "fixture" } });
    expect(a?.summary).toMatch(/^Fixture /);
  });
  test("its own statement for a model goes before the control's", () => {
    expect(srm.resolve({ control: "guest-os-patching", provider: "fixture", model: "caas" }).answers[0]?.owner).toBe("provider");
    expect(srm.resolve({ control: "guest-os-patching", provider: "aws", model: "caas" }).answers[0]?.owner).toBe("shared");
  });
  test.each([
    ["who rotates the keys in KMS", "kms"],
    ["who rotates the keys in AWS KMS", "kms"],
    ["who rotates the keys in Fixture Cloud KMS", "fixture-kms"],
    ["who patches the guest OS of a Fixture VM", "fixture-vm"],
  ])("%s is about %s", (question, service) => {
    expect(new Set(srm.ask(question).answers.map((a) => a.service?.id))).toEqual(new Set([service]));
  });
  test("the first provider's services are as they were", () => {
    expect(srm.resolve({ control: "guest-os-patching", service: "ec2" }).answers[0]?.owner).toBe("customer");
  });
});
