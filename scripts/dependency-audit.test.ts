import { expect, it } from "vitest";
import { auditFindings, dependencyFindings, type LockFile } from "./dependency-audit.ts";

const good = { version: "1.0.0", integrity: "sha512-abc", license: "MIT" };
const lock = (changed: Partial<LockFile["packages"][string]>): LockFile => ({
  packages: { "": {}, "node_modules/good": good, "node_modules/@odd/one": { ...good, ...changed } },
});

it.each<[string, Partial<LockFile["packages"][string]>, string]>([
  ["comes without a hash", { integrity: "" }, "@odd/one: the lock file has no sha512 of it"],
  ["has a weak hash", { integrity: "sha1-abc" }, "@odd/one: the lock file has no sha512 of it"],
  [
    "comes from somewhere",
    { resolved: "git+ssh://git@example.com/odd.git" },
    "@odd/one: the lock file names where it comes from",
  ],
  ["runs something", { hasInstallScript: true }, "@odd/one: it runs something when it is installed"],
  ["is not free", { license: "AGPL-3.0" }, "@odd/one: may its licence (AGPL-3.0) be deployed?"],
  ["is half free", { license: "(MIT AND AGPL-3.0)" }, "@odd/one: may its licence ((MIT AND AGPL-3.0)) be deployed?"],
])("finds a package that %s", (_, changed, finding) => {
  expect(auditFindings({ dependencies: { good: "1.0.0" } }, lock(changed))).toEqual([finding]);
});

it("finds what is not pinned", () => {
  expect(auditFindings({ devDependencies: { good: "^1.0.0" } }, lock({}))).toEqual([
    "package.json: good is not pinned (^1.0.0)",
  ]);
});

it("lets pass what may be chosen, and what is never deployed", () => {
  expect(auditFindings({}, lock({ license: "MIT OR AGPL-3.0" }))).toEqual([]);
  expect(auditFindings({}, lock({ license: "AGPL-3.0", dev: true }))).toEqual([]);
});

it("finds nothing in our own", () => {
  expect(dependencyFindings()).toEqual([]);
});
