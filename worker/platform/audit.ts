/** The audit log: who did what to which record, written in the commit that did it. */
import { auditLog } from "../database/schema.ts";
import type { Plan } from "../database/store.ts";
import { actorId, type Context } from "./context.ts";

/**
 * @param verb what was done, in the past tense: `challenge.published`
 * @param subject the record's id
 * @param detail what a later reader needs (reasons, sums); never message bodies or secrets
 */
export function planAudit(ctx: Context, verb: string, subject: string, detail: Record<string, unknown> = {}): Plan {
  return [
    ctx.store.db
      .insert(auditLog)
      .values({ actorId: actorId(ctx), verb, subject, detail, requestId: ctx.requestId, at: ctx.now }),
  ];
}
