import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openCatalog, readOverlay } from "../../src/index.js";

const text = readFileSync("examples/srm.yaml", "utf8");
const team = (srm: ReturnType<typeof openCatalog>) =>
  srm.resolve({ control: "guest-os-patching", service: "ec2" }).answers[0]?.yours?.accountable;

test("openCatalog takes a text or what readOverlay made of it, with an environment or an account", () => {
  const { overlay } = readOverlay(text);
  if (!overlay) throw new Error("the example has faults");
  expect(team(openCatalog({ overlay: text }))).toBe("platform team");
  expect(team(openCatalog({ overlay, environment: "test" }))).toBe("shop team");
  expect(team(openCatalog({ overlay, account: "444455556666" }))).toBe("shop team");
  expect(openCatalog({ overlay }).show("shop-api")).toMatchObject({ kind: "service", overlay: { path: "srm.yaml" } });
  expect(openCatalog().ask("who patches the EC2 guest OS").answers[0]).not.toHaveProperty("yours");
});

test("faults are an error with a line for each", () => {
  expect(() => openCatalog({ overlay: "use: [ec3]\nuse: [rds]\n" })).toThrow(/^srm\.yaml:1:7: .*\nsrm\.yaml:2:1: /);
});

test("the bundle reads one too", () => {
  const program = `import { openCatalog } from "./dist/index.js";
    console.log(openCatalog({ overlay: "rules:\\n  - accountable: ops team" }).ask("who patches the EC2 guest OS").answers[0].yours.accountable);`;
  expect(execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" })).toBe("ops team\n");
});
