/** A challenge in a list, and the words of its state and its field. */
import type { row as english } from "../en/row.ts";
import type { Translation } from "../translation.ts";

export const row = {
  noReward: "لا مكافأة بعد",
  applications:
    "{count, plural, =0 {لا طلبات بعد} zero {لا طلبات بعد} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}",
  posterRecord:
    "{count, plural, =0 {أول تحدٍّ} zero {أول تحدٍّ} one {تحدٍّ واحد مدفوع} two {تحديان مدفوعان} few {# تحديات مدفوعة} many {# تحديًا مدفوعًا} other {# تحدٍّ مدفوع}}",
  place: "في {place}",
  applyBy: "التقديم حتى {day}",
  closes:
    "{days, plural, =0 {يُغلق اليوم} =1 {يُغلق غدًا} zero {يُغلق اليوم} one {يُغلق غدًا} two {يُغلق بعد يومين} few {يُغلق بعد # أيام} many {يُغلق بعد # يومًا} other {يُغلق بعد # يوم}}",
  state_draft: "مسودة",
  state_open: "مفتوح للتقديم",
  state_awarded: "تم الاختيار، بانتظار الدفع",
  state_in_progress: "قيد التنفيذ",
  state_delivered: "تم التسليم",
  state_disputed: "لا شيء يتحرك حتى التسوية",
  state_completed: "مكتمل",
  state_canceled: "مُلغى",
  state_expired: "مغلق",
  category_software: "البرمجيات",
  category_design: "التصميم",
  category_writing: "الكتابة والترجمة",
  category_data: "البيانات والتحليل",
  category_operations: "العمليات",
  category_marketing: "التسويق",
  category_audio_video: "الصوت والفيديو",
  category_research: "البحث",
} satisfies Translation<typeof english>;
