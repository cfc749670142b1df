import type { Catalog, Meaning, ModelId, ServiceHead } from "../catalog/index.js";
import { fold } from "../names/index.js";
import { isProvider, longestOf, type Match, type Recognised } from "./recognise.js";

/** The services, options, models and provider that a question names. */
export interface Names {
  services: string[];
  /** Services that share the name that was said, where it does not tell which. */
  ambiguous: string[];
  options: string[];
  models: ModelId[];
  provider: string | null;
  /** Positions of words inside a name. */
  positions: Set<number>;
  /** One of them is a name of its own, and no word for such a thing. */
  proper: boolean;
  /** The names stand side by side, "RDS and Aurora": all of them are meant alike. */
  joined: boolean;
  /** A name in it is that of software which the customer runs on what is named beside it. */
  software: boolean;
}

/**
 * The names in a question; a longer name wins over one inside it.
 * @param both what is left behind counts too, for a question about the change from one to the other
 */
export function namesOf(catalog: Catalog, q: Recognised, both = false): Names {
  const all = longestOf(ofNamed(q.matches), ["service", "option", "model", "provider"]);
  const kept = both || isCompared(q) ? all : all.filter(({ match }) => !isLeft(q, match) && !isDenied(q, match));
  const left = kept.some(({ match }) => match.meanings.some(([k]) => k === "service" || k === "option")) ? kept : all;
  const found = withoutSoftware(
    catalog,
    q,
    left.filter((f) => !isOwnMachine(q, f, left)),
  );
  const services: string[] = [];
  const ambiguous: string[] = [];
  const options: string[] = [];
  const models: ModelId[] = [];
  let provider: string | null = null;
  const positions = new Set<number>();
  for (const { match } of found) {
    const of = (kind: string) => match.meanings.filter(([k]) => k === kind).map(([, id]) => id);
    provider ??= of("provider")[0] ?? null;
    if (of("provider").length === 0) for (let i = match.from; i < match.to; i++) positions.add(i);
    const meant = ofProvider(catalog, q, of("service"));
    if (meant.length > 1) ambiguous.push(...meant);
    else services.push(...meant);
    if (!isProviders(q, match)) models.push(...(of("model") as ModelId[]));
    const said = of("option");
    // "MSK Serverless" names MSK, too.
    const [whole] = said.length === 1 ? [serviceOf(said[0] as string)] : [];
    if (whole && ` ${match.key} `.includes(` ${fold(whole)} `)) services.push(whole);
    options.push(...(said.length > 0 && isOff(q, match) ? said.flatMap((o) => contraryOf(catalog, o)) : said));
  }
  const proper = properOf(catalog, found);
  // An option says its service too; "Fargate" alone is the service, "EKS on Fargate" the option of EKS.
  const named = [...new Set(services)];
  for (const head of named.flatMap((id) => catalog.serviceHead(id) ?? [])) {
    for (const o of head.options) {
      const said = named.filter((id) => id !== head.id && proper.has(id) && (o.id === `${head.id}:${id}` || o.aliases.includes(id)));
      if (said.length > 0 && !isCompared(q)) {
        options.push(o.id);
        for (const id of said) named.splice(named.indexOf(id), 1);
      }
    }
  }
  const mine = [...new Set(options)].filter(
    (o, _, all) => named.includes(serviceOf(o)) || !all.some((other) => named.includes(serviceOf(other))),
  );
  if (named.length === 0) {
    const owners = [...new Set(mine.map(serviceOf))];
    if (owners.length === 1) named.push(owners[0] as string);
  }
  // A service that is not named is meant by what its things are called: "our buckets".
  if (named.length === 0 && ambiguous.length === 0 && models.length === 0) {
    // "Distributing" is a deed, and no distribution of CloudFront.
    const things = longestOf(q.matches, ["part"]).filter(({ match }) => !/(?:ing|ed)$/.test(q.words[match.to - 1]?.text ?? ""));
    const implied = [...new Set(things.flatMap(({ ids }) => ids))];
    if (implied.length === 1) named.push(implied[0] as string);
  }
  return {
    services: named,
    ambiguous: [...new Set(ambiguous)].filter((s) => !named.includes(s)),
    options: isUndecided(q) ? [] : mine.filter((o) => named.includes(serviceOf(o))),
    models: [...new Set(models)],
    provider,
    positions,
    proper: proper.size > 0 || models.length > 0 || mine.some((o) => named.includes(serviceOf(o))),
    joined: areJoined(q, positions),
    software: found.length < left.length,
  };
}

