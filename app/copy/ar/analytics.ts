/** Being counted: the question at the foot of pages, and the choice on the pages about privacy. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  title: "إحصاء طريقة استخدام OpenChance",
  ask: "هل تسمح لنا بإحصاء استخدامك لموقع OpenChance؟",
  askText: "يبيّن لنا ذلك أيّ الصفحات تؤدي غرضها. بلا اسم ولا عنوان ولا شيء مما تكتبه؛ ويمكنك تغيير رأيك في أي وقت.",
  text: "إن سمحت بذلك، نُحصي ما يجري هنا: بحثًا، أو تحديًا عُرض أو نُشر، أو طلبًا أُرسل. ما يُحصى يحمل رقمًا بدلًا منك؛ بلا اسم ولا عنوان ولا شيء مما تكتبه، ولا أي نص برمجي من موقع آخر. ويُحفظ لدى PostHog.",
  allow: "السماح",
  decline: "عدم السماح",
  more: "ما الذي يُحصى",
  now_ask: "لم يُحصَ شيء عنك: لم تقل بعد هل تسمح بذلك.",
  now_allowed: "أنت تسمح بذلك. إن غيّرت رأيك توقّف فورًا.",
  now_declined: "أنت لا تسمح بذلك، ولا يُحصى شيء عنك.",
  now_refused: "متصفحك يطلب من المواقع ألّا تتعقبك، لذلك لا يُحصى شيء عنك.",
  saving: "جارٍ الحفظ",
} satisfies Translation<typeof english>;
