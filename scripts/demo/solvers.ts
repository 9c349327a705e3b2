/** People of the demo who apply and do the work. Nora does both. */
import { type DemoPerson, md } from "./story.ts";

export const solvers = {
  pim: {
    email: "pim@demo.example",
    name: "Pim Placeholder",
    about: "Solver: a delivery that waits for its answer, payouts received, reviews on the profile.",
    country: "NL",
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    bio: md`
      Demo account. Front-end engineer who cares most about people who do not use a mouse. Fifteen pretend years in booking systems:
      ferries, theatres, a zoo.

      I write the failing test first, and I send a first version early, even if it is ugly.
    `,
    skills: ["accessibility", "react", "typescript", "testing", "css"],
    payable: true,
  },
  yara: {
    email: "yara@demo.example",
    name: "Yara Example",
    about: "Solver of data work: a delivery that waits for the council, and a second choice not yet paid.",
    country: "KE",
    locale: "en",
    timeZone: "Africa/Nairobi",
    bio: md`
      Demo account. Statistician in a Nairobi that is mostly like the real one. Survey data, crop data, and the notes that say what the
      numbers do not show.
    `,
    skills: ["data analysis", "r", "python", "survey design", "writing"],
    payable: true,
  },
  otto: {
    email: "otto@demo.example",
    name: "Otto Mustermann",
    about: "Solver of infrastructure work: chosen, and waiting for the payment.",
    country: "DE",
    locale: "de",
    timeZone: "Europe/Berlin",
    bio: md`
      Demokonto. Databases and the machines under them. I measure before I change anything, and you get the measurements.

      I charge more than others and finish when I said I would.
    `,
    skills: ["postgres", "docker", "linux", "performance", "go"],
    payable: true,
  },
  tess: {
    email: "tess@demo.example",
    name: "Tess Testcase",
    about: "Solver: translation and testing, in three currencies.",
    country: "PT",
    locale: "pt",
    timeZone: "Europe/Lisbon",
    bio: md`
      Conta de demonstração. Brazilian in Porto. Translator (from English and German) who drifted into software testing and now does
      both, sometimes on the same text.
    `,
    skills: ["translation", "portuguese", "german", "testing", "editing"],
    payable: true,
  },
  asa: {
    email: "asa@demo.example",
    name: "Åsa Exempel",
    about: "Solver: design work with changes asked for, to deliver again.",
    country: "SE",
    locale: "sv",
    timeZone: "Europe/Stockholm",
    bio: md`
      Demokonto. Illustrator and icon designer. I like small grids, strict rules, and clients who know which of the two they want to break.
    `,
    skills: ["illustration", "icons", "brand design", "figma", "print"],
    payable: true,
  },
  mihon: {
    email: "mihon@demo.example",
    name: "見本 花子 (Hanako Mihon)",
    about: "Solver of sound and video: a five-star review, and changes asked for on a film.",
    country: "JP",
    locale: "ja",
    timeZone: "Asia/Tokyo",
    bio: md`
      デモ用アカウントです。 Demo account. Audio restoration and subtitles, Japanese and English. My imaginary studio has one very good
      microphone and one very old cat; only one of them is allowed near the tapes.
    `,
    skills: ["audio restoration", "subtitles", "video editing", "japanese"],
    payable: true,
  },
  lucja: {
    email: "lucja@demo.example",
    name: "Łucja Przykładowa",
    about: "Solver of writing: a cookbook and a container’s life under way, each with talk.",
    country: "PL",
    locale: "pl",
    timeZone: "Europe/Warsaw",
    bio: md`
      Konto demonstracyjne. Technical writer. I ask many questions in the first two days and none in the last two.
    `,
    skills: ["technical writing", "editing", "plain language", "markdown"],
    payable: true,
  },
  ravi: {
    email: "ravi@demo.example",
    name: "Ravi Namoona",
    about: "Solver: applications everywhere, a campaign under way, one review still to write.",
    country: "IN",
    locale: "en",
    timeZone: "Asia/Kolkata",
    bio: md`
      Demo account. Spreadsheets, checklists, campaigns. I have run the back office of three companies that were never founded, and I am proud
      of all of them.
    `,
    skills: ["operations", "marketing", "spreadsheets", "research", "customer support"],
    payable: true,
  },
  giulia: {
    email: "giulia@demo.example",
    name: "Giulia Esempio",
    about: "Solver of software: a challenge under way in euros, with talk and a file in the room.",
    country: "IT",
    locale: "it",
    timeZone: "Europe/Rome",
    bio: md`
      Account dimostrativo. Back-end developer, mostly TypeScript and payments. I read the changelog of everything, for pleasure.
    `,
    skills: ["typescript", "payments", "node.js", "sql", "api design"],
    payable: true,
  },
  jean: {
    email: "jean@demo.example",
    name: "Jean Dupond-Fictif",
    about: "Solver: left one challenge, chosen for another that is not paid yet.",
    country: "CA",
    locale: "fr",
    timeZone: "America/Montreal",
    bio: md`
      Compte de démonstration. Radio producer who would now edit podcasts, if either of us were real. French and English.
    `,
    skills: ["podcast editing", "french", "writing", "voice"],
    payable: true,
  },
  nora: {
    email: "nora@demo.example",
    name: "Nora Sample",
    about: "Both sides in one account: posts small challenges and solves others.",
    country: "US",
    locale: "en",
    timeZone: "America/New_York",
    bio: md`
      Demo account. Teacher by day. I post what my school cannot do, and proofread for others in the holidays.
    `,
    skills: ["proofreading", "teaching", "writing", "english"],
    payable: true,
  },
  kai: {
    email: "kai@demo.example",
    name: "Kai Beispiel",
    about: "Newcomer without a payout account: try to apply and see what is asked first.",
    country: "AT",
    locale: "de",
    timeZone: "Europe/Vienna",
    bio: "Demokonto. New here. Web developer who has not set up a payout account yet.",
    skills: ["php", "wordpress", "css"],
    payable: false,
  },
} satisfies Record<string, DemoPerson>;
