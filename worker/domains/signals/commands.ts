/** What a moderator does with a signal. */
import { and, eq } from "drizzle-orm";
import { signals } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireModerator } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planReviewed } from "../payments/payouts.ts";
import type { SettleSignalInput, Signal } from "./contract.ts";
import { findSignal } from "./queries.ts";
import { type FoundSignal, toSignal } from "./views.ts";

/**
 * A moderator has looked, and says what it is. What waited for that goes on when it was nothing; else admins are told, who freeze it or
 * let it go, as it does by itself after some days.
 * @throws AppError `not_found`, `forbidden` about oneself or one's own challenge, `wrong_state`
 */
export async function settleSignal(
  ctx: Context,
  signalId: string,
  { outcome, reason }: SettleSignalInput,
): Promise<Signal> {
  const actor = requireModerator(ctx);
  return commitOnce(ctx, async () => {
    const found = await findSignal(ctx, signalId);
    if (found === null) throw new AppError("not_found");
    if ([found.signal.userId, found.poster?.id].includes(actor.id)) throw new AppError("forbidden");
    if (found.signal.state !== "open") throw new AppError("wrong_state");
    const change = { state: "settled", outcome, note: reason, settledBy: actor.id, settledAt: ctx.now } as const;
    const waits = found.hold?.signalId === signalId;
    const hold = waits && outcome === "upheld" ? found.hold : null;
    const after: FoundSignal = {
      ...found,
      signal: { ...found.signal, ...change },
      hold: waits && outcome === "dismissed" ? null : found.hold,
    };
    return {
      result: toSignal(after),
      plan: [
        exactlyOne(
          ctx.store.db
            .update(signals)
            .set(change)
            .where(and(eq(signals.id, signalId), eq(signals.state, "open"))),
        ),
        ...(waits && outcome === "dismissed" ? planReviewed(ctx, signalId) : []),
        ...(hold === null ? [] : planTold(ctx, hold)),
        ...planAudit(ctx, "signal.settled", signalId, { outcome, reason }),
      ],
    };
  });
}

function planTold(ctx: Context, { id: holdId, challengeId }: NonNullable<FoundSignal["hold"]>): Plan {
  return planEvent(ctx, "money.needs_review", { holdId, challengeId, reason: "signal_upheld" });
}
