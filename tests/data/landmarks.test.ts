import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/index.js";

const srm = openCatalog();

/** Facts that must never move by accident. If one flips, a person must have meant it, and says so in the changelog. */
const LANDMARKS: [service: string, control: string, owner: string][] = [
  ["ec2", "guest-os-patching", "customer"],
  ["ec2", "virtualization", "provider"],
  ["ec2", "host-os-patching", "provider"],
  ["ec2", "security-groups-and-firewalls", "customer"],
  ["ec2", "physical-access", "provider"],
  ["ec2", "media-disposal", "provider"],
  ["ec2", "application-code", "customer"],
  ["lightsail", "guest-os-patching", "customer"],
  ["rds", "guest-os-patching", "provider"],
  ["rds", "database-engine-patching", "provider"],
  ["rds", "database-users", "customer"],
  ["rds", "engine-maintenance-scheduling", "customer"],
  ["aurora", "guest-os-patching", "provider"],
  ["rds-custom:oracle", "guest-os-patching", "customer"],
  ["rds-custom:sql-server", "guest-os-patching", "provider"],
  ["elb-alb", "guest-os-patching", "provider"],
  ["dynamodb", "guest-os-patching", "provider"],
  ["dynamodb", "encryption-at-rest", "provider"],
  ["s3", "public-exposure", "customer"],
  ["s3", "encryption-at-rest", "provider"],
  ["s3", "data-durability", "provider"],
  ["s3", "data-classification", "customer"],
  ["lambda", "guest-os-patching", "provider"],
  ["lambda", "application-code", "customer"],
  ["lambda", "dependency-patching", "customer"],
  ["lambda:runtime-auto", "runtime-patching", "provider"],
  ["lambda:runtime-manual", "runtime-patching", "customer"],
  ["lambda:image", "container-image-upkeep", "customer"],
  ["fargate", "guest-os-patching", "provider"],
  ["eks:fargate", "guest-os-patching", "provider"],
  ["eks:auto-mode", "guest-os-patching", "provider"],
  ["eks:managed-nodes", "guest-os-patching", "shared"],
  ["eks:self-managed-nodes", "guest-os-patching", "customer"],
  ["eks:hybrid-nodes", "guest-os-patching", "customer"],
  ["eks", "orchestrator-control-plane", "provider"],
  ["ecs:ec2", "guest-os-patching", "customer"],
  ["ecs:external", "guest-os-patching", "customer"],
  ["outposts", "physical-access", "customer"],
  ["outposts", "site-guarding", "customer"],
  ["outposts", "hardware-maintenance", "provider"],
  ["snowball", "media-disposal", "provider"],
  ["snowball", "device-custody", "customer"],
  ["iam", "service-availability", "provider"],
  ["iam", "multi-factor-authentication", "customer"],
  ["kms:customer-managed", "encryption-key-rotation", "customer"],
  ["kms:aws-managed", "encryption-key-rotation", "provider"],
  ["kms:customer-managed", "key-material-protection", "provider"],
  ["kms:imported", "key-material-protection", "shared"],
  ["elasticbeanstalk:managed-updates-off", "guest-os-patching", "customer"],
  ["shield", "ddos-network-layer", "provider"],
  ["bedrock", "ai-prompt-security", "customer"],
  ["workspaces", "end-user-devices", "customer"],
];

describe("landmark facts", () => {
  test("there are forty or more", () => expect(LANDMARKS.length).toBeGreaterThanOrEqual(40));
  test.each(LANDMARKS)("%s: %s is %s", (thing, control, owner) => {
    const [service = ""] = thing.split(":");
    const { answers } = srm.resolve({ control, service, ...(thing.includes(":") && { options: [thing] }) });
    expect(answers.map((a) => a.owner)).toEqual([owner]);
    expect(answers[0]?.sources.length).toBeGreaterThan(0);
  });
});
