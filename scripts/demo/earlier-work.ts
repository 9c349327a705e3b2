/** Small challenges that are over: the records that some of the people come with. */
import {
  apply,
  approve,
  award,
  csvFile,
  type DemoChallenge,
  deliver,
  eur,
  gbp,
  md,
  pay,
  posterReviews,
  shortlist,
  solverReviews,
  svgFile,
  talk,
  textFile,
  usd,
} from "./story.ts";

export const courseFlyer: DemoChallenge = {
  key: "course-flyer",
  poster: "akademie",
  title: "Translate a course flyer from German into Portuguese",
  summary: "Four pages for neighbours who speak Portuguese at home. Warm, short, correct.",
  brief: md`
    The flyer tells parents which evening courses have childcare. Four pages, 900 words, with a table of times.

    **What counts as done:** the text in our template, read aloud once to somebody who has children; names of courses left in German with an
    explanation in brackets.
  `,
  category: "writing",
  skills: ["translation", "portuguese", "german"],
  reward: eur(140),
  closesIn: 4,
  deliveryDays: 6,
  story: [
    apply(
      "tess",
      140,
      3,
      "Four pages that parents read standing up: short sentences, times in bold. My neighbour has three children and will listen.",
    ),
    award("tess"),
    pay,
    deliver(
      "Done, and read aloud. My neighbour asked for the telephone number twice, so it now stands on page one as well.",
      textFile(
        "flyer-pt.txt",
        "Cursos à noite, com quem cuide das crianças\n\nterça 18:30 Deutsch A2 (alemão, segundo nível)\nquinta 19:00 Nähen (costura)\n",
      ),
    ),
    approve,
    posterReviews(
      5,
      "Quick, exact, and the telephone number on page one was her neighbour’s idea and a good one. Gerne wieder.",
    ),
    solverReviews(5, "Clear template, real deadline, paid the same evening."),
  ],
};

export const stormTimes: DemoChallenge = {
  key: "storm-times",
  poster: "weather",
  title: "Fix storm warnings that arrive an hour late in summer",
  summary: "A time zone fault in a small Node service. Find it, fix it, keep it from coming back.",
  brief: md`
    From April to October our text messages with storm warnings name an hour that has passed. Everybody knows why in principle, nobody where.

    ## What counts as done
    - The fault explained in five sentences
    - A fix with tests for both changes of the clock, and for Lisbon and Dublin
    - No new dependency
  `,
  category: "software",
  skills: ["node.js", "typescript", "testing"],
  reward: usd(420),
  closesIn: 5,
  deliveryDays: 7,
  story: [
    apply(
      "giulia",
      420,
      4,
      "It is nearly always a date that was formatted before it was stored. I would write the test for the last Sunday in March first.",
    ),
    apply("pim", 420, 7, "I would gladly look. Half a day, I guess, and then two for the tests."),
    award("giulia"),
    pay,
    talk(
      "giulia",
      { solver: "Found. A “helpful” function adds the offset, and so does the one that calls it." },
      { poster: "In winter zero plus zero is still zero. I see." },
      { solver: "Dublin is special, by the way: there, winter is the exception by law. There is a test for that now." },
    ),
    deliver(
      "Fixed, with eleven tests. Ireland’s negative winter has its own.",
      textFile(
        "explanation.txt",
        "The offset was added twice: when the warning was read and when it was sent. In winter it is zero, so nobody saw it.\n",
      ),
    ),
    approve,
    posterReviews(
      4,
      "Found in a day, well tested. The explanation ran to five sentences of which one would have done, but we had asked for five.",
    ),
    solverReviews(5, "They gave me a failing example from a real storm. That is half of the work."),
  ],
};

