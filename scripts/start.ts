/**
 * `npm start`: builds what changed, migrates, serves the product with its sandboxes, seeds the demo once, and keeps
 * running until Ctrl-C or SIGTERM. PORT and STATE_DIR choose the address and where everything is remembered.
 * `npm start -- --postgres` keeps the record in a Postgres of its own instead of D1 (docs/OPERATIONS.md).
 */
import { build } from "./build.ts";
import { announce, keepTime, seedOnce } from "./demo.ts";
import { live, say } from "./instance.ts";
import { openLocalPostgres } from "./local-postgres.ts";
import { layOut, migrate, serve, serveSandboxes, waitUntilReady } from "./product.ts";

// A copy on Postgres has a folder of its own, so that either can be started without the other.
if (process.argv.includes("--postgres")) process.env.STATE_DIR ||= ".openchance-postgres";

await live(async (environment) => {
  const pages = await build("pages", say);
  const [api, stripe, clerk, mail] = await Promise.all([
    build("api", say),
    build("stripe", say),
    build("clerk", say),
    build("mail", say),
  ]);
  const postgres = await openLocalPostgres(environment, say);
  layOut(environment, { api, pages }, postgres?.url);
  if (postgres === null) await migrate(environment, say);
  say("Starting …");
  const sandboxes = serveSandboxes(environment, { stripe, clerk, mail });
  const children = { "the product": serve(environment), "a sandbox": sandboxes, ...postgres?.children };
  await waitUntilReady(environment, children);
  await seedOnce(environment, say, postgres?.inRecord);
  keepTime(environment);
  await announce(environment, say);
  return children;
});
