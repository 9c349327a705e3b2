/**
 * Reads from Stripe where somebody is paid to, after their payout account became ready or changed. A job of its own: being payable waits
 * for nothing here, and what fails is tried again until an admin sees it among the dead.
 */
import { commit } from "../../platform/commit.ts";
import { acted, type Consume, committed } from "../../platform/outbox.ts";
import { findPayoutAccount } from "./payout-account.ts";
import { planDestinations } from "./payout-destinations.ts";

export const destinationsConsumer: Consume = async (ctx, job) => {
  const account = job.facts.userId === undefined ? null : await findPayoutAccount(ctx, job.facts.userId);
  if (account === null) return acted;
  await commit(ctx, [...(await planDestinations(ctx, account)), ...job.planDone]);
  return committed;
};
