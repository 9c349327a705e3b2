/** Challenges in operations. */
import {
  apply,
  approve,
  award,
  cancel,
  csvFile,
  type DemoChallenge,
  decline,
  deliver,
  eur,
  gbp,
  markdownFile,
  md,
  openCheckout,
  pay,
  posterReviews,
  shortlist,
  solverReviews,
  talk,
  usd,
} from "./story.ts";

export const restore: DemoChallenge = {
  key: "postgres-restore",
  poster: "freight",
  title: "Find why our Postgres restore takes six hours",
  summary: "A 900 GB cluster, weekly dumps. Deliver a measured plan and the scripts that carry it out.",
  brief: md`
    We restore our tracking database to a spare machine every Sunday, to know that we can. It takes six hours and four minutes. Our contract
    with the harbour says four.

    You get a copy with invented rows of the same shape, on a machine of the same kind, and the logs of the last ten Sundays.

    ## What counts as done
    - A measured account of where the six hours go, with the commands to measure it again
    - A plan with at least two ways, their cost and their risk
    - Scripts for the way we choose, tried on the copy: under three hours, twice in a row
    - A restore that fails must say so within five minutes, not at the end

    ## Limits
    No change of provider. Postgres 16 stays until March.
  `,
  category: "operations",
  skills: ["postgres", "performance", "linux"],
  reward: usd(5_200),
  closesIn: 15,
  deliveryDays: 28,
  agents: "humans",
  story: [
    apply(
      "otto",
      5_200,
      21,
      "Six hours for 900 GB smells of one index built alone at the end. But I measure first: day one is only `pg_stat_progress`, disks and logs. You get the numbers whatever comes after.",
    ),
    apply(
      "giulia",
      4_600,
      28,
      "I know the application side better than the disks, and would spend the first days learning yours. I say that before you choose, not after.",
    ),
    apply(
      "ravi",
      4_000,
      28,
      "I can organise the measuring, the runbook and the two rehearsals, and would bring in a colleague for the database itself, under his own name and with your consent.",
    ),
    shortlist("otto"),
    talk(
      "otto",
      { poster: "Good morning. Would you look at the dump as well, or only at the restore?" },
      { solver: "At both. If the dump is in one piece, no restore can be parallel. Is it the custom format?" },
      { poster: "Plain SQL, gzipped. Since 2018." },
      { solver: "Then I believe I know where two of your six hours are. I will still measure." },
      { poster: "We choose you. Payment goes through our finance desk, it should be there within two days." },
    ),
    award("otto"),
    openCheckout,
  ],
};

export const runbook: DemoChallenge = {
  key: "tracker-runbook",
  poster: "freight",
  title: "Write the runbook for a vessel tracker that goes silent",
  summary: "What the night shift does, minute by minute, when a ship disappears from the map.",
  brief: md`
    When a tracker goes silent, our night shift rings whoever they trust most. We want one runbook instead: what to look at, in which order,
    when to wake someone, what to say to the customer.

    You will have interviews with four operators (two by night), the alarm history of a year, and the right to ask naive questions.

    ## What counts as done
    1. A runbook of at most six pages that one person can follow at 03:00
    2. A decision tree on one page, printable in black and white
    3. Tried in two rehearsals, with what went wrong written down
  `,
  category: "operations",
  skills: ["runbooks", "technical writing", "incident response"],
  reward: usd(1_400),
  closesIn: 21,
  deliveryDays: 25,
  story: [
    apply(
      "lucja",
      1_400,
      22,
      "A runbook is technical writing for somebody who is frightened. Short lines, one action each, and what you should see afterwards. I would do the night interviews at night.",
    ),
    apply(
      "ravi",
      1_250,
      20,
      "I ran such a desk (on paper). I would begin with the alarm history: I bet that three causes make four fifths of the calls, and the runbook should open with those three.",
    ),
  ],
};

export const scheduler: DemoChallenge = {
  key: "cron-jobs",
  poster: "freight",
  title: "Move fourteen cron jobs to one scheduler",
  summary: "Scattered over five machines, three of them undocumented. One list, one log, one alarm.",
  brief: md`
    Fourteen jobs on five machines. We know what eleven of them do. Bring them into one scheduler (systemd timers are fine), with one log and
    an alarm for a job that did not run, not only for one that failed.

    **What counts as done:** a list of all jobs with owner and purpose, the three unknown ones explained; all of them running from one place for
    seven days; an alarm tried by pulling a plug; the old crontabs empty.
  `,
  category: "operations",
  skills: ["linux", "docker", "monitoring"],
  reward: usd(2_100),
  closesIn: 9,
  deliveryDays: 20,
  story: [
    apply(
      "otto",
      2_100,
      16,
      "systemd timers, one repository, and an alarm on absence. The three unknown jobs I would first only watch for two days, before touching them.",
    ),
    apply(
      "giulia",
      1_900,
      20,
      "I would do it in small steps, one machine after the other, each with its own way back.",
    ),
    shortlist("otto"),
    award("otto"),
    pay,
    talk(
      "otto",
      { solver: "Job 13 sends the harbour a file that nobody has opened since 2022. Job 14 deletes it again." },
      { poster: "That explains a great deal about us." },
      { solver: "I propose to keep both off for a week and see who shouts." },
      { poster: "Agreed. Nobody will." },
    ),
    deliver(
      "All fourteen in one place for seven days, two of them switched off with your consent. I pulled the plug twice; the alarm came after 61 and 63 seconds.",
      csvFile(
        "jobs.csv",
        "job,owner,every,purpose\n1,operations,5 min,positions from the fleet\n2,operations,1 h,port calls\n3,finance,1 d,exchange rates\n13,nobody,1 d,file for the harbour (off)\n14,nobody,1 d,deletes the file of job 13 (off)\n",
      ),
      markdownFile(
        "way-back.md",
        "# If something must go back\n\n`make restore-crontabs HOST=…` puts the old crontab of one machine back. Tried on all five.\n",
      ),
    ),
    approve,
    posterReviews(
      5,
      "Measured, careful, dry humour. He found two jobs that had been talking to each other for three years. We have invited him for the next one.",
    ),
    solverReviews(
      4,
      "Serious people with good access rules. It took three days until I had all keys, otherwise five stars.",
    ),
  ],
};

