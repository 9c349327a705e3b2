/** What every form says. */
import type { form as english } from "../en/form.ts";
import type { Translation } from "../translation.ts";

export const form = {
  currency: "العملة",
  summary:
    "{count, plural, zero {لا حقول تحتاج إلى مراجعة.} one {حقل واحد يحتاج إلى مراجعة.} two {حقلان يحتاجان إلى مراجعة.} few {# حقول تحتاج إلى مراجعة.} many {# حقلًا يحتاج إلى مراجعة.} other {# حقل يحتاج إلى مراجعة.}}",
  kept: "ما كتبته ما زال هنا. لم يتغيّر شيء.",
  unreachable: "لم يستجب OpenChance.",
  requestId: "رقم العملية {id}",
  draftKept: "محفوظ على هذا الجهاز، {time}. لا يراه أحد غيرك حتى ترسله.",
  draftThrowAway: "التخلص منه",
  save: "حفظ",
  saving: "جارٍ الحفظ",
  saved: "تم الحفظ.",
  notYet: "ليس الآن",
  notASum: "اكتب مبلغًا مثل 1,200 أو 1,200.00.",
  fileTooLarge: "أحد الملفات أكبر من 90 ميغابايت.",
} satisfies Translation<typeof english>;
