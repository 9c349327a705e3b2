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
    } else if (COMPUTED_LISTS.has(`${object.object}.${name}`)) {
      for (const item of itemsOf(value)) loadObject(sandbox, item, account);
      delete flat[name];
    }
  }
  const former = sandbox.store.findAny(flat.id)?.object.object;
  // The v1 face of an account is computed from the account itself, which v2 holds.
  if (former === "v2.core.account" && flat.object === "account") return flat;
  if (former === flat.object && sandbox.store.ownerOf(flat.id) === account) return sandbox.store.save(flat);
  sandbox.store.remove(flat.id);
  return sandbox.store.insert(flat, createdOf(flat) ?? sandbox.seconds(), account);
}

/** Lists that are read from the objects in them. */
const COMPUTED_LISTS = new Set(["charge.refunds", "transfer.reversals"]);

function itemsOf(value: unknown): StoredObject[] {
  const { data } = (value ?? {}) as { data?: unknown };
  return Array.isArray(data) ? data.filter(isObject) : [];
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
