/**
 * `npm run deploy -- staging|production <file of NAME=value lines> [--dry-run] [--contract]`
 * `npm run deploy -- preview --pull <number> <file of NAME=value lines> [--dry-run]`
 * `npm run deploy -- preview --pull <number> --remove [--dry-run]`
 *
 * Makes what is missing in Cloudflare's account, applies migrations that only expand the record, deploys the API Worker and then the pages,
 * and asks the new release whether it is well; if it is not, the former release is put back. Nothing of it is done by `--dry-run`, which
 * works offline and says every step. Wrangler is signed in by CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.ts";
import {
  contractions,
  type Environment,
  ensureResources,
  environments,
  missingSecrets,
  type Names,
  namesOf,
  type Wrangler,
  workerConfig,
} from "./deployment/plan.ts";
import { ensureProject, previewProblems, readPull, removePreview, variablesOf } from "./deployment/preview.ts";
import { smokeProblems } from "./deployment/smoke.ts";
import { listVariables, problemsOf, readVariables } from "./deployment/variables.ts";
import { mustRun, ROOT, runTool } from "./tools.ts";

const say = (line: string) => console.log(line);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "dry-run": { type: "boolean", default: false },
    contract: { type: "boolean", default: false },
    pull: { type: "string" },
    remove: { type: "boolean", default: false },
  },
});
const dry = values["dry-run"];
const [target, variablesFile] = positionals;
const pull = readPull(values.pull);

/** What is deployed where. */
interface Deployment {
  /** For people. */
  label: string;
  environment: Environment;
  names: Names;
  /** Of the API Worker. */
  set: Record<string, string>;
  /** Of the pages, where they come with it; else they are set once by hand. */
  pages: Readonly<Record<string, string>> | null;
}

const environment = environments.find((one) => one === target);
if (environment !== undefined && variablesFile !== undefined && values.pull === undefined && !values.remove) {
  const set = readVariables(variablesFile);
  await deploy({ label: environment, environment, names: namesOf(environment), set, pages: null });
} else if (target === "preview" && pull !== null && values.remove && variablesFile === undefined) {
  await removePreview(run, namesOf({ pull }), { dry, say });
  if (dry) say("Nothing was done.");
} else if (target === "preview" && pull !== null && variablesFile !== undefined && !values.remove) {
  const given = readVariables(variablesFile);
  const problems = previewProblems(given);
  if (problems.length > 0) stop(`The variables of a preview need attention:\n${problems.join("\n")}`);
  const { worker: set, pages } = variablesOf(given, pull);
  // To the Worker it is a staging of its own: test keys alone.
  await deploy({ label: `preview ${pull}`, environment: "staging", names: namesOf({ pull }), set, pages });
} else {
  console.error(
    "Usage: npm run deploy -- staging|production <file of NAME=value lines> [--dry-run] [--contract]\n       npm run deploy -- preview --pull <number> <file of NAME=value lines>|--remove [--dry-run]",
  );
  process.exit(2);
}

/** Offline nothing is known of the account: everything is to be made. */
function run(...[args, options = {}]: Parameters<Wrangler>): Promise<string> {
  say(`wrangler ${args.join(" ")}`);
  if (dry) return Promise.resolve("");
  return mustRun(`wrangler ${args[0]}`, "wrangler", [...args], { ...options, timeoutMs: 600_000 });
}

async function deploy({ label, environment: to, names, set, pages: ofPages }: Deployment): Promise<void> {
  const problems = problemsOf({ ...set, ENVIRONMENT: to });
  if (problems.length > 0) stop(`The variables of ${label} need attention:\n${problems.join("\n")}`);
  say(`1. What ${label} stands on`);
  if (ofPages !== null) await ensureProject(run, names, say);
  const resources = await ensureResources(run, names, { make: !dry, say });
  const folder = layOut(
    names.pages,
    workerConfig(readFileSync(join(ROOT, "wrangler.toml"), "utf8"), names, resources, {
      ...(await release()),
      ...plain(to, set),
    }),
  );
  say("2. The builds");
  const pages = await build("pages", say);
  cpSync(pages, join(folder, "pages"), { recursive: true });
  await mustRun("Bundling the API Worker", "wrangler", [
    "deploy",
    "--dry-run",
    "-c",
    join(folder, "wrangler.toml"),
    "--outdir",
    join(folder, "bundle"),
  ]);
  say("3. Secrets");
  const secrets = secretsOf(set);
  const missing = missingSecrets(listVariables(), Object.keys(secrets));
  if (missing.length > 0) stop(`Secrets are missing: ${missing.join(", ")}`);
  writeFileSync(join(folder, "secrets.json"), JSON.stringify(secrets), { mode: 0o600 });
  try {
    say("4. The record: expand");
    await migrate(run, names.database, folder);
    say("5. The API Worker, with its secrets");
    const config = ["-c", join(folder, "wrangler.toml")];
    await run(["deploy", "--minify", ...config]);
    await run(["secret", "bulk", join(folder, "secrets.json"), ...config]);
    say("6. The pages");
    if (ofPages !== null) {
      const file = join(folder, "pages-secrets.json");
      writeFileSync(file, JSON.stringify(ofPages), { mode: 0o600 });
      await run(["pages", "secret", "bulk", file, "--project-name", names.pages]);
    }
    await run(["pages", "deploy", "--project-name", names.pages, "--branch", "main"], {
      cwd: join(folder, "pages"),
    });
    say("7. Is it well?");
    await smoke(run, String(set.APP_ORIGIN), config);
  } finally {
    for (const file of ["secrets.json", "pages-secrets.json"]) rmSync(join(folder, file), { force: true });
  }
  say(dry ? `Nothing was done. ${label} would be deployed so.` : `${label} is deployed.`);
}

