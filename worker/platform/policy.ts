/** The numbers of the business that its owners may change: what is paid, how long everybody waits, what silence means. */

export const policy = {
  /** Hours from an award until the reward must be paid in; then the award lapses. */
  paymentWindowHours: 72,
  /** Days that a bank debit may be on its way while that time stands still; then the award lapses all the same. */
  bankDebitDays: 14,
  /** The platform's fee in hundredths of a percent, fixed when the reward is held; the least of it is a currency's (platform/money.ts). */
  feeBasisPoints: 800,
  /** Days after the last delivery until silence approves it. */
  autoApprovalDays: 14,
  /** Days after a delivery until its poster is reminded. */
  approvalReminderDays: 5,
  /** Days past the due date until the poster may cancel alone, when nothing was ever delivered. */
  overdueDays: 7,
  /** Days after the application deadline until an open challenge expires by itself. */
  expiryGraceDays: 14,
  /** Days an open challenge has at least when an award comes to nothing late. */
  reopenedDays: 7,
  /** Days after the reward is held until it is settled whatever the state: delivered work is paid, else it goes back (Stripe: 90). */
  holdLimitDays: 80,
  /** Days after the last delivery or a missed due date in which either side may open a dispute. */
  disputeFilingDays: 7,
  /** Days the other side has to answer a dispute; silence settles it by the claim. */
  disputeAnswerDays: 5,
  /** Days after the answer in which both sides look for an end by themselves. */
  disputeOfferDays: 5,
  /** Days after that in which an admin decides. */
  disputeDecisionDays: 10,
  /** Days a fraud warning freezes a hold when no admin ends it before. */
  fraudWarningDays: 7,
  /** Days before the bank's own deadline on which our evidence in a chargeback goes out. */
  evidenceMarginDays: 2,
  /** Days a review stays hidden while the other side has not written. */
  reviewBlindDays: 14,
  /** Rounds of changes a poster may ask for; another needs the solver's consent. */
  changeRounds: 3,
  /** Minutes a note or a message may stay unseen before a mail tells of it. */
  emailGraceMinutes: 5,
  /** Seconds a note may stay unseen before a push tells of it. */
  pushGraceSeconds: 10,
  /** The hour of a person's morning, in their time zone, at which a daily digest goes out. */
  digestHour: 8,
  /** Days an account that closes can still be kept, before its person is forgotten. */
  closingDays: 14,
  /** Days in which admins look at rewards that are held for an account that closes; then work it does is given up. */
  closingReviewDays: 7,
  /** Days the archive of an export can be fetched. */
  exportKeptDays: 7,
  /** Hours after which somebody may ask for another export. */
  exportRestHours: 24,
} as const;
