/**
 * Every kind of data that OpenChance keeps: what it is, where a person finds it in their export, how long it stays and what becomes of it
 * when its person is erased. A new table does not compile without its line here; docs/PRIVACY.md is printed from it (scripts/docs.ts).
 */
import type { schema } from "./database/schema.ts";
import { inboxLimits } from "./domains/notifications/contract.ts";
import type { recordFiles } from "./domains/privacy/contents.ts";
import { webhookLimits } from "./domains/webhooks/contract.ts";
import { outboxLimits } from "./platform/outbox.ts";
import { policy } from "./platform/policy.ts";
import { retentionDays } from "./retention.ts";

type ExportFile = keyof typeof recordFiles | "conversations/" | "files/";

interface Kept {
  /** What it is, for a person to understand. */
  what: string;
  /** Files of the export that have it; or why it is in none. */
  inExport: readonly ExportFile[] | string;
  /** How long it stays by itself. */
  stays: string;
  /** What an erasure does with it. */
  erased: string;
}

/** Kept outside of the record. */
type Store = "search's words" | "rooms" | "inboxes" | "uploads" | "guests' cache" | "logs";

const life = "while the account lasts";
const good = "for good";
const nothing = "nothing: no word of a person is in it";
const books = "stays, under the tombstone: the law and the ledger need it";
const agreed = "stays, under the tombstone: the other side relies on it";
const protects = "stays, under the tombstone: it protects others";
const noPerson = "of no person";
const days = (count: number) => `${count} days`;

