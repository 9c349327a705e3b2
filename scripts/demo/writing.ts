/** Challenges in writing and translation. */
import {
  apply,
  approve,
  askChanges,
  award,
  type DemoChallenge,
  deliver,
  eur,
  gbp,
  markdownFile,
  md,
  note,
  pay,
  posterReviews,
  shortlist,
  solverReviews,
  talk,
  textFile,
  usd,
} from "./story.ts";

export const onboarding: DemoChallenge = {
  key: "onboarding-pt",
  poster: "akademie",
  title: "Translate an onboarding course into Brazilian Portuguese",
  summary: "14,000 words, glossary supplied. A second reader is included in the price.",
  brief: md`
    Our course for new care assistants exists in German and English. Now a partner school in Recife will use it. 14,000 words in 22 lessons, friendly in tone,
    exact in everything that concerns medicine.

    ## You get
    Both language versions side by side, a glossary of 180 terms, the illustrations, and a nurse who answers questions twice a week.

    ## What counts as done
    - All 22 lessons in Brazilian Portuguese, in our template
    - Terms as in the glossary; where you disagree, a note
    - Read by a second native speaker, named in the delivery
    - Addressed to *você*, without a gender for the reader where that can be avoided
  `,
  category: "writing",
  skills: ["translation", "portuguese", "german"],
  reward: eur(850),
  closesIn: 1,
  deliveryDays: 30,
  agents: "declared",
  story: [
    apply(
      "tess",
      850,
      26,
      "This is exactly what I do. My second reader would be a nurse from Olinda who corrects me with pleasure. I have three doubts about the glossary already, all small.",
      "A translation memory, no machine translation of whole sentences.",
    ),
    apply(
      "nora",
      850,
      30,
      "I cannot translate it, but I could be a second reader for the English side if you open that as its own challenge.",
    ),
    shortlist("tess"),
    note("tess", "Second reader is a nurse. Ask for the three doubts."),
    talk(
      "tess",
      { poster: "Guten Tag! Which three doubts?" },
      {
        solver:
          "“Pflegegrad” has no twin in Brazil, so the glossary’s word promises money. “Schwester” should not be “irmã”. And lesson 9 says “stable” where German says “quiet”.",
      },
      { poster: "Lesson 9 is our mistake. We shall decide tomorrow, when the deadline has passed." },
    ),
  ],
};

export const parking: DemoChallenge = {
  key: "parking-rules",
  poster: "council",
  title: "Rewrite the parking rules in plain English",
  summary: "Eleven pages of by-law become two that people read. The law must still be true.",
  brief: md`
    Nobody has finished reading our parking rules, including the officer who wrote them. We would like two pages that a visitor understands standing in the rain.

    **What counts as done:** at most 900 words; every duty and every fee of the by-law still there, with a table that shows where; reading age 11 or
    lower by two measures; approved by our solicitor, who is friendly.
  `,
  category: "writing",
  skills: ["plain language", "editing"],
  reward: gbp(600),
  closesIn: 6,
  deliveryDays: 14,
  story: [
    apply(
      "lucja",
      600,
      12,
      "I would first make the table (what must be true), then write as if to one person with a wet phone. The solicitor gets the table, the visitor gets the text.",
    ),
    apply(
      "nora",
      550,
      14,
      "Teachers do this all day. I would try it on a class of twelve-year-olds and send you their questions.",
    ),
    shortlist("lucja"),
    award("lucja"),
    pay,
    talk(
      "lucja",
      { solver: "Section 14 forbids leaving a horse. Keep?" },
      { poster: "The solicitor says keep. Apparently it was used in 2009." },
      { solver: "Then the horse stays, in six words." },
    ),
    deliver(
      "First version: 871 words, and the table. The horse is in paragraph nine.",
      markdownFile(
        "parking.md",
        "# Parking in Lorem County\n\nYou may park in any marked bay. Pay at the machine or by phone before you leave your vehicle.\n\nStay no longer than your ticket says. After that we charge £35, or £20 if you pay within 14 days.\n\nDo not leave a horse unattended.\n",
      ),
    ),
    askChanges(
      5,
      "The solicitor asks for one change: “we charge” must be “you may have to pay”, since there is an appeal. Would you look at paragraphs two, five and eleven for that? All else is approved with real pleasure.",
    ),
    deliver(
      "Version 2: the three paragraphs changed, 884 words, the appeal now has its own sentence at the end.",
      markdownFile(
        "parking.md",
        "# Parking in Lorem County\n\nYou may park in any marked bay. Pay at the machine or by phone before you leave your vehicle.\n\nIf you stay longer than your ticket says, you may have to pay £35, or £20 within 14 days. You can appeal.\n\nDo not leave a horse unattended.\n",
      ),
      textFile(
        "where-is-what.txt",
        "by-law 1-3: paragraph 1\nby-law 4-9: paragraph 2, 5\nby-law 10-13: paragraph 7\nby-law 14: paragraph 9\nappeal: last sentence\n",
      ),
    ),
    approve,
    posterReviews(
      5,
      "From eleven pages to two without losing a duty, and the solicitor smiled. Complaints about signs have not stopped, but people now complain about the right rule.",
    ),
    solverReviews(
      5,
      "They answered every question with the reason and not only with the rule. The horse made my week.",
    ),
  ],
};