const serviceOf = (option: string): string => option.split(":")[0] as string;

/** Whether something is the provider's own: "AWS encrypts between its own data centers". */
function isProviders(q: Recognised, { from, to }: Pick<Match, "from" | "to">): boolean {
  if (!/\b(?:its|their)(?: own)?\b/.test(textOf(q, from - 2, to))) return false;
  const [start] = q.sentences.find(([first, end]) => first <= from && from < end) ?? [0];
  const before = q.words.slice(start, from);
  return before.some((_, i) => isProvider(q, start + i)) && !before.some((w) => SOMEBODY.test(w.text));
}
/** Who may have something of its own beside the provider. */
const SOMEBODY = /^(?:we|our|us|my|i|customers?|company|firm|bank|team|client|organi[sz]ation|business)$/;

/** What a question says that leaves open which option is meant: "it isn't settled whether we take Fargate". */
const UNDECIDED =
  /\b(?:not (?:\w+ )?(?:settled|decided|fixed|chosen)|undecided|not (?:know|sure) (?:yet )?(?:whether|which|if)|yet to (?:decide|choose)|still (?:deciding|choosing)|whether we (?:take|use|go|pick|choose|run))\b/;
const isUndecided = (q: Recognised): boolean => UNDECIDED.test(textOf(q));

/** What lists know of a service. */
export function headOf(catalog: Catalog, service: string | undefined): ServiceHead | undefined {
  return service === undefined ? undefined : catalog.serviceHead(service);
}

/** The matches without options of services that are not named, where some are: a "managed rule group" of WAF is none of the firewall's. */
function ofNamed(matches: Match[]): Match[] {
  const named = new Set(matches.flatMap((m) => m.meanings.filter(([k]) => k === "service").map(([, id]) => id)));
  const ofThem = ([kind, id]: Meaning) => kind !== "option" || named.has(id.split(":")[0] as string);
  if (!matches.some((m) => m.meanings.some((meaning) => meaning[0] === "option" && ofThem(meaning)))) return matches;
  return matches.map((m) => ({ ...m, meanings: m.meanings.filter(ofThem) }));
}

/** The services that are named by id or name, and not by a word for such a thing: a "VM" need not be one of EC2. */
function properOf(catalog: Catalog, found: Found): Set<string> {
  return new Set(
    found.flatMap(({ match }) =>
      match.meanings.flatMap(([kind, id]) => {
        const head = kind === "service" ? headOf(catalog, id) : undefined;
        const is = (n: string) => n === match.key || ` ${n} `.includes(` ${match.key} `) || ` ${match.key} `.includes(` ${fold(id)} `);
        return head && [head.id, head.name].map((n) => fold(n)).some(is) ? [id] : [];
      }),
    ),
  );
}

/** Whether nothing but "and", "or" and the like stands between the first name and the last. */
function areJoined(q: Recognised, positions: Set<number>): boolean {
  const [from, to] = [Math.min(...positions), Math.max(...positions)];
  return (
    positions.size > 0 &&
    q.words.every((w, i) => i < from || i > to || positions.has(i) || /^(and|or|vs|versus|plus|as|well|aws|amazon|on|both)$/.test(w.text))
  );
}

type Found = ReturnType<typeof longestOf>;

/** What runs software of the customer's own, by the archetypes and the services. */
const HOSTS = {
  archetypes: ["raw-compute"],
  services: ["eks", "ecs", "fargate", "lightsail", "elasticbeanstalk", "workspaces", "outposts"],
};
/** Says that the customer runs a thing itself. */
const SELF = /^(ourselves|myself|themselves|self|kops|kubeadm|kubespray|k3s|rke|tarball|handmade|homegrown|homebrew)$/;
/** Says that a thing was put on its host, so that it is the software even where a service bears its whole name: "OpenSearch installed on EC2". */
const INSTALLED = /^(installed|install|installing|compiled)$/;

