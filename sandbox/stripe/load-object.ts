import type { Sandbox } from "./sandbox.ts";
import type { StoredObject } from "./store.ts";

/**
 * Loads an object as Stripe would answer it, replacing what has its id. Objects inside it that Stripe refers to by id
 * (a charge's balance transaction, …) are loaded as well and replaced by their ids; lists stay where they are.
 */
export function loadObject(sandbox: Sandbox, object: StoredObject, account: string): StoredObject {
  const flat: StoredObject & Record<string, unknown> = { ...object };
  for (const [name, value] of Object.entries(object)) {
    if (isObject(value)) flat[name] = loadObject(sandbox, value, account).id;
    // A dispute carries its balance transactions whole; they are kept apart and shown again with it.
    else if (name === "balance_transactions" && Array.isArray(value)) {
      flat[name] = value.map((item) => (isObject(item) ? loadObject(sandbox, item, account).id : item));
    }
  }
  const created = createdOf(flat) ?? sandbox.seconds();
  if (sandbox.store.ownerOf(flat.id) === account) return sandbox.store.save(flat);
  sandbox.store.remove(flat.id);
  return sandbox.store.insert(flat, created, account);
}

function isObject(value: unknown): value is StoredObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { id, object } = value as Partial<StoredObject>;
  return typeof id === "string" && typeof object === "string" && object !== "list";
}

/** Seconds, from v1's number or v2's text. */
function createdOf({ created }: Record<string, unknown>): number | null {
  if (typeof created === "number") return created;
  return typeof created === "string" ? Math.floor(Date.parse(created) / 1000) : null;
}
