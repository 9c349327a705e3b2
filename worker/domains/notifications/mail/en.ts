/**
 * The words of mail and push, in English. Another language is another file of this shape (words.ts chooses). Subjects are plain: they say
 * what happened. `{…}` are filled by letters.ts.
 */
import type { Words } from "./translation.ts";

export const en = {
  notes: {
    "application.submitted": {
      subject: "{who} applied to “{title}”",
      text: "There is a new application to your challenge. Read it, compare it with the others, or write to {who}.",
      link: "See the applications",
    },
    "application.withdrawn": {
      subject: "{who} took an application back",
      text: "{who} no longer applies to “{title}”.",
    },
    "application.shortlisted": {
      subject: "You are on the shortlist of “{title}”",
      text: "The poster wants to talk with you. Your room is open.",
      link: "Go to the room",
    },
    "application.declined": {
      subject: "Your application to “{title}” was declined",
      text: "It does not count against you. There are other challenges.",
    },
    "award.made": {
      subject: "You are chosen for “{title}”",
      text: "Do not start yet: the reward is not held. The poster has until {due} to pay it in, and we tell you when it is.",
    },
    "award.declined": {
      subject: "{who} said no to “{title}”",
      text: "The challenge is open again. You can choose somebody else.",
      link: "See the applications",
    },
    "award.retracted": { subject: "The choice for “{title}” was taken back", text: "Nothing was charged." },
    "award.lapsed": {
      subject: "The choice for “{title}” has ended",
      text: "The challenge is open again. Nothing is held; money that came all the same goes back at once.",
    },
    "challenge.published": {
      subject: "New: “{title}”",
      text: "It fits a search that you saved.",
    },
    "search.news": {
      subject: "New challenges for “{title}”: {count}",
      text: "They came since you were last told of this search.",
      link: "See them",
    },
    "challenge.changed": {
      subject: "“{title}” was changed",
      text: "You applied to an earlier version. Look at the new one: you can change your application or take it back.",
    },
    "challenge.expired": { subject: "“{title}” closed without a choice", text: "Nobody was chosen in time." },
    "challenge.completed": {
      subject: "“{title}” is completed",
      text: "The work is approved and the reward is on its way. You can write a review.",
    },
    "challenge.canceled": { subject: "“{title}” has ended", text: "The challenge was canceled." },
    "hold.held": {
      subject: "{sum} is held for “{title}”",
      text: "Work can start. The reward is paid out when the work is approved.",
    },
    "hold.payment_failed": {
      subject: "The payment for “{title}” did not go through",
      text: "Nothing was charged. You can try again, with another card if you like.",
      link: "Try again",
    },
    "hold.frozen": {
      subject: "The reward of “{title}” is frozen",
      text: "A bank or an admin looks into the payment. Nothing moves until that has ended; we tell you when it has.",
    },
    "hold.unfrozen": { subject: "The reward of “{title}” is free again", text: "The challenge goes on as before." },
    "chargeback.opened": {
      subject: "A bank questions the payment for “{title}”",
      text: "The reward is frozen until the bank has decided. You can see there what it means for you.",
    },
    "chargeback.closed": {
      subject: "The bank has decided about the payment for “{title}”",
      text: "You can see there what it decided and what follows.",
    },
    "delivery.submitted": {
      subject: "Version {version} of “{title}” is here",
      text: "Look at it, then approve it or ask for changes. Without an answer it counts as approved on {due}.",
      link: "See the delivery",
    },
    "delivery.changes_requested": {
      subject: "Changes are asked for to “{title}”",
      text: "The poster asks for changes to version {version}. The new version is due on {due}.",
      link: "See what is asked for",
    },
    "delivery.approved": {
      subject: "Version {version} of “{title}” is approved",
      text: "The reward goes to your Stripe account as soon as the payment has cleared.",
    },
    "delivery.approval_due": {
      subject: "Version {version} of “{title}” still waits for you",
      text: "Approve it or ask for changes. Without an answer it counts as approved on {due}.",
      link: "See the delivery",
    },
    "delivery.overdue": {
      subject: "The delivery of “{title}” is overdue",
      text: "Agree on a new day, end it together, or open a dispute.",
    },
    "cancellation.proposed": {
      subject: "{who} proposes to end “{title}” together",
      text: "Nothing changes until you accept.",
      link: "See the proposal",
    },
    "cancellation.refused": {
      subject: "The proposal to end “{title}” no longer stands",
      text: "The challenge goes on.",
    },
    "dispute.filed": {
      subject: "{who} opened a dispute about “{title}”",
      text: "Every clock stops. Without an answer until {due} it is settled as asked.",
      link: "See the dispute",
    },
    "dispute.answered": {
      subject: "{who} answered in the dispute about “{title}”",
      text: "You can make each other offers until {due}.",
      link: "See the dispute",
    },
    "dispute.offered": {
      subject: "{who} made an offer in the dispute about “{title}”",
      text: "Accept it, or make another until {due}.",
      link: "See the offer",
    },
    "dispute.evidence_added": {
      subject: "{who} added to the dispute about “{title}”",
      text: "There is something new to read.",
      link: "See the dispute",
    },
    "dispute.message_sent": {
      subject: "OpenChance writes to both sides of the dispute about “{title}”",
      text: "Both sides read the same words: {note}",
      link: "See the dispute",
    },
    "dispute.decision_due": {
      subject: "The dispute about “{title}” waits for your decision",
      text: "Both sides had their time. Decide until {due}.",
      link: "Decide",
    },
    "dispute.withdrawn": {
      subject: "The dispute about “{title}” was taken back",
      text: "The challenge goes on as before.",
    },
    "dispute.settled": {
      subject: "The dispute about “{title}” is settled",
      text: "You can see there how the reward was divided.",
      link: "See the settlement",
    },
    "payout.paid": {
      subject: "{sum} is in your Stripe account",
      text: "It is for “{title}”. Stripe pays it to your bank.",
      link: "See your payments",
    },
    "payout.blocked": {
      subject: "{sum} cannot be paid out yet",
      text: "It is for “{title}”. The money is yours and waits here. Your payout settings say why, and what ends it.",
      link: "See why",
    },
    "payout.failed": {
      subject: "{sum} could not be paid out",
      text: "It is for “{title}”. The money is yours and waits; there is something to correct.",
      link: "See what to do",
    },
    "payout.canceled": {
      subject: "A payout for “{title}” will not come",
      text: "The bank of whoever paid has taken the money back for good, so that there is nothing left to pay it from.",
    },
    "payout.reversed": {
      subject: "A payout for “{title}” was taken back",
      text: "You can see in your payments why, and what follows.",
      link: "See your payments",
    },
    "payout.bank_failed": {
      subject: "Your bank did not take a payout",
      text: "The money is back in your Stripe account. Correct your bank account there.",
      link: "See your payments",
    },
    "payout_account.ready": {
      subject: "Your payout account is ready",
      text: "You can apply to challenges, and be paid.",
      link: "Browse challenges",
    },
    "solver.owes": {
      subject: "{sum} is kept from your next payouts",
      text: "You owe us this sum, and it is kept from what is released to you next. You can read in the app why.",
      link: "See your payments",
    },
    "solver.owes_less": {
      subject: "You owe {sum} less",
      text: "We gave up this part of what you owed us: it is no longer kept from your payouts.",
      link: "See your payments",
    },
    "refund.paid": {
      subject: "{sum} went back to you",
      text: "It is for “{title}”, and goes the way you paid. Banks take a few days to show it.",
      link: "See your payments",
    },
    "refund.failed": {
      subject: "A refund for “{title}” did not arrive",
      text: "The money is yours and waits. We look into it.",
      link: "See your payments",
    },
    "money.needs_review": { subject: "A payment needs a look", text: "There is something about money to decide." },
    "review.written": {
      subject: "{who} reviewed “{title}”",
      text: "The review is shown when yours is in too, or after some days; then you can no longer write one.",
      link: "Write yours",
    },
    "review.published": { subject: "A review of you is shown", text: "It is about “{title}”.", link: "Read it" },
    "email.undeliverable": {
      subject: "Mail to your old address came back",
      text: "We no longer send to it. You are told in the app.",
    },
    "conversation.opened": {
      subject: "{who} opened a group about “{title}” with you in it",
      text: "Everybody in it reads what is written there.",
      link: "Go to the group",
    },
    "conversation.member_joined": {
      subject: "{who} brought you into a group about “{title}”",
      text: "Everybody in it reads what is written there. What was said before you came is there to be read.",
      link: "Go to the group",
    },
    "conversation.member_left": {
      subject: "You are no longer in a group about “{title}”",
      text: "{who} took you out of it. Your application is not touched.",
    },
    "message.redacted": {
      subject: "OpenChance removed a message of yours",
      text: "It was in a conversation about “{title}”, and nobody can read it any more.",
    },
    "words.redacted": {
      subject: "OpenChance took something out of what you wrote or show",
      text: "It may not stand there: somebody’s personal data, or what the rules or the law forbid.",
    },
    "user.state_changed": {
      subject: "The state of your OpenChance account has changed",
      text: "It is being closed, is suspended, or is open again. If you did not expect that, answer this mail.",
    },
    "webhook.disabled": {
      subject: "We no longer call a webhook of yours",
      text: "Nothing arrived there for days, or it answered that it is gone. Switch it on again when it answers.",
      link: "See your webhooks",
    },
    "export.ready": {
      subject: "Your OpenChance export is ready",
      text: "Everything we have of you, as one archive. It can be fetched for a week, and only by you: the link asks you to sign in.",
      link: "Fetch it",
    },
    "user.appealed": {
      subject: "Somebody appeals their suspension",
      text: "Read what they say, and answer it.",
    },
    "report.upheld": {
      subject: "A report about a person or a work was upheld",
      text: "A moderator found it right. Read it, and decide what follows.",
    },
    "report.decided": {
      subject: "What you reported was looked at",
      text: "Thank you for telling us. What was decided stands in your notifications.",
    },
    "challenge.taken_down": {
      subject: "OpenChance took “{title}” down",
      text: "Nobody finds it, and nothing can be begun with it. The reason stands in your notifications.",
    },
    "challenge.restored": {
      subject: "“{title}” is shown again",
      text: "OpenChance restored it. Everything goes on as before.",
    },
  },

  look: "Look at it",
  someone: "Somebody",

  messages: {
    subject: {
      one: "A new message from {who}",
      other: "{count} new messages from {who}",
    },
    about: "About “{title}”.",
    last: "The latest:",
    link: "Read and answer",
  },

  digest: {
    subject: { one: "Your day at OpenChance: 1 thing", other: "Your day at OpenChance: {count} things" },
    text: "This came since the last mail, and you have not read it yet.",
    unread: {
      one: "And there are new messages in 1 conversation.",
      other: "And there are new messages in {count} conversations.",
    },
    more: "And {count} more.",
    link: "See all",
  },

  because: {
    applications: "You get this because you want mail about applications.",
    searches: "You get this because you want mail about what fits your saved searches.",
    work: "You get this because you want mail about your challenges and your work.",
    money: "You get this because you want mail about money.",
    reviews: "You get this because you want mail about reviews.",
    account: "You get this because you want mail about your account.",
    messages: "You get this because you want mail about messages. There is one mail until you have read them.",
    digest: "You get this each morning instead of single mails.",
  },
  unsubscribe: "Stop this mail",
  preferences: "Choose what you get",
  sender: "OpenChance",
} as const satisfies Words<"one" | "other">;
