/** Shown when there is no network. */
import type { offline as english } from "../en/offline.ts";
import type { Translation } from "../translation.ts";

export const offline = {
  title: "Du bist offline",
  lead: "Diese Seite wurde auf diesem Gerät noch nicht geöffnet. Was du geöffnet hattest, ist hier; nichts ist verloren, und gesendet wird nichts, bis du wieder online bist.",
  tryAgain: "Diese Seite noch einmal versuchen",
  kept: "Auf diesem Gerät",
} satisfies Translation<typeof english>;
