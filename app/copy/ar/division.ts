/** How what is held is divided: in a dispute, and when both sides end a challenge together. */
import type { division as english } from "../en/division.ts";
import type { Translation } from "../translation.ts";

export const division = {
  receives: "{you, select, solver {يصلك} other {يصل إلى {solver}}}",
  fee: "رسوم المنصة",
  tax: "الضريبة على الرسوم",
  back: "{you, select, poster {يعود إليك} other {يعود إلى {poster}}}",
  held: "محجوز",
  line: "{you, select, solver {{net} إليك، و{fee} رسوم، و{refund} يعود إلى {poster}} poster {{net} إلى {solver}، و{fee} رسوم، و{refund} يعود إليك} other {{net} إلى {solver}، و{fee} رسوم، و{refund} يعود إلى {poster}}}",
  lineTax:
    "{you, select, solver {{net} إليك، و{fee} رسوم، و{tax} ضريبة عليها، و{refund} يعود إلى {poster}} poster {{net} إلى {solver}، و{fee} رسوم، و{tax} ضريبة عليها، و{refund} يعود إليك} other {{net} إلى {solver}، و{fee} رسوم، و{tax} ضريبة عليها، و{refund} يعود إلى {poster}}}",

  share: "كيف ينبغي تقسيم {sum}؟",
  shareHint:
    "المبلغ المحجوز {sum}. تُخصم الرسوم مما يذهب {you, select, solver {إليك} other {إلى {solver}}}؛ وما يعود، يعود كاملًا.",
  all: "{you, select, solver {الكل إليك} other {الكل إلى {solver}}}",
  back_all: "{you, select, poster {يعود الكل إليك} other {يعود الكل إلى {poster}}}",
  half: "النصف لكل طرف",
  other: "تقسيم آخر",
  release: "{you, select, solver {إليك، شاملًا الرسوم} other {إلى {solver}، شاملًا الرسوم}}",
  releaseHint: "من 0 إلى {sum}. والباقي يعود {you, select, poster {إليك} other {إلى {poster}}}.",
  ledger: "كيف يُقسَّم المبلغ",
  chooseShare: "اختر كيف ينبغي تقسيم المبلغ.",

  acceptPay: "صرف {sum}",
  acceptTake: "قبول {sum}",
  acceptTakeBack: "قبول استرداد {sum}",
  acceptGiveBack: "إعادة {sum}",

  files: "الملفات",
  filesHint:
    "حتى {count, plural, zero {# ملف} one {ملف واحد} two {ملفين} few {# ملفات} many {# ملفًا} other {# ملف}}، كل منها 90 ميغابايت على الأكثر.",
} satisfies Translation<typeof english>;
