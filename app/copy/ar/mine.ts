/** What is mine: challenges I posted, work I do. */
import type { mine as english } from "../en/mine.ts";
import type { Translation } from "../translation.ts";

export const mine = {
  challenges: "تحدياتي",
  work: "أعمالي",
  post: "نشر تحدٍّ",
  browse: "تصفّح التحديات",
  statement: "كشف الحساب",
  drafts: "المسودات",
  draftsNote: "لا يراها أحد غيرك",
  open: "المفتوحة",
  openNote: "تستقبل الطلبات",
  running: "الجارية",
  runningNote: "تم الاختيار أو الدفع أو التسليم",
  ended: "المنتهية",
  endedNote: "مكتملة أو مسحوبة أو مغلقة",
  none: "لم تنشر شيئًا بعد",
  noneText: "صف مشكلة، وحدّد مكافأة، واختر من يحلّها. النشر لا يكلّف شيئًا.",
  noWork: "لا شيء هنا بعد",
  noWorkText: "ابحث عن تحدٍّ يناسبك. التقديم لا يكلّف شيئًا.",
  applications: "الطلبات",
  applicationsNote: "ما اقترحته، الأحدث أولًا",
  runningWork: "العمل",
  continueDraft: "إكمال المسودة",
  compare:
    "{count, plural, =0 {عرض اللوحة} zero {عرض اللوحة} one {عرض طلب واحد} two {مقارنة طلبين} few {مقارنة # طلبات} many {مقارنة # طلبًا} other {مقارنة # طلب}}",
  pay: "دفع",
  room: "فتح الغرفة",
  dispute: "الانتقال إلى النزاع",
  see: "عرض",
  untitledReward: "لا مكافأة بعد",
  more: "عرض المزيد",
  applied: "قُدّم {when}",
  byChallenge: "الطلبات لكل تحدٍّ",
  byChallengeNote: "أحدث تحدياتك، حسب يوم نشرها",
  byChallengeOver: "التحدي",
  byChallengeSummary:
    "{count, plural, zero {لا طلبات} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}، وعدد التحديات: {challenges}؛ أكثرها طلبات «{title}»: {most}.",
} satisfies Translation<typeof english>;
