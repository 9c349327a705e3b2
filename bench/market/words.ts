/** Words of a market that could be one: what is made for whom, and names of projects, most of which are rare. */
import type { Category } from "../../worker/domains/challenges/contract.ts";

interface Field {
  verbs: readonly string[];
  things: readonly string[];
  skills: readonly string[];
}

/** By category: what is done with what, and what one has to know for it. */
export const fields: Readonly<Record<Category, Field>> = {
  software: {
    verbs: ["Build", "Repair", "Speed up", "Migrate", "Test", "Document"],
    things: [
      "booking calendar",
      "checkout",
      "search index",
      "data importer",
      "mobile app",
      "report generator",
      "login",
      "price feed",
      "firmware updater",
      "map viewer",
    ],
    skills: [
      "react",
      "typescript",
      "python",
      "go",
      "rust",
      "postgres",
      "accessibility",
      "testing",
      "ios",
      "android",
      "docker",
      "graphql",
    ],
  },
  design: {
    verbs: ["Design", "Redraw", "Illustrate", "Lay out", "Sketch"],
    things: [
      "logo",
      "annual report",
      "exhibition poster",
      "packaging",
      "icon set",
      "seed catalogue",
      "wayfinding signs",
      "onboarding screens",
      "menu card",
    ],
    skills: ["figma", "illustration", "typography", "branding", "print", "ux research", "ink", "svg"],
  },
  writing: {
    verbs: ["Write", "Translate", "Edit", "Proofread", "Shorten"],
    things: [
      "handbook",
      "press release",
      "museum texts",
      "grant application",
      "subtitles",
      "newsletter",
      "user guide",
      "recipe book",
      "short story",
    ],
    skills: [
      "copywriting",
      "technical writing",
      "translation",
      "german",
      "spanish",
      "japanese",
      "editing",
      "plain language",
    ],
  },
  data: {
    verbs: ["Analyse", "Clean", "Chart", "Model", "Scrape"],
    things: [
      "sales figures",
      "sensor readings",
      "survey answers",
      "bus timetable",
      "harvest records",
      "library loans",
      "weather archive",
      "energy bills",
    ],
    skills: ["python", "pandas", "sql", "r", "statistics", "gis", "dashboards", "spreadsheets"],
  },
  operations: {
    verbs: ["Plan", "Organise", "Book", "Set up", "Sort"],
    things: [
      "inventory",
      "volunteer rota",
      "delivery route",
      "archive of photographs",
      "supplier list",
      "trade fair",
      "help desk",
      "bookkeeping",
    ],
    skills: ["bookkeeping", "logistics", "customer support", "project management", "spreadsheets", "procurement"],
  },
  marketing: {
    verbs: ["Launch", "Plan", "Measure", "Rewrite", "Run"],
    things: [
      "spring campaign",
      "landing page",
      "mailing",
      "podcast sponsorship",
      "shop window",
      "membership drive",
      "video series",
    ],
    skills: ["seo", "copywriting", "social media", "analytics", "email marketing", "photography"],
  },
  audio_video: {
    verbs: ["Mix", "Cut", "Record", "Restore", "Animate"],
    things: [
      "podcast episode",
      "concert recording",
      "explainer film",
      "radio play",
      "choir rehearsal",
      "wedding film",
      "museum audio guide",
    ],
    skills: ["audio editing", "video editing", "motion graphics", "voice over", "mastering", "colour grading"],
  },
  research: {
    verbs: ["Find", "Compare", "Review", "Interview", "Map"],
    things: [
      "heat pump prices",
      "bird counts",
      "patent literature",
      "local suppliers",
      "school lunches",
      "river crossings",
      "old maps",
      "battery chemistry",
    ],
    skills: ["desk research", "interviews", "literature review", "statistics", "patents", "chemistry", "history"],
  },
};

export const owners = [
  "a bakery",
  "a choir",
  "a harbour",
  "a library",
  "a clinic",
  "a theatre",
  "an orchard",
  "a ferry company",
  "a school",
  "a repair shop",
  "a vineyard",
  "an observatory",
  "a cooperative",
  "a football club",
  "a weather station",
  "a hostel",
] as const;

export const reasons = [
  "usable with a screen reader",
  "ready before the season begins",
  "so that two people can keep it going",
  "without stopping the daily work",
  "in three languages",
  "from what we have in boxes",
  "that still works on an old telephone",
  "as our members asked for it",
  "within the rules of the city",
  "and hand it over with notes",
] as const;

export const sentences = [
  "What is there was made by volunteers and has grown for years.",
  "We know the field but not the tools, so explain what you do.",
  "Small steps that can be looked at one by one are better than one big delivery.",
  "There are photographs, measurements and a list of what went wrong last time.",
  "It counts as done when our own people have used it for a week.",
  "We answer within a day and are glad to talk.",
  "Please say what you would leave out if time runs short.",
  "Nothing of it is secret, and you may show it afterwards.",
] as const;

export const places = ["Rotterdam", "Lyon", "Porto", "Tallinn", "Kraków", "Málaga", "Bristol", "Graz"] as const;

const syllables = [
  "ba",
  "den",
  "fir",
  "gol",
  "han",
  "is",
  "ka",
  "lor",
  "mi",
  "nor",
  "o",
  "pel",
  "qui",
  "ros",
  "sta",
  "tam",
  "u",
  "ver",
  "wil",
  "zan",
  "bru",
  "cor",
  "dal",
  "eth",
] as const;

/** A project's name: the lower its number, the better known; there are some 300,000. */
export function nameOf(number: number): string {
  const count = syllables.length;
  let left = number;
  let name = "";
  for (let at = 0; at < 4 && (left > 0 || at < 2); at++) {
    name += syllables[left % count];
    left = Math.floor(left / count);
  }
  return name;
}
