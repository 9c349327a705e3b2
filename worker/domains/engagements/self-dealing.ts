/** Signs that two accounts are one person, or play into each other's hands: for a moderator to look at, while the award goes on. */
import { and, eq } from "drizzle-orm";
import { challenges, type HoldRow, holds, type UserRow } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { shareDevice } from "../../platform/devices.ts";
import { findSamePayoutAccount, wasNoted } from "../payments/payout-destinations.ts";

/**
 * `same_mailbox`: mail to both arrives at one place; `each_other`: work went the other way between them before; `same_device`: both acted
 * from one browser; `same_payout_account`: the solver is paid to an account that the poster is paid to or paid from.
 */
export async function findSelfDealing(ctx: Context, poster: UserRow, solver: UserRow): Promise<string[]> {
  const mailboxes = [poster, solver].map(({ email }) => (email === null ? null : mailboxOf(email)));
  const before = await ctx.store.db.query.challenges.findFirst({
    where: and(
      eq(challenges.posterId, solver.id),
      eq(challenges.solverId, poster.id),
      eq(challenges.state, "completed"),
    ),
    columns: { id: true },
  });
  return [
    ...(mailboxes[0] !== null && mailboxes[0] === mailboxes[1] ? ["same_mailbox"] : []),
    ...(before === undefined ? [] : ["each_other"]),
    ...((await shareDevice(ctx, poster.id, solver.id)) ? ["same_device"] : []),
    ...(await findSamePayoutAccount(ctx, { posterId: poster.id, solverId: solver.id })),
  ];
}

/**
 * Signs in the money itself, for which payouts wait. `same_card`: the reward is paid with a card or bank account with which its solver has
 * paid for work of their own; `same_payout_account` as at the award, of what it is paid with, too, unless a moderator has found nothing in
 * it since.
 */
export async function findSharedMoney(ctx: Context, hold: HoldRow, fingerprint: string | null): Promise<string[]> {
  const account = await findSamePayoutAccount(ctx, hold, fingerprint);
  const isNew = account.length > 0 && !(await wasNoted(ctx, hold, account));
  return [...(await findSameCard(ctx, hold, fingerprint)), ...(isNew ? account : [])];
}

async function findSameCard(ctx: Context, hold: HoldRow, fingerprint: string | null): Promise<string[]> {
  if (fingerprint === null) return [];
  const own = and(eq(holds.payerFingerprint, fingerprint), eq(holds.posterId, hold.solverId));
  return (await ctx.store.db.$count(holds, own)) > 0 ? ["same_card"] : [];
}

/** `Petra.Poster+work@GoogleMail.com` → `petraposter@gmail.com`: what providers put into one mailbox. */
export function mailboxOf(email: string): string {
  const [name = "", host = ""] = email.trim().toLowerCase().split("@");
  const plain = name.split("+")[0] ?? name;
  const isGoogle = host === "gmail.com" || host === "googlemail.com";
  return isGoogle ? `${plain.replaceAll(".", "")}@gmail.com` : `${plain}@${host}`;
}
