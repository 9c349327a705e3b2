/** For admins: words that may not stand are taken out. */
export const redact = {
  title: "Take words out",
  lead: "Personal data or words that the law forbids, out of a challenge, an application, a review, a work or a file’s name. Messages are removed under Reports.",
  id: "Of what",
  idHint: "Its id: chl_…, app_…, rev_…, wrk_… or fil_…",
  words: "The words",
  wordsHint: "Exactly as they stand there, 3 to 200 characters, in capitals or not. […] takes their place.",
  picture: "Remove its picture, too (of a work)",
  pictureDone: "The picture is removed.",
  reason: "Why",
  reasonHint: "Kept with who did what; the words are not.",
  after:
    "This cannot be undone: the words are kept nowhere but in what was reported before and in notices that were sent. Whose it is hears of it.",
  button: "Take them out",
  done: "The words are out of the {kind, select, challenge {challenge} application {application} review {review} work {work} other {file’s name}}, at {places, plural, one {# place} other {# places}}.",
} as const;
