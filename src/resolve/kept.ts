import type { Catalog } from "../catalog/index.js";

/**
 * A function of a catalogue and one of its things that works out each answer once, and keeps it as long as both live. A catalogue seen
 * through an overlay is another one, so nothing goes stale.
 */
export function kept<Thing extends object, Made>(make: (catalog: Catalog, thing: Thing) => Made): typeof make {
  const catalogs = new WeakMap<Catalog, WeakMap<Thing, Made>>();
  return (catalog, thing) => {
    let things = catalogs.get(catalog);
    if (!things) {
      things = new WeakMap();
      catalogs.set(catalog, things);
    }
    let made = things.get(thing);
    if (made === undefined) {
      made = make(catalog, thing);
      things.set(thing, made);
    }
    return made;
  };
}
