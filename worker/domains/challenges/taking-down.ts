/** Taking a challenge away from everybody but its sides and moderators, and giving it back. What it is otherwise goes on. */
import { and, eq, isNull } from "drizzle-orm";
import { type ChallengeRow, takedowns } from "../../database/schema.ts";
import { planUnindexChallenge } from "../../database/search-index.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import type { ReportReason } from "../reports/contract.ts";
import { changed, planChange, planPublished } from "./commands.ts";

export interface Takedown {
  readonly by: string;
  readonly why: ReportReason;
  readonly reason: string;
  /** Of a suspended poster: they are told of that, and not of each challenge. */
  readonly suspensionId: string | null;
}

export function planTakeDown(ctx: Context, challenge: ChallengeRow, takedown: Takedown): Plan {
  const { suspensionId, reason } = takedown;
  const row = { ...takedown, id: newId("takedown"), challengeId: challenge.id, at: ctx.now };
  return [
    ...planChange(ctx, { challenge }, changed(ctx, challenge, { takenDownAt: ctx.now })),
    ...planUnindexChallenge(ctx.store.db, challenge.id),
    ctx.store.db.insert(takedowns).values(row),
    ...planEvent(ctx, "challenge.taken_down", {
      challengeId: challenge.id,
      ...(suspensionId === null ? { userId: challenge.posterId, note: reason } : {}),
    }),
  ];
}

/** @param told whether the poster is told of this one */
export function planRestore(
  ctx: Context,
  challenge: ChallengeRow,
  { by, reason, told }: { by: string; reason: string; told: boolean },
): Plan {
  const next = changed(ctx, challenge, { takenDownAt: null });
  return [
    ...planChange(ctx, { challenge }, next),
    ...(next.state === "open" ? planPublished(ctx, next) : []),
    exactlyOne(
      ctx.store.db
        .update(takedowns)
        .set({ restoredBy: by, restoredAt: ctx.now, restoring: reason })
        .where(and(eq(takedowns.challengeId, challenge.id), isNull(takedowns.restoredAt))),
    ),
    ...planEvent(ctx, "challenge.restored", {
      challengeId: challenge.id,
      ...(told ? { userId: challenge.posterId, note: reason } : {}),
    }),
  ];
}