export const kept: Readonly<Record<keyof typeof schema | Store, Kept>> = {
  users: {
    what: "The profile",
    inExport: ["account.json"],
    stays: life,
    erased: "emptied; a tombstone without name and address",
  },
  identities: {
    what: "Which sign-in at Clerk is whose",
    inExport: ["account.json"],
    stays: life,
    erased: "stays without meaning: the account at Clerk is deleted",
  },
  userSkills: { what: "Skills", inExport: ["account.json"], stays: life, erased: "deleted" },
  personWords: { what: "Words people are found by", inExport: "made from the profile", stays: life, erased: "deleted" },
  revokedSessions: {
    what: "Sign-ins that ended",
    inExport: "names of sign-ins, of use to Clerk alone",
    stays: days(retentionDays.revokedSessions),
    erased: nothing,
  },
  clerkEvents: {
    what: "Which of Clerk's events were taken in",
    inExport: noPerson,
    stays: days(retentionDays.clerkEvents),
    erased: nothing,
  },
  payoutAccounts: {
    what: "Where somebody is paid: Stripe's name for it, country",
    inExport: ["account.json"],
    stays: good,
    erased: books,
  },
  challenges: {
    what: "Challenges",
    inExport: ["challenges.json"],
    stays: good,
    erased: "texts of those nobody was chosen for are emptied; agreed ones stay",
  },
  challengeSkills: { what: "Skills of challenges", inExport: ["challenges.json"], stays: good, erased: nothing },
  searchAttributes: {
    what: "Open challenges as search needs them",
    inExport: "made from challenges",
    stays: "while the challenge is open",
    erased: nothing,
  },
  applications: {
    what: "Applications and notes on them",
    inExport: ["applications.json"],
    stays: `the letters of unsuccessful ones ${days(retentionDays.unsuccessfulApplications)}, those of hired ones for good`,
    erased: "letters and notes are emptied; the hired one stays: it is the agreement",
  },
  deliveries: { what: "Versions of the work", inExport: ["work.json"], stays: good, erased: agreed },
  works: {
    what: "Works shown on the profile",
    inExport: ["account.json"],
    stays: "until taken away",
    erased: "deleted, with their pictures, but for one that is evidence of a report",
  },
  files: {
    what: "Which files there are, and whose",
    inExport: ["files/"],
    stays: `as long as what they belong to; ${days(retentionDays.unusedFiles)} when they belong to nothing; a reported work's picture as long as the evidence`,
    erased: "those in conversations are taken away; delivered ones and evidence stay",
  },
  reviews: {
    what: "Reviews",
    inExport: ["reviews.json"],
    stays: good,
    erased: "stay, by “Deleted member”: the other's reputation rests on them",
  },
  conversations: { what: "Which conversations there are", inExport: ["conversations/"], stays: good, erased: nothing },
  conversationMembers: {
    what: "Who is in them",
    inExport: ["conversations/"],
    stays: good,
    erased: "stays, under the tombstone",
  },
  messageDays: { what: "How many messages were said on which day", inExport: noPerson, stays: good, erased: nothing },
  blocks: { what: "Who blocked whom", inExport: ["account.json"], stays: "until taken back", erased: "deleted" },
  reports: {
    what: "What was reported, with evidence",
    inExport: ["reports.json"],
    stays: `for good; the evidence ${days(retentionDays.reportEvidence)} after the decision`,
    erased: "stays, under the tombstone: it protects others",
  },
  notificationPreferences: {
    what: "How somebody wants to be told",
    inExport: ["notifications.json"],
    stays: life,
    erased: "deleted",
  },
  savedSearches: {
    what: "Searches somebody saved, and whether new challenges are told",
    inExport: ["saved-searches.json"],
    stays: "until deleted",
    erased: "deleted",
  },
  alertedReaders: {
    what: "Whom alerts told of a challenge, so that their notes can be put right",
    inExport: "ids alone; what was told is in notifications.json",
    stays: `${days(inboxLimits.noteDays)}, as the notes`,
    erased: "goes by itself",
  },
  pushSubscriptions: {
    what: "Browsers that take pushes",
    inExport: ["notifications.json"],
    stays: "until the browser is gone",
    erased: "deleted",
  },
  mails: {
    what: "Which mails left, without their words",
    inExport: ["notifications.json"],
    stays: days(retentionDays.mails),
    erased: "deleted",
  },
  mailSuppressions: {
    what: "Addresses that take no mail",
    inExport: ["notifications.json"],
    stays: life,
    erased: "deleted",
  },
  holds: { what: "Rewards held", inExport: ["money.json"], stays: good, erased: books },
  accounts: {
    what: "Accounts of the books",
    inExport: "the books of the platform; one's own movements are in money.json",
    stays: good,
    erased: books,
  },
  journals: {
    what: "Entries of the books",
    inExport: "the books of the platform; one's own movements are in money.json",
    stays: good,
    erased: books,
  },
  postings: {
    what: "Their sums",
    inExport: "the books of the platform; one's own movements are in money.json",
    stays: good,
    erased: books,
  },
  payouts: { what: "Payouts", inExport: ["money.json"], stays: good, erased: books },
  refunds: { what: "Refunds", inExport: ["money.json"], stays: good, erased: books },
  stripeEvents: {
    what: "Which of Stripe's events were taken in",
    inExport: noPerson,
    stays: `${days(retentionDays.stripeEvents)}, unless a person still has to look`,
    erased: nothing,
  },
  freezes: {
    what: "Why a reward may not move",
    inExport: "of the reward, whose state is in money.json",
    stays: "until it ends",
    erased: nothing,
  },
  chargebacks: {
    what: "Payments that a bank questioned",
    inExport: "of the reward, whose state is in money.json",
    stays: good,
    erased: books,
  },
  disputes: { what: "Disputes", inExport: ["work.json"], stays: good, erased: agreed },
  disputeEntries: { what: "What was said in them", inExport: ["work.json"], stays: good, erased: agreed },
  cancellationProposals: {
    what: "Proposals to end work together",
    inExport: ["work.json"],
    stays: good,
    erased: agreed,
  },
  reconciliations: { what: "Comparisons of the books with Stripe", inExport: noPerson, stays: good, erased: nothing },
  mismatches: { what: "What they found", inExport: noPerson, stays: good, erased: nothing },
  reconciled: { what: "Which of Stripe's movements were compared", inExport: noPerson, stays: good, erased: nothing },
  apiKeys: {
    what: "Keys of one's programs, as hashes",
    inExport: ["account.json"],
    stays: "until taken back",
    erased: "deleted",
  },
  webhookEndpoints: {
    what: "Addresses of one's programs that are told of events",
    inExport: ["webhooks.json"],
    stays: "until deleted",
    erased: "deleted",
  },
  webhookDeliveries: {
    what: "What they were told: ids of what happened, and the beginning of their answers",
    inExport: ["webhooks.json"],
    stays: days(webhookLimits.keptDays),
    erased: "deleted",
  },
  accountExports: {
    what: "Exports",
    inExport: ["account.json"],
    stays: days(policy.exportKeptDays),
    erased: "deleted, with the archive",
  },
  accountClosings: {
    what: "Accounts that close",
    inExport: ["account.json"],
    stays: `${days(policy.closingDays)}, longer while something is open`,
    erased: "deleted",
  },
  suspensions: {
    what: "Suspensions, their reasons and appeals",
    inExport: "decisions about the account; its person reads them in the settings",
    stays: good,
    erased: protects,
  },
  takedowns: {
    what: "Challenges that were taken down, and why",
    inExport: "decisions of moderators; the poster was told",
    stays: good,
    erased: protects,
  },
  viewings: {
    what: "Admins who looked at an account, and why",
    inExport: "what admins did; it protects those they looked at",
    stays: good,
    erased: protects,
  },
  featureFlags: { what: "What is switched on for whom", inExport: noPerson, stays: good, erased: nothing },
  announcements: { what: "What everybody was told", inExport: noPerson, stays: good, erased: nothing },
  feePolicies: { what: "What the platform took, and when", inExport: noPerson, stays: good, erased: nothing },
  incidents: {
    what: "When something was not well with the deployment",
    inExport: noPerson,
    stays: days(retentionDays.incidents),
    erased: nothing,
  },
  incidentTellings: {
    what: "Which of the deployment's own addresses has been told of it",
    inExport: noPerson,
    stays: "until all were told or given up, two days at most",
    erased: nothing,
  },
  rations: {
    what: "How much somebody has done lately",
    inExport: "counts that are back after days",
    stays: "overwritten by the next",
    erased: "deleted",
  },
  devices: {
    what: "Which browsers somebody applied, chose or set up payouts from, as hashes of a random number",
    inExport: "hashes that only we can compare",
    stays: days(retentionDays.devices),
    erased: "deleted",
  },
  payoutDestinations: {
    what: "Bank accounts and cards somebody is paid to, by Stripe's fingerprint of them",
    inExport: "names that only Stripe and we can compare; the accounts themselves are at Stripe",
    stays: `${days(retentionDays.payoutDestinations)} after Stripe last named them`,
    erased: "deleted",
  },
  signals: {
    what: "What looked like more than chance",
    inExport: "notes of moderators: saying what is looked for would help to get round it",
    stays: good,
    erased: "stays, under the tombstone: ids and kinds, no words",
  },
  timers: {
    what: "What happens by itself, and when",
    inExport: "of challenges, whose dates are in challenges.json",
    stays: "until it happened",
    erased: nothing,
  },
  outbox: {
    what: "What was to be done and to be told",
    inExport: "ids alone; what came of it is in notifications.json",
    stays: `${days(outboxLimits.keepDoneMs / 86_400_000)} after it is done`,
    erased: "goes by itself",
  },
  idempotencyKeys: {
    what: "Names of writes, with their answers",
    inExport: "answers that were given already",
    stays: "48 hours",
    erased: "deleted",
  },
  auditLog: {
    what: "Who changed what",
    inExport: ["activity.json"],
    stays: good,
    erased: "stays, under the tombstone: ids and verbs, no names",
  },
  "search's words": {
    what: "Which words challenges, skills and names have, and how they are found when misspelt; not who wrote them",
    inExport: "words by themselves",
    stays:
      "names as long as somebody bears them, words taken out of a challenge as long as an open one has them, others for good",
    erased: "words of the name that nobody else bears go",
  },
  rooms: { what: "Messages", inExport: ["conversations/"], stays: good, erased: "all that the person said is blanked" },
  inboxes: {
    what: "Notifications",
    inExport: ["notifications.json"],
    stays: `${days(inboxLimits.noteDays)}, ${inboxLimits.notes} at most`,
    erased: "deleted; what others were told of the person goes by itself",
  },
  uploads: {
    what: "Bytes of files and of exports",
    inExport: ["files/"],
    stays: "as long as their rows",
    erased: "as their rows",
  },
  "guests' cache": {
    what: "Public pages' data",
    inExport: "made from the profile and challenges",
    stays: "an hour at most",
    erased: "made old at once",
  },
  logs: {
    what: "Requests: id, route, status, time",
    inExport: "no names, words or addresses are in it",
    stays: "as the operator's log service is set",
    erased: nothing,
  },
};
