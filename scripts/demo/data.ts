/** Challenges in data. */
import {
  apply,
  approve,
  award,
  csvFile,
  type DemoChallenge,
  decline,
  declineAward,
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
  withdraw,
} from "./story.ts";

export const farms: DemoChallenge = {
  key: "farm-survey",
  poster: "council",
  title: "Turn survey answers from 300 farms into one clear report",
  summary: "Cleaned data, a method note, and charts that a council can read in ten minutes.",
  brief: md`
    We asked 300 farms about water, workers and what they would need to go on for ten years. The answers are in, in four formats, with remarks in the margins that
    are better than our questions.

    ## What counts as done
    - One cleaned table with a codebook; every change can be traced to a line of a script
    - A method note of two pages, with what the numbers cannot say
    - Six to eight charts, readable in print and without colour
    - A summary of one page for the council, who have ten minutes

    The remarks may be quoted, never with a name or a place.
  `,
  category: "data",
  skills: ["data analysis", "writing"],
  reward: gbp(1_150),
  closesIn: 20,
  deliveryDays: 24,
  story: [
    apply(
      "yara",
      1_150,
      20,
      "I have cleaned farm surveys in three countries; the remarks in the margins are where the truth is, so I would code those first. Script in R, every change logged.",
    ),
    apply(
      "ravi",
      950,
      24,
      "Careful spreadsheet work with two checks per column. The charts would be simple bars, which I believe a council prefers.",
    ),
    shortlist("yara"),
    talk(
      "yara",
      { poster: "What would you do about the 22 farms that answered twice?" },
      {
        solver:
          "Keep both, use the later one, and say in the note what changes if one uses the earlier. Usually nothing. If something, that is a finding.",
      },
    ),
    award("yara"),
    pay,
    talk(
      "yara",
      { solver: "The two answers differ on workers in nine of the 22 farms. It was harvest in between." },
      { poster: "That is a finding, then." },
      { solver: "It is. One chart for it, no more." },
    ),
    deliver(
      "Everything but the layout of the summary, which is plain on purpose, so that you can put it into your own template. The script runs in a minute.",
      csvFile(
        "farms-sample.csv",
        "farm,hectares,workers_spring,workers_harvest,water_worry\nF001,34,2,5,3\nF002,120,4,11,5\nF003,9,1,1,2\nF004,58,3,6,4\n",
      ),
      markdownFile(
        "method.md",
        "# Method, in short\n\n300 farms were asked, 274 answered, 22 of them twice. We use the later answer.\n\nThe numbers say nothing about farms that closed before the survey.\n",
      ),
    ),
    talk(
      "yara",
      { poster: "Received. The committee meets on Tuesday, you will hear from me right after." },
      { solver: "Thank you. I am glad to explain chart four on a call, it is the one people get wrong." },
    ),
  ],
};

export const streets: DemoChallenge = {
  key: "street-names",
  poster: "club",
  title: "Clean a member list with four spellings of every street",
  summary: "312 rows, one town, no two members who write “Calle Mayor” the same way.",
  brief: md`
    We send a paper letter twice a year and a tenth comes back. The list has grown in four hands since 1994.

    **What counts as done:** one spelling for each street, checked against the town's register; postcodes filled in; double members marked, not removed;
    a list of the people we should ring. The table stays with us; you work in our shared folder.
  `,
  category: "data",
  skills: ["spreadsheets", "spanish", "data cleaning"],
  reward: eur(190),
  closesIn: 9,
  deliveryDays: 8,
  story: [
    apply(
      "ravi",
      190,
      5,
      "312 rows are one good afternoon plus one careful one. I would mark every change in a second column, so that you can see what I did.",
    ),
    apply("yara", 240, 6, "I would match against the register by distance and sound, then look at the rest by eye."),
    apply("jean", 150, 8, "I read Spanish well and like lists. A simple job done properly."),
    apply(
      "tess",
      190,
      7,
      "Portuguese streets have the same disease. I have a script for the abbreviations and patience for the rest.",
    ),
    withdraw("yara"),
    decline("jean"),
    shortlist("tess"),
  ],
};