export const springPoster: DemoChallenge = {
  key: "spring-poster",
  poster: "kites",
  title: "A poster for the spring meeting that survives rain",
  summary: "A2, two colours, screen printed on the beach hut. Must be read from a bicycle.",
  brief: md`
    Our spring meeting is outdoors and so is the poster. Two colours, because our neighbour prints it by hand.

    **What counts as done:** separations for two screens, date and place legible from a bicycle at 15 mph, no thin lines, and a kite that is not a cliché.
  `,
  category: "design",
  skills: ["illustration", "print"],
  reward: gbp(180),
  closesIn: 5,
  deliveryDays: 8,
  agents: "humans",
  story: [
    apply(
      "asa",
      180,
      6,
      "Two colours that overprint into a third. I would draw only the shadow of the kite, on the sand, with people looking up.",
    ),
    award("asa"),
    pay,
    deliver(
      "Both separations and a proof. I rode past it on a bicycle eleven times; the date works at 17 mph.",
      svgFile(
        "proof.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 594"><path fill="#e8b400" d="M0 300h420v294H0z"/><path fill="#123" d="M140 430l90-50 60 90-95 45z"/></svg>\n',
      ),
    ),
    approve,
    posterReviews(
      5,
      "A shadow instead of a kite: the Thursday meeting was silent, and that does not happen. Two people have asked to buy the poster.",
    ),
    solverReviews(4, "Lovely brief. The decision needed two Thursdays, which I had been warned of."),
  ],
};

export const welcome: DemoChallenge = {
  key: "library-welcome",
  poster: "library",
  title: "Two minutes of welcome in French for the audio guide",
  summary: "Text supplied, with footnotes nobody should hear. One voice, one room, no music.",
  brief: md`
    Our audio guide speaks Czech, English and German. Now French. The text is 260 words; the names of three architects have to be said properly.

    **What counts as done:** one recording, level, without breaths that startle; a second with the street noise of your choice, because our director is curious.
  `,
  category: "audio_video",
  skills: ["voice", "french", "audio editing"],
  reward: eur(130),
  closesIn: 4,
  deliveryDays: 5,
  story: [
    apply(
      "jean",
      130,
      2,
      "I would say it standing, to one person. Please send the three architects as you say them; a telephone recording is enough.",
    ),
    award("jean"),
    pay,
    talk(
      "jean",
      { poster: "The three architects, said by our porter." },
      { solver: "Your porter should be on the radio." },
      { poster: "We have told him. He wants to know if you could put the stress on the first syllable, always." },
    ),
    deliver(
      "Two minutes and four seconds, stress on the first syllable, always. The second version has a tram in it.",
      csvFile("levels.csv", "file,seconds,loudness LUFS\nbienvenue.wav,124,-18.1\nbienvenue-tram.wav,124,-18.0\n"),
    ),
    approve,
    posterReviews(
      4,
      "A voice one follows up the stairs. One architect still sounds a little like a cheese, but a noble one.",
    ),
    solverReviews(5, "A kind library with a gifted porter. Everything agreed in one afternoon."),
  ],
};

export const warningColours: DemoChallenge = {
  key: "warning-colours",
  poster: "weather",
  title: "Choose warning colours that colour-blind sailors can read",
  summary: "Four levels, day and night, on cheap displays. With proof.",
  brief: md`
    One in twelve of the men at sea cannot tell our second level from our third. We want four colours and four shapes that cannot be confused.

    ## What counts as done
    1. Four colours each for day and night, with contrast measured
    2. A shape for each level, so that colour is never alone
    3. Simulated for the three common kinds of colour blindness, and tried with two people who have one
  `,
  category: "design",
  skills: ["accessibility", "css", "testing"],
  reward: usd(380),
  closesIn: 6,
  deliveryDays: 9,
  story: [
    apply(
      "pim",
      380,
      7,
      "My brother has deuteranopia and a boat, and opinions about both. I would do shapes first and colours second.",
    ),
    apply("asa", 400, 8, "Shape first is right. I would draw four that are different even when the display is wet."),
    shortlist("pim"),
    award("pim"),
    pay,
    deliver(
      "Four shapes, eight colours, and what my brother said, shortened. Levels two and three were told apart by both testers at arm’s length, in sun.",
      csvFile(
        "colours.csv",
        "level,day,night,contrast day,contrast night,shape\n1,#1f6f54,#8fd9bd,6.0,11.2,circle\n2,#8a5a00,#ffcf66,5.6,12.9,triangle\n3,#a3341f,#ff9a85,6.7,9.1,square\n4,#4a1a6b,#d9b3ff,10.4,10.6,cross\n",
      ),
    ),
    approve,
    posterReviews(
      5,
      "Proof for every claim, and two people who really see that way. The shapes are on all our displays since Monday.",
    ),
    solverReviews(5, "They knew exactly what they did not know. A pleasure, and my brother agrees."),
  ],
};
