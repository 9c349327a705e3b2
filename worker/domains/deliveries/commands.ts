/** Plans for versions of the work; engagements composes them with the challenge, the clocks and the money. */
import { and, eq } from "drizzle-orm";
import { type DeliveryRow, deliveries } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";

/** Writes a new version; the one before, when it still waits for an answer, is superseded. */
export function planNewVersion(ctx: Context, delivery: DeliveryRow, previous: DeliveryRow | null): Plan {
  return [
    ...(previous?.state === "submitted" ? planDeliveryChange(ctx, previous, { state: "superseded" }) : []),
    ctx.store.db.insert(deliveries).values(delivery),
  ];
}

/** Writes a version after a change, if its state is still the one that was read. */
export function planDeliveryChange(ctx: Context, before: DeliveryRow, next: Partial<DeliveryRow>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(deliveries)
        .set(next)
        .where(and(eq(deliveries.id, before.id), eq(deliveries.state, before.state))),
    ),
  ];
}
