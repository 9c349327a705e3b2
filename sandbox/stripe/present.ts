/** How stored objects look on the wire: computed parts filled in, and references expanded on request. */
import type Stripe from "stripe";
import type { StoredAccount } from "./accounts.ts";
import { accountV1 } from "./accounts-v1.ts";
import { invalidParameter } from "./errors.ts";
import type { Sandbox } from "./sandbox.ts";
import type { StoredObject } from "./store.ts";

type Fields = Record<string, unknown>;

/** A v1 list as Stripe wraps it. */
export interface ListBody {
  object: "list";
  data: StoredObject[];
  has_more: boolean;
  url: string;
}

/** What an object keeps for the sandbox's own use, and what Stripe includes only on request. */
const HIDDEN: Record<string, string[]> = { "checkout.session": ["line_items"], charge: ["sandbox"] };

/** The object as Stripe answers it, with the `expand` paths replaced by the objects they name. */
export function present(sandbox: Sandbox, object: StoredObject, expand: string[] = []): StoredObject {
  const shown = shape(sandbox, object);
  for (const path of expand) {
    const parts = path.split(".");
    if (parts.length > 4) throw invalidParameter("You cannot expand more than 4 levels of a property", "expand");
    expandPath(sandbox, shown as unknown as Fields, object, parts, path); // every stored object is a plain record
  }
  return shown;
}

/** The same for a list, whose paths begin with `data.`. */
export function presentList(sandbox: Sandbox, list: ListBody, expand: string[] = []): ListBody {
  const paths = expand.map((path) => {
    if (!path.startsWith("data.")) throw notExpandable(path);
    return path.slice("data.".length);
  });
  return { ...list, data: list.data.map((object) => present(sandbox, object, paths)) };
}

function shape(sandbox: Sandbox, object: StoredObject): StoredObject {
  const shown: StoredObject & Fields = { ...object };
  for (const field of HIDDEN[object.object] ?? []) delete shown[field];
  if (object.object === "balance_transaction") {
    const { available_on } = object as Stripe.BalanceTransaction & StoredObject; // by its type tag
    shown.status = available_on <= sandbox.seconds() ? "available" : "pending";
  }
  if (object.object === "dispute") {
    // Stored as ids; Stripe shows these whole, whatever is expanded.
    shown.balance_transactions = (object as unknown as { balance_transactions: string[] }).balance_transactions
      .map((id) => (typeof id === "string" ? sandbox.store.findAny(id)?.object : id))
      .filter((transaction) => transaction !== undefined)
      .map((transaction) => shape(sandbox, transaction));
  }
  if (object.object === "transfer" && !isList(shown.reversals)) {
    const account = sandbox.store.ownerOf(object.id) ?? "";
    const { data, hasMore } = sandbox.store.list("transfer_reversal", { account, filters: { transfer: object.id } });
    shown.reversals = { object: "list", data, has_more: hasMore, url: `/v1/transfers/${object.id}/reversals` };
  }
  return shown;
}

function isList(value: unknown): value is ListBody {
  return typeof value === "object" && value !== null && (value as { object?: unknown }).object === "list";
}

function expandPath(sandbox: Sandbox, holder: Fields, stored: StoredObject, parts: string[], whole: string): void {
  const [name, ...rest] = parts;
  if (name === undefined) return;
  includeOnRequest(sandbox, holder, stored, name);
  if (!Object.hasOwn(holder, name)) throw notExpandable(whole);
  const value = holder[name];
  if (value === null) return;
  if (typeof value === "string") {
    const found = resolve(sandbox, value);
    if (found === null) throw notExpandable(whole);
    holder[name] = present(sandbox, found, rest.length > 0 ? [rest.join(".")] : []);
  } else if (isList(value) || Array.isArray(value)) {
    const items = Array.isArray(value) ? value : value.data;
    const inner = rest[0] === "data" ? rest.slice(1) : rest;
    if (inner.length === 0) return;
    for (const item of items) expandPath(sandbox, item, item, inner, whole);
  } else if (typeof value === "object" && rest.length > 0) {
    expandPath(sandbox, value as Fields, value as StoredObject, rest, whole); // an object that was expanded before, or a hash
  } else if (typeof value !== "object") throw notExpandable(whole);
}

/** `line_items` of a session and `refunds` of a charge are there only when asked for. */
function includeOnRequest(sandbox: Sandbox, holder: Fields, stored: StoredObject, name: string): void {
  if (stored.object === "checkout.session" && name === "line_items") {
    const full = sandbox.store.findAny(stored.id)?.object as (StoredObject & Fields) | undefined;
    if (full !== undefined) holder[name] = full[name];
  }
  if (stored.object === "charge" && name === "refunds") {
    const account = sandbox.store.ownerOf(stored.id) ?? "";
    const { data, hasMore } = sandbox.store.list("refund", { account, filters: { charge: stored.id } });
    holder[name] = { object: "list", data, has_more: hasMore, url: `/v1/charges/${stored.id}/refunds` };
  }
}

function resolve(sandbox: Sandbox, id: string): StoredObject | null {
  const found = sandbox.store.findAny(id)?.object ?? null;
  // A v1 object never shows a v2 account: the same account has a v1 face.
  return found?.object === "v2.core.account" ? accountV1(sandbox, found as StoredAccount) : found; // by its type tag
}

function notExpandable(path: string): Error {
  return invalidParameter(`This property cannot be expanded (${path}).`, "expand");
}
