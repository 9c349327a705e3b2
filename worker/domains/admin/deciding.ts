/** How an admin decides: about what there is, about nobody's own money, and once under the client's name for it. */
import type { HoldRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { commitOnce } from "../../platform/commit.ts";
import type { Context, UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { findHold } from "../payments/queries.ts";
import { requireNoSide } from "./rights.ts";

/** @throws AppError `not_found` */
export async function present<Row>(row: Promise<Row | null | undefined>): Promise<Row> {
  const found = await row;
  if (found === null || found === undefined) throw new AppError("not_found");
  return found;
}

/** Commits what was decided, under the client's name for it. */
export function decide(ctx: Context, id: string, plan: () => Promise<Plan>): Promise<unknown> {
  return commitOnce(ctx, async () => ({ result: { id }, plan: await plan() }));
}

/** The hold, for a decision of an admin who is neither of its sides. @throws AppError `not_found`, `forbidden` */
export async function holdOfOthers(ctx: Context, admin: UserActor, id: string): Promise<HoldRow> {
  const hold = await present(findHold(ctx, id));
  requireNoSide(admin, hold);
  return hold;
}
