/** The challenge that the demo tells in full: two versions, changes asked for, and much talk. */
import {
  apply,
  askChanges,
  award,
  type DemoChallenge,
  deliver,
  markdownFile,
  md,
  note,
  pay,
  shortlist,
  talk,
  textFile,
  usd,
} from "./story.ts";

export const calendar: DemoChallenge = {
  key: "keyboard-calendar",
  poster: "bakery",
  title: "Make the booking calendar usable with a keyboard alone",
  summary: "A shop’s React calendar traps focus. Rebuild the month grid to the ARIA pattern, with tests.",
  brief: md`
    We sell bread by pre-order. A quarter of our customers use a keyboard or a screen reader, and the calendar traps them inside a month:
    once you are in the grid, Tab goes round the days and never comes out.

    The calendar is one component of about 400 lines (React 18, no date library). You get the repository, a staging shop, and Nora for
    questions. How it looks can stay as it is.

    ## What counts as done
    - Arrow keys, \`Home\`, \`End\`, \`Page Up\` and a way to change the month, as in the ARIA date grid pattern
    - A name and a state for each day that a screen reader says, "sold out" included
    - Browser tests that run in our pipeline, with no new dependency over 20 kB
    - A note of one page: what you tried, with which readers, and what you would do next

    ## Not part of it
    The checkout form. We know. That is the next challenge.
  `,
  category: "software",
  skills: ["accessibility", "react", "testing"],
  reward: usd(2_400),
  closesIn: 10,
  deliveryDays: 21,
  story: [
    apply(
      "pim",
      2_400,
      18,
      md`
        I rebuilt the date grid of a ferry site last year; the same roving focus pattern fits here. First I would write the failing tests, so
        that you see what is broken today, then the grid, then the month change.

        One question before you choose: does a sold-out day take focus? I would say yes, so that people learn it is sold out.
      `,
    ),
    apply(
      "tess",
      2_400,
      25,
      "My open calendar component passes your list except the year change. I would add that and port it. I test with NVDA and with TalkBack on a cheap phone, because that is what people have.",
      "Assistance for test cases only; every line is read by me.",
    ),
    apply(
      "giulia",
      2_900,
      14,
      "Above your reward because I would include a pass over the checkout form, which has the same fault: focus goes to the top after an error. If you want the calendar alone, say so and I will price that.",
    ),
    shortlist("pim"),
    shortlist("tess"),
    note("pim", "Asked the right question about sold-out days."),
    note("tess", "Look at the open component."),
    talk(
      "pim",
      {
        poster:
          "Good question about sold-out days. Yes, they should take focus. Our regulars check whether rye is gone.",
      },
      { solver: "Then each day says its name and “sold out”. I could begin on Monday." },
      { poster: "Monday is fine. The second bake is over by ten, after that I am at the laptop." },
    ),
    award("pim"),
    pay,
    talk(
      "pim",
      { solver: "The reward is held, so I have started. Twelve failing tests so far: that is the good kind of news." },
      { poster: "I have shown them to everyone. We did not know about the one with the year." },
    ),
    deliver(
      "Version 1: the grid, the arrow keys and the first twelve tests. The month change works but is not pretty yet.",
      markdownFile(
        "what-changed.md",
        "# Version 1\n\n- Roving tabindex in the month grid\n- Arrow keys, Home, End, Page Up, Page Down\n- 12 tests, all green\n\nOpen: where focus goes after a month change.\n",
      ),
      textFile(
        "tests.txt",
        "12 passed, 0 failed\n  grid: arrow keys (6)\n  grid: page keys (4)\n  names of days (2)\n",
      ),
    ),
    talk("pim", {
      poster:
        "Tried it with the team. Lovely so far. The order of focus is odd after a month change, so I have asked for that.",
    }),
    askChanges(
      7,
      "The arrow keys feel right. Two things: after a change of month, focus lands on the first day instead of the same day of the new month. And `Esc` closes the pop-up, but focus then goes to the top of the page; it should go back to the field.",
    ),
    talk("pim", { solver: "Seen. It should go back to the field. I will put it in version 2, with a test for each." }),
    deliver(
      "Version 2: focus stays on the same day across months and returns to the field on Esc. Three tests more. The note lists what I tried it with.",
      markdownFile(
        "note.md",
        "# What it was tried with\n\n| reader | browser | result |\n| --- | --- | --- |\n| NVDA | Firefox | all days named, sold out said |\n| VoiceOver | Safari | as above |\n| TalkBack | Chrome | as above, swipe by week |\n\nNext I would look at the error summary of the checkout form.\n",
      ),
      textFile(
        "tests.txt",
        "15 passed, 0 failed\n  grid: arrow keys (6)\n  grid: page keys (5)\n  focus returns (2)\n  names of days (2)\n",
      ),
    ),
    talk(
      "pim",
      { poster: "Thank you! Trying it with my phone’s reader over lunch." },
      { solver: "No hurry. The note lists what I tried it with." },
    ),
  ],
};
