/** How each kind of thing that needs a person reads as a line. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { admin as texts } from "../copy/en/admin.ts";
import type {
  AdminChargeback,
  AdminHold,
  AdminMismatch,
  AdminOutboxRow,
  AdminPayout,
  AdminRefund,
  AdminStripeEvent,
  AdminTimer,
  DisputeSummary,
  Money as Sum,
} from "../lib/types.ts";
import { Figures } from "./admin-figures.tsx";
import type { AdminAction, AdminLine } from "./admin-lines.tsx";
import { Money, When } from "./money.tsx";
import { type Texts, useTexts } from "./reader.tsx";

type AdminTexts = Texts<keyof typeof texts>;

interface Named {
  slug: string;
  title: string;
}

/** The makers of lines, each for one kind. */
export function useAdminLines() {
  const t = useTexts(texts);
  return {
    stripeEvents: (event: AdminStripeEvent) => eventLine(t, event),
    payouts: (payout: AdminPayout) => payoutLine(t, payout),
    refunds: (refund: AdminRefund) => refundLine(t, refund),
    frozen: (hold: AdminHold) => frozenLine(t, hold),
    suspended: (hold: AdminHold) => suspendedLine(t, hold),
    chargebacks: (chargeback: AdminChargeback) => chargebackLine(t, chargeback),
    outbox: (row: AdminOutboxRow) => jobLine(t, row),
    timers: (timer: AdminTimer) => clockLine(t, timer),
    mismatches: (mismatch: AdminMismatch) => mismatchLine(t, mismatch),
    disputes: (dispute: DisputeSummary) => disputeLine(t, dispute),
  };
}

const about = ({ slug, title }: Named) => <Link to={`/challenges/${slug}`}>{title}</Link>;

const toHold = (t: AdminTexts, holdId: string): AdminAction => ({ to: `/admin/holds/${holdId}`, text: t("openHold") });

/** A sum and whose it is, with the challenge under it. */
function moneyOf(text: ReactNode, challenge: Named): ReactNode {
  return (
    <>
      <b>{text}</b>
      <span className="block">{about(challenge)}</span>
    </>
  );
}

const sumOf = (value: Sum) => <Money value={value} />;

function eventLine(t: AdminTexts, event: AdminStripeEvent): AdminLine {
  const known = `why_${event.reason}`;
  // A text of ours by its name; a reason that came later reads as one that this page does not know.
  const why = known in texts ? (known as keyof typeof texts) : "why_other";
  const actions: Record<string, AdminAction[]> = {
    quarantined: [{ decision: "replayEvent" }, { decision: "dismissEvent" }],
    received: [{ decision: "replayEvent" }],
  };
  return {
    id: event.id,
    what: (
      <>
        <b>{event.type}</b>
        {event.livemode ? null : <span className="dim"> {t("eventTest")}</span>}
        {event.objectId ? <span className="block dim">{t("eventAbout", { object: event.objectId })}</span> : null}
      </>
    ),
    codes: [event.id, event.account],
    why: event.reason ? (
      <>
        {t(why)} <code>{event.reason}</code>
      </>
    ) : null,
    since: event.receivedAt,
    actions: actions[event.state] ?? [],
  };
}

function payoutLine(t: AdminTexts, payout: AdminPayout): AdminLine {
  const { state, reason, failureCode, refusals } = payout;
  const stopped = state === "failed" || state === "blocked";
  return {
    id: payout.id,
    what: moneyOf(t.rich("payoutTo", { sum: sumOf(payout.amount), name: payout.solver.name }), payout.challenge),
    codes: [payout.id, payout.transferId],
    why: (
      <>
        <b>{t("payoutState", { state })}.</b> {reason ? t(`reason_${reason}`) : null}{" "}
        {t("refusals", { count: refusals })} {isLostGift(payout) ? t("lostGift") : null}{" "}
        {failureCode ? <code>{failureCode}</code> : null}
      </>
    ),
    since: payout.updatedAt,
    actions: [
      ...(stopped ? [{ decision: "retryPayout" } as const] : []),
      ...(state === "paid" ? [{ decision: "reversePayout" } as const] : []),
      ...(isLostGift(payout) ? [{ decision: "takeBack" } as const] : []),
      toHold(t, payout.holdId),
    ],
  };
}

