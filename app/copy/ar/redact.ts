/** For admins: words that may not stand are taken out. */
import type { redact as english } from "../en/redact.ts";
import type { Translation } from "../translation.ts";

export const redact = {
  title: "حذف كلمات",
  lead: "بيانات شخصية أو كلمات يمنعها القانون، من تحدٍّ أو طلب أو تقييم أو عمل أو اسم ملف. أما الرسائل فتُزال من صفحة البلاغات.",
  id: "ممَّ",
  idHint: "معرّفه: chl_… أو app_… أو rev_… أو wrk_… أو fil_…",
  words: "الكلمات",
  wordsHint: "كما هي مكتوبة تمامًا، من 3 إلى 200 حرف، بأحرف كبيرة أو صغيرة. ويحلّ محلها […].",
  picture: "إزالة صورته أيضًا (من عمل)",
  pictureDone: "أُزيلت الصورة.",
  reason: "السبب",
  reasonHint: "يُحفظ في السجل، أما الكلمات فلا.",
  after:
    "لا يمكن التراجع عن هذا: لا تُحفظ الكلمات في أي مكان إلا فيما أُبلغ عنه من قبل وفي الإشعارات المرسلة. ويُبلَّغ من كتبها.",
  button: "حذفها",
  done: "حُذفت الكلمات من {kind, select, challenge {التحدي} application {الطلب} review {التقييم} work {العمل} other {اسم الملف}}، في {places, plural, zero {لا موضع} one {موضع واحد} two {موضعين} few {# مواضع} many {# موضعًا} other {# موضع}}.",
} satisfies Translation<typeof english>;
