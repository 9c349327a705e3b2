/** Notes for moderators, written in the commit of what they are about. The same thing is noted once until somebody has looked at it. */
import { signals } from "../database/schema.ts";
import type { Plan } from "../database/store.ts";
import type { SignalKind } from "../domains/signals/contract.ts";
import type { Context } from "./context.ts";
import { newId } from "./ids.ts";

/** @param found ids and kinds that say what was seen; nothing was when it is empty, and then nothing is planned */
export function planSignal(
  ctx: Context,
  signal: { id?: string; kind: SignalKind; userId: string; subjectId: string; found: string[] },
): Plan {
  if (signal.found.length === 0) return [];
  const row = { id: newId("signal"), ...signal, createdAt: ctx.now };
  return [ctx.store.db.insert(signals).values(row).onConflictDoNothing()];
}
