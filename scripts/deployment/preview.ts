/**
 * A preview of a pull request: an environment of its own, named by its number, on test keys, which goes when the pull request is closed.
 * It has nothing in common with any other, so that whatever a pull request does, it does to itself.
 */
import { hasBucket, hasLine, listed, listQueues, type Names, type Wrangler } from "./plan.ts";

/** In APP_ORIGIN, where the number of the pull request belongs. */
const PULL = "{pull}";
const live = /^(sk|rk|pk)_live_/;
/** What the pages need beside the Worker: all previews share them. */
const pagesVariables = ["CLERK_FRONTEND_API", "CLERK_PUBLISHABLE_KEY", "CLERK_SECRET_KEY", "CLERK_SIGN_IN_URL"];
/** The Worker does not know it. */
const ofPagesAlone = new Set(["CLERK_FRONTEND_API", "CLERK_SIGN_IN_URL"]);

type Variables = Readonly<Record<string, string>>;

/** What keeps a set of variables from being a preview's, in sentences without a value. */
export function previewProblems(set: Variables): string[] {
  const keys = Object.entries(set)
    .filter(([, value]) => value.split(",").some((part) => live.test(part.trim())))
    .map(([name]) => `${name}: a preview takes test keys only.`);
  const isNumbered = set.APP_ORIGIN?.includes(PULL) === true;
  return isNumbered ? keys : [...keys, `APP_ORIGIN: write ${PULL} where the number of the pull request belongs.`];
}

/** The variables of one preview: those of the Worker, and those of its pages. */
export function variablesOf(set: Variables, pull: number): { worker: Record<string, string>; pages: Variables } {
  const worker = Object.fromEntries(Object.entries(set).filter(([name]) => !ofPagesAlone.has(name)));
  const pages = Object.fromEntries(Object.entries(set).filter(([name]) => pagesVariables.includes(name)));
  return { worker: { ...worker, APP_ORIGIN: String(set.APP_ORIGIN).replace(PULL, String(pull)) }, pages };
}

/** `123`; null for what is no number of a pull request. */
export function readPull(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The Pages project of a preview is made with it; those of other environments are made by hand, with their domains. */
export async function ensureProject(wrangler: Wrangler, { pages }: Names, say: (line: string) => void): Promise<void> {
  if (hasLine(await wrangler(["pages", "project", "list"]), pages)) return;
  say(`making the Pages project ${pages}`);
  await wrangler(["pages", "project", "create", pages, "--production-branch", "main"]);
}

/**
 * Takes a preview away, with all that it holds. What is gone already is left out, so that it may be run again after it broke off.
 * @param dry says every step and looks at nothing
 */
export async function removePreview(
  wrangler: Wrangler,
  names: Names,
  { dry, say }: { dry: boolean; say: (line: string) => void },
): Promise<void> {
  const { worker, pages, database, cache, bucket, queues } = names;
  const has = async (list: readonly string[], name: string) => hasLine(await wrangler(list), name) || dry;
  if (await has(["pages", "project", "list"], pages)) await wrangler(["pages", "project", "delete", pages, "--yes"]);
  const known = await listQueues(wrangler);
  const present = queues.filter((queue) => dry || known.has(queue));
  // A queue goes after its consumer, and after the Worker that sends to it.
  for (const queue of present.filter((name) => !name.endsWith("-dead"))) {
    if (await has(["queues", "consumer", "list", queue], worker))
      await wrangler(["queues", "consumer", "remove", queue, worker]);
  }
  if (await hasWorker(wrangler, worker)) await wrangler(["delete", "--name", worker, "--force"]);
  for (const queue of present) await wrangler(["queues", "delete", queue]);
  const databases = listed<{ name: string }>(await wrangler(["d1", "list", "--json"]));
  const hasRecord = dry || databases.some(({ name }) => name === database);
  if ((await hasBucket(wrangler, bucket)) || dry) {
    if (hasRecord) await emptyBucket(wrangler, names);
    await wrangler(["r2", "bucket", "delete", bucket]);
  }
  // After the bucket: it names the files that are in it.
  if (hasRecord) await wrangler(["d1", "delete", database, "--skip-confirmation"]);
  const caches = listed<{ title: string; id: string }>(await wrangler(["kv", "namespace", "list"]));
  const id = caches.find(({ title }) => title === cache)?.id ?? (dry ? `<id of ${cache}>` : undefined);
  if (id !== undefined) await wrangler(["kv", "namespace", "delete", "--namespace-id", id, "--skip-confirmation"]);
  say(`${pages} is gone.`);
}

/** A Worker that was never deployed has no deployments, which wrangler says by failing. @throws whatever else went wrong */
async function hasWorker(wrangler: Wrangler, worker: string): Promise<boolean> {
  return wrangler(["deployments", "list", "--name", worker]).then(
    () => true,
    (error: unknown) => {
      if (/10007|does not exist/.test(String(error))) return false;
      throw error;
    },
  );
}

/** A bucket goes only when it is empty, and wrangler lists no objects: the record names them. */
async function emptyBucket(wrangler: Wrangler, { database, bucket }: Names): Promise<void> {
  const asked = ["d1", "execute", database, "--remote", "--json", "--command", "select id from files"];
  // A deployment that broke off before its migrations left no such table, and no files.
  const answer = await wrangler(asked).catch(() => "");
  const keys = listed<{ results: { id: string }[] }>(answer).flatMap(({ results }) => results.map(({ id }) => id));
  for (const key of keys) await wrangler(["r2", "object", "delete", `${bucket}/${key}`, "--remote"]);
}