/**
 * The names without those of software that runs on an instance or a cluster: "Kubernetes on EC2", "Redis as a container in ECS", "Cassandra that
 * we host ourselves" are not the services that Kubernetes, Redis and Cassandra stand for. A service's own name stays.
 */
function withoutSoftware(catalog: Catalog, q: Recognised, found: Found): Found {
  const servicesOf = ({ match }: Found[number]) => match.meanings.filter(([k]) => k === "service").map(([, id]) => id);
  const isInstance = (id: string) => HOSTS.archetypes.includes(headOf(catalog, id)?.archetype ?? "");
  const isHost = (f: Found[number]) => servicesOf(f).some((id) => isInstance(id) || HOSTS.services.includes(id));
  const isProper = (f: Found[number]) => {
    const own = headOf(catalog, servicesOf(f)[0]);
    const is = (n: string) =>
      f.match.key === n || n.endsWith(` ${f.match.key}`) || f.match.key.startsWith(n.replace(/^(?:aw|amazon) /, ""));
    return own !== undefined && [own.id, own.name].map((n) => fold(n)).some(is);
  };
  const host = found.find((f) => isHost(f) && /^(on|onto|in|inside|within|atop|to)$/.test(wordBefore(q, f.match.from)));
  const runs = found.find(
    (f) => isHost(f) && q.words.slice(f.match.to, f.match.to + 3).some((w) => /^(run|runs|running|host|hosts|hosting)$/.test(w.text)),
  );
  const self = q.words.some((w) => SELF.test(w.text));
  const installed = host !== undefined && q.words.some((w) => INSTALLED.test(w.text));
  if (!host && !runs && !self) return found;
  return found.filter((f) => {
    const ids = servicesOf(f);
    // "Kubernetes on EC2": what hosts software may be software on another host.
    if (ids.length === 0 || f === host || f === runs || (isProper(f) && !installed)) return true;
    const before = host !== undefined && f.match.to <= host.match.from - 1;
    const after = runs !== undefined && f.match.from >= runs.match.to;
    return !(before || after || self);
  });
}

/** Software that runs virtual machines of one's own. */
const HYPERVISORS = /^(?:vmware|esxi|esx|vsphere|vcenter|hyper|hyperv|kvm|proxmox)$/;

/** Whether a name is but a word for a virtual machine that runs on a hypervisor of one's own: "a VM on our VMware" is none of the cloud's. */
function isOwnMachine(q: Recognised, f: Found[number], all: Found): boolean {
  return all.length > 1 && /^(?:vm|virtual machin)$/.test(f.match.key) && q.words.some((w) => HYPERVISORS.test(w.text));
}

/** What is left behind: "from EC2 to Aurora", "Timestream over a database on EC2", "instead of S3". */
const LEFT = /^(from|over|than|instead|unlike|leaving|replacing|replaced)$/;
/** So many words before a name may say that it is left behind: "from MySQL on EC2". */
const REACH = 4;

const MOVES =
  /^(?:move|moves|moved|moving|migrate|migrates|migrated|migrating|switch|switches|switched|port|ported|shift|shifted|convert|converted)$/;

/** "Replaces X with Y", "instead of installing X on EC2": so many words before a name may say that it is left behind. */
const FAR = 8;
const REPLACES =
  /^(?:replace|replaces|replaced|replacing|swap|swaps|swapped|swapping|exchange|exchanges|exchanged|ditch|ditches|drop|drops|retire|retires)$/;

