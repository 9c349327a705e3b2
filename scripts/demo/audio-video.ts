/** Challenges in sound and video. */
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
  talk,
  textFile,
  usd,
} from "./story.ts";

export const tapes: DemoChallenge = {
  key: "twelve-tapes",
  poster: "library",
  title: "Restore twelve cassette tapes of a village choir",
  summary: "Recorded from 1974 to 1981, stored in a cellar. Take out the hum, leave in the priest’s cough.",
  brief: md`
    We have transferred the tapes as well as we can (96 kHz, 24 bit). Now they need ears. The choir no longer exists, and these are all the recordings there are.

    ## What counts as done
    - Twelve restored files with a log of every step, so that it can be done differently in fifty years
    - Hum and the worst dropouts gone; room, breath and coughs stay
    - One minute before and after from each tape, for a listening station
  `,
  category: "audio_video",
  skills: ["audio restoration", "archives"],
  reward: eur(1_400),
  closesIn: 6,
  deliveryDays: 30,
  agents: "humans",
  story: [
    apply(
      "mihon",
      1_400,
      28,
      "I restore slowly and keep the room. Hum of 50 Hz and its family goes, breath stays. The cough is safe with me. I would send one minute of the worst tape first, so that we agree on how much is enough.",
    ),
    apply("jean", 1_100, 30, "I cleaned a radio archive with similar tapes. Honest work, not magic."),
    shortlist("mihon"),
    award("mihon"),
    pay,
    talk(
      "mihon",
      { solver: "One minute of tape 7. I left the door at 0:41, since the second sopranos come in with it." },
      { poster: "We listened in the reading room and broke our own rule of silence. Please go on exactly like this." },
      { solver: "Thank you. Tape 11 was recorded at a slightly wrong speed. Correct it?" },
      { poster: "Our oldest librarian sang in it. She says: correct it, we were never that low." },
    ),
    deliver(
      "All twelve with their logs. Tape 11 is three quarters of a semitone higher, as the second alto demands.",
      textFile(
        "tape-11-log.txt",
        "tape 11, side A\n1. speed +4.4 %, checked against the bell (a')\n2. hum 50/100/150/250 Hz, -24 dB\n3. 14 dropouts filled by hand\n4. cough at 12:08 kept\n",
      ),
      textFile("overview.txt", "12 tapes, 11 h 06 min\nhum removed: 12\ndropouts filled: 203\ncoughs kept: 61\n"),
    ),
    approve,
    posterReviews(
      5,
      "We have heard voices that some of us knew. Every step is written down, and sixty-one coughs are kept. There is nothing to add.",
    ),
    solverReviews(
      5,
      "A poster that listens. The answers came quickly, and the second alto was always right. ありがとうございました。",
    ),
  ],
};

export const subtitles: DemoChallenge = {
  key: "japanese-subtitles",
  poster: "akademie",
  title: "Subtitle nine course videos in Japanese",
  summary: "Nine times ten minutes about carpentry, with a glossary and a carpenter who answers.",
  brief: md`
    A school in Nagano wants to use our carpentry videos. They are in German with English subtitles; we need Japanese ones.

    ## What counts as done
    - Nine WebVTT files, at most two lines of 16 characters, in time with the saw
    - Names of tools as a Japanese carpenter says them; doubtful ones in a list
    - Checked on a telephone and on a classroom screen
  `,
  category: "audio_video",
  skills: ["subtitles", "japanese", "translation"],
  reward: eur(990),
  closesIn: 29,
  deliveryDays: 28,
  story: [
    apply(
      "mihon",
      990,
      24,
      "Carpentry words are a joy, and dangerous: several of your tools pull where ours push. My uncle is a joiner and will read all nine.",
    ),
    apply(
      "tess",
      700,
      28,
      "I do not write Japanese, but could do the timing and the classroom test for whoever translates. Priced for that part.",
      "Timing by a speech model, checked by eye.",
    ),
    shortlist("mihon"),
    note("mihon", "Uncle is a joiner. What about lesson 4, the German plane?"),
  ],
};

