/** What stands in the record and at Stripe at one moment, read past the product's own queries. */
import type Stripe from "stripe";
import type { ChallengeState } from "../../worker/domains/challenges/contract.ts";
import type { HoldState, PayoutState, RefundOrigin, RefundState } from "../../worker/domains/payments/contract.ts";
import type { Currency } from "../../worker/platform/money.ts";
import type { World } from "../world/world.ts";

/** A challenge as the one who plans the next step sees it. */
export interface ChallengeNow {
  readonly id: string;
  readonly state: ChallengeState;
  readonly posterId: string;
  readonly solverId: string | null;
  readonly currency: Currency;
  readonly applicationIds: readonly string[];
  readonly awardedApplicationId: string | null;
  /** The newest version. */
  readonly deliveryId: string | null;
  /** The newest hold, and what became of its money. */
  readonly holdId: string | null;
  readonly holdState: HoldState | null;
  readonly heldAt: number | null;
  readonly amountMinor: number;
  readonly heldMinor: number;
  readonly freezeCause: string | null;
  readonly freezeSource: string | null;
  readonly payoutId: string | null;
  readonly payoutState: PayoutState | null;
  readonly refundId: string | null;
  readonly refundState: RefundState | null;
  /** Of the open proposal to end together. */
  readonly proposedBy: string | null;
  /** Of the open dispute, and the newest division that each side said it would accept. */
  readonly disputeId: string | null;
  readonly disputeState: string | null;
  readonly filedBy: string | null;
  readonly posterEntryId: string | null;
  readonly solverEntryId: string | null;
}

export async function challengeNow(world: World, id: string): Promise<ChallengeNow> {
  const entryOf = (side: string) =>
    `(select id from dispute_entries where dispute_id = d.id and author_id = c.${side}_id and release_minor is not null order by seq desc limit 1)`;
  const [row] = await world.rows<Omit<ChallengeNow, "applicationIds"> & { applicationIds: string }>(`
    select c.id, c.state, c.poster_id as posterId, c.solver_id as solverId, c.currency,
      c.awarded_application_id as awardedApplicationId,
      (select json_group_array(id) from applications where challenge_id = c.id) as applicationIds,
      (select id from deliveries where challenge_id = c.id order by version desc limit 1) as deliveryId,
      h.id as holdId, h.state as holdState, h.held_at as heldAt, coalesce(h.amount_minor, 0) as amountMinor,
      coalesce((select balance_minor from accounts where id = 'hold:' || h.id), 0) as heldMinor,
      f.cause as freezeCause, f.source as freezeSource,
      p.id as payoutId, p.state as payoutState, r.id as refundId, r.state as refundState,
      x.proposed_by as proposedBy, d.id as disputeId, d.state as disputeState, d.filed_by as filedBy,
      ${entryOf("poster")} as posterEntryId, ${entryOf("solver")} as solverEntryId
    from challenges c
    left join holds h on h.id = (select id from holds where challenge_id = c.id order by created_at desc, id desc limit 1)
    left join freezes f on f.hold_id = h.id and f.cause <> 'chargeback'
    left join payouts p on p.id = (select id from payouts where hold_id = h.id order by state = 'paid', id limit 1)
    left join refunds r on r.id = (select id from refunds where hold_id = h.id order by state <> 'failed', id limit 1)
    left join cancellation_proposals x on x.challenge_id = c.id and x.state = 'open'
    left join disputes d on d.challenge_id = c.id and d.state in ('filed', 'answered', 'deciding')
    where c.id = '${id}' limit 1`);
  if (row === undefined) throw new Error(`there is no challenge ${id}`);
  return { ...row, applicationIds: JSON.parse(row.applicationIds) };
}

export interface HoldRecord {
  readonly id: string;
  readonly challengeId: string;
  readonly solverId: string;
  readonly state: HoldState;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly taxMinor: number;
  readonly currency: Currency;
  readonly heldAt: number | null;
}

export interface PostingRecord {
  readonly seq: number;
  readonly kind: string;
  readonly source: string;
  readonly holdId: string | null;
  readonly debit: string;
  readonly credit: string;
  readonly amountMinor: number;
  readonly currency: Currency;
}

