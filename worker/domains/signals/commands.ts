/** What a moderator does with a signal. */
import { and, eq } from "drizzle-orm";
import { signals } from "../../database/schema.ts";
import { exactlyOne } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireModerator } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Signal } from "./contract.ts";
import { findSignal } from "./queries.ts";
import { toSignal } from "./views.ts";

/** A moderator has looked, and says what came of it. @throws AppError `not_found`, `forbidden` about oneself, `wrong_state` */
export async function settleSignal(ctx: Context, signalId: string, note: string): Promise<Signal> {
  const actor = requireModerator(ctx);
  return commitOnce(ctx, async () => {
    const found = await findSignal(ctx, signalId);
    if (found === null) throw new AppError("not_found");
    if (found.signal.userId === actor.id) throw new AppError("forbidden");
    if (found.signal.state !== "open") throw new AppError("wrong_state");
    const change = { state: "settled" as const, note, settledBy: actor.id, settledAt: ctx.now };
    return {
      result: toSignal({ ...found, signal: { ...found.signal, ...change } }),
      plan: [
        exactlyOne(
          ctx.store.db
            .update(signals)
            .set(change)
            .where(and(eq(signals.id, signalId), eq(signals.state, "open"))),
        ),
        ...planAudit(ctx, "signal.settled", signalId, { note }),
      ],
    };
  });
}
