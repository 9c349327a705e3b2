/** Notifications: a sentence for each kind. */
export const inbox = {
  title: "Notifications",
  note: "The last 90 days, 200 at most",
  markAll: "Mark all as read",
  empty: "Nothing yet",
  emptyText: "What happens with your challenges and your work shows here the moment it happens.",
  browse: "Browse challenges",
  more: "Show older",
  unread: "New",
  look: "Look",
  fresh: "{count, plural, one {# new notification} other {# new notifications}}",
  someone: "Somebody",

  earlier: "And {count, plural, one {# earlier one} other {# earlier ones}} like it.",

  "application.submitted_many": "<b>{count} applications</b> to “{title}”, the latest by {who}.",
  "application.submitted": "<b>{who} applied</b> to “{title}”.",
  "application.withdrawn": "{who} took the application to “{title}” back.",
  "application.shortlisted": "<b>You are on the shortlist</b> of “{title}”. The room is open.",
  "application.declined": "Your application to “{title}” was declined.",
  "award.made": "<b>You are chosen</b> for “{title}”. Do not start yet: the reward is not held.",
  "award.declined": "{who} said no to being chosen for “{title}”. The challenge is open again.",
  "award.retracted": "The choice for “{title}” was taken back.",
  "award.lapsed": "The time to pay for “{title}” ran out. It is open again; nothing was charged.",
  "award.lapsed_solver_gone":
    "<b>The solver of “{title}” cannot do the work now.</b> It is open again, and what was paid goes back at once.",
  "award.lapsed_payment_in_review":
    "The time to pay for “{title}” ran out, and it is open again. A payment came that does not fit what was asked: we are looking into it.",
  "award.lapsed_debit_late":
    "The bank did not send the reward for “{title}” in time, and it is open again. If the money still comes while nobody else is chosen, work starts; else it goes back at once.",
  "challenge.published": "<b>New: “{title}”</b>, which fits a search that you saved.",
  "search.news": "{news, plural, one {<b># new challenge</b> fits} other {<b># new challenges</b> fit}} “{title}”.",
  "challenge.changed": "“{title}” was changed. Look at the new version.",
  "challenge.expired": "“{title}” closed without a choice.",
  "challenge.completed": "<b>“{title}” is completed.</b> You can write a review.",
  "challenge.canceled": "“{title}” has ended.",
  "hold.held": "<b>{sum} is held</b> for “{title}”. Work can start.",
  "hold.payment_failed": "The payment for “{title}” did not go through. Nothing was charged; you can try again.",
  "hold.payment_failed_settlement_currency":
    "Your payment for “{title}” arrived in another currency and goes back to you whole. You can pay again.",
  "hold.frozen":
    "<b>{sum} is frozen</b> for “{title}”: we look into the payment. Nothing is lost, and nothing moves until that has ended.",
  "hold.frozen_chargeback":
    "<b>The payer’s bank asks about the payment</b> for “{title}”. Until it has its answer, {sum} stays where it is.",
  "hold.unfrozen": "<b>{sum} is no longer frozen</b> for “{title}”. Everything goes on.",
  "chargeback.opened":
    "<b>The payer’s bank took back {sum}</b> for “{title}”. We argue for the work; nothing moves until the bank decides.",
  "chargeback.closed": "<b>The bank has decided</b> about the payment for “{title}”.",
  "chargeback.closed_won": "<b>The bank decided for the work</b>: {sum} for “{title}” is back. Everything goes on.",
  "chargeback.closed_lost": "<b>The bank keeps {sum}</b> of the payment for “{title}”.",
  "chargeback.closed_prevented":
    "<b>The bank’s question is settled</b>: {sum} for “{title}” is back. Everything goes on.",
  "delivery.submitted": "<b>Version {version} of “{title}” is here.</b> Approve it or ask for changes.",
  "delivery.changes_requested": "<b>Changes are asked for</b> to version {version} of “{title}”.",
  "delivery.approved": "<b>Version {version} of “{title}” is approved.</b>",
  "delivery.approval_due":
    "Version {version} of “{title}” still waits for you. Without an answer it counts as approved.",
  "delivery.overdue":
    "<b>The delivery of “{title}” is overdue.</b> Agree on a new day, end it together, or open a dispute.",
  "cancellation.proposed": "<b>{who} proposes to end “{title}” together.</b> Nothing changes until you accept.",
  "cancellation.refused": "The proposal to end “{title}” together no longer stands. The challenge goes on.",
  "dispute.filed":
    "<b>{who} opened a dispute</b> about “{title}”. Every clock stops. Without an answer it is settled as asked.",
  "dispute.answered": "<b>{who} answered</b> in the dispute about “{title}”. You can make each other offers.",
  "dispute.offered": "<b>{who} made an offer</b> in the dispute about “{title}”.",
  "dispute.evidence_added": "{who} added to the dispute about “{title}”.",
  "dispute.message_sent": "<b>OpenChance writes to both sides of the dispute about “{title}”</b>: {note}",
  "dispute.decision_due": "<b>The dispute about “{title}” waits for your decision.</b>",
  "dispute.withdrawn": "{who} took the dispute about “{title}” back. The challenge goes on.",
  "dispute.settled": "<b>The dispute about “{title}” is settled.</b> Look at how it was divided.",
  "payout.paid": "<b>{sum} is in your Stripe account</b>, for “{title}”. Stripe pays it to your bank.",
  "payout.blocked": "<b>{sum} cannot be paid out</b> for “{title}”. The money is yours and waits here.",
  "payout.blocked_under_review":
    "<b>One of us looks at {sum} before it is paid out</b>, for “{title}”: you and whoever posted it share a card or a bank account. It goes by itself after three days at most.",
  "payout.failed": "<b>{sum} could not be paid out</b> for “{title}”. The money is yours and waits here.",
  "payout.canceled":
    "<b>{sum} will not be paid to you</b> for “{title}”: the bank of whoever paid has taken it back for good.",
  "payout.reversed": "<b>{sum} was taken back</b> from your Stripe account, for “{title}”.",
  "payout.bank_failed":
    "<b>Your bank sent a payout back.</b> Put your bank details right at Stripe; the money waits in your Stripe account.",
  "payout.bank_failed_account_closed":
    "<b>Your bank sent a payout back</b>: the account is closed. Name another at Stripe; the money waits in your Stripe account.",
  "payout.bank_failed_no_account":
    "<b>Your bank sent a payout back</b>: it knows no such account. Put the details right at Stripe; the money waits in your Stripe account.",
  "payout.bank_failed_invalid_account_number":
    "<b>Your bank sent a payout back</b>: the account’s number is wrong. Put it right at Stripe; the money waits in your Stripe account.",
  "payout_account.ready": "Your payout account is ready. You can apply, and be paid.",
  "solver.owes": "<b>You owe {sum}</b>, which is kept from what is released to you next. The reason: {note}",
  "solver.owes_less": "<b>You owe {sum} less</b>: we gave it up. The reason: {note}",
  "refund.paid": "<b>{sum} went back</b> the way you paid it, for “{title}”.",
  "refund.failed":
    "<b>{sum} could not go back</b> the way you paid it, for “{title}”. The money is safe; we send it another way.",
  "money.needs_review": "<b>Money needs a look.</b>",
  "money.needs_review_chargeback": "<b>A bank questions the payment</b> for “{title}”.",
  "money.needs_review_fraud_warning": "<b>The payment for “{title}” may be fraud.</b> It is frozen while you look.",
  "money.needs_review_refund_failed": "<b>A refund of {sum} failed</b>, for “{title}”. Send it again, or another way.",
  "money.needs_review_settlement_currency":
    "<b>A payment for “{title}” settled in another currency.</b> It goes back; what the exchange cost is in suspense.",
  "money.needs_review_evidence_refused": "<b>Stripe refused our evidence</b> in a chargeback.",
  "money.needs_review_payment_in_review":
    "<b>Somebody paid for “{title}”, and the payment does not fit.</b> The award has lapsed.",
  "money.needs_review_stripe_event": "<b>Something that Stripe told does not fit our record.</b>",
  "money.needs_review_suspense": "<b>Money moved at Stripe that nothing here explains.</b> It is in suspense.",
  "money.needs_review_mismatch": "<b>Our books and Stripe’s differ.</b>",
  "money.needs_review_balance": "<b>Our balance and Stripe’s differ.</b>",
  "money.needs_review_payout_refused":
    "<b>Stripe refused a payout of {sum} five times</b>, for “{title}”. It goes on when you say so.",
  "money.needs_review_signal_upheld":
    "<b>A moderator holds two accounts for one</b>: who paid for “{title}” and who is paid. The payout goes by itself after three days, if nobody freezes it.",
  "money.needs_review_account_suspended":
    "<b>Somebody with a held reward was suspended</b>, for “{title}”. See that the work comes to its end.",
  "money.needs_review_job_dead": "<b>A payment job failed ten times</b> and has stopped. Look at it, then replay it.",
  "money.needs_review_recovered":
    "<b>A lost chargeback was won on appeal</b>, for “{title}”. The money is ours again: decide who gets it.",
  "money.needs_review_job_failing": "<b>A payment job failed five times.</b> It is tried again; see what stops it.",
  "money.needs_review_clock_failing":
    "<b>Something that is due failed five times.</b> It is tried again; see what stops it.",
  "money.needs_review_event_late":
    "<b>Stripe told something that we could not take in.</b> Look at it, then replay it.",
  "money.needs_review_reconciliation": "<b>The books could not be compared with Stripe’s.</b>",
  "review.written":
    "{who} wrote a review of “{title}”. It is shown when yours is in too, or after {days} days; then you can no longer write one.",
  "email.undeliverable":
    "<b>Mail to your address comes back</b>, so we stopped sending it. You are told here; a new address works at once.",
  "conversation.opened": "<b>{who} opened a group</b> about “{title}” with you in it.",
  "conversation.member_joined": "<b>{who} brought you into a group</b> about “{title}”.",
  "conversation.member_left": "You are no longer in a group about “{title}”.",
  "message.redacted": "<b>OpenChance removed a message of yours</b> in a conversation about “{title}”.",
  "words.redacted": "<b>OpenChance took words out of a file’s name</b> that may not stand there.",
  "words.redacted_challenge": "<b>OpenChance took words out of your challenge “{title}”</b> that may not stand there.",
  "words.redacted_application":
    "<b>OpenChance took words out of your application to “{title}”</b> that may not stand there.",
  "words.redacted_review": "<b>OpenChance took words out of your review about “{title}”</b> that may not stand there.",
  "words.redacted_work": "<b>OpenChance took something out of a work on your profile</b> that may not stand there.",
  "money.needs_review_account_closing":
    "<b>Somebody closes their account</b> while the reward of “{title}” is held. Look within a week; after that the rules decide.",
  "money.needs_review_account_waits":
    "<b>An account cannot be deleted</b>: something with money is still open, also of “{title}”.",
  "webhook.disabled":
    "<b>We no longer call your webhook at {note}</b>: nothing arrived there for days. Switch it on again when it answers.",
  "webhook.disabled_gone": "<b>We no longer call your webhook at {note}</b>: it answered that it is gone.",
  "export.ready": "<b>Your export is ready.</b> Fetch it within a week.",
  "user.state_changed": "The state of your account has changed.",
  "user.state_changed_closing": "<b>Your account is being closed.</b> What is open is settled first.",
  "user.state_changed_suspended":
    "<b>Your account is suspended.</b> You can read, but not change anything. The reason: {note} You can appeal once in your settings.",
  "user.state_changed_active": "Your account is open again. {note}",
  "user.state_changed_appeal_refused": "<b>Your appeal was refused.</b> {note}",
  "user.appealed": "<b>Somebody appeals their suspension.</b>",
  "report.upheld": "<b>A report was upheld.</b> Decide what follows.",
  "report.upheld_user": "<b>A report about a person was upheld.</b> Decide what follows for them.",
  "report.upheld_work":
    "<b>A report about a work was upheld.</b> Decide what becomes of the work, and whether anything follows for its owner.",
  "report.decided": "What you reported was looked at. {note}",
  "report.decided_upheld": "<b>What you reported breaks our rules</b>, and was acted on. {note}",
  "report.decided_dismissed": "What you reported was looked at, and stays. {note}",
  "challenge.taken_down":
    "<b>OpenChance took “{title}” down.</b> Nobody finds it, and nothing can be begun with it. The reason: {note}",
  "challenge.restored": "<b>“{title}” is shown again.</b> {note}",
  "review.published": "<b>A review of you is shown</b>: “{title}”.",
} as const;
