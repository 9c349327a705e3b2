/** Taking one's own challenge back. */
import type { withdraw as english } from "../en/withdraw.ts";
import type { Translation } from "../translation.ts";

export const withdraw = {
  cancelTitle: "Diese Aufgabe zurückziehen?",
  cancelText:
    "Sie steht dann in keiner Liste mehr, und alle, die sich beworben haben, erfahren, dass sie beendet ist. Es wird nichts abgebucht. Das lässt sich nicht rückgängig machen.",
  cancelDraftText: "Niemand außer dir hat sie gesehen. Das lässt sich nicht rückgängig machen.",
  cancelButton: "Aufgabe zurückziehen",
  notYet: "Noch nicht",
} satisfies Translation<typeof english>;
