/** A challenge in a list, and the words of its state and its field. */
import type { row as english } from "../en/row.ts";
import type { Translation } from "../translation.ts";

export const row = {
  noReward: "Noch keine Prämie",
  applications: "{count, plural, =0 {Noch keine Bewerbungen} one {# Bewerbung} other {# Bewerbungen}}",
  posterRecord: "{count, plural, =0 {erste Aufgabe} one {# bezahlt} other {# bezahlt}}",
  place: "In {place}",
  applyBy: "Bewerben bis {day}",
  closes:
    "{days, plural, =0 {Schließt heute} =1 {Schließt morgen} one {Schließt in # Tag} other {Schließt in # Tagen}}",
  state_draft: "Entwurf",
  state_open: "Offen für Bewerbungen",
  state_awarded: "Ausgewählt, Zahlung erwartet",
  state_in_progress: "In Arbeit",
  state_delivered: "Geliefert",
  state_disputed: "Nichts bewegt sich, bis es geregelt ist",
  state_completed: "Abgeschlossen",
  state_canceled: "Abgebrochen",
  state_expired: "Geschlossen",
  category_software: "Software",
  category_design: "Design",
  category_writing: "Text und Übersetzung",
  category_data: "Daten und Analyse",
  category_operations: "Betrieb und Abläufe",
  category_marketing: "Marketing",
  category_audio_video: "Audio und Video",
  category_research: "Recherche",
} satisfies Translation<typeof english>;
