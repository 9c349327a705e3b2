/** The record as tests reach it, on either engine. Only tests import this. */
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { outbox } from "../database/schema.ts";
import { openStore, recordBinding, type Store } from "../database/store.ts";

const opened = new Set<Store>();

/** A store of its own, as each request has one; let go of after the test, and opened again by whoever still uses it. */
export function openRecord(): Store {
  const store = openStore(recordBinding(env));
  opened.add(store);
  return store;
}

/** How many events a request announced, by its `x-request-id`. What jobs of earlier requests announce meanwhile has other ids. */
export function writtenEvents(requestId: string): Promise<number> {
  return openRecord().db.$count(outbox, sql`${outbox.facts} ->> 'requestId' = ${requestId}`);
}

/** After each test: a Postgres takes only so many connections. */
export async function closeRecords(): Promise<void> {
  await Promise.all([...opened].map((store) => store.close()));
}
