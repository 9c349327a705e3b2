/** Challenges in research. */
import {
  apply,
  approve,
  award,
  csvFile,
  type DemoChallenge,
  deliver,
  eur,
  gbp,
  markdownFile,
  md,
  pay,
  posterReviews,
  retract,
  shortlist,
  solverReviews,
  talk,
  usd,
} from "./story.ts";

export const buses: DemoChallenge = {
  key: "rural-buses",
  poster: "council",
  title: "Find out what people do when the village bus does not come",
  summary: "Twenty conversations at bus stops, by phone or in person. What would have helped them?",
  brief: md`
    We know when buses fail to come. We do not know what happens then at the stop: who walks, who rings a daughter, who goes home and stays there.

    ## What counts as done
    - Twenty conversations of ten minutes, along a guide that we agree on, in at least six villages
    - Notes without names, coded by two people
    - A report of six pages with five things the county could change, cheapest first
    - What you would ask next time

    Somebody on the ground helps; we can introduce you to the drivers.
  `,
  category: "research",
  skills: ["interviews", "survey design", "writing"],
  reward: gbp(1_300),
  closesIn: 38,
  deliveryDays: 40,
  agents: "humans",
  story: [
    apply(
      "yara",
      1_300,
      35,
      "I have done this for matatus, which also do not come. I would interview by phone and work with two students in your county, whom I would pay from the reward.",
    ),
    apply(
      "nora",
      1_200,
      40,
      "I am good at letting people talk. I would need your drivers to introduce me, and a second person for the coding.",
    ),
    apply(
      "lucja",
      1_300,
      38,
      "I can promise the six pages and the coding. For the conversations I would want a local partner, or a long list of telephone numbers.",
    ),
  ],
};

export const ovens: DemoChallenge = {
  key: "eight-ovens",
  poster: "bakery",
  title: "Compare eight deck ovens for a small bakery",
  summary: "Heat, power, service within 100 miles, and what owners say after three years.",
  brief: md`
    Ours is 31 years old. We have a list of eight and no time to ring people.

    **What counts as done:** a table with the same twelve facts for each, sourced; for every oven two owners who have had it for three years or more, and what
    they say; your own recommendation, with what would change it.
  `,
  category: "research",
  skills: ["research", "spreadsheets"],
  reward: usd(420),
  closesIn: 5,
  deliveryDays: 14,
  story: [
    apply(
      "ravi",
      420,
      12,
      "Owners tell the truth about ovens in the first minute of a call. I would make sixteen such calls.",
    ),
    apply("nora", 400, 14, "I would do the table in a weekend; the calls in the evenings."),
    award("ravi"),
    pay,
    talk(
      "ravi",
      { solver: "Fourteen of sixteen owners reached. Two of them tried to sell me their oven." },
      { poster: "Note the price." },
    ),
    deliver(
      "Table, notes of sixteen calls, and a recommendation that surprised me. Oven F is not the best, but the only one somebody repairs on a Saturday.",
      csvFile(
        "ovens.csv",
        "oven,decks,kW,warm after (min),service within 100 miles,would buy again\nA,3,18,55,no,1 of 2\nC,3,21,40,yes,2 of 2\nF,3,19,48,yes (Saturdays),2 of 2\nH,4,27,60,no,0 of 2\n",
      ),
      markdownFile(
        "recommendation.md",
        "# F, unless you move\n\nF costs 8 % more than C and bakes the same. It is repaired on Saturdays. If you ever bake on five days only, take C.\n",
      ),
    ),
    approve,
    posterReviews(
      4,
      "Useful, sober, and the Saturday argument settled it. Two of the twelve facts were missing for oven H, and said to be missing, which is fair.",
    ),
    solverReviews(5, "A brief of nine lines that left no question open. I wish all of them were like it."),
  ],
};