export interface AccountRecord {
  readonly id: string;
  readonly currency: Currency;
  readonly floorMinor: number | null;
  readonly ceilingMinor: number | null;
  readonly balanceMinor: number;
}

export interface PayoutRecord {
  readonly id: string;
  readonly holdId: string;
  readonly solverId: string;
  readonly state: PayoutState;
  readonly reason: string | null;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly transferId: string | null;
}

export interface RefundRecord {
  readonly id: string;
  readonly holdId: string;
  readonly state: RefundState;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly stripeRefundId: string | null;
  readonly origin: RefundOrigin;
  readonly failureCode: string | null;
}

/** The whole of the money's record. */
export interface Books {
  readonly challenges: readonly { id: string; state: ChallengeState }[];
  readonly holds: readonly HoldRecord[];
  readonly postings: readonly PostingRecord[];
  readonly accounts: readonly AccountRecord[];
  readonly payouts: readonly PayoutRecord[];
  readonly refunds: readonly RefundRecord[];
  readonly frozen: ReadonlySet<string>;
}

export async function readBooks(world: Pick<World, "rows">): Promise<Books> {
  const frozen = await world.rows<{ holdId: string }>("select distinct hold_id as holdId from freezes");
  return {
    challenges: await world.rows("select id, state from challenges"),
    holds:
      await world.rows(`select id, challenge_id as challengeId, solver_id as solverId, state, amount_minor as amountMinor,
      fee_minor as feeMinor, tax_minor as taxMinor, currency, held_at as heldAt from holds`),
    postings: await world.rows(`select p.seq, j.kind, j.source, j.hold_id as holdId, p.debit, p.credit,
      p.amount_minor as amountMinor, p.currency from postings p join journals j on j.id = p.journal_id order by p.seq`),
    accounts: await world.rows(`select id, currency, floor_minor as floorMinor, ceiling_minor as ceilingMinor,
      balance_minor as balanceMinor from accounts`),
    payouts:
      await world.rows(`select id, hold_id as holdId, solver_id as solverId, state, reason, amount_minor as amountMinor,
      currency, transfer_id as transferId from payouts`),
    refunds: await world.rows(`select id, hold_id as holdId, state, amount_minor as amountMinor, currency,
      stripe_refund_id as stripeRefundId, origin, failure_code as failureCode from refunds`),
    frozen: new Set(frozen.map(({ holdId }) => holdId)),
  };
}

/** What Stripe says of our money. */
export interface StripeBooks {
  readonly movements: readonly Stripe.BalanceTransaction[];
  readonly transfers: readonly Stripe.Transfer[];
  readonly refunds: readonly Stripe.Refund[];
  readonly disputes: readonly Stripe.Dispute[];
}

export async function readStripeBooks(world: Pick<World, "script">): Promise<StripeBooks> {
  const all = async <Kind>(kind: string) =>
    (await world.script<{ data: Kind[] }>("GET", `/objects?kind=${kind}&limit=100000`)).data;
  return {
    movements: await all("balance_transaction"),
    transfers: await all("transfer"),
    refunds: await all("refund"),
    disputes: await all("dispute"),
  };
}

const unfinished = `
  select 'job ' || topic || ' ' || state || ' ' || coalesce(last_error, '') as what from outbox
    where state <> 'done' and consumer in ('payout', 'refund', 'checkout', 'chargeback')
  union all select 'payout ' || state || ' ' || coalesce(reason, '') || ' ' || coalesce(failure_code, '')
    from payouts where state not in ('paid', 'reversed', 'canceled')
  union all select 'refund ' || state from refunds
    where state = 'decided' or (state = 'requested' and stripe_refund_id is null)
  union all select 'event ' || type || ' ' || state from stripe_events where state = 'received'
  union all select 'hold without a session ' || id from holds where state = 'checkout_open' and checkout_session_id is null`;

/** What is still on its way, or waits for somebody: nothing when the money is at rest. */
export async function readUnfinished(world: Pick<World, "rows">): Promise<string[]> {
  return (await world.rows<{ what: string }>(unfinished)).map(({ what }) => what);
}
