/**
 * A process of its own, started by start.ts and dev.ts. It runs sandbox/stripe, sandbox/clerk and sandbox/mail, each on its own port, and the clock that fires the
 * API Worker's cron trigger: locally nothing else does. All share one workerd.
 *
 * The clock reaches the API Worker by name through wrangler's dev registry (a folder in STATE_DIR), because under
 * `wrangler pages dev` the address /cdn-cgi/handler/scheduled belongs to the pages, which have no cron.
 */
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { environmentFromProcess, type LocalEnvironment, registryOf } from "./local-environment.ts";
import { type SandboxName, sandboxWorker } from "./sandbox-worker.ts";

/** Any request fires the trigger once; the answer is workerd's outcome, "ok" or "exception". */
const CLOCK = `export default {
  async fetch(request, env) {
    return Response.json(await env.API.scheduled({ cron: "* * * * *", scheduledTime: new Date() }));
  },
};`;

/** A sandbox on its own port. */
function sandbox(name: SandboxName, built: string, vars: Record<string, string>, port: number) {
  return { ...sandboxWorker(name, built, vars), unsafeDirectSockets: [{ host: "127.0.0.1", port }] };
}

/** @param builds where `build()` left each sandbox */
async function run({ stateDir, ports, vars }: LocalEnvironment, builds: Record<SandboxName, string>) {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: ports.clock,
      cf: false,
      unsafeDevRegistryPath: registryOf(stateDir),
      resourcePersistencePath: join(stateDir, "sandbox"),
      workers: [
        {
          name: "openchance-clock",
          compatibilityDate: "2026-10-20",
          compatibilityFlags: ["service_binding_extra_handlers"],
          modules: true,
          script: CLOCK,
          serviceBindings: { API: "openchance-api" },
        },
        sandbox("stripe", builds.stripe, vars.stripe, ports.stripe),
        sandbox("clerk", builds.clerk, vars.clerk, ports.clerk),
        sandbox("mail", builds.mail, vars.mail, ports.mail),
      ],
    }),
  );
  await miniflare.ready;
}

const [stripe, clerk, mail] = process.argv.slice(2);
if (stripe === undefined || clerk === undefined || mail === undefined)
  throw new Error("Usage: sandboxes.ts <build of stripe> <build of clerk> <build of mail>");
await run(environmentFromProcess(), { stripe, clerk, mail });