export const film: DemoChallenge = {
  key: "sewing-film",
  poster: "kites",
  title: "Cut a film of twelve minutes about how a kite is sewn",
  summary: "Nine hours of material, nine people, one sewing machine called Doris.",
  brief: md`
    We filmed ourselves for a week. There are nine hours, most of it hands. It should become twelve minutes for visitors, without a narrator: hands, cloth, Doris, wind.

    **What counts as done**

    - Twelve minutes, give or take one, in 1080p, with the sound of the workshop
    - Captions for those who do not hear, and a version without them
    - Everyone of the nine is seen at least once (we count)
  `,
  category: "audio_video",
  skills: ["video editing", "sound design"],
  reward: gbp(680),
  closesIn: 12,
  deliveryDays: 25,
  story: [
    apply(
      "mihon",
      680,
      22,
      "I would cut it to the rhythm of Doris. Hands only need patience. First a version of twenty minutes, so that you see what would go.",
    ),
    apply(
      "jean",
      620,
      25,
      "Without a narrator the sound tells the story. That is my field; the picture I would keep simple.",
    ),
    shortlist("mihon"),
    award("mihon"),
    pay,
    talk(
      "mihon",
      { poster: "All the material is in the folder. Day three is out of focus, it was the excitement." },
      { solver: "Out of focus is fine for the first minute: as if somebody wakes up." },
      { poster: "That is kinder than anything the meeting has said about day three." },
    ),
    deliver(
      "Version 1, 12:40. The list says who is seen where. I could find only eight of you.",
      textFile(
        "who-is-seen.txt",
        "00:12 Ada's hands\n01:30 Bill, cutting\n03:05 Cara and Dev\n04:44 Doris (sewing machine)\n06:10 Eun\n07:52 Fay, on the beach\n09:20 Gus\n11:15 Hal\n",
      ),
    ),
    askChanges(
      10,
      "It is beautiful, and two of us cried. Three wishes: Ivy is missing, she is the one behind the camera on day five, there is a reflection of her in the window. The captions should say “Doris” when only the machine is heard. And could the wind at the end last five seconds longer?",
    ),
    talk(
      "mihon",
      { solver: "I found Ivy in the window at 5:02:17. She is smiling. The ending gets its five seconds." },
      { poster: "Now a third one is crying." },
    ),
  ],
};

export const phoneMenu: DemoChallenge = {
  key: "phone-menu",
  poster: "council",
  title: "A calm voice for the county’s phone menu",
  summary: "Fourteen sentences, two of them bad news. Recorded, cut, and level.",
  brief: md`
    Callers are put through to the wrong office by a voice from 2003. We have rewritten the menu to fourteen sentences and need a human being to say them.

    ## What counts as done
    1. Fourteen recordings, two takes each, as 8 kHz and 48 kHz files
    2. The two sentences with bad news said kindly and without hurry
    3. Consent to use them for ten years on our telephones
  `,
  category: "audio_video",
  skills: ["voice", "audio editing", "english"],
  reward: gbp(210),
  closesIn: 2,
  deliveryDays: 7,
  agents: "humans",
  story: [
    apply(
      "jean",
      210,
      4,
      "I have said the news in two languages for fifteen years, some of it bad. I would send sentence nine as a sample, if you tell me who is calling.",
    ),
    shortlist("jean"),
    talk(
      "jean",
      { poster: "Sentence nine: somebody whose bin has not been emptied for the third week." },
      { solver: "Understood. Warm, a little tired with them, not of them." },
      { poster: "That is the job advertisement we should have written." },
    ),
  ],
};

export const intro: DemoChallenge = {
  key: "school-intro",
  poster: "nora",
  title: "Eight seconds of music for a school podcast",
  summary: "Played by the pupils, cut by you. A recorder, a drum, and a very long cymbal.",
  brief: md`
    My class makes a podcast about the town. They recorded their own music, forty takes of it. Please find eight seconds in there that sound like a beginning.

    **What counts as done:** eight seconds and a version of three, level with speech, and a sentence to the drummer about why his take was chosen. He will ask.
  `,
  category: "audio_video",
  skills: ["audio editing", "podcast editing"],
  reward: usd(120),
  closesIn: 25,
  deliveryDays: 7,
  story: [
    apply(
      "jean",
      120,
      3,
      "The cymbal is the beginning, I can tell without hearing it. And I would write to the drummer by hand.",
    ),
    apply(
      "mihon",
      120,
      5,
      "Forty takes by children: there is always one where they forgot that it was recorded. That one.",
    ),
  ],
};
