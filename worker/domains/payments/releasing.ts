/** A part of what is held, for the solver while work goes on. All that is left is released by an approval. */
import { and, eq } from "drizzle-orm";
import { type HoldRow, journals } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FieldMessage } from "../../platform/field-messages.ts";
import { type Money, plainAmount, stepProblem } from "../../platform/money.ts";
import { planRelease } from "./commands.ts";
import { heldMinor } from "./queries.ts";

/** Each part is a transfer and lines of a receipt. */
export const mostParts = 50;

/** @throws AppError `invalid_input`, `wrong_state` after the last part, `hold_not_held`, `hold_frozen` */
export async function planPart(ctx: Context, hold: HoldRow, amount: Money): Promise<Plan> {
  const parts = and(eq(journals.holdId, hold.id), eq(journals.kind, "release"));
  if ((await ctx.store.db.$count(journals, parts)) >= mostParts) {
    throw new AppError("wrong_state", { detail: `A reward is released in ${mostParts} parts at most.` });
  }
  const left = await heldMinor(ctx, hold.id);
  const message = partProblem(amount, { amountMinor: left, currency: hold.currency });
  if (message !== null) throw new AppError("invalid_input", { errors: [{ path: "amount", message }] });
  // The hold's version is in the key: each release is of the hold as it was seen, and a second one is another decision.
  const source = `part:${hold.id}:${hold.version}`;
  return [
    ...(await planRelease(ctx, hold, amount.amountMinor, source)),
    ...planAudit(ctx, "hold.part_released", hold.id, { ...amount }),
  ];
}

function partProblem(part: Money, left: Money): FieldMessage | null {
  if (part.currency !== left.currency || part.amountMinor >= left.amountMinor) {
    return `Name less than the ${plainAmount(left.amountMinor, left.currency)} that is held; an approval releases all of it.`;
  }
  return stepProblem(part.amountMinor, part.currency);
}
