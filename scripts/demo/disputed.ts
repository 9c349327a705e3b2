/** Challenges in which the two sides did not agree: one settled between them, one still open. */
import {
  acceptOffer,
  answerDispute,
  apply,
  award,
  type DemoChallenge,
  deliver,
  dispute,
  gbp,
  markdownFile,
  md,
  pay,
  posterReviews,
  solverReviews,
  talk,
  usd,
} from "./story.ts";

export const kiteManual: DemoChallenge = {
  key: "kite-manual",
  poster: "kites",
  title: "Write the manual for a kite with two lines",
  summary: "Eight pages that a twelve-year-old can follow on a windy beach, with the knots drawn.",
  brief: md`
    Our two-line kite comes with a leaflet that nobody understands. We need a manual of eight pages.

    ## What counts as done
    - Unpacking, knots, launching, steering, landing, repairing, in this order
    - A drawing for each of the five knots
    - Read aloud once to somebody who has never flown a kite, and changed where they stumbled
  `,
  category: "writing",
  skills: ["technical writing", "illustration"],
  reward: gbp(360),
  closesIn: 12,
  deliveryDays: 15,
  story: [
    apply(
      "giulia",
      360,
      14,
      "I fly badly, which helps. I would write it on the beach and draw the knots from my own mistakes.",
    ),
    award("giulia"),
    pay,
    deliver(
      "All eight pages. Four of the five knots are drawn; the fifth I could only describe.",
      markdownFile(
        "manual.md",
        "# Launching\n\nStand with your back to the wind. If your hat leaves, you stand well.\n",
      ),
    ),
    talk(
      "giulia",
      { poster: "The text is what we hoped for. But the fifth knot is the one that people get wrong." },
      { solver: "I know. I have tied it forty times and cannot draw it so that it helps." },
    ),
    dispute(
      "poster",
      "not_as_agreed",
      270,
      "The manual is good and we use it from today. One of the five drawings is missing, and we have to pay an illustrator for it.",
    ),
    answerDispute(
      310,
      "That is fair to say. The drawing is a smaller part than a quarter of the work, so I would give back 50.",
    ),
    acceptOffer("poster"),
    posterReviews(4, "We did not agree at first, and settled it in a day. The text is the best that we ever had."),
    solverReviews(4, "Clear about what was missing, and fair about what it was worth."),
  ],
};

export const stationList: DemoChallenge = {
  key: "station-list",
  poster: "weather",
  title: "Bring the list of our 140 stations up to date",
  summary: "Coordinates, heights and instruments from paper logs, checked against the map.",
  brief: md`
    Our list of stations is from 2011. The paper logs know better. We send scans; you send a table.

    ## What counts as done
    - One row for each of the 140 stations, with coordinates, height and instruments
    - For each row the page of the log that says so
    - A list of those where log and map do not agree
  `,
  category: "data",
  skills: ["spreadsheets", "data entry"],
  reward: usd(480),
  closesIn: 9,
  deliveryDays: 18,
  story: [
    apply("lucja", 480, 16, "I would do ten stations first and let you check them, then the rest in one go."),
    award("lucja"),
    pay,
    deliver(
      "All 140. For 23 stations the log gives no height; those cells are empty.",
      markdownFile("notes.md", "Heights are missing for 23 stations. Their logs end before 1998.\n"),
    ),
    talk(
      "lucja",
      { poster: "The heights are in the annexe, from page 212 on. That was in the scans." },
      { solver: "There is no page 212 in what I have. The file ends at 198." },
    ),
    dispute(
      "poster",
      "not_as_agreed",
      300,
      "Heights of 23 stations are missing although the annexe has them. Somebody else has to do this part now.",
    ),
    answerDispute(
      480,
      "The annexe was not in the scans that I was sent; the file ends at page 198, as anybody can see. Everything in the file is in the table.",
    ),
  ],
};
