import { describe, expect, test } from "vitest";
import type { Control, Option, Service } from "../../src/catalog/index.js";
import { openCatalogFile } from "../../src/catalog/open.js";
import { layerOver, readOverlay } from "../../src/overlay/index.js";
import { serviceCell, serviceOwner } from "../../src/resolve/cell.js";
import { componentsOf, resolve } from "../../src/resolve/index.js";

const catalog = openCatalogFile();
const controls = catalog.controlHeads.map((c) => catalog.control(c.id) as Control);
const services = catalog.serviceHeads.map((s) => catalog.service(s.id) as Service);

describe("an owner without its words is the one of the cell", () => {
  test.each([
    ["a service as it is", (): Option[][] => [[]]],
    ["each option", (s: Service) => s.options.map((o) => [o])],
    ["options of a pair", (s: Service) => s.pairs.map((p) => s.options.filter((o) => p.options.includes(o.id)))],
  ])("%s", (_, ways) => {
    const runs = services.flatMap((service) =>
      ways(service).flatMap((options) => controls.map((control) => ({ service, options, control }))),
    );
    expect(runs.length).toBeGreaterThan(100);
    const wrong = runs.filter(
      ({ service, options, control }) =>
        serviceOwner(catalog, control, service, options) !== (serviceCell(catalog, control, service, options)?.owner ?? null),
    );
    expect(wrong.map(({ service, options, control }) => `${service.id} ${options.map((o) => o.id)} ${control.id}`)).toEqual([]);
  });
});

test("what is kept of a catalogue is not that of another over the same records", () => {
  const ec2 = catalog.service("ec2") as Service;
  const before = new Set(componentsOf(catalog, ec2));
  const archetype = catalog.archetype(ec2.archetype);
  const other = Object.create(catalog, {
    archetype: {
      value: (id: string) => (id === ec2.archetype ? { ...archetype, components: ["nothing-else"], extends: undefined } : undefined),
    },
  });
  expect(componentsOf(other, ec2).has("nothing-else")).toBe(true);
  expect(new Set(componentsOf(catalog, ec2))).toEqual(before);
});

test("a control that an overlay adds is there, and gone without it", () => {
  const text = "use: [ec2]\nownControls:\n  - { id: four-eyes, title: Four eyes, category: governance, act: approve, reason: Ours. }\n";
  const { overlay } = readOverlay(text, "srm.yaml", catalog);
  if (!overlay) throw new Error("the overlay has faults");
  const layered = layerOver(catalog, overlay).catalog;
  const control = layered.control("four-eyes") as Control;
  const on = (of: typeof catalog) => resolve(of, { control, service: of.service("ec2") as Service }).verdicts.map((v) => v.owner);
  expect([on(catalog), on(layered), on(catalog)]).toEqual([[], ["customer"], []]);
});

test("a copy of an answer's cell is nobody else's", () => {
  const query = { control: catalog.control("guest-os-patching") as Control, service: catalog.service("eks") as Service };
  const once = JSON.stringify(resolve(catalog, query));
  const [first, second] = resolve(catalog, query).verdicts;
  expect(first).not.toBe(second);
  expect(JSON.stringify(resolve(catalog, query))).toBe(once);
});
