/**
 * Completes package-lock.json: a registry that lacks some platform's optional packages leaves their entries out, and npm 11's
 * `npm ci` then refuses the lock. Adds an entry (version, os, cpu, libc, optional) for each optional dependency that has none.
 *
 * Usage: `npm run lock` after every change of dependencies.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const OS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const CPU = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/** The optional dependencies of `packages` that have no entry, as `path of the dependant → name@version`. */
export function missingOptional(packages: Record<string, LockEntry>): { name: string; version: string; dev: boolean }[] {
  const missing: { name: string; version: string; dev: boolean }[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = `${path}/node_modules/${name}`;
      if (packages[nested] || packages[`node_modules/${name}`]) continue;
      missing.push({ name, version, dev: entry.dev ?? false });
    }
  }
  return missing;
}

/** What a platform package's name says of the systems it is for, e.g. `@rollup/rollup-linux-x64-musl`. */
export function platformOf(name: string): Pick<LockEntry, "os" | "cpu" | "libc"> {
  const words = name.split(/[/-]/);
  const os = OS.find((o) => words.includes(o) || (o === "linux" && words.some((w) => w.startsWith("linux"))));
  const cpu = CPU.find((c) => words.includes(c));
  const libc = words.some((w) => w.startsWith("musl"))
    ? "musl"
    : words.some((w) => w.startsWith("gnu")) && os === "linux"
      ? "glibc"
      : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

/** Returns the lock with every optional dependency entered, and without addresses of a registry. */
export function completeLock(lock: { packages: Record<string, LockEntry> }): typeof lock {
  const packages = { ...lock.packages };
  for (const { name, version, dev } of missingOptional(packages)) {
    const { cpu, libc, os } = platformOf(name);
    // The order in which npm writes these fields, so that it has nothing to change.
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu }),
      ...(dev && { dev }),
      ...(libc && { libc }),
      optional: true,
      ...(os && { os }),
    };
  }
  for (const entry of Object.values(packages)) delete entry.resolved;
  const [root, ...rest] = Object.entries(packages);
  rest.sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(root ? [root, ...rest] : rest) };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = "package-lock.json";
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const before = missingOptional(lock.packages).length;
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  console.log(`package-lock.json: ${before} optional packages added`);
}
