import type { uploads as english } from "../en/uploads.ts";
import type { Translation } from "../translation.ts";

export const uploads = {
  rate_limited: "Zu viele Anfragen. Warte einen Moment und versuch es noch einmal.",
  upload_quota_reached: "Du hast in den letzten 24 Stunden so viel hochgeladen, wie möglich ist.",
  body_too_large: "Das ist größer, als wir annehmen.",
  invalid_input: "Die Datei ist leer oder nicht vollständig. Wähl sie noch einmal aus.",
  session_expired: "Diese Anmeldung ist abgelaufen. Lade die Seite neu.",
  other: "Diese Datei wurde nicht angenommen. Lade die Seite neu.",
} satisfies Translation<typeof english>;
