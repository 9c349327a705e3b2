/** What became of mail that left: an address that does not take it, or whose person called it unwanted, gets none any more. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { mailSuppressions, mails, users } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { MailFate } from "../../platform/mailer.ts";
import { planEvent } from "../../platform/outbox.ts";

/** Addresses of one mail that are looked at; ours go to one. */
const mostAddresses = 10;

/** Takes a fate in. Twice is harmless: an address is suppressed once, and its person told once. */
export async function takeMailFate(
  ctx: Context,
  { kind, providerId, addresses }: MailFate,
): Promise<"taken" | "known"> {
  if (kind === "other") return "known";
  const given = [...new Set(addresses.slice(0, mostAddresses).map((address) => address.toLowerCase()))];
  const { db } = ctx.store;
  const known =
    given.length === 0 ? [] : await db.select().from(mailSuppressions).where(inArray(mailSuppressions.address, given));
  const fresh = given.filter((address) => !known.some((row) => row.address === address));
  if (fresh.length === 0) return "known";
  const people = await db
    .select({ id: users.id })
    .from(users)
    .where(inArray(sql`lower(${users.email})`, fresh));
  const marked: Plan =
    providerId === null
      ? []
      : [
          db
            .update(mails)
            .set({ state: kind, updatedAt: ctx.now })
            .where(and(eq(mails.providerId, providerId), eq(mails.state, "sent"))),
        ];
  await commit(ctx, [
    ...fresh.map((address) =>
      db.insert(mailSuppressions).values({ address, cause: kind, createdAt: ctx.now }).onConflictDoNothing(),
    ),
    ...marked,
    ...people.flatMap(({ id }) => planEvent(ctx, "email.undeliverable", { userId: id })),
  ]);
  return "taken";
}
