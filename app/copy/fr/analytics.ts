/** Being counted: the question at the foot of pages. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  ask: "Pouvons-nous compter comment vous utilisez OpenChance ?",
  askText:
    "Cela nous dit quelles pages remplissent leur rôle. Ni nom, ni adresse, ni rien de ce que vous écrivez ; vous pouvez changer d’avis à tout moment.",
  allow: "Autoriser",
  decline: "Ne pas autoriser",
  more: "Ce qui est compté",
  saving: "Enregistrement",
} satisfies Translation<typeof english>;
