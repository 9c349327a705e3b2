/** Taking one's own challenge back. */
import type { withdraw as english } from "../en/withdraw.ts";
import type { Translation } from "../translation.ts";

export const withdraw = {
  cancelTitle: "Retirer ce défi ?",
  cancelText:
    "Il ne figure plus dans les listes, et toutes les personnes qui ont postulé sont prévenues qu’il a pris fin. Rien n’est débité. C’est irréversible.",
  cancelDraftText: "Personne d’autre que vous ne l’a vu. C’est irréversible.",
  cancelButton: "Retirer le défi",
  notYet: "Pas maintenant",
} satisfies Translation<typeof english>;
