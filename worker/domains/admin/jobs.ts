/** What admins do about events that wait or failed: rows of the outbox, one per event and consumer. The reason stands in the audit log. */
import { eq } from "drizzle-orm";
import { type OutboxRow, outbox } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { type Context, requireFreshAdmin } from "../../platform/context.ts";
import type { Detail } from "../../platform/detail-messages.ts";
import { AppError } from "../../platform/errors.ts";
import { hurry, mayBeCanceled, planCancelRow, planHasten, planRevive } from "../../platform/outbox.ts";
import type { AdminOutboxRow } from "./contract.ts";
import { decide, present } from "./deciding.ts";
import { toOutboxRow } from "./views.ts";

/**
 * An event that failed ten times for a consumer is taken up again, under the same id, so that what was done is not done twice.
 * @throws AppError `not_found`, `wrong_state` when it is not dead
 */
export function replayOutboxRow(ctx: Context, id: string, reason: string): Promise<AdminOutboxRow> {
  return change(ctx, id, { verb: "outbox.replayed", reason }, (row) => {
    if (row.state !== "dead") refuse("It is not dead.");
    return planRevive(ctx, id);
  });
}

/**
 * An event that waits for its next try is tried now.
 * @throws AppError `not_found`, `wrong_state` when it does not wait
 */
export function retryOutboxRow(ctx: Context, id: string, reason: string): Promise<AdminOutboxRow> {
  return change(ctx, id, { verb: "outbox.hastened", reason }, (row) => {
    if (row.state !== "pending") refuse("It does not wait.");
    return planHasten(ctx, id);
  });
}

/**
 * An event is given up for this consumer.
 * @throws AppError `not_found`; `wrong_state` when it is over or under way, moves money or erases somebody
 */
export function cancelOutboxRow(ctx: Context, id: string, reason: string): Promise<AdminOutboxRow> {
  return change(ctx, id, { verb: "outbox.canceled", reason }, (row) => {
    if (!mayBeCanceled(row))
      refuse("Only what waits or is dead is given up, and nothing that moves money or erases somebody.");
    return planCancelRow(ctx, row);
  });
}

async function change(
  ctx: Context,
  id: string,
  { verb, reason }: { verb: string; reason: string },
  plan: (row: OutboxRow) => Plan,
): Promise<AdminOutboxRow> {
  requireFreshAdmin(ctx);
  const find = () => present(ctx.store.db.query.outbox.findFirst({ where: eq(outbox.id, id) }));
  await decide(ctx, id, async () => {
    const row = await find();
    return [...plan(row), ...planAudit(ctx, verb, id, { topic: row.topic, consumer: row.consumer, reason })];
  });
  const row = await find();
  if (row.state === "pending") ctx.defer(hurry(ctx, [row]));
  return toOutboxRow(row);
}

function refuse(detail: Detail): never {
  throw new AppError("wrong_state", { detail });
}
