/** Challenges in design. */
import {
  apply,
  approve,
  askChanges,
  award,
  type DemoChallenge,
  deliver,
  eur,
  gbp,
  md,
  note,
  pay,
  posterReviews,
  shortlist,
  solverReviews,
  svgFile,
  talk,
  textFile,
  usd,
} from "./story.ts";

const icon = (shape: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#0d2b2b" stroke-width="1.5">${shape}</svg>\n`;

export const icons: DemoChallenge = {
  key: "tide-icons",
  poster: "kites",
  title: "Draw twelve icons for a tide-table app",
  summary: "24 px grid, one stroke weight, light and dark. Source files belong to the poster.",
  brief: md`
    People fly kites on beaches, and beaches disappear twice a day. Our little app shows when. It needs twelve icons: high water, low water, rising,
    falling, spring tide, neap tide, wind, gusts, sunrise, sunset, warning, and one for "the beach is gone".

    ## What counts as done
    - SVG on a 24 px grid, one stroke of 1.5 px, no fills, legible at 16 px
    - Works on light and on dark without a second set
    - Rising and falling are told apart without colour
    - The source files, and a page that shows all twelve together
  `,
  category: "design",
  skills: ["illustration", "icons"],
  reward: gbp(320),
  closesIn: 3,
  deliveryDays: 12,
  agents: "humans",
  story: [
    apply(
      "asa",
      320,
      9,
      "One grid, one stroke, twelve small decisions: I like this very much. For rising and falling I would move the arrow against the water line, never colour. Sketches of three after two days.",
    ),
    apply(
      "pim",
      320,
      12,
      "I draw the icons of my own components and test them at 16 px on bad screens. Not an illustrator, but precise.",
    ),
    apply("jean", 250, 12, "My sister draws, I would manage the files and the dark mode. Together we are quick."),
    shortlist("asa"),
    talk(
      "asa",
      { poster: "The Thursday meeting liked your idea with the water line. All nine of us, which is rare." },
      { solver: "Then I am careful with the other eleven." },
      { poster: "Be bold. We can still be careful on the Thursday after." },
    ),
    award("asa"),
    pay,
    deliver(
      "All twelve, first version. “The beach is gone” is my favourite and probably too sad.",
      svgFile("rising.svg", icon('<path d="M3 17h18M12 14V5m-4 4 4-4 4 4"/>')),
      svgFile("falling.svg", icon('<path d="M3 7h18M12 10v9m-4-4 4 4 4-4"/>')),
      svgFile(
        "beach-gone.svg",
        icon('<path d="M3 12c3-3 6 3 9 0s6 3 9 0M3 17c3-3 6 3 9 0s6 3 9 0"/><circle cx="12" cy="6" r="1"/>'),
      ),
    ),
    askChanges(
      8,
      "We love ten of the twelve. Gusts and wind look the same at 16 px: we put them on a phone in sunlight, and half of us chose wrong. And the meeting would like the warning without an exclamation mark, since it is at the top of the page all winter.",
    ),
    talk(
      "asa",
      { solver: "Fair about gusts. Would a broken third line say it? Calm, calm, interrupted." },
      { poster: "Broken line sounds right. Sunlight test is on Saturday if you have something by then." },
      { solver: "You will have it on Friday evening. For the warning I think of a buoy." },
      { poster: "A buoy! Yes." },
    ),
  ],
};

export const labels: DemoChallenge = {
  key: "bread-labels",
  poster: "bakery",
  title: "Redraw our bread labels so that allergens are seen first",
  summary: "Nine labels, two sizes, one thermal printer with opinions. Rules for the tenth included.",
  brief: md`
    Our labels are charming and unreadable. A mother told us that she found "walnut" only at home. We want the nine labels redrawn so that allergens
    come first, and still look like us.

    - Thermal printer, 203 dpi, black only, 60 × 40 mm and 60 × 80 mm
    - English, with room for a second language later
    - The law's list of allergens is attached to the repository

    **What counts as done:** nine labels as templates our till can fill, printed on our own printer and photographed; ten customers find the allergens
    in under three seconds (we do the asking); one page of rules for the tenth bread.
  `,
  category: "design",
  skills: ["print", "typography", "accessibility"],
  reward: usd(560),
  closesIn: 13,
  deliveryDays: 18,
  story: [
    apply(
      "asa",
      560,
      14,
      "Black only at 203 dpi is a lovely limit. I would set the allergens in a band of their own, white on black, and nothing else on the label may be a band.",
    ),
    apply(
      "pim",
      600,
      18,
      "I would measure the three seconds with people who do not see well, too. The price includes two such people.",
    ),
    apply(
      "lucja",
      480,
      12,
      "Half of this is words: “contains walnut” beats “nuts”. I would do the words and the rules, and a simple layout.",
    ),
    apply(
      "tess",
      560,
      15,
      "Labels are interfaces. I did the packaging texts of a (fictional) chocolate maker in two languages, so I know how long the second one gets.",
    ),
    apply(
      "jean",
      500,
      18,
      "I like bread and order. I would send three quick directions first, and only then draw all nine.",
    ),
    note("asa", "The band. Show the drivers."),
  ],
};

export const hutLogo: DemoChallenge = {
  key: "hut-logo",
  poster: "club",
  title: "Draw a mark for a mountain hut that fits on a stamp",
  summary: "One colour, 18 mm wide, readable when stamped badly. For the Refugio del Ejemplo.",
  brief: md`
    Hikers collect stamps. Ours says nothing and smears. We want a mark for the hut: the ridge behind it, the name, the height (1,873 m), nothing more.

    **What counts as done:** one drawing in one colour that survives a bad stamp at 18 mm; a version for a sign of 80 cm; files we own; no fonts we must
    buy.
  `,
  category: "design",
  skills: ["illustration", "brand design", "print"],
  reward: eur(300),
  closesIn: 5,
  deliveryDays: 14,
  story: [
    apply(
      "asa",
      300,
      10,
      "I would cut it in rubber myself and stamp it badly two hundred times before you see it. May I have a photograph of the ridge from the door?",
    ),
    award("asa"),
    pay,
    talk(
      "asa",
      { poster: "Photograph from the door, taken by the guard, with dog." },
      { solver: "The dog is not in the mark, but it was close." },
      { poster: "He will bear it. His name is Cornisa." },
    ),
    deliver(
      "The mark, the sign, and a scan of the hundred worst stamps. You can read 97 of them.",
      svgFile(
        "hut-1873.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 120" fill="none" stroke="#000" stroke-width="5"><path d="M10 90 50 40l25 28 30-52 65 74z"/><path d="M70 90V70l15-12 15 12v20"/></svg>\n',
      ),
      textFile("stamps.txt", "stamped 200\nworst hundred kept\nreadable 97\n"),
    ),
    approve,
    posterReviews(
      5,
      "Stamped it two hundred times badly so that we do not have to. The guard has ordered it as a tattoo. Muchas gracias.",
    ),
    solverReviews(5, "Volunteers who decide in one evening and mean it. And a very good dog."),
  ],
};

export const librarySigns: DemoChallenge = {
  key: "library-signs",
  poster: "library",
  title: "Signs for a library that can be read from the stairs",
  summary: "Three floors, two languages, one staircase with bad light. Concept and nine sample signs.",
  brief: md`
    Visitors stand on the stairs and do not know where to go. The signs we have are from 1988, in brass, and illegible from two metres.

    ### You get
    Floor plans, measurements of the light at noon and in the evening, and a tour by video with our caretaker, who knows where people get lost.

    ### What counts as done
    - A concept of at most ten pages: sizes, colours, words, where each sign hangs and why
    - Nine sample signs ready for production, Czech and English
    - Tried with paper copies on the stairs, by us, with the results worked in
  `,
  category: "design",
  skills: ["wayfinding", "typography", "czech"],
  reward: eur(720),
  closesIn: 27,
  deliveryDays: 30,
  story: [
    apply(
      "asa",
      720,
      24,
      "I would begin with the caretaker. Then distance sets the size, light sets the contrast, and the rest is leaving out words. I do not speak Czech, so the words would be yours and the lengths mine.",
    ),
    apply(
      "lucja",
      650,
      26,
      "Polish, not Czech, but I read it well and can write both language versions with your corrections. Layout simple and strict.",
    ),
    apply(
      "mihon",
      720,
      30,
      "In Tokyo we have good signs and long corridors. I would bring the first and spare you the second.",
    ),
    shortlist("asa"),
    shortlist("lucja"),
    talk(
      "asa",
      { poster: "Our caretaker is Mr. Vzor. He has been here since before the brass." },
      { solver: "Then he decides, and I draw. Could he mark on a plan where he is asked for the way most often?" },
      { poster: "He has done so, with dates. It is a remarkable document." },
    ),
    talk(
      "lucja",
      { poster: "Would you send a sample of a bilingual sign you have written?" },
      { solver: "Of course, tomorrow morning. The longest one I have is about fire extinguishers." },
      { poster: "We have eleven of those, so it is the right one to send." },
    ),
  ],
};

export const legend: DemoChallenge = {
  key: "map-legend",
  poster: "club",
  title: "A legend for our trail map that children can read",
  summary: "Fourteen symbols, from “spring” to “do not go here in snow”. For a folded A3 map.",
  brief: md`
    The map itself is done, drawn by a member over nine years. The legend is missing, and it should be one that a ten-year-old can use alone.

    ## What counts as done
    - Fourteen symbols that match the line of the map (scan attached)
    - One sentence for each, in Spanish and English, at most eight words
    - Shown to five children, with what they said
  `,
  category: "design",
  skills: ["maps", "illustration", "spanish"],
  reward: eur(260),
  closesIn: 44,
  deliveryDays: 25,
};
