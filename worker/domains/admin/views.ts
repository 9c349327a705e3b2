/** Rows as admins read them. */
import type {
  ChallengeRow,
  ChargebackRow,
  FreezeRow,
  HoldRow,
  MismatchRow,
  OutboxRow,
  PayoutRow,
  ReconciliationRow,
  RefundRow,
  StripeEventRow,
  TimerRow,
  UserRow,
} from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import type { HoldMoney } from "../payments/lifecycle.ts";
import type {
  AdminChargeback,
  AdminHold,
  AdminMismatch,
  AdminOutboxRow,
  AdminPayout,
  AdminReconciliation,
  AdminRefund,
  AdminStripeEvent,
  AdminTimer,
} from "./contract.ts";

export type ChallengeName = Pick<ChallengeRow, "id" | "slug" | "title" | "state">;
export type PersonName = Pick<UserRow, "id" | "handle" | "name">;

type Sum = Pick<PayoutRow, "amountMinor" | "currency">;
const moneyOf = ({ amountMinor, currency }: Sum) => ({ amountMinor, currency });

export function toStripeEvent({ receivedAt, processedAt, ...event }: StripeEventRow): AdminStripeEvent {
  return { ...event, receivedAt: iso(receivedAt), processedAt: isoOrNull(processedAt) };
}

export interface PayoutWithPeople {
  payout: PayoutRow;
  challenge: ChallengeName;
  solver: PersonName;
  givenOf: Pick<ChargebackRow, "id" | "status"> | null;
}

export function toPayout({ payout, challenge, solver, givenOf }: PayoutWithPeople): AdminPayout {
  const { id, holdId, state, reason, failureCode, refusals, transferId, paidAt, createdAt, updatedAt } = payout;
  return {
    id,
    holdId,
    challenge,
    solver,
    amount: moneyOf(payout),
    state,
    reason,
    failureCode,
    refusals,
    transferId,
    givenOf,
    paidAt: isoOrNull(paidAt),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

export interface RefundWithPeople {
  refund: RefundRow;
  challenge: ChallengeName;
  poster: PersonName;
}

export function toRefund({ refund, challenge, poster }: RefundWithPeople): AdminRefund {
  const { id, holdId, state, origin, failureCode, stripeRefundId, paymentIntentId, createdAt, updatedAt } = refund;
  return {
    id,
    holdId,
    challenge,
    poster,
    amount: moneyOf(refund),
    state,
    origin,
    failureCode,
    stripeRefundId,
    paymentIntentId,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

export interface HoldWithPeople {
  hold: HoldRow;
  challenge: ChallengeName;
  poster: PersonName;
  solver: PersonName;
}

export function toHold(
  { hold, challenge, poster, solver }: HoldWithPeople,
  money: HoldMoney,
  freezes: readonly FreezeRow[],
): AdminHold {
  const sum = (amountMinor: number) => ({ amountMinor, currency: hold.currency });
  return {
    id: hold.id,
    challenge,
    poster,
    solver,
    state: hold.state,
    amount: sum(hold.amountMinor),
    fee: sum(hold.feeMinor),
    tax: sum(hold.taxMinor),
    held: sum(money.leftMinor),
    released: sum(money.releasedMinor),
    refunded: sum(money.refundedMinor),
    chargeId: hold.chargeId,
    paymentIntentId: hold.paymentIntentId,
    heldAt: isoOrNull(hold.heldAt),
    freezes: freezes.map(({ cause, source, note, createdAt, endsAt }) => ({
      cause,
      source,
      note,
      createdAt: iso(createdAt),
      endsAt: isoOrNull(endsAt),
    })),
  };
}

export interface ChargebackWithMoney {
  readonly chargeback: ChargebackRow;
  readonly challenge: ChallengeName;
  /** Of the account of what came back; it is there once something did. */
  readonly recovered: Sum | null;
}

export function toChargeback({ chargeback, challenge, recovered }: ChargebackWithMoney): AdminChargeback {
  const { id, holdId, status, reason, evidenceDueAt, evidenceSentAt, openedAt, closedAt } = chargeback;
  return {
    id,
    holdId,
    challenge,
    status,
    reason,
    amount: moneyOf(chargeback),
    recovered: recovered ?? { amountMinor: 0, currency: chargeback.currency },
    evidenceDueAt: isoOrNull(evidenceDueAt),
    evidenceSentAt: isoOrNull(evidenceSentAt),
    openedAt: iso(openedAt),
    closedAt: isoOrNull(closedAt),
  };
}

export function toOutboxRow(row: OutboxRow): AdminOutboxRow {
  const { id, eventId, consumer, topic, state, attempts, nextAt, lastError, createdAt, facts } = row;
  const { payoutId, refundId, holdId, deliveryId, challengeId, userId } = facts;
  const subject = payoutId ?? refundId ?? holdId ?? deliveryId ?? challengeId ?? userId ?? null;
  return {
    id,
    eventId,
    consumer,
    topic,
    state,
    attempts,
    nextAt: iso(nextAt),
    lastError,
    subject,
    createdAt: iso(createdAt),
  };
}

export function toTimer({ dueAt, ...timer }: TimerRow): AdminTimer {
  return { ...timer, dueAt: iso(dueAt) };
}

export function toReconciliation(run: ReconciliationRow): AdminReconciliation {
  const { id, state, startedBy, compared, mismatched, balances, lastError } = run;
  return {
    id,
    state,
    startedBy,
    from: iso(run.fromAt),
    to: iso(run.toAt),
    compared,
    mismatched,
    balances,
    lastError,
    startedAt: iso(run.startedAt),
    finishedAt: isoOrNull(run.finishedAt),
  };
}

export function toMismatch(row: MismatchRow): AdminMismatch {
  const { id, kind, source, state, detail, note } = row;
  return {
    id,
    kind,
    source,
    state,
    detail,
    note,
    firstSeenAt: iso(row.firstSeenAt),
    lastSeenAt: iso(row.lastSeenAt),
    resolvedAt: isoOrNull(row.resolvedAt),
  };
}
