/** One's own data: the export, and closing the account. */
export const yourData = {
  title: "Your data",
  exportTitle: "Take it with you",
  exportText:
    "One archive with everything we have of you: your profile, challenges, applications, work, money, reviews, messages and files. You are told when it is ready, here and by mail.",
  ask: "Make an export",
  asking: "Asking",
  building: "Your export is being made: {done} of {total} parts.",
  waiting: "Your export is about to be made.",
  look: "Look again",
  ready: "Your export is ready",
  readyText: "{size}. It can be fetched until {when}, by you alone.",
  fetch: "Fetch it",
  again: "You can ask for another one from {when}.",

  closeTitle: "Close your account",
  closeText:
    "From then on your account can only be looked at. For {days} days you can still keep it; after that everything about you is deleted, and nobody can bring it back.",
  endsNow:
    "At once: your applications are withdrawn, your open challenges end, and choices that nobody paid for are taken back.",
  endsLater:
    "After {days} days: work that you have not delivered is given up, and its reward goes back to the poster. What you delivered is still approved and paid.",
  stays:
    "What stays, without your name: the books, as the law asks; work that was delivered and approved; reviews, which others’ reputation rests on.",
  openNow: "Still open",
  challenge_open: "Takes applications",
  challenge_awarded: "Somebody is chosen",
  challenge_in_progress: "Work runs, the reward is held",
  challenge_delivered: "Delivered, waits for approval",
  challenge_disputed: "In dispute",
  challenge_other: "Open",
  payouts: "{count, plural, one {# payout is} other {# payouts are}} on the way to you.",
  refunds: "{count, plural, one {# refund is} other {# refunds are}} on the way back to you.",
  chargebacks: "{count, plural, one {A bank has} other {Banks have}} not decided about a payment.",
  handle: "Write your handle, {handle}, if you are sure",
  close: "Close my account",
  closing: "Closing",

  closes: "Your account closes",
  closesText:
    "It can only be looked at. On {when} everything about you is deleted, or as soon after as nothing below is open any more.",
  keep: "Keep my account",
  keeping: "Opening",
  kept: "Your account stays. What was withdrawn or ended in the meantime stays so.",
} as const;
