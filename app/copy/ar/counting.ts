/** Being counted: what is said of it on the pages about privacy. */
import type { counting as english } from "../en/counting.ts";
import type { Translation } from "../translation.ts";

export const counting = {
  title: "إحصاء طريقة استخدام OpenChance",
  text: "إن سمحت بذلك، نُحصي ما يجري هنا: بحثًا، أو تحديًا عُرض أو نُشر، أو طلبًا أُرسل. ما يُحصى يحمل رقمًا بدلًا منك؛ بلا اسم ولا عنوان ولا شيء مما تكتبه، ولا أي نص برمجي من موقع آخر. ويُحفظ لدى PostHog.",
  now_ask: "لم يُحصَ شيء عنك: لم تقل بعد هل تسمح بذلك.",
  now_allowed: "أنت تسمح بذلك. إن غيّرت رأيك توقّف فورًا.",
  now_declined: "أنت لا تسمح بذلك، ولا يُحصى شيء عنك.",
  now_refused: "متصفحك يطلب من المواقع ألّا تتعقبك، لذلك لا يُحصى شيء عنك.",
} satisfies Translation<typeof english>;
