/** The context of what nobody asked for: queues, clocks, alarms. */
import { openStore, recordBinding } from "../database/store.ts";
import { readConfig } from "../env.ts";
import { type Context, systemActor } from "./context.ts";
import { newId } from "./ids.ts";

export function systemContext(env: Env, defer: Context["defer"]): Context {
  const store = openStore(recordBinding(env));
  return {
    actor: systemActor,
    refused: null,
    now: Date.now(),
    store,
    env,
    config: readConfig(env),
    requestId: newId("request"),
    write: null,
    defer: (work) => defer(work.finally(() => store.close())),
  };
}
