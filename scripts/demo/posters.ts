/** Shops, clubs, councils and companies of the demo. */
import { type DemoPerson, md } from "./story.ts";

export const posters = {
  bakery: {
    email: "bakery@demo.example",
    name: "Sample Street Bakery",
    about: "Poster: answer Pim’s delivery, choose among applications, finish a draft.",
    country: "US",
    locale: "en",
    timeZone: "America/New_York",
    bio: md`
      Demo account. We would be a bakery of eleven people on a street that is on no map: bread by pre-order, two vans, and
      one website that Nora looks after between the second and the third bake.

      We answer within a day, except on Sundays, when we sleep.
    `,
    skills: ["baking", "small business"],
    payable: false,
  },
  council: {
    email: "council@demo.example",
    name: "Lorem County Council",
    about: "Poster of research and data work: several open challenges, one delivery waiting for an answer.",
    country: "GB",
    locale: "en",
    timeZone: "Europe/London",
    bio: md`
      Demo account of a county that does not exist. Its rural services team posts data, research and plain-language work. Whatever is
      paid for here may be published, so please say in your application if that is a problem.
    `,
    skills: ["public sector", "statistics"],
    payable: false,
  },
  freight: {
    email: "freight@demo.example",
    name: "Placeholder Freight",
    about: "Poster of larger infrastructure work: an award that waits for its payment.",
    country: "SG",
    locale: "en",
    timeZone: "Asia/Singapore",
    bio: md`
      Demo account. An imaginary shipping line with 40 imaginary vessels and very real opinions about backups. Our operations room
      is awake around the clock; decisions are made at 09:00 Singapore time.
    `,
    skills: ["logistics", "postgres"],
    payable: false,
  },
  studio: {
    email: "studio@demo.example",
    name: "Ipsum Studio",
    about: "Poster with a long record: completed challenges with reviews, and work in euros under way.",
    country: "FR",
    locale: "fr",
    timeZone: "Europe/Paris",
    bio: md`
      Compte de démonstration. We are four invented people who build shops for independent publishers, and who hand out the parts we are
      not good at. We write briefs the way we would like to receive them, and pay on the day we approve.
    `,
    skills: ["e-commerce", "typescript"],
    payable: false,
  },
  weather: {
    email: "weather@demo.example",
    name: "Demo Weather Ltd",
    about: "Poster: a challenge with nine applications to compare.",
    country: "IE",
    locale: "en",
    timeZone: "Europe/Dublin",
    bio: md`
      Demo account. A pretend forecasting company on the Irish coast. Three meteorologists, one engineer, and a Python service that
      was meant to be temporary in 2019.
    `,
    skills: ["python", "meteorology"],
    payable: false,
  },
  kites: {
    email: "kites@demo.example",
    name: "Example Kites Co-op",
    about: "Poster in pounds: design and marketing, with changes asked for on a delivery.",
    country: "GB",
    locale: "en",
    timeZone: "Europe/London",
    bio: md`
      Demo account. A workers' co-operative of nine that would sew kites if it existed. Every decision is made at the Thursday meeting,
      so expect an answer on Fridays.
    `,
    skills: ["sewing", "retail"],
    payable: false,
  },
  akademie: {
    email: "akademie@demo.example",
    name: "Muster Akademie",
    about: "Poster of translation and course work: one challenge closes tomorrow.",
    country: "DE",
    locale: "de",
    timeZone: "Europe/Berlin",
    bio: md`
      Demokonto. An adult education centre for every town that is called Musterstadt. We buy translations, recordings and course
      material, always with a glossary and always with a second reader.
    `,
    skills: ["teaching", "german"],
    payable: false,
  },
  club: {
    email: "club@demo.example",
    name: "Club Ejemplo de Montaña",
    about: "Poster run by volunteers: small rewards, a canceled challenge, a choice taken back and made anew.",
    country: "ES",
    locale: "es",
    timeZone: "Europe/Madrid",
    bio: md`
      Cuenta de demostración. A mountain club of 300 members who are all made up. The board are volunteers, so we reply in the evening.
      We like work that somebody else can take over later.
    `,
    skills: ["hiking", "maps"],
    payable: false,
  },
  library: {
    email: "library@demo.example",
    name: "Vzorová knihovna",
    about: "Poster: signs in talk with two applicants, a draft to finish.",
    country: "CZ",
    locale: "cs",
    timeZone: "Europe/Prague",
    bio: md`
      Demo účet. A model library, in the sense that it is a model and not a library. 60,000 volumes of nothing, an archive of tapes, and
      a reading room that is always quiet.
    `,
    skills: ["archives", "cataloguing"],
    payable: false,
  },
} satisfies Record<string, DemoPerson>;
