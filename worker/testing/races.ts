/** Two at once, in the order that shows a check that is not made in the commit. Only tests import this. */
import type { Context } from "../platform/context.ts";

/** A context whose first commit is preceded by somebody else's, after all that was read for it. */
export function meanwhile(ctx: Context, happens: () => Promise<unknown>): Context {
  let happened = false;
  const atomic: Context["store"]["atomic"] = async (plan) => {
    if (!happened) {
      happened = true;
      await happens();
    }
    return ctx.store.atomic(plan);
  };
  return { ...ctx, store: { ...ctx.store, atomic } };
}
