/**
 * `npm start`: builds what changed, migrates, serves the product with its sandboxes, seeds the demo once, and keeps
 * running until Ctrl-C or SIGTERM. PORT and STATE_DIR choose the address and where everything is remembered.
 */
import { build } from "./build.ts";
import { announce, keepTime, seedOnce } from "./demo.ts";
import { live, say } from "./instance.ts";
import { layOut, migrate, serve, serveSandboxes, waitUntilReady } from "./product.ts";

await live(async (environment) => {
  const pages = await build("pages", say);
  const [api, stripe, clerk, mail] = await Promise.all([
    build("api", say),
    build("stripe", say),
    build("clerk", say),
    build("mail", say),
  ]);
  layOut(environment, { api, pages });
  await migrate(environment, say);
  say("Starting …");
  const sandboxes = serveSandboxes(environment, { stripe, clerk, mail });
  const children = { "the product": serve(environment), "a sandbox": sandboxes };
  await waitUntilReady(environment, children);
  await seedOnce(environment, say);
  keepTime(environment);
  await announce(environment, say);
  return children;
});
