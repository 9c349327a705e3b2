/** What Hono's context carries in this Worker. */
import type { Context } from "../platform/context.ts";

export interface AppEnv {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** Set by authentication.ts; handlers hand it to commands and queries. */
    ctx: Context;
  };
}
