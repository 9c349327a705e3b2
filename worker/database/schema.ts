/** The record as the Worker uses it: the schema made with the SQLite kit, whose types are the product's types. */
import { sqliteKit } from "./kit.ts";
import { defineSchema } from "./tables.ts";

export const schema = defineSchema(sqliteKit);

export const {
  users,
  identities,
  userSkills,
  personWords,
  revokedSessions,
  clerkEvents,
  payoutAccounts,
  challenges,
  challengeSkills,
  searchAttributes,
  applications,
  deliveries,
  works,
  files,
  holds,
  accounts,
  journals,
  postings,
  payouts,
  refunds,
  stripeEvents,
  freezes,
  chargebacks,
  disputes,
  disputeEntries,
  cancellationProposals,
  reconciliations,
  mismatches,
  reconciled,
  reviews,
  conversations,
  conversationMembers,
  messageDays,
  blocks,
  reports,
  savedSearches,
  alertedReaders,
  notificationPreferences,
  pushSubscriptions,
  mails,
  mailSuppressions,
  apiKeys,
  webhookEndpoints,
  webhookDeliveries,
  accountExports,
  accountClosings,
  suspensions,
  takedowns,
  viewings,
  featureFlags,
  announcements,
  feePolicies,
  incidents,
  incidentTellings,
  rations,
  devices,
  payoutDestinations,
  signals,
  timers,
  outbox,
  idempotencyKeys,
  auditLog,
} = schema;

export type UserRow = typeof users.$inferSelect;
export type ChallengeRow = typeof challenges.$inferSelect;
export type ApplicationRow = typeof applications.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;
export type FileRow = typeof files.$inferSelect;
export type HoldRow = typeof holds.$inferSelect;
export type PayoutRow = typeof payouts.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;
export type StripeEventRow = typeof stripeEvents.$inferSelect;
export type FreezeRow = typeof freezes.$inferSelect;
export type ChargebackRow = typeof chargebacks.$inferSelect;
export type DisputeRow = typeof disputes.$inferSelect;
export type DisputeEntryRow = typeof disputeEntries.$inferSelect;
export type CancellationProposalRow = typeof cancellationProposals.$inferSelect;
export type ReconciliationRow = typeof reconciliations.$inferSelect;
export type MismatchRow = typeof mismatches.$inferSelect;
export type ReviewRow = typeof reviews.$inferSelect;
export type ReportRow = typeof reports.$inferSelect;
export type ConversationRow = typeof conversations.$inferSelect;
export type WorkRow = typeof works.$inferSelect;
export type SavedSearchRow = typeof savedSearches.$inferSelect;
export type NotificationPreferencesRow = typeof notificationPreferences.$inferSelect;
export type PushSubscriptionRow = typeof pushSubscriptions.$inferSelect;
export type MailRow = typeof mails.$inferSelect;
export type ApiKeyRow = typeof apiKeys.$inferSelect;
export type WebhookEndpointRow = typeof webhookEndpoints.$inferSelect;
export type WebhookDeliveryRow = typeof webhookDeliveries.$inferSelect;
export type AccountExportRow = typeof accountExports.$inferSelect;
export type SignalRow = typeof signals.$inferSelect;
export type AccountClosingRow = typeof accountClosings.$inferSelect;
export type SuspensionRow = typeof suspensions.$inferSelect;
export type TakedownRow = typeof takedowns.$inferSelect;
export type ViewingRow = typeof viewings.$inferSelect;
export type FeatureFlagRow = typeof featureFlags.$inferSelect;
export type AnnouncementRow = typeof announcements.$inferSelect;
export type FeePolicyRow = typeof feePolicies.$inferSelect;
export type IncidentRow = typeof incidents.$inferSelect;
export type IncidentTellingRow = typeof incidentTellings.$inferSelect;
export type AuditRow = typeof auditLog.$inferSelect;
export type OutboxRow = typeof outbox.$inferSelect;
export type TimerRow = typeof timers.$inferSelect;