export const huts: DemoChallenge = {
  key: "group-huts",
  poster: "club",
  title: "Which mountain huts take a group of twenty-five?",
  summary: "Pyrenees, June to September. Beds, price, food for two who eat no gluten, and who answers the phone.",
  brief: md`
    Each year somebody spends May on the telephone. We would like to have it once, done well, in a table that we can keep up ourselves.

    ## What counts as done
    - All staffed huts of the range (about 70), with beds, dates, price for 25, half board, gluten-free yes or no
    - For each: when and how it was asked, and who answered
    - Five routes of three days that work for 25 people
  `,
  category: "research",
  skills: ["research", "spanish", "french"],
  reward: eur(350),
  closesIn: 19,
  deliveryDays: 30,
  story: [
    apply(
      "ravi",
      350,
      25,
      "Seventy calls with a form in front of me. I would have the French ones made by a colleague who speaks it, named in the table.",
    ),
    apply(
      "jean",
      350,
      28,
      "French and decent Spanish, and I like talking to people who live on mountains. I would ask each of them for the best soup, too.",
    ),
    apply(
      "tess",
      400,
      20,
      "Portuguese helps me with Spanish less than people think, but writing to huts works well. I would write first and ring those who do not answer.",
    ),
    shortlist("jean"),
    shortlist("ravi"),
    award("ravi"),
    retract(
      "ravi",
      "The board has met again: French on the phone matters more than we thought. We are sorry for the back and forth; your form idea was the best of all.",
    ),
    talk(
      "jean",
      { poster: "Hola Jean, are you still free? We would like to choose you." },
      { solver: "Oui, and yes. Do you prefer soup as a column or as a remark?" },
      { poster: "A column. Obviously." },
    ),
    award("jean"),
  ],
};

export const churn: DemoChallenge = {
  key: "left-the-app",
  poster: "weather",
  title: "Interview eight people who stopped using our weather app",
  summary: "They left within a month. We have their consent and no idea.",
  brief: md`
    About a third of new users leave within thirty days. The numbers say when, never why. Eight people have agreed to a conversation of half an hour, for a small voucher that we pay.

    ## What counts as done
    1. A guide for the conversation, agreed with us
    2. Eight interviews by video or phone, recorded with consent, transcribed
    3. A report of five pages: what they wanted the app for, when it let them down, what they use now
    4. A talk of thirty minutes with our three meteorologists, who will disagree
  `,
  category: "research",
  skills: ["interviews", "user research", "writing"],
  reward: usd(1_500),
  closesIn: 33,
  deliveryDays: 30,
  story: [
    apply(
      "nora",
      1_500,
      28,
      "I would ask about the last day they got wet. People remember that, and the app is always somewhere in the story.",
    ),
    apply(
      "yara",
      1_600,
      25,
      "Eight is few, so the choice of the eight matters. I would want to see whom you did not reach.",
    ),
    shortlist("nora"),
  ],
};

export const readingList: DemoChallenge = {
  key: "reading-list",
  poster: "nora",
  title: "Reading list about rivers for ages 11 to 13",
  summary: "Thirty books, three languages, honest about which are dull.",
  brief: md`
    Draft. To decide: only books in print? Poems count? Ask the librarian about reading levels before publishing this.
  `,
  category: "research",
  skills: ["books", "teaching"],
  reward: usd(150),
  closesIn: 45,
  deliveryDays: 14,
  draft: true,
};

export const container: DemoChallenge = {
  key: "one-container",
  poster: "freight",
  title: "Write the life of one shipping container",
  summary: "From our records and public ones: where it has been since 2009, told for our visitors’ room.",
  brief: md`
    A container stands in our visitors' room. School classes ask where it has been. We have its number, our records from 2014 on, and a dent that nobody can explain.

    ## What counts as done
    - A timeline from 2009 until today with sources; gaps are shown as gaps
    - A text of 1,200 words for twelve-year-olds
    - A map as data (CSV with places and dates), which our designer will draw
    - If possible: the dent
  `,
  category: "research",
  skills: ["research", "writing", "archives"],
  reward: usd(700),
  closesIn: 23,
  deliveryDays: 30,
  story: [
    apply(
      "lucja",
      700,
      26,
      "Port registers and patience. I would write the text only when the timeline stands, and leave the gaps visible, since children like gaps.",
    ),
    apply("jean", 650, 30, "I would tell it as a radio piece first and write it down after. The dent is the story."),
    shortlist("lucja"),
    award("lucja"),
    pay,
    talk(
      "lucja",
      {
        solver:
          "From 2009 to 2013 it belonged to a line that no longer exists. Its successor has a very helpful archivist in Antwerp.",
      },
      { poster: "Antwerp! Our first trace is from there." },
      {
        solver: "It fits: the eleventh of March 2014, sold with 400 others. Until then it carried mostly tiles.",
        file: csvFile(
          "places-so-far.csv",
          "from,to,place,source\n2009-05,2009-06,Busan,builder's plate\n2009-07,2011-02,Valencia and back,line's register\n2011-03,2013-12,Santos and back,line's register\n2014-03,2014-03,Antwerp,bill of sale\n",
        ),
      },
      { poster: "And the dent?" },
      {
        solver:
          "Santos, I believe. There is a note “lado esquerdo” with an exclamation mark. I am waiting for the page before it.",
      },
    ),
  ],
};
