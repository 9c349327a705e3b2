/**
 * `npm run dev`: the product with hot reload. The pages come from Vite (PORT), which hands /api to the API Worker in
 * `wrangler dev` (PORT + 5) and /__clerk to the sandbox; a change in either is seen at once. It uses the same STATE_DIR
 * as `npm start`, so the two cannot run at the same time, and each finds what the other has made.
 */
import { build } from "./build.ts";
import { announce, keepTime, seedOnce } from "./demo.ts";
import { live, say } from "./instance.ts";
import { layOutSources, migrate, serveApi, servePages, serveSandboxes, waitUntilReady } from "./product.ts";

await live(async (environment) => {
  const [stripe, clerk, mail] = await Promise.all([build("stripe", say), build("clerk", say), build("mail", say)]);
  layOutSources(environment);
  await migrate(environment, say);
  say("Starting …");
  const children = {
    "the API Worker": serveApi(environment),
    "the pages' server": servePages(environment),
    "a sandbox": serveSandboxes(environment, { stripe, clerk, mail }),
  };
  await waitUntilReady(environment, children);
  await seedOnce(environment, say);
  keepTime(environment);
  await announce(environment, say);
  return children;
});
