/** The end of a history: everything arrives, the world comes to rest, and then the books and Stripe must agree. */
import { unfreezeHold } from "../../worker/domains/admin/commands.ts";
import { reconcileNow } from "../../worker/domains/admin/comparing.ts";
import { dayMs, hourMs, minuteMs } from "../../worker/platform/clock.ts";
import { checkStripe } from "../properties/stripe.ts";
import { must } from "../properties/violation.ts";
import { actingAs } from "../world/acting.ts";
import type { StripeEvent } from "../world/world.ts";
import type { History } from "./history.ts";
import { checkReplay, difference, shuffled, standing } from "./order.ts";
import type { Play } from "./play.ts";
import { readBooks, readStripeBooks, readUnfinished } from "./records.ts";
import { stripeRecovers } from "./stripe-life.ts";

/** Longer and longer: first what waits for a queue, then for a look-up, a balance, an account, and the daily tries after a refusal. */
const pauses = [
  3 * minuteMs,
  12 * minuteMs,
  16 * minuteMs,
  2 * hourMs,
  ...Array.from({ length: 6 }, () => 25 * hourMs),
];

/** Past the 80th day of any hold and the clocks that begin then. */
const lastDays = { pauses: 6, each: 17 * dayMs } as const;

export async function checkEnd(play: Play, { seed, toTheEnd, weather }: History): Promise<void> {
  await stripeRecovers(play.world, play.cast);
  await adminsUnfreeze(play);
  if (weather === "events late") await goOnWithoutEvents(play);
  await play.arrivals.collect();
  const reversed = (events: readonly StripeEvent[]) => [...events].reverse();
  const other = play.arrivals.waiting.length < 2 ? null : await play.arrivals.aside(() => restAfter(play, reversed));
  const one = await restAfter(play, (events) => shuffled(events, seed));
  must("any order", other === null || other === one, () => difference(one, other ?? ""));
  await checkAgreement(play);
  await checkReplay(play, seed);
  if (!toTheEnd) return;
  for (let pause = 0; pause < lastDays.pauses; pause++) await goOn(play, lastDays.each);
  await checkAgreement(play);
  const live = await unsettled(play);
  must("every hold ends", live.length === 0, () => live.map(({ what }) => what).join(", "));
  await checkReconciliation(play);
}

/** The product's own comparison of its books with Stripe's finds no difference in all that happened. */
async function checkReconciliation(play: Play): Promise<void> {
  const { world, cast } = play;
  await reconcileNow(actingAs(world, cast.admins[0] ?? null), { days: 200, reason: "The end of a history." });
  for (let minute = 0; minute < 5; minute++) await goOn(play, minuteMs);
  const [run] = await world.rows<{ state: string; compared: number }>(
    "select state, compared from reconciliations where started_by <> 'system' order by started_at desc limit 1",
  );
  must("reconciliation", run?.state === "finished" && run.compared > 0, () => `it is ${JSON.stringify(run)}`);
  const open = await world.rows<{ what: string }>(
    "select kind || ' ' || coalesce(detail, '') as what from mismatches where state = 'open'",
  );
  must("reconciliation", open.length === 0, () => open.map(({ what }) => what).join(", "));
}

/** What admins froze they look into, or it would wait for ever. */
async function adminsUnfreeze({ world, cast }: Play): Promise<void> {
  const freezes = await world.rows<{ holdId: string; source: string }>(
    "select hold_id as holdId, source from freezes where cause = 'admin'",
  );
  for (const { holdId, source } of freezes) {
    const ctx = actingAs(world, cast.admins[0] ?? null);
    await unfreezeHold(ctx, holdId, { cause: "admin", source, reason: "Looked into it." });
    await Promise.all(ctx.deferred);
  }
}

async function restAfter(
  play: Play,
  order: (events: readonly StripeEvent[]) => readonly StripeEvent[],
): Promise<string> {
  await play.arrivals.deliverAll(order);
  await comeToRest(play);
  return standing(await readBooks(play.world));
}

async function goOn(play: Play, ms: number): Promise<void> {
  await play.world.pass(ms);
  await play.arrivals.cron(null);
  await play.arrivals.deliverAll();
  await play.settleDown();
}

/** Jobs come back and look at Stripe for themselves, long before its events tell them. */
async function goOnWithoutEvents(play: Play): Promise<void> {
  for (const pause of pauses.slice(0, 3)) {
    await play.world.pass(pause);
    await play.arrivals.cron(null);
    await play.arrivals.workAll();
  }
  await play.check();
}

/** Nothing is on its way any more. */
async function comeToRest(play: Play): Promise<void> {
  for (const pause of pauses) {
    if ((await stuck(play)).length === 0) return;
    await goOn(play, pause);
  }
  const left = await stuck(play);
  must("nothing is stuck", left.length === 0, () => left.join(", "));
}

async function stuck(play: Play): Promise<string[]> {
  return [...(await readUnfinished(play.world)), ...play.arrivals.waiting.map(({ type }) => `event ${type}`)];
}

/** Holds of the history that still wait; frozen ones wait for their bank or admin. */
function unsettled(play: Play): Promise<{ what: string }[]> {
  return play.world.rows(`
    select h.id || ' ' || h.state as what from holds h
    where h.state in ('created', 'checkout_open', 'async_pending', 'held', 'partially_released', 'failed')
      and h.challenge_id in (${play.challengeIds}) and not exists (select 1 from freezes f where f.hold_id = h.id)`);
}

async function checkAgreement(play: Play): Promise<void> {
  await play.check();
  checkStripe(await readBooks(play.world), await readStripeBooks(play.world));
}
