/** Being counted: the question at the foot of pages. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  ask: "هل تسمح لنا بإحصاء استخدامك لموقع OpenChance؟",
  askText: "يبيّن لنا ذلك أيّ الصفحات تؤدي غرضها. بلا اسم ولا عنوان ولا شيء مما تكتبه؛ ويمكنك تغيير رأيك في أي وقت.",
  allow: "السماح",
  decline: "عدم السماح",
  more: "ما الذي يُحصى",
  saving: "جارٍ الحفظ",
} satisfies Translation<typeof english>;
