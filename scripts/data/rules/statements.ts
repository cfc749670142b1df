import { MODEL_IDS, type Statement } from "../../../src/catalog/index.js";
import type { Fault } from "../read.js";
import type { Rule } from "./rule.js";

/** A statement by itself: a split where shared, a source where there is an owner, only known placeholders, an official page. */
export const statements: Rule = ({ compiled, fault }) => {
  const { records } = compiled;
  const faults: Fault[] = [];
  const check = (s: Statement, name: string, needsSource: boolean) => {
    if (s.owner === "shared" && !s.split)
      faults.push(fault(s, `${name}: shared without a split`, "split: layers | enable | schedule | deploy | configure"));
    if (s.owner !== "shared" && s.split)
      faults.push(fault(s, `${name}: a split, but the owner is ${s.owner}`, "no split, or owner: shared"));
    if (needsSource && s.sources.length === 0 && s.owner !== "not-applicable")
      faults.push(fault(s, `${name}: no source`, "sources: with the page that says so"));
    for (const text of [s.reason, s.provider, s.customer, s.ifNothingIsDone, s.examNote]) {
      const odd = text?.match(/\{(?!provider\}|service\})[^}]*\}/)?.[0];
      if (odd) faults.push(fault(s, `${name}: ${odd} is no placeholder`, "{provider} or {service}"));
    }
  };
  for (const c of records.controls) for (const m of MODEL_IDS) if (c.models[m]) check(c.models[m], `${c.id} ${m}`, m !== "on-prem");
  for (const a of records.archetypes) for (const [id, s] of Object.entries(a.statements)) check(s, `${a.id}: ${id}`, true);
  for (const service of records.services) {
    const { status, source, sourceWaiver } = service.lifecycle;
    if (status !== "active" && !source && !sourceWaiver)
      faults.push(
        fault(service, `${service.id} is in ${status}, but no page says so`, "source: in lifecycle, or sourceWaiver: why there is none"),
      );
    if (source && sourceWaiver) faults.push(fault(service, `${service.id} has a page for its lifecycle`, "no sourceWaiver:"));
    for (const part of [service, ...service.options, ...service.pairs]) {
      for (const [id, s] of Object.entries(part.statements)) check(s, `${service.id}: ${id}`, true);
    }
  }
  const domains = [...records.providers.flatMap((p) => p.domains), "nist.gov", "csrc.nist.gov", "learn.microsoft.com"];
  for (const page of compiled.pages) {
    const host = new URL(page.source.url).hostname;
    if (!domains.some((d) => host === d || host.endsWith(`.${d}`))) {
      faults.push({
        ...page.place,
        what: `${host} is no official domain`,
        write: "a page of the provider, or its domain in providers/<id>.yaml",
      });
    }
    if (!page.used)
      faults.push({ ...page.place, what: `page ${page.id} is cited by no fact`, write: "its id in some sources:, or delete it" });
    if (page.source.checked > records.date)
      faults.push({
        ...page.place,
        what: `checked ${page.source.checked} lies after the catalogue's date`,
        write: "the date of the copy that was read",
      });
  }
  return faults;
};