/** Given of a chargeback that is lost after all: it leaves no more by itself. */
function isLostGift({ state, givenOf }: AdminPayout): boolean {
  return givenOf?.status === "lost" && (state === "queued" || state === "blocked" || state === "failed");
}

function refundLine(t: AdminTexts, refund: AdminRefund): AdminLine {
  const { state, origin, failureCode } = refund;
  return {
    id: refund.id,
    what: moneyOf(t.rich("refundTo", { sum: sumOf(refund.amount), name: refund.poster.name }), refund.challenge),
    codes: [refund.id, refund.stripeRefundId ?? refund.paymentIntentId],
    why: (
      <>
        <b>{t("refundState", { state })}.</b> {t("refundOrigin", { origin })}{" "}
        {failureCode ? <code>{failureCode}</code> : null}
      </>
    ),
    since: refund.updatedAt,
    actions: [
      ...(state === "failed" ? ([{ decision: "retryRefund" }, { decision: "paidElsewhere" }] as const) : []),
      toHold(t, refund.holdId),
    ],
  };
}

type Freeze = AdminHold["freezes"][number];

/** What ends a freeze: an admin, a day, or the bank. */
export function freezeActions({ freezes }: AdminHold): AdminAction[] {
  return freezes
    .filter(({ cause }) => cause !== "chargeback")
    .map(({ cause, source }) => ({ decision: "unfreeze", source: `${cause}:${source}` }));
}

export function FreezeWords({ freeze: { cause, note, endsAt } }: { freeze: Freeze }) {
  const t = useTexts(texts);
  return (
    <>
      {t("freeze", { cause })} {cause === "admin" ? note : <code>{note}</code>}{" "}
      {endsAt ? t.rich("freezeEnds", { time: <When at={endsAt} form="moment" /> }) : null}
      {cause === "chargeback" ? t("freezeByBank") : null}
    </>
  );
}

function frozenLine(t: AdminTexts, hold: AdminHold): AdminLine {
  return {
    id: hold.id,
    what: moneyOf(t.rich("holdOf", { sum: sumOf(hold.held) }), hold.challenge),
    codes: [hold.id],
    why: hold.freezes.map((freeze) => (
      <p key={`${freeze.cause}:${freeze.source}`}>
        <FreezeWords freeze={freeze} />
      </p>
    )),
    since: hold.freezes[0]?.createdAt ?? hold.heldAt ?? "",
    actions: [...freezeActions(hold), toHold(t, hold.id)],
  };
}

function suspendedLine(t: AdminTexts, hold: AdminHold): AdminLine {
  const { id, held, challenge, poster, solver, heldAt } = hold;
  const account = ({ handle, name }: AdminHold["poster"]) => <Link to={`/admin/people/${handle}`}>{name}</Link>;
  return {
    id,
    what: moneyOf(t.rich("holdOf", { sum: sumOf(held) }), challenge),
    codes: [id],
    why: t.rich("between", { poster: account(poster), solver: account(solver) }),
    since: heldAt,
    actions: [{ decision: "freeze" }, toHold(t, id)],
  };
}

const recoveredActions: readonly AdminAction[] = [
  { decision: "giveSolver" },
  { decision: "givePoster" },
  { decision: "keepRecovered" },
];

