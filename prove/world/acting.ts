/** Contexts as routes, queues and cron make them, for somebody in a world. */
import { openStore, type Store } from "../../worker/database/store.ts";
import type { Role } from "../../worker/domains/users/contract.ts";
import { readConfig } from "../../worker/env.ts";
import { type Context, systemActor, type WriteName } from "../../worker/platform/context.ts";
import { newId } from "../../worker/platform/ids.ts";
import type { World } from "./world.ts";

/** Opening takes longer than most queries, and what is opened keeps nothing of a request. */
const stores = new WeakMap<World, Store>();

function storeOf(world: World): Store {
  const store = stores.get(world) ?? openStore(world.env.DB);
  stores.set(world, store);
  return store;
}

/** @param person null for what happens by itself */
export function actingAs(
  world: World,
  person: { id: string; name: string; role: Role } | null,
  write: WriteName | null = null,
): Context & { readonly deferred: Promise<unknown>[] } {
  const deferred: Promise<unknown>[] = [];
  const actor =
    person === null
      ? systemActor
      : ({
          kind: "user",
          id: person.id,
          handle: person.name,
          name: person.name,
          role: person.role,
          state: "active",
          sessionId: "session",
          expiresAt: Number.POSITIVE_INFINITY,
          verifiedAt: Number.POSITIVE_INFINITY,
          viewing: null,
        } as const);
  return {
    actor,
    refused: null,
    now: world.now(),
    store: storeOf(world),
    env: world.env,
    config: readConfig(world.env),
    requestId: newId("request"),
    write,
    defer: (work) => deferred.push(work),
    deferred,
  };
}
