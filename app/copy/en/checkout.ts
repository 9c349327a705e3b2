/** Paying into protection: before Stripe's page, after it, and whatever may come between. */
export const checkout = {
  title: "Pay into protection",
  titleAfter: "Your payment",
  slip: "What you pay",
  paysYou: "You pay",
  fee: "Platform fee, {percent} %, in it",
  receives: "{name} receives on approval",
  pay: "Pay {sum}",
  payText: "The payment page is Stripe’s. Your card is charged now; the reward is held until you approve the work.",
  nothing: "There is nothing to pay for this challenge now.",

  checking: "We are asking the payment service",
  checkingText:
    "As soon as the payment is confirmed, the reward is held and work can start. This page looks again by itself.",
  checkingLong:
    "It takes longer than usual. You can leave this page: we tell you when the reward is held, and you are not charged twice.",
  lookAgain: "Look again",

  heldTitle: "{sum} is held",
  heldText: "{name} can start. The work room is open.",
  openRoom: "Open the work room",
  receipt: "Receipt",

  onItsWayTitle: "Your payment is on its way",

  notMade: "The payment was not made.",
  notMadeText: "Nothing was charged. You can pay until {time}.",
  refused: "Your card or bank refused the payment.",
  refusedText:
    "Nothing was charged. Pay again, also in another way, until {time}. After that the challenge opens again.",
  over: "This choice has ended.",
  overText: "The time to pay was over, or the choice was taken back. Nothing was charged.",
  openAgain: "The challenge is open again until {day}: choose somebody, and you have the whole time to pay again.",
  openAgainNoDay: "The challenge is open again: choose somebody, and you have the whole time to pay again.",
  chooseAgain: "Compare applications",
  late: "Your payment came too late.",
  late_decided: "{sum} is on its way back, the way you paid it. There is nothing for you to do.",
  late_requested: "{sum} is on its way back, the way you paid it. There is nothing for you to do.",
  late_paid: "{sum} went back the way you paid it.",
  late_failed:
    "{sum} could not be sent back the way you paid it: Stripe or your bank refused it. The money is still yours and waits here; the people who run OpenChance send it another way.",
} as const;
