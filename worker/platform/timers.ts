/** Clocks are rows: started in the commit that begins the wait, swept by cron (engagements/timers.ts). */
import { and, eq } from "drizzle-orm";
import { timers } from "../database/schema.ts";
import type { Plan } from "../database/store.ts";
import type { TimerKind } from "./clock.ts";
import type { Context } from "./context.ts";

/** Starts the clock, or sets it anew when it runs already. `dueAt` in ms. */
export function planTimer(ctx: Context, kind: TimerKind, subject: string, dueAt: number): Plan {
  return [
    ctx.store.db
      .insert(timers)
      .values({ kind, subject, dueAt })
      .onConflictDoUpdate({ target: [timers.kind, timers.subject], set: { dueAt, attempts: 0, lastError: null } }),
  ];
}

/** Stops the clock; stopping one that does not run changes nothing. */
export function planStopTimer(ctx: Context, kind: TimerKind, subject: string): Plan {
  return [ctx.store.db.delete(timers).where(and(eq(timers.kind, kind), eq(timers.subject, subject)))];
}
