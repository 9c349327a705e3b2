import type { ReactNode } from "react";
import { inbox as texts } from "../copy/en/inbox.ts";
import type { Notification, NotificationGroup } from "../lib/types.ts";
import type { IconName } from "./icon.tsx";
import { Money } from "./money.tsx";
import { useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";

const icons: Record<Notification["category"], IconName> = {
  applications: "people",
  searches: "search",
  work: "work",
  money: "check",
  reviews: "star",
  account: "person",
};

export function iconOf({ category }: Notification): IconName {
  return icons[category];
}

/** Where a notification leads: the room if there is one, else the page where the next step is. */
export function pathOf({ kind, subject }: Notification): string {
  // By its id: words may have left the title since, and with it the address.
  const base = subject.challengeId ? `/challenges/${subject.challengeId}` : null;
  if (kind === "payout_account.ready") return "/settings/payouts";
  if (kind === "payout.bank_failed") return "/settings/payouts";
  if (kind === "money.needs_review") return "/admin/money";
  if (kind.startsWith("payout.") || kind.startsWith("solver.") || kind === "refund.failed") return "/payments";
  if (kind === "application.submitted" || kind === "application.withdrawn" || kind === "award.declined")
    return base ? `${base}/applications` : "/my/challenges";
  if (kind === "hold.payment_failed") return base ? `${base}/checkout` : "/my/challenges";
  // Why somebody is suspended, and their appeal, are with the profile.
  const suspended = subject.reason === "suspended" || subject.reason === "appeal_refused";
  if (kind === "user.state_changed" && suspended) return "/settings";
  if (subject.savedSearchId) return `/searches/${subject.savedSearchId}`;
  if (kind === "user.state_changed" || kind === "export.ready") return "/settings/privacy";
  if (kind === "words.redacted" && subject.reason === "work") return "/settings/works";
  if (kind === "webhook.disabled") return "/settings/webhooks";
  if (kind === "report.upheld") return "/admin/reports?state=upheld";
  if (kind === "user.appealed") return "/admin/people?state=suspended";
  // Whoever is out of a group reads nothing there any more.
  if (kind === "conversation.member_left") return base ?? "/messages";
  if (subject.disputeId) return `/disputes/${subject.disputeId}`;
  if (subject.conversationId) return `/messages/${subject.conversationId}`;
  return base ?? "/notifications";
}

/** What happened, in a sentence. */
export function useSentence(): (note: Notification | NotificationGroup) => ReactNode {
  const t = useTexts(texts);
  const { policy } = useRootData();
  return ({ kind, subject, ...line }) => {
    const count = "count" in line ? line.count : 1;
    // The most exact sentence there is: of several, with its reason, or plain.
    const exact = count > 1 ? `${kind}_many` : `${kind}_${subject.reason}`;
    const key = exact in texts ? (exact as keyof typeof texts) : kind;
    if (!(key in texts)) return null;
    const { amountMinor, currency } = subject;
    const sum =
      // A currency that reaches a notification is one of ours: the contract's subject only types it wider.
      amountMinor !== undefined && currency !== undefined ? (
        <Money value={{ amountMinor, currency: currency as "USD" }} />
      ) : (
        ""
      );
    const sentence = t.rich(key, {
      count,
      who: subject.actorName ?? t("someone"),
      title: subject.title ?? "",
      version: subject.version ?? "",
      news: subject.count ?? 0,
      note: subject.note ?? "",
      sum,
      days: policy.reviewBlindDays,
    });
    if (count === 1 || key === exact) return sentence;
    return (
      <>
        {sentence} <span className="dim">{t("earlier", { count: count - 1 })}</span>
      </>
    );
  };
}
