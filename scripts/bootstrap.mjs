// The first step of every npm script. It runs on whatever Node the machine has (20 or newer) and without a single
// dependency: it installs what package-lock.json names when node_modules does not match it, then hands over to the
// script named in its first argument, under the Node of node_modules (which runs TypeScript as it is).
//
//   node scripts/bootstrap.mjs start.ts [arguments…]
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** Type stripping without a flag came with these; below them the pinned Node of node_modules is needed. */
const runsTypeScript = (/** @type {string} */ version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
};

/**
 * npm writes node_modules/.package-lock.json last, with exactly what it installed: an interrupted install has none,
 * and a changed package-lock.json differs from it.
 */
function installedMatchesLock() {
  try {
    const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
    const wanted = read("package-lock.json");
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === "") return true;
      if (installed[path] === undefined) return entry.optional === true || entry.peer === true;
      return installed[path].version === entry.version && installed[path].integrity === entry.integrity;
    });
  } catch {
    return false; // no node_modules yet, or one that npm did not finish
  }
}

function install() {
  console.log("Installing packages (npm ci) …");
  const npm = process.env.npm_execpath;
  const [command, ...prefix] = npm?.endsWith("js") ? [process.execPath, npm] : ["npm"];
  const done = spawnSync(command, [...prefix, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
  });
  if (done.status !== 0) {
    console.error("npm ci failed; its own messages above say why.");
    process.exit(done.status ?? 1);
  }
}

function pinnedNode() {
  const pinned = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(pinned)) return pinned;
  if (runsTypeScript(process.versions.node)) return process.execPath;
  console.error(
    `Node ${process.versions.node} cannot run TypeScript and no Node is packaged for ${process.platform}-${process.arch}. Install Node 24.`,
  );
  return process.exit(1);
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined || !existsSync(join(root, "scripts", script))) {
  console.error("Usage: node scripts/bootstrap.mjs <file in scripts/> [arguments…]");
  process.exit(2);
}
if (!installedMatchesLock()) install();

const node = pinnedNode();
const child = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, "scripts", script), ...args], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    PATH: [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    OPENCHANCE_PARENT: String(process.pid),
  },
});
// A terminal sends Ctrl-C to the whole group, `kill` to this process alone: the child must get every signal once or
// more, and only its end ends this process, so that nothing is left running.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// npm ends on SIGTERM without a word to what it runs: then this process is left to another parent, and must end too.
const parent = process.ppid;
if (process.env.npm_lifecycle_event !== undefined) {
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 300).unref();
}
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
