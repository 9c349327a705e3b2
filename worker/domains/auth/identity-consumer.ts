/** Follows an erasure to the identity provider: the account there goes too, and with it the sign-in, the address and the sessions. */
import { and, eq } from "drizzle-orm";
import { identities } from "../../database/schema.ts";
import { deleteClerkUser } from "../../platform/clerk-api.ts";
import { acted, type Consume } from "../../platform/outbox.ts";

export const identityConsumer: Consume = async (ctx, job) => {
  if (job.topic !== "user.erased") return acted;
  const rows = await ctx.store.db.query.identities.findMany({
    // Of an instance that we moved away from we have no key.
    where: and(eq(identities.userId, job.facts.userId ?? ""), eq(identities.issuer, ctx.config.CLERK_ISSUER)),
  });
  for (const { subject } of rows) await deleteClerkUser(subject, ctx.config);
  return acted;
};
