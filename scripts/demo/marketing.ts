/** Challenges in marketing. */
import {
  apply,
  approve,
  award,
  cancel,
  csvFile,
  type DemoChallenge,
  deliver,
  eur,
  gbp,
  markdownFile,
  md,
  pay,
  posterReviews,
  shortlist,
  solverReviews,
  talk,
  usd,
} from "./story.ts";

export const beginnerKite: DemoChallenge = {
  key: "beginner-kite",
  poster: "kites",
  title: "A name and a launch plan for our first beginner’s kite",
  summary: "For people who have never flown one. Small budget, eight weeks, two beaches.",
  brief: md`
    We make kites for people who already have four. Now there is one for people who have none: it flies in a light wind, does not bite, and fits in a rucksack.
    It has a number instead of a name.

    ## What counts as done
    - Three names, checked in the trade mark register, each with the reason why a child could say it
    - A plan for eight weeks with a budget of £1,500, week by week, and what we stop doing if it does not work
    - The texts for the shop page, the box, and one sign for the beach

    Please, nothing with "unleash".
  `,
  category: "marketing",
  skills: ["naming", "copywriting", "launch planning"],
  reward: gbp(540),
  closesIn: 22,
  deliveryDays: 21,
  story: [
    apply(
      "ravi",
      540,
      18,
      "Two beaches, eight weekends, one sign that asks “Want to hold it?”. I would spend the money on kites to lend, and almost nothing on advertisements.",
    ),
    apply(
      "jean",
      480,
      21,
      "I named radio programmes for ten years; a name must survive being shouted across wind. I would test all three by shouting.",
    ),
    apply(
      "lucja",
      500,
      20,
      "Box, shop page and sign as one text in three lengths. For the names I would work with your Thursday meeting, not around it.",
    ),
    shortlist("jean"),
    talk(
      "jean",
      { poster: "We tried shouting our own names across the beach. Two of nine failed." },
      { solver: "Then you know more about naming than most agencies do." },
      { poster: "Which two would you have dropped? We have our own suspicion." },
      { solver: "Without having heard them: the two that end in a vowel nobody can hold." },
    ),
  ],
};

export const posts: DemoChallenge = {
  key: "ten-posts",
  poster: "bakery",
  title: "Ten short posts about bread, without a single pun",
  summary: "For a bakery that is tired of “dough”. Ten texts, ten suggestions for pictures.",
  brief: md`
    Everybody who writes for us makes the same four jokes. We want ten posts that make somebody smell the bread instead.

    **What counts as done:** ten texts of at most 50 words, a suggestion for a photograph with each, facts checked with the bakers, no puns. Not one.
  `,
  category: "marketing",
  skills: ["copywriting", "social media"],
  reward: usd(250),
  closesIn: 4,
  deliveryDays: 6,
  story: [
    apply("ravi", 250, 4, "No puns, I promise. I would ask each baker for one thing that nobody sees and write that."),
    apply("jean", 220, 6, "Short texts for the ear are my trade. I would read them aloud to you on the phone."),
    award("ravi"),
    pay,
    deliver(
      "Ten posts, each from a conversation with one of your bakers. Number four may be the truest.",
      markdownFile(
        "posts.md",
        "4. At 3:40 the street is dark but for us. Marta opens the oven door a hand wide and listens. Rye tells you when it is done. (Picture: the door, the light, nothing else.)\n\n9. We rose to the occasion on Sunday, and so did 400 rolls.\n",
      ),
    ),
    approve,
    posterReviews(
      3,
      "Seven of the ten are lovely, and Marta has framed number four. But number nine contains a pun, we had asked for none, and we only saw it after approving. Our fault, too.",
    ),
    solverReviews(
      4,
      "Fun work and a quick answer. The no-pun rule was fair and I broke it once by accident; I would have changed it the same day.",
    ),
  ],
};