/** Whether a name is only what is left behind for another: it is not what the question is about. */
function isLeft(q: Recognised, match: { from: number; to: number }): boolean {
  const [start, end] = q.sentences.find(([from, to]) => from <= match.from && match.from < to) ?? [0, q.words.length];
  const far = q.words.slice(Math.max(start, match.from - FAR), match.from).map((w) => w.text);
  const rest = q.words.slice(match.to, end).map((w) => w.text);
  if (far.some((w) => REPLACES.test(w)) && !far.some((w) => /^(?:with|by|for)$/.test(w)) && rest.some((w) => /^(?:with|by|for)$/.test(w)))
    return true;
  if (far.some((w, i) => w === "instead" && far[i + 1] === "of") || far.some((w, i) => w === "rather" && far[i + 1] === "than"))
    return true;
  const before = q.words.slice(Math.max(0, match.from - REACH), match.from).map((w) => w.text);
  const at = before.findLastIndex((w) => LEFT.test(w));
  const after = q.words.slice(match.to).map((w) => w.text);
  // "We moved our cron jobs on EC2 to Lambda."
  const moved = q.words.slice(Math.max(0, match.from - 8), match.from).some((w) => MOVES.test(w.text));
  if (moved && at < 0 && !before.includes("to") && after.slice(0, 4).some((w) => w === "to" || w === "into" || w === "onto")) return true;
  if (at < 0 || before.slice(at + 1).some((w) => w === "to")) return false;
  return before[at] !== "from" || after.slice(0, 12).includes("to");
}

/** "Not in ElastiCache", "without RDS": what is denied is not meant. */
function isDenied(q: Recognised, match: { from: number }): boolean {
  return /^(not|without) (in|on|the|from|via|as|by|using|with|through|a|an)?( the| amazon| aws)*$/.test(
    textOf(q, match.from - 3, match.from).replace(/^.*\b(?=(?:not|without)\b)/, ""),
  );
}

/** Says before a name that it is not in use: "no auto minor upgrade", "with managed updates switched off". */
const OFF_BEFORE =
  /\b(?:no|without|disabled|deactivated|(?:turned|switched) off|opted out of|not using|(?:do not|don't|dont) use)(?: (?:the|any|an?|our|its))*$/;
/** Says so after it: "automatic upgrades are off". */
const OFF_AFTER =
  /^(?:(?:is|are|was|were|being|be|set|to|has|have|had|been|isn't|aren't|it|them|s) )*(?:off|disabled|deactivated|declined|(?:turned|switched|left) off|not (?:on|enabled|active|used|turned on|switched on)|isn't on|aren't on)\b/;

/** The words of a question from one position to another, as they were read. */
function textOf(q: Recognised, from = 0, to = q.words.length): string {
  return q.words
    .slice(Math.max(0, from), to)
    .map((w) => w.text)
    .join(" ");
}

/** Whether an option is said to be off. */
function isOff(q: Recognised, match: { from: number; to: number }): boolean {
  return OFF_BEFORE.test(textOf(q, match.from - 4, match.from)) || OFF_AFTER.test(textOf(q, match.to, match.to + 6));
}

/** The option that is meant where another is off: the only one beside it; nothing where there are several. */
function contraryOf(catalog: Catalog, option: string): string[] {
  const all = headOf(catalog, option.split(":")[0])?.options ?? [];
  const axis = all.find((o) => o.id === option)?.axis;
  const others = all.filter((o) => o.axis === axis && o.id !== option);
  return others.length === 1 ? others.map((o) => o.id) : [];
}

/** The word before a position, a possessive or an article passed over: "on our own EC2 instances". */
function wordBefore(q: Recognised, position: number): string {
  let i = position - 1;
  while (
    i > 0 &&
    /^(our|own|my|the|a|an|your|their|some|plain|these|those|few|several|single|two|three|four|five|six|linux|windows|amazon|aws|\d+)$/.test(
      q.words[i]?.text ?? "",
    )
  )
    i--;
  return q.words[i]?.text ?? "";
}

/** Of services of several providers that bear one name: those of the provider that the question names, else of the catalogue's first. */
function ofProvider(catalog: Catalog, q: Recognised, services: string[]): string[] {
  const providerOf = (id: string) => headOf(catalog, id)?.provider;
  if (new Set(services.map(providerOf)).size < 2) return services;
  const named = q.matches.flatMap((m) => m.meanings.filter(([k]) => k === "provider").map(([, id]) => id));
  const provider = named[0] ?? catalog.providers[0]?.id;
  const mine = services.filter((s) => providerOf(s) === provider);
  return mine.length > 0 ? mine : services;
}

function isCompared(q: Recognised): boolean {
  return q.matches.some((m) => m.meanings.some(([k, id]) => k === "role" && (id === "ask-compare" || id === "ask-difference")));
}
