/** Applying, and one's own application. */
import type { apply as english } from "../en/apply.ts";
import type { Translation } from "../translation.ts";

export const apply = {
  myApplication: "طلبك",
  applyTitle: "التقديم",
  coverLetter: "اقتراحك",
  coverLetterHint:
    "كيف ستنفّذ العمل، وما أنجزته مما يشبهه. دون بيانات اتصال: يمكنكما الحديث هنا حين تصبح في قائمة المرشحين.",
  price: "سعرك",
  priceHint: "السعر الكامل، شاملًا كل العمل. أعلن صاحب التحدي {sum}.",
  daysLabel: "الأيام حتى التسليم الأول",
  daysHint:
    "من يوم حجز المكافأة. يسمح صاحب التحدي بمدة أقصاها {days, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}.",
  agentUse: "وكلاء الذكاء الاصطناعي الذين ستستعين بهم",
  agentUseHint: "سمّهم واذكر غرض كل منهم، وإلا فاترك الحقل فارغًا.",
  applySlip: "ما سيصلك",
  feeNote: "تُخصم الرسوم من السعر عند اعتماد العمل. التقديم لا يكلّف شيئًا.",
  sendApplication: "إرسال الطلب",
  sending: "جارٍ الإرسال",
  withdraw: "سحب الطلب",
  notYet: "ليس الآن",
  setUpPayouts: "أعِدّ الصرف في تبويب جديد، ثم أرسل هذا مجددًا",
} satisfies Translation<typeof english>;
