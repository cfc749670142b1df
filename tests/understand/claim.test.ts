import { describe, expect, test } from "vitest";
import { claimOf } from "../../src/understand/claim.js";

const PROVIDERS = ["AWS", "Amazon Web Services", "Amazon"];

describe("what a yes/no question supposes", () => {
  test.each<[string, string | null]>([
    ["do I have to patch the hosts", "customer"],
    ["does AWS patch the hosts?", "provider"],
    ["Is fire suppression my job?", "customer"],
    ["is the code in our function AWS's problem?", "provider"],
    ["can I leave the sprinklers to AWS?", "not customer"],
    ["can we forget about OS patches on Athena", "not customer"],
    ["We don't have to update the hosts, do we?", "customer"],
    ["AWS doesn't keep the sprinklers, does it?", "provider"],
    ["Hypervisor bugs aren't my job, right?", "not customer"],
    ["EKS: AWS runs the control plane for us, yes?", "provider"],
    ["Will Amazon clean up the instance for us?", "provider"],
    ["MFA for my users is done by Amazon, no?", "provider"],
    ["tuning of the rules is mine?", "customer"],
    ["if a bucket ends up open, is that on us?", "customer"],
    ["does AWS decide who may read our bucket?", "provider"],
    ["Is configuration management something both sides carry?", "shared"],
    ["who patches the hosts", null],
    ["is it us or AWS who patches the hosts", null],
    ["dead disk. we swap or they swap?", null],
    ["is AWS allowed to read our data?", null],
    ["kernel kept current by?", null],
  ])("%s: %s", (question, expected) => {
    const claim = claimOf(question, PROVIDERS);
    expect(claim && `${claim.negated ? "not " : ""}${claim.party}`).toBe(expected);
  });
});
