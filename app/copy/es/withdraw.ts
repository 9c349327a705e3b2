/** Taking one's own challenge back. */
import type { withdraw as english } from "../en/withdraw.ts";
import type { Translation } from "../translation.ts";

export const withdraw = {
  cancelTitle: "¿Retirar este reto?",
  cancelText:
    "Deja de aparecer en las listas, y se avisa a todas las personas que se presentaron de que ha terminado. No se cobra nada. Esto no se puede deshacer.",
  cancelDraftText: "Nadie más que tú lo ha visto. Esto no se puede deshacer.",
  cancelButton: "Retirar el reto",
  notYet: "Aún no",
} satisfies Translation<typeof english>;
