import type Stripe from "stripe";
import type { Call, HandlersOf } from "./call.ts";
import { invalidParameter, noSuch, StripeFailure } from "./errors.ts";
import { pageOf } from "./lists.ts";
import type { ListBody } from "./present.ts";
import type { Sandbox } from "./sandbox.ts";
import type { StoredObject } from "./store.ts";

/** A v2 event as stored: the whole of it; its notification leaves `data` and `changes` out. */
export interface StoredThinEvent extends StoredObject {
  object: "v2.core.event";
  created: string;
  type: string;
  related_object: { id: string; type: string; url: string } | null;
}

function listEvents(sandbox: Sandbox, call: Call<Stripe.EventListParams>): ListBody {
  const { type, types, delivery_success } = call.params;
  if (type !== undefined && types !== undefined) {
    throw invalidParameter(
      "You may only specify one of these parameters: type, types.",
      "type",
      "parameters_exclusive",
    );
  }
  if (types === undefined && delivery_success === undefined && !(type?.includes("*") ?? false)) {
    return pageOf<Stripe.Event>(sandbox, call, "event", { type });
  }
  // Rare filters: pages are cut from everything, since they are not in the index.
  const wanted = (event: Stripe.Event): boolean =>
    (types === undefined || types.includes(event.type)) &&
    (type === undefined || matches(event.type, type)) &&
    (delivery_success === undefined || delivered(sandbox, event.id) === delivery_success);
  const limit = call.params.limit ?? 10;
  const all = pageOf<Stripe.Event>(sandbox, { ...call, params: { ...call.params, limit: 100 } }, "event");
  const data: StoredObject[] = [];
  let page = all;
  for (;;) {
    data.push(...page.data.filter((event) => wanted(event as Stripe.Event))); // the list holds one kind
    const last = page.data.at(-1);
    if (data.length > limit || !page.has_more || last === undefined) break;
    page = pageOf<Stripe.Event>(
      sandbox,
      { ...call, params: { created: call.params.created, limit: 100, starting_after: last.id } },
      "event",
    );
  }
  return { object: "list", data: data.slice(0, limit), has_more: data.length > limit, url: call.url };
}

/** `charge.*` stands for all that begin with it. */
function matches(type: string, pattern: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

function delivered(sandbox: Sandbox, event: string): boolean {
  return (
    sandbox.store.sql.exec("SELECT 1 FROM deliveries WHERE event = ? AND state != 'delivered' LIMIT 1", event).toArray()
      .length === 0
  );
}

function retrieveEvent(sandbox: Sandbox, call: Call<Stripe.EventRetrieveParams>): Stripe.Event {
  const id = call.path.id ?? "";
  const event = sandbox.store.find<Stripe.Event>("event", id);
  if (event === null || sandbox.store.ownerOf(id) !== call.account) throw noSuch("event", id);
  return event;
}

function retrieveThinEvent(sandbox: Sandbox, call: Call<Stripe.V2.Core.EventRetrieveParams>): StoredThinEvent {
  const id = call.path.id ?? "";
  const event = sandbox.store.find<StoredThinEvent>("v2.core.event", id);
  if (event === null) throw new StripeFailure(404, { code: "not_found", message: `No such event: '${id}'` });
  return event;
}

function listThinEvents(sandbox: Sandbox, call: Call<Stripe.V2.Core.EventListParams>) {
  const { object_id, types, limit = 20 } = call.params;
  const data = sandbox.store
    .list<StoredThinEvent>("v2.core.event", { account: "", limit: 10_000 })
    .data.filter((event) => object_id === undefined || event.related_object?.id === object_id)
    .filter((event) => types === undefined || types.includes(event.type));
  return { data: data.slice(0, limit), next_page_url: null, previous_page_url: null };
}

export const eventHandlers = {
  "GET /v1/events": listEvents,
  "GET /v1/events/:id": retrieveEvent,
  "GET /v2/core/events": listThinEvents,
  "GET /v2/core/events/:id": retrieveThinEvent,
} satisfies HandlersOf<"GET /v1/events" | "GET /v1/events/:id" | "GET /v2/core/events" | "GET /v2/core/events/:id">;
