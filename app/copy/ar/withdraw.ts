/** Taking one's own challenge back. */
import type { withdraw as english } from "../en/withdraw.ts";
import type { Translation } from "../translation.ts";

export const withdraw = {
  cancelTitle: "سحب هذا التحدي؟",
  cancelText: "لا يعود مدرجًا في القوائم، ويُعلَم كل من تقدّم بأنه انتهى. لا يُخصم شيء. لا يمكن التراجع عن ذلك.",
  cancelDraftText: "لم يره أحد غيرك. لا يمكن التراجع عن ذلك.",
  cancelButton: "سحب التحدي",
  notYet: "ليس الآن",
} satisfies Translation<typeof english>;
