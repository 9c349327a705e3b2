/** Plain pages: help, terms, privacy. Figures come from the policy in force. */
export const pages = {
  helpTitle: "Help",
  helpLead: "How a challenge runs, from posting it to being paid for it.",
  help1: "How protection works",
  help1a:
    "When you choose a solver, you pay the whole price of that application. From then on it is held. The poster can cancel alone only when nothing was ever delivered and the due date is {overdue} days past; once work is delivered, only together with the solver, or by a dispute.",
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
    "On approval the price less the platform fee of {percent} % goes on its way to your Stripe account, and Stripe pays it to your bank. If it cannot be paid out, the statement says why, who must act, and what happens next.",
  help4: "If it does not work out",
  help4a:
    "Talk first. The solver may leave at any time, and what is still held goes back to the poster. Either of you may propose to end the challenge together and say how what is held is divided; it counts once the other accepts.",
  help4d:
    "If you cannot agree, either of you can open a dispute, within {filing} days after a delivery or a missed due date, and as long as changes that were asked for are late. Every clock stops. You say what is wrong and how what is held should be divided, and the other side has {answer} days to answer; without an answer it ends as asked. Then you have {offers} days to make each other offers, and an offer that is accepted ends it; whoever opened the dispute may also take it back until then. If none is, a person of OpenChance reads both sides and decides in writing, within {decision} days. A dispute costs nothing.",
  help4e:
    "If the poster’s bank takes a payment back, nothing moves until the bank has decided, and every clock stands still. We argue with what was delivered.",
  help4c:
    "{limit} days after the reward was held it is settled by itself, whatever the state: delivered work is paid to the solver; if nothing was delivered, it goes back to the poster; in a dispute it is divided by what both sides have in common, else by half.",
  help4b: "A challenge that nobody was chosen for can be withdrawn at any time. Nothing is charged.",
  help5: "Reviews",
  help5a:
    "Both sides write one after completion. Neither is shown before both are in, or {blind} days after the first was written; then the other can no longer be written, so that nobody writes in answer to the other.",
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
    "The price of the accepted application is paid in before work starts and is held until it is released or refunded. The platform fee is {percent} % of the price, fixed on the day it is paid in. Posting, applying, talking and disputing cost nothing.",
  terms2b:
    "A delivery without an answer counts as approved after {days} days. {limit} days after the reward was held it is settled: delivered work is paid to the solver, if nothing was delivered it goes back to the poster, and in a dispute it is divided by what both sides have in common, else by half.",
  terms2c:
    "You can end a challenge together at any time while work runs. If you disagree, either of you can open a dispute within {filing} days after a delivery or a missed due date, and as long as changes that were asked for are late. It ends by an offer that is accepted, by silence of {answer} days after the claim, or by a person of OpenChance, who decides within {decision} days after the {offers} days that you have to agree; both of you accept that decision as the end of what is held here. It takes no right from you that the law gives you.",
  terms3: "The work",
  terms3a:
    "Unless you agree otherwise in writing in the room, the rights to the delivered work pass to the poster with the payment.",
  terms4: "What is not allowed",
  terms4a:
    "Work that breaks the law or the rights of others, contact details before the shortlist to get round the protection, applying to one’s own challenges, and buying or pressing for reviews.",
  terms5: "Ending",
  terms5a:
    "You can stop using OpenChance whenever you like. What is held is first released or refunded by the rules above. To close your account, go to Settings, Your data.",

  privacyTitle: "Privacy",
  privacyLead: "What we keep, why, and for how long.",
  privacy1: "What everybody sees",
  privacy1a:
    "Your name, handle, role, country if you name it, what you write about yourself, your skills and since when you are here; your rating, and how many challenges you posted, paid and solved; your challenges once they are posted, with their rewards and who solved them; and published reviews.",
  privacy2: "What only the other side sees",
  privacy2a:
    "An application is seen by its poster, a room by its members, deliveries and their files by the poster and the solver.",
  privacy3: "What we keep to run the place",
  privacy3a:
    "Your sign-in (at Clerk), the movements of money (also at Stripe, which checks who is paid), and a record of who changed what. Card and bank details never reach us.",
  privacy3b:
    "Kept for a time: the key of each form you send, 48 hours; the list of what was to be done and to be told, 7 days after it is done; uploads that nobody used, 7 days; sign-outs and sign-in events, 30 days; Stripe’s events, 90 days; your notifications, 90 days and 200 at most; an export you asked for, 7 days; letters of applications that came to nothing, and what was said around something reported, two years.",
  privacy3c:
    "Kept while your account lasts: challenges, agreed applications, messages, deliveries, reviews, the books and the record of who changed what. What you take back in a room is no longer shown.",
  privacy5: "What you can ask",
  privacy5a:
    "Under Settings, Your data, you can fetch everything we have of you, and close your account. For two weeks you can still keep it; then what is about you is deleted: your profile, your address, your sign-in, all you said in rooms, and the letters of applications that came to nothing.",
  privacy5b:
    "What stays then, without your name: the books, as the law asks, work that was agreed on, and reviews, which others’ reputation rests on. If something of yours is still open, a payment say, it is settled first.",
  privacy4: "Cookies",
  privacy4a:
    "For your sign-in, set by Clerk under our address: __session and __client_uat, each also with a suffix, names that begin with __clerk_, and __cf_bm. For the colours you chose: oc_theme, a year. For the language you chose: oc_language, a year. For where you were going before Stripe’s pages: oc_next, an hour. For what you said to being counted, if you are asked and not signed in: oc_analytics, half a year. To tell two accounts of one person, kept as a hash with what you apply to, choose and are paid by: oc_device, half a year.",
  privacy4b:
    "None follows you: our pages load nothing from other sites. Signing in may happen on Clerk’s pages and paying happens on Stripe’s, which set their own. A message that could not be sent waits in your browser until it is.",
} as const;