export const invoices: DemoChallenge = {
  key: "sort-invoices",
  poster: "bakery",
  title: "Sort six years of invoices into something we can search",
  summary: "1,900 scans named “scan(1).pdf”. Name them by date, supplier and sum, and list them.",
  brief: md`
    Flour, salt, electricity, van repairs: 1,900 scans in one folder, most of them called \`scan(…).pdf\`. Our accountant has stopped laughing.

    ## What counts as done
    - Every file is named \`2023-04-17 supplier sum.pdf\`; what cannot be read is in a folder of its own, at most 3 %
    - One spreadsheet with date, supplier, net, tax, total and the file's name
    - Sums per supplier and year agree with the bank list we give you, differences explained

    Programs may help; a person checks. Everything stays confidential and is deleted at the end.
  `,
  category: "operations",
  skills: ["spreadsheets", "bookkeeping", "ocr"],
  reward: usd(380),
  closesIn: 4,
  deliveryDays: 14,
  agents: "allowed",
  story: [
    apply(
      "ravi",
      380,
      10,
      "This is my favourite kind of mess. OCR for the first pass, then I look at every sum by eye, sorted by supplier, because then errors jump out.",
      "OCR and a classifier for the first pass; a person (me) reads each total.",
    ),
    apply(
      "nora",
      450,
      14,
      "I know your kitchen table, so I know these invoices. A bit above your price since I would do it in the evenings, by hand, and be done.",
    ),
    apply(
      "yara",
      520,
      12,
      "I would write a small program that you can run again next year. The 3 % worry me less than the thermal paper.",
    ),
    apply(
      "jean",
      300,
      14,
      "I kept the invoices of a radio station for years. I can start this week, and I am happy to do the first hundred as a sample.",
    ),
    shortlist("ravi"),
    shortlist("jean"),
    decline("nora"),
    talk(
      "ravi",
      { poster: "Thermal paper from 2019 is nearly white. Would you still count it as unreadable?" },
      {
        solver:
          "Scan five of those again in colour for me and I can tell you. Blue channel, inverted, often brings the numbers back.",
      },
      {
        poster: "Five scans attached, I hope the flour does not matter.",
        file: csvFile(
          "five-worst.csv",
          "file,what we think it says\nscan(44).pdf,rye 25 kg\nscan(207).pdf,van tyres\nscan(208).pdf,van tyres again\nscan(611).pdf,no idea\nscan(1204).pdf,electricity 2019\n",
        ),
      },
    ),
  ],
};

export const membership: DemoChallenge = {
  key: "paper-forms",
  poster: "club",
  title: "Type 300 paper membership forms into a table",
  summary: "Handwritten, mostly readable, some with coffee. Name, year of birth, blood group, emergency number.",
  brief: md`
    The forms are scanned. We need them typed twice by two people, compared, and the differences looked at again.

    **What counts as done:** one table, 300 rows, every difference between the two typings settled, and a list of the forms we must ask about.
  `,
  category: "operations",
  skills: ["data entry", "spanish"],
  reward: eur(220),
  closesIn: 12,
  deliveryDays: 10,
  agents: "humans",
  story: [
    apply(
      "ravi",
      220,
      8,
      "Two typists, two machines, one comparison. I would ask for the emergency numbers to be checked by a Spanish speaker.",
    ),
    cancel(
      "poster",
      "Our data protection officer (my sister) says that blood groups must not leave the club. She is right. We will type them ourselves over a weekend, and we are sorry for the time you spent.",
    ),
  ],
};

export const helpDesk: DemoChallenge = {
  key: "help-desk",
  poster: "kites",
  title: "Set up one inbox for questions, with twelve good answers",
  summary: "Three mailboxes and a phone become one desk. Template answers that sound like us.",
  brief: md`
    Questions reach us at three addresses, and two of us answer the same letter in two different ways. Make it one desk, and write the twelve
    answers we give most often.

    ## What counts as done
    - All three addresses arrive in one place, and everyone can see who is answering
    - Twelve answers, each under 120 words, tried on ten real letters
    - A page that says how to hand over before a holiday
  `,
  category: "operations",
  skills: ["customer support", "writing"],
  reward: gbp(450),
  closesIn: 7,
  deliveryDays: 12,
  story: [
    apply(
      "ravi",
      450,
      10,
      "I would read two hundred of your letters before writing a word, and keep what is already good.",
    ),
    award("ravi"),
    pay,
    deliver(
      "The desk is running, and the twelve answers are attached. Number seven (lines that tangle) was the hardest; please read that one aloud.",
      markdownFile(
        "answers.md",
        "# 7. My lines tangle\n\nThat happens to everyone, and nearly always while packing up. Wind the lines in a figure of eight around the handles, kite last. If they are already one ball: lay it on grass, loosen, do not pull. If it is hopeless, send us a photograph.\n",
      ),
    ),
    approve,
    posterReviews(
      4,
      "Works, and the answers sound like us on a good day. Number seven has already saved a Saturday. One address was forwarded a week late, hence four.",
    ),
  ],
};