function chargebackLine(t: AdminTexts, chargeback: AdminChargeback): AdminLine {
  const { evidenceDueAt, evidenceSentAt, recovered } = chargeback;
  const came = recovered.amountMinor > 0;
  return {
    id: chargeback.id,
    what: moneyOf(t.rich("chargebackOf", { sum: sumOf(chargeback.amount) }), chargeback.challenge),
    codes: [chargeback.id],
    why: (
      <>
        <code>{chargeback.reason}</code> <code>{chargeback.status}</code>{" "}
        {evidenceSentAt
          ? t.rich("evidenceSent", { time: <When at={evidenceSentAt} form="moment" /> })
          : evidenceDueAt
            ? t.rich("evidenceDue", { time: <When at={evidenceDueAt} form="moment" /> })
            : t("noEvidence")}{" "}
        {came ? t.rich("cameBack", { sum: sumOf(recovered) }) : null}
      </>
    ),
    since: chargeback.openedAt,
    currency: recovered.currency,
    actions: [...(came ? recoveredActions : []), toHold(t, chargeback.holdId)],
  };
}

function jobLine(t: AdminTexts, row: AdminOutboxRow): AdminLine {
  return {
    id: row.id,
    what: <b>{t("job", { consumer: row.consumer, topic: row.topic })}</b>,
    codes: [row.id, row.subject],
    why: (
      <>
        {t("attempts", { count: row.attempts })}{" "}
        {row.lastError ? <code className="breaks">{row.lastError}</code> : null}
      </>
    ),
    since: row.createdAt,
    actions: jobActions(row),
  };
}

/** What moves money is never given up, nor what erases somebody. */
const moneyJobs: readonly string[] = ["payout", "refund", "checkout", "chargeback"];

function jobActions({ state, consumer, topic }: AdminOutboxRow): AdminAction[] {
  if (state !== "dead" && state !== "pending") return [];
  const again: AdminAction = { decision: state === "dead" ? "replayJob" : "retryJob" };
  return moneyJobs.includes(consumer) || topic === "user.erased" ? [again] : [again, { decision: "cancelJob" }];
}

function clockLine(t: AdminTexts, { kind, subject, attempts, lastError }: AdminTimer): AdminLine {
  return {
    id: `${kind}:${subject}`,
    what: <b>{kind}</b>,
    codes: [subject],
    why: (
      <>
        {t("attempts", { count: attempts })} {lastError ? <code className="breaks">{lastError}</code> : null}
      </>
    ),
    since: null,
    actions: [],
  };
}

function mismatchLine(t: AdminTexts, mismatch: AdminMismatch): AdminLine {
  return {
    id: mismatch.id,
    what: (
      <>
        <b>{t(`mismatch_${mismatch.kind}`)}</b>
        <span className="block dim">
          {t.rich("seenAgain", { time: <When at={mismatch.lastSeenAt} form="moment" /> })}
        </span>
      </>
    ),
    codes: [mismatch.source],
    why: (
      <>
        <Figures detail={mismatch.detail} />
        {mismatch.note}
      </>
    ),
    since: mismatch.firstSeenAt,
    actions: actionsOn(mismatch),
  };
}

/** Only what our books do not know can be taken in. */
function actionsOn({ state, kind }: AdminMismatch): AdminLine["actions"] {
  if (state !== "open") return [];
  return kind === "MISSING_LEDGER" ? [{ decision: "takeIn" }, { decision: "resolve" }] : [{ decision: "resolve" }];
}

function disputeLine(t: AdminTexts, dispute: DisputeSummary): AdminLine {
  const { held, poster, solver, decisionDueAt } = dispute;
  const between = t.rich("disputeOf", { sum: sumOf(held), poster: poster.name, solver: solver.name });
  return {
    id: dispute.id,
    what: moneyOf(between, dispute.challenge),
    codes: [dispute.id],
    why: decisionDueAt ? t.rich("disputeDue", { time: <When at={decisionDueAt} form="deadline" /> }) : null,
    since: dispute.createdAt,
    actions: [{ to: `/disputes/${dispute.id}`, text: t("openDispute") }],
  };
}
