/** Why a payout waits, who acts, and when it goes on: one thing to do for each reason. */
export const payout = {
  blockedStrong: "{sum} cannot be paid out.",
  storySums: "{sums} cannot be paid out now. {why}",
  yours: "The money is yours and waits here.",

  title_payout_setup_required: "You have not set up where it goes",
  why_payout_setup_required: "You have not set up where it goes.",
  then_payout_setup_required: "We send it by itself as soon as Stripe can pay you.",
  do_payout_setup_required: "Set up payouts",

  title_account_restricted: "Stripe asks you for something",
  why_account_restricted: "Stripe asks you for something before it pays you.",
  then_account_restricted: "We send it by itself as soon as Stripe has it.",
  do_account_restricted: "Correct it at Stripe",

  title_balance_insufficient: "The poster’s payment has not cleared",
  why_balance_insufficient: "The poster’s payment has not cleared yet.",
  then_balance_insufficient: "We ask again every 15 minutes. There is nothing for you to do.",
  do_balance_insufficient: "See the movements",

  title_provider_unavailable: "Stripe does not answer",
  why_provider_unavailable: "Stripe does not answer.",
  then_provider_unavailable:
    "We look every minute, and send it only when we know that it was not sent. There is nothing for you to do.",
  do_provider_unavailable: "See the movements",

  title_transfer_refused: "Stripe refused the transfer",
  why_transfer_refused: "Stripe refused the transfer.",
  then_transfer_refused:
    "We try again once a day, up to five times; after that a person looks into it. When you correct your account, we try at once.",
  do_transfer_refused: "Look at your account at Stripe",

  title_frozen: "The payment is looked into",
  why_frozen: "A bank or one of us looks into the payment.",
  then_frozen: "Nothing moves until that has ended. We argue for you with what you delivered.",
  do_frozen: "See the movements",

  title_under_review: "One of us looks at it first",
  why_under_review:
    "You and whoever posted the challenge share a card or a bank account, so one of us looks at it before it leaves.",
  then_under_review:
    "It goes on when they have looked, and by itself after three days at most. There is nothing for you to do.",
  do_under_review: "See the movements",
} as const;
