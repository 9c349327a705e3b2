import { DurableObject } from "cloudflare:workers";
import { createApp } from "./app.ts";
import type { SandboxVars } from "./sandbox.ts";
import { Sandbox } from "./sandbox.ts";

interface Env extends SandboxVars {
  STRIPE: DurableObjectNamespace<StripeSandbox>;
}

/** Everything Stripe would remember, in one object: a single writer, so that each request is one step. */
export class StripeSandbox extends DurableObject<Env> {
  private readonly sandbox: Sandbox;
  private readonly app: ReturnType<typeof createApp>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sandbox = new Sandbox(ctx.storage, env);
    this.app = createApp(this.sandbox);
  }

  override async fetch(request: Request): Promise<Response> {
    // An alarm that fell due while the process was down may never fire locally, so every request wakes the work up.
    this.sandbox.wake();
    const response = await this.app.fetch(request);
    this.sandbox.wake();
    return response;
  }

  override async alarm(): Promise<void> {
    await this.sandbox.runDue();
  }
}

export default {
  fetch(request, env) {
    return env.STRIPE.get(env.STRIPE.idFromName("platform")).fetch(request);
  },
} satisfies ExportedHandler<Env>;
