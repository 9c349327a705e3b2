/** Challenges in software. */
import {
  apply,
  approve,
  award,
  type DemoChallenge,
  decline,
  deliver,
  eur,
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

export const docker: DemoChallenge = {
  key: "docker-image",
  poster: "weather",
  title: "Cut our Docker image from 2 GB to under 300 MB",
  summary: "Python service, no behaviour change, build time at most doubles.",
  brief: md`
    Our forecast service is a FastAPI application with numpy, eccodes and a compiler that nobody remembers asking for. The image is 2.04 GB and
    every deployment to the three coastal stations takes eleven minutes over a radio link.

    **What counts as done**

    1. The image is under 300 MB, measured with \`docker image inspect\`
    2. All 212 tests pass inside the image that is shipped, not only in the one that builds
    3. A cold build takes at most 9 minutes on our runner (today 4:30)
    4. A short text for the team: what was taken out, and how to notice when it grows again

    We do not want Alpine: we tried, and spent a week on musl.
  `,
  category: "software",
  skills: ["docker", "python", "linux"],
  reward: usd(640),
  closesIn: 6,
  deliveryDays: 10,
  agents: "allowed",
  story: [
    apply(
      "otto",
      720,
      5,
      "I would start from `dive` and your lock file, not from a guess. In my experience 900 MB of such images is pip’s cache and the compiler. Price includes a check in CI that fails above 300 MB.",
    ),
    apply(
      "pim",
      640,
      9,
      "Mostly a front-end person, but I have done this for our own API: 1.8 GB to 240 MB with a two-stage build and a slim base. Glad to show the pull request.",
    ),
    apply(
      "giulia",
      600,
      7,
      "I did the same for a payments service with native modules. Two stages, wheels built once, and the eccodes definitions trimmed to those you use. Which GRIB editions do you read?",
    ),
    apply(
      "yara",
      640,
      10,
      "I work with eccodes every week, so I know which of its 140 MB of tables you can drop without anyone noticing, and which you cannot.",
    ),
    apply(
      "ravi",
      500,
      10,
      "I can do this carefully with a checklist, removing one package at a time and running all 212 tests after each. Slow, but nothing breaks.",
      "An agent runs the remove-and-test loop; I review each step.",
    ),
    apply(
      "tess",
      640,
      8,
      "I would write the measurement first (size per layer, in CI), then shrink until it is green. Testers make good image cutters: we distrust everything.",
    ),
    apply(
      "jean",
      450,
      10,
      "This is a little outside of my usual work, but I keep the containers of a radio archive running and would like to take this on at a lower price.",
    ),
    apply(
      "lucja",
      640,
      10,
      "I document build systems for a living and have rewritten four Dockerfiles this year because explaining them was harder than fixing them.",
    ),
    apply(
      "mihon",
      640,
      9,
      "My subtitle tool ships ffmpeg in 90 MB, so I have practice in leaving things out. I would deliver the new Dockerfile on day three and use the rest for your stations.",
    ),
    shortlist("otto"),
    shortlist("giulia"),
    shortlist("yara"),
    decline("jean"),
    note("otto", "CI check included. Slightly over."),
    note("giulia", "Asked about GRIB editions, so she has read the repository."),
    talk(
      "giulia",
      { poster: "GRIB 1 and 2, both. The lightning feed is still edition 1, do not ask." },
      { solver: "I will not. Then the definitions stay at about 38 MB and everything else can go." },
      { poster: "And NetCDF stays out for good?" },
      { solver: "If your tests are right that nothing imports it, yes. I would rather add one test that says so." },
    ),
  ],
};

export const connect: DemoChallenge = {
  key: "accounts-v2",
  poster: "studio",
  title: "Port a Stripe Connect integration to Accounts v2",
  summary: "Existing tests must stay green. Migration notes for 140 connected accounts.",
  brief: md`
    Our shops for independent publishers pay 140 presses through Connect. The integration was written for v1 accounts in 2021 and is
    tidy, but old: TypeScript, 2,300 lines, 96 tests against recorded answers.

    ### What counts as done
    - New presses are created as v2 recipients; existing ones keep working without doing anything
    - The 96 tests stay green, and the thin events have tests of their own
    - A migration note: which of the 140 accounts need what, as a table we can work through
    - Nothing in the logs that should not be in logs

    We review within two working days, in English or French, as you like.
  `,
  category: "software",
  skills: ["payments", "typescript"],
  reward: eur(1_900),
  closesIn: 24,
  deliveryDays: 30,
  story: [
    apply(
      "giulia",
      1_900,
      26,
      "I have moved one platform already (60 accounts, two of them with surprises). The work is less in the calls than in the events: I would do those first, behind a switch, and compare for a week.",
    ),
    apply(
      "pim",
      1_700,
      30,
      "Payments are not my first subject, but tests are, and yours sound good. I would ask you for a second pair of eyes on the events.",
    ),
    shortlist("giulia"),
    talk(
      "giulia",
      { poster: "Two surprises of sixty: which ones?" },
      {
        solver:
          "One account had been closed by its owner but was still in use by us. The other had two currencies and one bank account.",
      },
      { poster: "We certainly have the second kind. Belgium." },
    ),
    award("giulia"),
    pay,
    talk(
      "giulia",
      { solver: "Thank you for the trust. The switch is in, off by default. First comparison tonight." },
      { poster: "Seen in staging. Should we turn it on for the three test presses?" },
      {
        solver: "Yes, please, only those. I have written what to look for.",
        file: markdownFile(
          "what-to-look-for.md",
          "# While the switch is on for three presses\n\n1. `events.compared` rises, `events.differ` stays 0\n2. A press that opens its settings sees the same name as before\n3. Nothing with an account number in the log\n",
        ),
      },
      { poster: "On since 10:20. Differ is 0 so far." },
      {
        solver:
          "Good. One finding: press 88 still has an address in the old format. Not urgent, it goes into the table.",
      },
    ),
  ],
};

export const hikes: DemoChallenge = {
  key: "hike-sign-up",
  poster: "club",
  title: "Let members sign up for a hike without an account",
  summary: "A sign-up page with a link by e-mail, for a static site. Volunteers must be able to run it.",
  brief: md`
    300 members, 40 hikes a year, and until now a sheet of paper in the bar. We want a page per hike where a member writes a name and an
    e-mail, receives a link, and is on the list. The guide prints the list on Friday.

    Our site is static (Hugo) and one of us can write a little JavaScript. Please choose boring parts that will still work in five years.

    ## What counts as done
    - Sign up, change, and cancel by the link in the e-mail; no password anywhere
    - A waiting list when a hike is full
    - The guide's list as a page that prints well, with phone numbers on a separate sheet
    - Personal data is gone 30 days after the hike
    - Instructions in Spanish or simple English
  `,
  category: "software",
  skills: ["javascript", "privacy", "hugo"],
  reward: eur(480),
  closesIn: 18,
  deliveryDays: 20,
  story: [
    apply(
      "giulia",
      480,
      15,
      "One small worker, one table, no framework. I would write the Spanish instructions with you on a call, so that they are in your words.",
    ),
    apply(
      "tess",
      420,
      20,
      "I would gladly do this one: my own running club has the same sheet of paper in the same kind of bar. The waiting list is the part to test well.",
    ),
    apply(
      "pim",
      560,
      12,
      "A little above your reward, since the printed list and the phone sheet want their own care. I have a form pattern that works with every reader and without JavaScript.",
    ),
    shortlist("tess"),
    talk(
      "tess",
      { poster: "Hola Tess. How does your club do it when the guide cancels?" },
      {
        solver:
          "One button for the guide, one e-mail to all, and the list stays readable for a week so that people can share cars to somewhere else.",
      },
      { poster: "One button. Our guides would frame it." },
    ),
  ],
};

export const typos: DemoChallenge = {
  key: "search-typos",
  poster: "studio",
  title: "Make a bookshop’s search forgive typos and accents",
  summary: "“Dostoievsky”, “dostojewski” and “dosto” should all find him. 18,000 titles, no new service.",
  brief: md`
    Readers spell names as they heard them, and our search finds nothing. 18,000 titles in SQLite, a Node service in front. We do not want another
    server to look after.

    **What counts as done:** the 60 real misspellings in the attached list find their book in the first five results; a search takes under 50 ms at
    the 95th percentile on our small machine; and there is a test that runs the list.
  `,
  category: "software",
  skills: ["search", "sql", "node.js"],
  reward: eur(950),
  closesIn: 8,
  deliveryDays: 14,
  story: [
    apply(
      "pim",
      950,
      12,
      "Trigrams in SQLite’s own full-text index, accents folded, and your list as the test. I have done it for a theatre whose visitors could not spell Chekhov either.",
    ),
    apply(
      "otto",
      1_200,
      10,
      "I would do it in the database and prove the 50 ms with a load test. Price includes the load test.",
    ),
    award("pim"),
    pay,
    talk(
      "pim",
      { poster: "The list is in the repository under fixtures/, with our apologies to all authors." },
      { solver: "57 of 60 already. The last three are all the same Polish poet." },
      { poster: "He would be pleased." },
    ),
    deliver(
      "All 60 found, slowest query 21 ms on your small machine. The test reads the list, so add to it freely.",
      textFile("timings.txt", "queries 60\nfound in first five 60\np50 6 ms\np95 17 ms\nmax 21 ms\n"),
    ),
    approve,
    posterReviews(
      5,
      "Found every author, including the Polish poet. The test with our own list is what we will keep longest. Clear messages, nothing promised that did not come.",
    ),
    solverReviews(
      5,
      "A brief with real data in it, answers within the hour, approved the next morning. More like this.",
    ),
  ],
};

export const orderForm: DemoChallenge = {
  key: "order-form",
  poster: "bakery",
  title: "Replace the order form whose plugin has died",
  summary: "",
  brief: md`
    Notes so far: the plugin stopped in March, orders over 12 loaves lose the comment field. Must print on the old label printer.

    For Nora to find out: ask the drivers what they need on the slip.
  `,
  category: "software",
  skills: ["php", "wordpress"],
  reward: usd(1_200),
  closesIn: 30,
  deliveryDays: 20,
  draft: true,
};
