/**
 * A deployment as a list of steps: what each asks of wrangler, and what makes it stop. `carryOut` runs them against any wrangler, so that a
 * test and a dry run see the same steps as production does.
 */
import type { Variable } from "./variables.ts";

export const environments = ["staging", "production"] as const;
export type Environment = (typeof environments)[number];

/** Runs one command of wrangler. @throws an Error with its output when it fails */
export type Wrangler = (args: readonly string[], options?: { cwd?: string }) => Promise<string>;

/** Names in Cloudflare's account. Each environment has its own, so that staging and previews never meet production's data. */
export interface Names {
  readonly worker: string;
  readonly pages: string;
  readonly database: string;
  readonly cache: string;
  readonly bucket: string;
  /** The Analytics Engine dataset: the Worker asks it by the same name (worker/domains/operations/alert-readings.ts). */
  readonly metrics: string;
  readonly queues: readonly string[];
}

const queueKinds = ["events", "payouts", "fanout", "emails", "webhooks"] as const;

/** @param of an environment, or the pull request that a preview is of */
export function namesOf(of: Environment | { pull: number }): Names {
  const own = typeof of === "string" ? of : `preview-${of.pull}`;
  const name = own === "production" ? "openchance" : `openchance-${own}`;
  return {
    worker: `${name}-api`,
    pages: name,
    database: name,
    cache: `${name}-cache`,
    bucket: `${name}-files`,
    metrics: `${name}-metrics`.replaceAll("-", "_"),
    queues: queueKinds.flatMap((kind) => [`${name}-${kind}`, `${name}-${kind}-dead`]),
  };
}

export interface Resources {
  readonly databaseId: string;
  readonly cacheId: string;
}

/** What has no id yet because nothing was made. */
const notMade = "to-be-made";

/**
 * Finds every resource by its name and makes what is missing.
 * @param make false names what would be made and makes nothing
 */
export async function ensureResources(
  wrangler: Wrangler,
  names: Names,
  { make, say }: { make: boolean; say: (line: string) => void },
): Promise<Resources> {
  const create = async (what: string, args: readonly string[]) => {
    say(`${make ? "making" : "would make"} ${what}`);
    if (make) await wrangler(args);
  };
  const findDatabase = async () =>
    listed<{ name: string; uuid: string }>(await wrangler(["d1", "list", "--json"])).find(
      ({ name }) => name === names.database,
    )?.uuid;
  const findCache = async () =>
    listed<{ title: string; id: string }>(await wrangler(["kv", "namespace", "list"])).find(
      ({ title }) => title === names.cache,
    )?.id;
  if ((await findDatabase()) === undefined) {
    await create(`the database ${names.database}`, ["d1", "create", names.database]);
  }
  if ((await findCache()) === undefined) {
    await create(`the cache ${names.cache}`, ["kv", "namespace", "create", names.cache]);
  }
  if (!(await hasBucket(wrangler, names.bucket))) {
    await create(`the bucket ${names.bucket}`, ["r2", "bucket", "create", names.bucket]);
  }
  const queues = await listQueues(wrangler);
  for (const queue of names.queues) {
    if (!queues.has(queue)) await create(`the queue ${queue}`, ["queues", "create", queue]);
  }
  return { databaseId: (await findDatabase()) ?? notMade, cacheId: (await findCache()) ?? notMade };
}

/** wrangler prints a JSON list, sometimes behind a line of its own. */
export function listed<Row>(output: string): Row[] {
  const from = output.indexOf("[");
  return from < 0 ? [] : (JSON.parse(output.slice(from)) as Row[]); // wrangler's own format
}

/** Words of a table or a list. */
function wordsOf(output: string): string[] {
  return output.split(/[\s│|]+/);
}

/** A whole name in a table or a list, and not only the beginning of another. */
export function hasLine(output: string, name: string): boolean {
  return wordsOf(output).includes(name);
}

/** More pages than any account has. */
const mostPages = 1_000;

/** All words of the account's list of queues, which wrangler gives a page at a time. After the last, a page has nothing new. */
export async function listQueues(wrangler: Wrangler): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const known = found.size;
    for (const word of wordsOf(await wrangler(["queues", "list", "--page", String(page)]))) found.add(word);
    if (found.size === known) break;
  }
  return found;
}

/**
 * Whether there is a bucket of this name. Of a list of buckets wrangler reads the first page alone, so it is asked about this one.
 * @throws whatever else went wrong
 */
export async function hasBucket(wrangler: Wrangler, bucket: string): Promise<boolean> {
  return wrangler(["r2", "bucket", "lifecycle", "list", bucket]).then(
    (output) => output.includes(bucket),
    (error: unknown) => {
      if (/10006|does not exist/.test(String(error))) return false;
      throw error;
    },
  );
}

/** The repository's configuration of the API Worker with an environment's names, ids and plain variables. */
export function workerConfig(
  base: string,
  names: Names,
  { databaseId, cacheId }: Resources,
  vars: Readonly<Record<string, string>>,
): string {
  const prefix = names.pages;
  const lines = Object.entries(vars).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const named = base
    .replace(/^name = ".*"$/m, `name = "${names.worker}"`)
    .replace(/^database_name = ".*"$/m, `database_name = "${names.database}"`)
    .replace(/^database_id = ".*"$/m, `database_id = "${databaseId}"`)
    .replace(/^id = "0+"$/m, `id = "${cacheId}"`)
    .replace(/^bucket_name = ".*"$/m, `bucket_name = "${names.bucket}"`)
    .replace(/^dataset = ".*"$/m, `dataset = "${names.metrics}"`)
    .replace(
      new RegExp(`"openchance-(${queueKinds.join("|")})(-dead)?"`, "g"),
      (_, kind: string, dead = "") => `"${prefix}-${kind}${dead}"`,
    );
  return `${named}\n[vars]\n${lines.join("\n")}\n`;
}

/** Secrets that the Worker does not serve without, and that are not there. */
export function missingSecrets(variables: readonly Variable[], present: readonly string[]): string[] {
  return variables
    .filter(({ secret, required, name }) => secret && required && !present.includes(name))
    .map(({ name }) => name);
}

/** Statements after which the release that still runs would fail: they belong into a later deployment, with `--contract`. */
const contracting: readonly [RegExp, string][] = [
  [/\bdrop\s+(table|column|index)\b(?!\s+search_)/i, "drops something"],
  [/\brename\b/i, "renames something"],
  [/\balter\s+table\s+\S+\s+alter\b/i, "changes a column"],
  [/\badd\s+(?:column\s+)?\S+\s(?![^;]*\bdefault\b)[^;]*\bnot\s+null\b/i, "adds a column that must be filled"],
];

/** What of the migrations to come does not merely expand the record. */
export function contractions(migrations: readonly { name: string; sql: string }[]): string[] {
  return migrations.flatMap(({ name, sql }) => {
    const bare = sql.replace(/--.*$/gm, "");
    return contracting.filter(([pattern]) => pattern.test(bare)).map(([, what]) => `${name} ${what}`);
  });
}
