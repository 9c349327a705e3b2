/** For admins: words that may not stand are taken out. */
import type { redact as english } from "../en/redact.ts";
import type { Translation } from "../translation.ts";

export const redact = {
  title: "Worte herausnehmen",
  lead: "Personenbezogenes oder was das Gesetz verbietet, aus einer Aufgabe, einer Bewerbung, einer Bewertung, einer Arbeit oder einem Dateinamen. Nachrichten werden unter Meldungen entfernt.",
  id: "Wovon",
  idHint: "Die Kennung: chl_…, app_…, rev_…, wrk_… oder fil_…",
  words: "Die Worte",
  wordsHint: "Genau so, wie sie dort stehen, 3 bis 200 Zeichen, groß oder klein. An ihre Stelle tritt […].",
  picture: "Auch ihr Bild entfernen (bei einer Arbeit)",
  pictureDone: "Das Bild ist entfernt.",
  reason: "Warum",
  reasonHint: "Wird im Protokoll aufbewahrt, die Worte nicht.",
  after:
    "Das lässt sich nicht rückgängig machen: Die Worte werden nirgends aufbewahrt außer in dem, was vorher gemeldet wurde, und in verschickten Benachrichtigungen. Wer sie geschrieben hat, erfährt es.",
  button: "Herausnehmen",
  done: "Die Worte sind aus {kind, select, challenge {der Aufgabe} application {der Bewerbung} review {der Bewertung} work {der Arbeit} other {dem Dateinamen}}, an {places, plural, one {# Stelle} other {# Stellen}}.",
} satisfies Translation<typeof english>;