export const webhookDocs: DemoChallenge = {
  key: "webhook-docs",
  poster: "studio",
  title: "Write the documentation for a booking webhook",
  summary: "Twelve events, one signature, many bad examples. For developers who are in a hurry.",
  brief: md`
    Our webhook is good and its documentation is a table. Partners ask the same five questions every week.

    ### What counts as done
    - A first page that gets a stranger from nothing to a verified event in ten minutes, in one language of your choice
    - A reference of the twelve events with real examples, tested against our sandbox
    - The five questions answered where people look for them: signature, order, duplicates, retries, time zones
    - In Markdown, in our repository, with a script that runs the examples
  `,
  category: "writing",
  skills: ["technical writing", "markdown", "api design"],
  reward: eur(1_100),
  closesIn: 31,
  deliveryDays: 21,
  story: [
    apply(
      "lucja",
      1_100,
      18,
      "I would follow the ten minutes with a stopwatch and three strangers, and write down where they stop. Reference last, because by then I know what it must say.",
    ),
    apply(
      "giulia",
      1_250,
      15,
      "I have been the developer in a hurry. My price includes a tiny receiver in TypeScript which the examples run against.",
    ),
    apply(
      "tess",
      1_000,
      21,
      "Tester’s view: each example in the text is a test, or it is wrong within a year. I would build it that way.",
      "Drafts of the twelve reference entries by an agent from your schema; I rewrite and test all.",
    ),
    apply(
      "nora",
      800,
      21,
      "I am no developer, but I find the sentence that nobody understands. Happy to do the first page only, as a smaller piece.",
    ),
    shortlist("lucja"),
    shortlist("giulia"),
  ],
};

export const cookbook: DemoChallenge = {
  key: "cookbook",
  poster: "bakery",
  title: "Edit sixty bread recipes into one voice",
  summary: "Eleven bakers, eleven ways to say “until it is done”. 30,000 words, grams throughout.",
  brief: md`
    For our twentieth year we print a book. The sixty recipes come from eleven bakers and from one grandmother. Each is right, and no two agree on what a recipe
    looks like.

    ## What counts as done
    1. One form for all: what you need, what you do, how you see that it is done
    2. Grams and minutes checked against the bakers' sheets (we answer within a day)
    3. The voices may stay audible in the first paragraph of each, and nowhere else
    4. A list of what you would still test in a home oven
  `,
  category: "writing",
  skills: ["editing", "english", "proofreading"],
  reward: usd(900),
  closesIn: 16,
  deliveryDays: 35,
  story: [
    apply(
      "nora",
      900,
      30,
      "I have eaten most of these. I would begin with the grandmother, because she is the clearest, and make the others follow her.",
    ),
    apply(
      "lucja",
      950,
      28,
      "Recipes are procedures with a good smell. I would write the pattern first, let two bakers bake from it blind, and then edit all sixty.",
    ),
    shortlist("lucja"),
    award("lucja"),
    pay,
    talk(
      "lucja",
      {
        solver:
          "The pattern, with three recipes in it. Please let somebody bake from the sheet who has never made them.",
        file: markdownFile(
          "pattern.md",
          "# Rye, two days\n\n**You need** 800 g rye flour, 16 g salt, 700 g water, 200 g starter.\n\n**Day one, evening.** Stir half of the flour, all of the water and the starter. Cover.\n\n**Day two.** Add the rest, stir, fill the tin, wait until it has risen by a third.\n\n**Done** when the crust sounds hollow and the middle reads 97 °C.\n",
        ),
      },
      { poster: "Our newest driver baked the rye. He is now our newest baker." },
      { solver: "That is the best test result I have ever had." },
      { poster: "One thing: could “done when” come before the oven step? He looked too late." },
      { solver: "Yes. I move it up in all sixty. Fourteen are edited so far, the rest by the end of next week." },
    ),
  ],
};

export const annualReport: DemoChallenge = {
  key: "annual-report",
  poster: "akademie",
  title: "Proofread the English annual report",
  summary: "38 pages, written by Germans. Commas, articles, and the courage to shorten.",
  brief: md`
    The report is finished and translated. We need a native reader who corrects what is wrong and marks what is merely German.

    **What counts as done:** tracked changes in the document; a list of sentences that you would cut; numbers left alone, but doubts about them noted.
  `,
  category: "writing",
  skills: ["proofreading", "english"],
  reward: eur(240),
  closesIn: 5,
  deliveryDays: 7,
  agents: "humans",
  story: [
    apply("nora", 240, 5, "Thirty-eight pages is a weekend and two pots of coffee. I mark, you decide."),
    apply("lucja", 280, 6, "I would gladly shorten it. Not a native speaker, though, and you ask for one."),
    award("nora"),
    pay,
    deliver(
      "Done: 412 changes, 23 sentences that could go, and one number on page 19 that is either wrong or wonderful.",
      textFile(
        "notes.txt",
        "page 4: 'actual' means 'current' here\npage 11: cut the second paragraph\npage 19: 940 % growth? perhaps 9.40 %\npage 33: 'become' a certificate -> 'receive'\n",
      ),
    ),
    approve,
    solverReviews(
      4,
      "Kind people, a clear text, and they took the cut paragraphs with grace. The file came in a format from another century, hence four.",
    ),
  ],
};

export const newsletter: DemoChallenge = {
  key: "newsletter",
  poster: "library",
  title: "Newsletter for readers, monthly",
  summary: "Twelve letters a year in Czech and German, 400 words each.",
  brief: "",
  category: "writing",
  skills: ["czech", "german", "newsletters"],
  reward: eur(600),
  closesIn: 40,
  deliveryDays: 30,
  draft: true,
};
