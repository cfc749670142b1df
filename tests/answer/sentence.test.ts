import { expect, it } from "vitest";
import { thirdPerson } from "../../src/answer/sentence.js";

it.each([
  ["patch the guest OS", "patches the guest OS"],
  ["run and secure the hypervisor", "runs and secures the hypervisor"],
  ["carry the traffic", "carries the traffic"],
  ["have its infrastructure audited and certified", "has its infrastructure audited and certified"],
  ["destroy storage media", "destroys storage media"],
])("%s → %s", (act, expected) => expect(thirdPerson(act)).toBe(expected));
