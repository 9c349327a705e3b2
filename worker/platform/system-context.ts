/** The context of what nobody asked for: queues, clocks, alarms. */
import { openStore } from "../database/store.ts";
import { readConfig } from "../env.ts";
import { type Context, systemActor } from "./context.ts";
import { newId } from "./ids.ts";

export function systemContext(env: Env, defer: Context["defer"]): Context {
  return {
    actor: systemActor,
    refused: null,
    now: Date.now(),
    store: openStore(env.DB),
    env,
    config: readConfig(env),
    requestId: newId("request"),
    write: null,
    defer,
  };
}