export const demand: DemoChallenge = {
  key: "bread-demand",
  poster: "bakery",
  title: "Forecast how many loaves we sell tomorrow",
  summary: "Three years of till data, weather, and holidays. A number each evening, with how sure it is.",
  brief: md`
    We throw away 9 % and run out twice a week. Both hurt. We want a forecast for six breads, every evening at seven, with a range.

    ## What counts as done
    - Better than "same day last week" by a quarter, on the last six months, which you do not look at before
    - Runs on our office computer from one command, in under a minute
    - Says when it does not know (first snow, new school year)
    - A page for the bakers: what the range means, in words
  `,
  category: "data",
  skills: ["python", "forecasting", "data analysis"],
  reward: usd(1_300),
  closesIn: 8,
  deliveryDays: 25,
  story: [
    apply(
      "yara",
      1_300,
      21,
      "I would begin with the stupid model (same day last week, corrected for weather), because it is hard to beat and easy to explain. Then only what earns its keep.",
    ),
    apply("otto", 1_500, 20, "I would make it run for ten years. The statistics would be solid, not fancy."),
    shortlist("yara"),
    award("yara"),
    pay,
    talk(
      "yara",
      {
        poster: "Till data attached. The zero days are real, except 14 February 2024, when the till was in the snow.",
        file: csvFile(
          "till-sample.csv",
          "day,bread,sold,left\n2025-03-03,rye,61,4\n2025-03-03,wheat,112,9\n2025-03-04,rye,48,11\n2025-03-04,wheat,97,0\n",
        ),
      },
      { solver: "In the snow?" },
      { poster: "It is a long story with a van in it." },
    ),
    deliver(
      "31 % better than last week's number on the six months I had not seen. It refuses to answer on four days, all of them fair.",
      markdownFile(
        "for-the-bakers.md",
        "# What the two numbers mean\n\nBake the first number and you run out about one day in five. Bake the second and you throw away about one loaf in fourteen. In between is your choice, not the computer's.\n",
      ),
      csvFile("backtest.csv", "bread,last_week_error,forecast_error\nrye,11.2,7.4\nwheat,16.8,11.9\nspelt,6.1,4.4\n"),
    ),
    approve,
    posterReviews(
      5,
      "We throw away half of what we did. The page for the bakers hangs by the oven, and they argue with it, which is the best sign. Yara explains numbers like a neighbour.",
    ),
    solverReviews(
      5,
      "Real data, honest gaps, and a poster who tells you about the van in the snow before it ruins your model.",
    ),
  ],
};

export const radars: DemoChallenge = {
  key: "rain-radars",
  poster: "weather",
  title: "Compare two rain radars that disagree",
  summary: "Eighteen months, one coast, two instruments. Which is right, when, and can they be merged?",
  brief: md`
    Our two radars overlap over a bay and differ by up to 40 % in drizzle. There are eleven rain gauges below, three of them good.

    1. **Data.** 18 months of both radars (NetCDF, 60 GB), gauges as CSV, a log of repairs
    2. **Question.** Where and when does which radar lie, and how much can be corrected?
    3. **What counts as done.** A notebook that runs from raw data to each figure; a report of eight pages at most; a correction table, tested on three months that you set aside first

    Negative results are results. "They cannot be merged, because …" is a fine ending.
  `,
  category: "data",
  skills: ["python", "meteorology", "statistics"],
  reward: usd(1_750),
  closesIn: 35,
  deliveryDays: 40,
  story: [
    apply(
      "yara",
      1_750,
      35,
      "Drizzle at 40 % sounds like the lower beam over the sea. I would test that first with the three good gauges, and set the last three months aside before I open anything.",
    ),
    apply(
      "otto",
      2_200,
      30,
      "60 GB want a decent pipeline before any science. I would do both, and leave you the pipeline.",
    ),
  ],
};

export const delays: DemoChallenge = {
  key: "vessel-delays",
  poster: "freight",
  title: "A weekly picture of which vessels are late, and why",
  summary: "From our port calls to one page every Monday at 08:00. No new tools for the desk.",
  brief: md`
    The desk knows which ships are late. The board learns it a month after. One page by e-mail every Monday would help both.

    ## What counts as done
    - One page: the ten latest vessels, the reason as the desk coded it, the trend over 13 weeks
    - Made by a script from our own tables, in under five minutes
    - Reasons that are missing are shown as missing
    - Three Mondays in a row without a hand
  `,
  category: "data",
  skills: ["sql", "data analysis", "reporting"],
  reward: usd(1_800),
  closesIn: 11,
  deliveryDays: 28,
  story: [
    apply(
      "otto",
      1_900,
      20,
      "SQL, one template, one timer. The interesting part is agreeing on what “late” means; I would write that down first.",
    ),
    apply(
      "yara",
      1_800,
      25,
      "I would show the missing reasons in the loudest colour, so that they stop being missing. After four weeks you will have different data.",
    ),
    apply("giulia", 1_700, 28, "I can build the page so that the desk may correct a reason from the e-mail itself."),
    shortlist("yara"),
    shortlist("otto"),
    award("otto"),
    declineAward(
      "otto",
      "My other work for you (the restore) may begin on the same day, and I will not do two things by halves. Yara’s idea with the missing reasons is better than mine anyway.",
    ),
    talk(
      "yara",
      { poster: "Otto recommends you, which he does not do lightly. Are you still free?" },
      { solver: "I am. And I like that he wrote down what “late” means; may I use his definition?" },
      { poster: "He says yes, with a grumble. You are chosen; the payment follows." },
    ),
    award("yara"),
  ],
};

export const catalogue: DemoChallenge = {
  key: "catalogue-match",
  poster: "library",
  title: "Match 60,000 catalogue records with the national list",
  summary: "Old cards, newer database, authors with three names. Give each record its number, or say why not.",
  brief: md`
    Our catalogue was typed from cards in 1996. The national list has a number for nearly every book. We want ours to have it, too.

    ## What counts as done
    - A table: our record, their number, how sure, by which rule
    - Of 500 records that we check by hand, at most five wrong among those you call sure
    - What is left over, sorted by what would help
    - The program, so that we can run it again next year

    Czech helps, as does knowing that *Vydavatelství* is not an author.
  `,
  category: "data",
  skills: ["data matching", "python", "czech", "cataloguing"],
  reward: eur(1_600),
  closesIn: 52,
  deliveryDays: 40,
  agents: "allowed",
};
