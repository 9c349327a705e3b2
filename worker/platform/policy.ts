/** The numbers of the business that its owners may change: what is paid, how long everybody waits, what silence means. */

export const policy = {
  /** Hours from an award until the reward must be paid in; then the award lapses. */
  paymentWindowHours: 72,
  /** The platform's fee in hundredths of a percent, fixed when the reward is held. */
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
  /** Days a review stays hidden while the other side has not written. */
  reviewBlindDays: 14,
  /** Rounds of changes a poster may ask for; another needs the solver's consent. */
  changeRounds: 3,
} as const;