/** What is deployed is named by its commit; in a copy without a history it has no name. */
async function release(): Promise<{ RELEASE?: string }> {
  const { code, output } = await runTool("git", ["rev-parse", "--short=12", "HEAD"], { cwd: ROOT });
  return code === 0 ? { RELEASE: output.trim() } : {};
}

/** Variables that are no secret, which the configuration holds. */
function plain(to: Environment, set: Record<string, string>): Record<string, string> {
  const secret = new Set(listVariables().flatMap((one) => (one.secret ? [one.name] : [])));
  return { ...Object.fromEntries(Object.entries(set).filter(([name]) => !secret.has(name))), ENVIRONMENT: to };
}

function secretsOf(set: Record<string, string>): Record<string, string> {
  const secret = new Set(listVariables().flatMap((one) => (one.secret ? [one.name] : [])));
  return Object.fromEntries(Object.entries(set).filter(([name]) => secret.has(name)));
}

/** A folder of its own for each environment, so that no deployment reads another's configuration. */
function layOut(project: string, config: string): string {
  const folder = join(ROOT, ".deploy", project);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "pages"), { recursive: true });
  const absolute = config
    .replace(/^main = "(.*)"$/m, (_, main: string) => `main = ${JSON.stringify(join(ROOT, main))}`)
    .replace(/= "(\.\/.*)"$/gm, (_, path: string) => `= ${JSON.stringify(join(ROOT, path))}`)
    .replace(/^migrations_dir = "(.*)"$/m, (_, dir: string) => `migrations_dir = ${JSON.stringify(join(ROOT, dir))}`);
  writeFileSync(join(folder, "wrangler.toml"), absolute);
  const pages = readFileSync(join(ROOT, "app", "wrangler.toml"), "utf8")
    .replace(/^name = ".*"$/m, `name = "${project}"`)
    .replace(/^service = ".*"$/m, `service = "${project}-api"`);
  writeFileSync(join(folder, "pages", "wrangler.toml"), pages);
  return folder;
}

async function migrate(wrangler: Wrangler, database: string, folder: string): Promise<void> {
  const config = ["--remote", "-c", join(folder, "wrangler.toml")];
  const pending = await wrangler(["d1", "migrations", "list", database, ...config]);
  const files = globSync("migrations/d1/*.sql", { cwd: ROOT }).filter((file) => pending.includes(basename(file)));
  const found = contractions(
    files.map((file) => ({ name: basename(file), sql: readFileSync(join(ROOT, file), "utf8") })),
  );
  if (found.length > 0 && !values.contract) {
    stop(
      `These migrations would break the release that runs until the new one does:\n${found.join("\n")}\nDeploy what no longer needs them first, then again with --contract.`,
    );
  }
  say("To come back to this moment: wrangler d1 time-travel restore with the bookmark below.");
  say(await wrangler(["d1", "time-travel", "info", database, "-c", join(folder, "wrangler.toml")]));
  await wrangler(["d1", "migrations", "apply", database, ...config]);
}

async function smoke(wrangler: Wrangler, origin: string, config: readonly string[]): Promise<void> {
  say(`GET ${origin}/api/healthz?deep, ${origin}/, ${origin}/api/v1/challenges?limit=1`);
  if (dry) return;
  const problems = await smokeProblems(origin);
  if (problems.length === 0) return;
  // The record was only expanded, so the former release works with it as it is.
  await wrangler(["rollback", "--message", "not well after its deployment", ...config]);
  stop(`The new release is not well, and the former one was put back:\n${problems.join("\n")}`);
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
