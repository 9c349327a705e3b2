/** The shapes of the API as pages see them: the contracts' types, without their code. */
import type {
  Application as ApplicationContract,
  OwnApplication as OwnApplicationContract,
} from "#contract/applications";
import type {
  Challenge as ChallengeContract,
  ChallengeSummary as ChallengeSummaryContract,
} from "#contract/challenges";
import type { Payment as PaymentContract } from "#contract/payments";

export type { ApplicationState } from "#contract/applications";
export type { ApiKey, NewApiKey } from "#contract/auth";
export type { AgentPolicy, CancelReason, Category, ChallengeState } from "#contract/challenges";
export type { Delivery, DeliveryState } from "#contract/deliveries";
export type { Dispute, DisputeEntry, DisputeReason, DisputeSummary, Division } from "#contract/disputes";
export type { Proposal } from "#contract/engagements";
export type { StoredFile } from "#contract/files";
export type {
  HoldState,
  Movement,
  MovementKind,
  PayoutAccount,
  PayoutReason,
  PayoutState,
  Receipt,
  Statement,
  Terms,
} from "#contract/payments";
export type { Work, WorkList } from "#contract/portfolio";
export type { Privacy } from "#contract/privacy";
export type { Review, ReviewsOf } from "#contract/reviews";
export type { ChallengeSearch, PeopleSearch, SavedQuery, SavedSearch, SearchSort, Suggestions } from "#contract/search";
export type { OwnUser, Person, User } from "#contract/users";
export type { NewWebhookEndpoint, WebhookDelivery, WebhookEndpoint } from "#contract/webhooks";

export type Application = ApplicationContract;
export type OwnApplication = OwnApplicationContract;
export type Challenge = ChallengeContract;
export type ChallengeSummary = ChallengeSummaryContract;
export type Payment = PaymentContract;

/** What a row of a list shows of a challenge; `highlights` are places of what was searched for, as [from, to). */
export type Listed = Pick<
  ChallengeSummaryContract,
  "slug" | "state" | "title" | "summary" | "skills" | "place" | "applicationCount" | "reward" | "applicationDeadline"
> & {
  poster: Pick<ChallengeSummaryContract["poster"], "name" | "paidAsPoster">;
  highlights?: Record<"title" | "summary", [number, number][]>;
};

/** Integer minor units and an ISO 4217 code. */
export type Money = NonNullable<ChallengeSummaryContract["reward"]>;
export type Currency = Money["currency"];

/** A page of a list. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type {
  AdminChargeback,
  AdminHold,
  AdminMismatch,
  AdminOutboxRow,
  AdminPayout,
  AdminPosting,
  AdminReconciliation,
  AdminRefund,
  AdminStripeEvent,
  AdminTimer,
  MoneyOverview,
} from "#contract/admin";
export type { Conversation, Message as RoomMessage, MessagesPage } from "#contract/messages";
export type {
  Account,
  AccountDetail,
  Redacted,
  ReviewedChallenge,
  Standing,
  Suspension,
  ViewingOf,
} from "#contract/moderation";
export type {
  Notification,
  NotificationGroup,
  NotificationKind,
  NotificationPage,
  Preferences as NotificationPreferences,
  Unread,
} from "#contract/notifications";
export type { Announcement, AuditEntry, FeePolicies, Flag, Metrics, Objectives } from "#contract/operations";
export type { FiledReport, ReportReason } from "#contract/reports";
export type { Signal } from "#contract/signals";
