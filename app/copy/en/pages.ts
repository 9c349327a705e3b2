/** Plain pages: help, terms, privacy. Figures come from the policy in force. */
export const pages = {
  helpTitle: "Help",
  helpLead: "How a challenge runs, from posting it to being paid for it.",
  help1: "How protection works",
  help1a:
    "When you choose a solver, you pay the whole price of that application. From then on it is held: it belongs to neither side, and nobody can take it back alone.",
  help1b:
    "You have {hours} hours to pay after choosing. If you do not, the challenge opens again and nobody is charged. Work starts when the reward is held, not before.",
  help1c: "We do not offer an account to keep money in, and no interest. Stripe carries out the payments.",
  help2: "Delivering and approving",
  help2a:
    "The solver hands in versions: a note and files. The poster approves the newest one or asks for changes, up to {rounds} times.",
  help2b:
    "{days} days after a delivery without an answer, it counts as approved and is paid. We remind the poster on day {reminder}.",
  help3: "Getting paid",
  help3a:
    "Before you apply, you tell us the country of your bank account, and Stripe checks who you are. So nobody wins what cannot be paid.",
  help3b:
    "On approval the price less the platform fee of {percent} % goes on its way to your bank. If it cannot be paid out, the statement says why, who must act, and what happens next.",
  help4: "If it does not work out",
  help4a:
    "The solver can leave at any time; the poster is then refunded. The poster can end a challenge alone only while nothing was ever delivered and the due date is 7 days past.",
  help4b: "A challenge that nobody was chosen for can be withdrawn at any time. Nothing is charged.",
  help5: "Reviews",
  help5a:
    "Both sides write one after completion. Neither is shown before both are in, or {blind} days have passed, so that nobody writes in answer to the other.",
  help6: "Words",
  help6a:
    "Poster: who posts a challenge. Solver: who does the work. Application: what a solver proposes. Held: paid in and not yet released. Delivery: a version of the work.",
  browse: "Browse challenges",

  termsTitle: "Terms",
  termsLead: "What you and we agree on when you use OpenChance. Short, because they should be read.",
  terms1: "Who agrees with whom",
  terms1a:
    "The poster and the solver make an agreement with each other about the work. OpenChance runs the place, takes the payment in, and pays out by the rules on these pages.",
  terms2: "Money",
  terms2a:
    "The price of the accepted application is paid in before work starts and is held until it is released or refunded. The platform fee is {percent} % of the price, fixed on the day it is paid in. Posting, applying and talking cost nothing.",
  terms2b: "A delivery without an answer counts as approved after {days} days.",
  terms3: "The work",
  terms3a:
    "Unless you agree otherwise in writing in the room, the rights to the delivered work pass to the poster with the payment.",
  terms4: "What is not allowed",
  terms4a:
    "Work that breaks the law or the rights of others, contact details before the shortlist to get round the protection, applying to one’s own challenges, and buying or pressing for reviews.",
  terms5: "Ending",
  terms5a:
    "You can stop using OpenChance whenever you like. What is held is first released or refunded by the rules above.",

  privacyTitle: "Privacy",
  privacyLead: "What we keep, why, and for how long.",
  privacy1: "What everybody sees",
  privacy1a:
    "Your name, handle, country if you name it, what you write about yourself, your challenges once they are posted, and published reviews.",
  privacy2: "What only the other side sees",
  privacy2a:
    "An application is seen by its poster, a room by its members, deliveries and their files by the poster and the solver.",
  privacy3: "What we keep to run the place",
  privacy3a:
    "Your sign-in (at Clerk), the movements of money (also at Stripe, which checks who is paid), and a record of who changed what. Card and bank details never reach us.",
  privacy4: "Cookies",
  privacy4a:
    "One for your session, one for the colours you chose. None to follow you: this site asks nothing of third parties.",
} as const;
