/** Keys for people's own programs. */
import type { keys as english } from "../en/keys.ts";
import type { Translation } from "../translation.ts";

export const keys = {
  title: "Schlüssel",
  lead: "Mit einem Schlüssel ruft ein Programm von dir in deinem Namen die API auf. Behandle ihn wie ein Passwort. Er zahlt nie, wählt nie aus, nimmt nie ab und schließt nie etwas.",
  docs: "Was es aufzurufen gibt",
  made: "Dein neuer Schlüssel",
  madeText: "Kopiere ihn jetzt: Wir behalten nur einen Fingerabdruck davon und können ihn nicht noch einmal zeigen.",
  none: "Du hast keine Schlüssel.",
  yours: "Deine Schlüssel",
  scope_read: "Liest",
  scope_write: "Schreibt",
  starts: "Beginnt mit {start}",
  ends: "Endet am {day}",
  ended: "Abgelaufen",
  used: "Zuletzt benutzt am {day}",
  unused: "Noch nicht benutzt",
  revoke: "Widerrufen",
  revokeThis: "Schlüssel „{name}“ widerrufen",
  makeTitle: "Schlüssel erstellen",
  name: "Name",
  nameHint: "Wofür er ist, damit du ihn wiedererkennst.",
  scopes: "Er darf",
  read: "Lesen, was du lesen darfst",
  write: "Schreiben: Aufgaben stellen und ändern, sich bewerben, liefern, hochladen, Nachrichten senden",
  days: "Tage, bis er abläuft",
  make: "Schlüssel erstellen",
  making: "Wird erstellt",
} satisfies Translation<typeof english>;