export const courses: DemoChallenge = {
  key: "autumn-courses",
  poster: "akademie",
  title: "Fill the twelve winter courses that nobody finds",
  summary: "From bookbinding to first aid for dogs. Three channels, one month, numbers at the end.",
  brief: md`
    Of our 90 winter courses twelve are half empty every year, although those who come are delighted. We think that people do not find them, or do not understand the title.

    ## What counts as done
    1. New titles and short texts for the twelve, in German
    2. A plan for one month on three channels that you name, with a budget of 600 euros which we pay
    3. Carried out together with our office (about two hours a week)
    4. At the end a table: what it cost, what it brought, what we should repeat
  `,
  category: "marketing",
  skills: ["marketing", "german", "copywriting"],
  reward: eur(780),
  closesIn: 14,
  deliveryDays: 40,
  story: [
    apply(
      "ravi",
      780,
      38,
      "I would ring ten people who nearly enrolled. Titles after that. My German is good enough to read, and I would work with a native writer for the texts, named to you.",
    ),
    apply(
      "jean",
      700,
      40,
      "I would make one-minute sound pieces of each course. First aid for dogs sells itself if you can hear the dog.",
    ),
    shortlist("ravi"),
    award("ravi"),
    pay,
    talk(
      "ravi",
      { solver: "Eight of ten calls done. Nobody understands “Modul B”. Several believed it needs a “Modul A”." },
      { poster: "It does not. It never did. We inherited the letters." },
      { solver: "Then we take the letters away first and look at the enrolments for a week before spending anything." },
      { poster: "Letters are gone since this morning. Two enrolments already, one of them my aunt." },
      {
        solver: "I shall count the aunt separately.",
        file: csvFile(
          "week-1.csv",
          "course,before,after,of which aunts\nbookbinding,5,7,0\nfirst aid for dogs,4,6,1\nCzech for hikers,3,4,0\n",
        ),
      },
      { poster: "Quite right. The new texts on Thursday?" },
      { solver: "Thursday, all twelve, read by Frau Beispiel before you see them." },
    ),
  ],
};

export const clubs: DemoChallenge = {
  key: "kite-clubs",
  poster: "kites",
  title: "Find forty clubs that would lend our kites",
  summary: "Scouts, schools, coastal campsites. A list with names, and the letter that begins the talk.",
  brief: md`
    We would give a box of five kites to a club that lends them. We need forty clubs within reach of a windy place, with a person's name at each, found in public sources.

    **What counts as done:** forty rows with place, kind, name, why they would like it; a letter of 150 words in two versions; sent to the first ten, with what they answered.
  `,
  category: "marketing",
  skills: ["research", "outreach", "spreadsheets"],
  reward: gbp(300),
  closesIn: 17,
  deliveryDays: 15,
  story: [
    apply(
      "ravi",
      300,
      12,
      "I would start from wind maps and work inland. Names only from the clubs’ own pages, and every row with its source.",
    ),
  ],
};

export const sponsors: DemoChallenge = {
  key: "podcast-sponsors",
  poster: "weather",
  title: "Find three sponsors for a podcast about bad weather",
  summary: "Twelve episodes, 9,000 listeners, one umbrella maker who has already said no.",
  brief: md`
    "Inclement" is our podcast about storms and the people who were in them. It needs 400 dollars an episode, and we would rather have three sponsors than thirty.

    **What counts as done:** a one-page offer; twenty companies approached by a person, not by a program; three that say yes in writing, or an honest account of why not.
  `,
  category: "marketing",
  skills: ["outreach", "sponsorship", "podcast editing"],
  reward: usd(500),
  closesIn: 7,
  deliveryDays: 30,
  story: [
    apply(
      "jean",
      500,
      25,
      "I know four producers who have done this and two sponsors who like weather. One of them makes boots.",
    ),
    award("jean"),
    pay,
    talk(
      "jean",
      { solver: "The offer is written. The boot maker likes it but asks for exclusivity." },
      { poster: "For all twelve? Hm. For six, perhaps." },
      { solver: "I will ask. Meanwhile something has come up here that I must tell you about." },
    ),
    cancel(
      "solver",
      "My mother is ill and I cannot make telephone calls to strangers in a good voice for the next weeks. The offer I wrote is yours to use. I leave now rather than late, so that the whole reward goes back to you.",
    ),
  ],
};
