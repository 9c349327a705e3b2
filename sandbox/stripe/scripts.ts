/**
 * What scripts and tests may ask of the sandbox, under /sandbox and without a key: to play the payer, the bank, the
 * solver's onboarding and bad luck. README.md lists every route with examples.
 */
import { Hono } from "hono";
import { ZodError } from "zod";
import { StripeFailure } from "./errors.ts";
import type { Sandbox } from "./sandbox.ts";
import { deliveryScripts } from "./scripts-delivery.ts";
import { lifecycleScripts } from "./scripts-lifecycles.ts";
import { worldScripts } from "./scripts-world.ts";

export function scripts(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.route("/", lifecycleScripts(sandbox));
  app.route("/", deliveryScripts(sandbox));
  app.route("/", worldScripts(sandbox));
  app.onError((error, c) => {
    if (error instanceof StripeFailure) {
      return new Response(error.body("req_script"), {
        status: error.status,
        headers: { "content-type": "application/json" },
      });
    }
    if (error instanceof ZodError) return c.json({ error: { message: "Invalid body", issues: error.issues } }, 400);
    if (error instanceof SyntaxError) return c.json({ error: { message: `Not JSON: ${error.message}` } }, 400);
    throw error;
  });
  return app;
}
