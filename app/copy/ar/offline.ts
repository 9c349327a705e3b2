/** Shown when there is no network. */
import type { offline as english } from "../en/offline.ts";
import type { Translation } from "../translation.ts";

export const offline = {
  title: "أنت غير متصل",
  lead: "لم تُفتح هذه الصفحة على هذا الجهاز من قبل. ما فتحته موجود هنا؛ لم يضع شيء، ولا يُرسل شيء حتى يعود اتصالك.",
  tryAgain: "إعادة تحميل هذه الصفحة",
  kept: "على هذا الجهاز",
} satisfies Translation<typeof english>;
