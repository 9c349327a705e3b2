/**
 * The sentences with which a refusal says more exactly than its code's title why. `{name}` stands for a value, `…` for one that no other
 * language repeats. Commands write them out where they throw; the pages find them here by their words, to say them in other languages
 * (app/lib/refusals.ts). So a sentence that is not here does not compile.
 */
import type { FieldMessage, Filled } from "./field-messages.ts";

export const detailMessages = {
  lately: "You have done a lot of this lately. It goes on in a while.",
  stateIs: "This cannot be done while the state is ….",
  bodySize: "A body may have {kib} KiB at most.",
  fileSize: "A file may have {mib} MiB at most.",
  bearer: "Send Authorization as: Bearer, a space, the token.",
  signInEnded: "This sign-in has ended. Sign in again.",
  keyIsNone: "This key is none, was taken back or has run out.",
  keyMadeAlready: "This request has made a key already, which was said once. Take that one back and make another.",
  signedInFuture: "The signature's timestamp is in the future.",
  noEvent: "This is signed, but it is no event of Stripe's.",

  paidMeanwhile: "The reward was paid in the meantime: it is held, and work starts.",
  paymentOnItsWay: "The payment is on its way. Wait until the bank has answered.",
  bankIsSending: "Your bank is sending the money. There is nothing more to pay.",
  isPaid: "This is paid: the reward is held.",
  paymentMade:
    "Your payment was made. It shows here within a minute; one that does not fit what was asked is looked into.",
  currencies: "Rewards here are in {currencies}. Choose one of these.",
  notThatMuch: "Not that much of the reward is held.",
  mostParts: "A reward is released in {parts} parts at most.",

  cancelAlone:
    "While the reward is held you can cancel alone only when nothing was ever delivered and the due date is {overdue} days past. You can propose to end it together at any time, or open a dispute within {filing} days of a delivery or of a missed due date, and as long as changes that you asked for are late.",
  ownProposal: "This is your own proposal. The other side accepts or refuses it.",
  disputeFrom: "A dispute can be opened from {time} on, when the delivery is due, or after a delivery.",
  disputeUntil: "A dispute could be opened until {time}: {days} days after the last delivery or the due date.",
  disputesOpened:
    "You have opened {count} disputes about this challenge and taken them back. Propose to end it together instead.",

  payoutSetUp: "Set up your payout account first: name the country you are paid in, and say who you are.",
  payoutRestricted: "Your payout account is restricted.… Put it right in your payout settings.",
  payoutUnfinished: "Your payout account is not finished.… Go on with it in your payout settings.",
  payoutCountry: "We cannot pay out to {country} yet.",
  stripeCountry: "Stripe cannot pay out to {country} yet.",
  countryFixed: "Your payout account is in {country}, and the country of an account cannot be changed. Write to us.",
  payoutLookedUp: "A payout to your closed account is being looked up. Try again in a quarter of an hour.",
  stripeNeedsMail: "Stripe needs an e-mail address to reach you. Add one to your account.",
  payoutClosed: "This payout account was closed at Stripe just now. Try again, and set up another.",

  blockYourself: "You cannot block yourself.",
  reportOwn: "This is your own.",
  cannotApply: "You cannot apply to this challenge.",
  posterOpens: "The poster opens the conversation. You can write once they have.",
  hasNotApplied: "This person has not applied to the challenge.",
  groupOfApplicants: "Only people with an application for the challenge can be in its group.",
  notTogether: "These people cannot be brought together in a group.",
  groupMembers: "A group has {most} members at most.",
  posterStays: "The poster stays in their groups.",
  posterOfGroup: "Only the poster says who is in a group.",
  exportOfDay: "You have an export of the last 24 hours. Fetch that one, or ask again later.",
  giveRoleBack: "Give your role back first: whoever runs the place cannot vanish.",
  notSuspended: "Your account is not suspended.",
  appealedAlready: "You have appealed already.",

  ownMoney: "This is about your own money. Ask another admin to decide.",
  ownAccount: "This is your own account. Ask another admin to decide.",
  aboutYourself: "This is about yourself. Ask another moderator to decide.",
  suspendedAlready: "This account is suspended already, or gone.",
  accountNotSuspended: "This account is not suspended.",
  noAppeal: "There is no appeal to answer.",
  roleAlready: "They have this role already.",
  roleOfActive: "Only an active account is given a role.",
  takenDownAlready: "It is taken down already.",
  notTakenDown: "It is not taken down.",
  posterSuspended: "Its poster is suspended: it is shown again when they are back.",
  lookedAtAlready: "It was looked at already.",
  anotherLooks: "Another moderator looks into it.",
  decidedAlready: "It is decided already.",
  announcementOver: "It is over.",

  onlyPaidBack: "Only what was paid can be taken back.",
  freezeEnded: "This freeze has ended already.",
  nothingTransferred: "Nothing was transferred.",
  allCameBack: "All of it has come back already.",
  notInAccount: "There is not that much in the solver's Stripe account. Decide on a claim instead.",
  stripeRefusedBack: "Stripe refused to take it back ({code}).",
  refundGone: "The money of this refund is no longer here: a bank took it back.",
  onlyGivenBack: "Only what was given of a chargeback is taken back.",
  onlyOfLost: "Its chargeback is …: only of one that is lost it is taken back.",
  neverHeld: "This payment was never held for the solver.",
  noRefundWhile: "Stripe refunds nothing of this payment while a chargeback of it is ….",
  noPaymentKnown: "Stripe knows no payment of this charge, so that nothing can be refunded.",
  cameBackIn: "It came back in {came}, and the reward was in {held}.",
  eventIs: "This event is ….",
  noTeller: "No event of Stripe's tells of this movement. Look at it there, and say here why it may stand.",
  onlyMissed: "Only a movement that our books do not know can be taken in.",
  mismatchClosed: "This mismatch is not open any more.",
  jobNotDead: "It is not dead.",
  jobDoesNotWait: "It does not wait.",
  jobNotGivenUp: "Only what waits or is dead is given up, and nothing that moves money or erases somebody.",
} as const;

/** A sentence that is known above, with its values in it; of a field, where the whole was refused for one. */
export type Detail = Filled<(typeof detailMessages)[keyof typeof detailMessages]> | FieldMessage;
