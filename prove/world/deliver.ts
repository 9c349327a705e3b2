/** Stripe's deliveries to the product, signed as Stripe signs them. */
import { type Taken, takeStripeEvent } from "../../worker/domains/engagements/stripe-events.ts";
import { readStripeHint, type StripeEndpoint, type StripeHint } from "../../worker/platform/stripe-webhooks.ts";
import { actingAs } from "./acting.ts";
import type { StripeEvent, World } from "./world.ts";

/** What a delivery says, after its signature was checked by the product. */
export async function readDelivery(world: World, event: StripeEvent): Promise<StripeHint> {
  const { endpoint, body, headers } = await world.script<{
    endpoint: StripeEndpoint;
    body: string;
    headers: Record<string, string>;
  }>("GET", `/events/${event.id}/signed`);
  const request = new Request("http://product.test/", { method: "POST", body, headers });
  return readStripeHint(actingAs(world, null), request, endpoint);
}

/** Delivers one event after the other. */
export async function deliverEvents(world: World, events: readonly StripeEvent[]): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const event of events) {
    const hint = await readDelivery(world, event);
    const ctx = actingAs(world, null);
    taken.push(await takeStripeEvent(ctx, hint));
    await Promise.all(ctx.deferred);
  }
  return taken;
}
