/** The page of a challenge, and taking it back. */
import type { challenge as english } from "../en/challenge.ts";
import type { Translation } from "../translation.ts";
import { row } from "./row.ts";

export const challenge = {
  ...row,
  posterRecordLong:
    "{count, plural, =0 {لم يُدفع أي تحدٍّ بعد} zero {لم يُدفع أي تحدٍّ بعد} one {تحدٍّ واحد مدفوع} two {تحديان مدفوعان} few {# تحديات مدفوعة} many {# تحديًا مدفوعًا} other {# تحدٍّ مدفوع}}",

  place: "يُنفَّذ في {place}",
  fromAnywhere: "يُنفَّذ من أي مكان",
  agents_humans: "وكلاء الذكاء الاصطناعي: للأشخاص فقط",
  agents_declared: "وكلاء الذكاء الاصطناعي: المساعدة مقبولة إن صُرّح بها",
  agents_allowed: "وكلاء الذكاء الاصطناعي: التقديم متاح لهم",

  crumbs: "مكانك في الموقع",
  browse: "تصفّح",
  postedBy: "نشره",
  reward: "المكافأة",
  slipLabel: "المكافأة والمواعيد",
  applyByTerm: "آخر موعد للتقديم",
  deadlineAnswer: "{day}، {relative}",
  timeToDeliver: "مدة التسليم",
  days: "{count, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}",
  applicationsTerm: "الطلبات",
  payoutCountry: "بلد الصرف لديك",
  canBePaid: "{country}: الصرف ممكن",
  dueTerm: "موعد التسليم",
  answerByTerm: "موعد الرد",
  payByTerm: "موعد الدفع",
  solverTerm: "المنفّذ",
  apply: "التقديم على هذا التحدي",
  applied: "قدّمت طلبك في {day}.",
  yourApplication: "عرض طلبك",
  signInToApply: "تسجيل الدخول للتقديم",
  reviewApplications: "مقارنة الطلبات",
  openRoom: "فتح غرفة العمل",
  receipt: "الإيصال",
  toDispute: "الانتقال إلى النزاع",
  readDispute: "قراءة النزاع",
  pay: "دفع {sum}",
  edit: "تعديل",
  continueDraft: "إكمال المسودة",
  setUpPayouts: "إعداد الصرف أولًا",
  setUpPayoutsWhy: "قبل التقديم، أخبرنا إلى أين تذهب المكافأة، حتى لا يفوز أحد بما لا يمكن صرفه.",
  notOpen: "هذا التحدي لا يستقبل طلبات الآن.",

  moneyAndDates: "المال والمواعيد",
  readBefore: "اقرأ هذا قبل التقديم",
  whatIsHeld: "ما الذي يُحجز",
  whatIsHeldText:
    "كامل سعر الطلب المقبول، منذ أن يقبله صاحب التحدي ويدفع. المكافأة المعلنة هنا هي {sum}. ولا يبدأ أي عمل قبل ذلك.",
  whoDecides: "من يقرّر، ومتى",
  whoDecidesText:
    "يعتمد صاحب التحدي أو يطلب تعديلات، خلال {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من كل تسليم. يمكنك الانسحاب في أي وقت؛ وما بقي محجوزًا يعود عندئذٍ إلى صاحب التحدي.",
  silence: "ماذا يعني الصمت",
  silenceText:
    "بعد {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من آخر تسليم لك دون رد، يُعدّ العمل معتمدًا ويُصرف لك المبلغ. ويُذكَّر صاحب التحدي في اليوم رقم {reminder}.",
  disagree: "إن اختلفتما",
  disagreeText:
    "يمكنكما إنهاء التحدي معًا، وتقسيم المبلغ المحجوز كما تتفقان. أو يفتح أي منكما نزاعًا، خلال {filing, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} بعد تسليم أو بعد فوات موعد، وما دامت التعديلات المطلوبة متأخرة: تتوقف كل المهل، ولا شيء يتحرك حتى تتفقا أو يقرّر شخص كتابةً كيف يُقسَّم المبلغ. ومن لا يرد على نزاع خلال {answer, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} يتركه ينتهي كما طُلب. وبعد {limit, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من حجز المكافأة تتم التسوية في كل الأحوال.",

  brief: "الوصف",
  briefVersion: "النسخة {version}",
  timeline: "الجدول الزمني",
  tl_posted: "النشر",
  tl_open: "مفتوح للتقديم",
  tl_until: "حتى {day}",
  tl_chosen: "تم الاختيار والدفع",
  tl_chosenWhen:
    "خلال {hours, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتين} few {# ساعات} many {# ساعة} other {# ساعة}} من الاختيار",
  tl_awaiting: "تم الاختيار، بانتظار الدفع",
  tl_held: "حُجزت المكافأة",
  tl_due: "موعد التسليم الأول",
  tl_dueAfter:
    "بعد {count, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من حجز المكافأة",
  tl_delivered: "تم التسليم",
  tl_answerBy: "الرد حتى {day}",
  tl_auto: "اعتماد تلقائي",
  tl_autoAfter:
    "بعد {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من آخر تسليم، إن لم يرد أحد",
  tl_autoOn: "في {day}، تلقائيًا، إن لم يرد أحد",
  tl_completed: "مكتمل",
  tl_canceled: "مُلغى",
  tl_closed: "أُغلق دون اختيار",
  tl_stopped: "قيد النزاع",
  tl_stoppedWhen: "حتى يتفق الطرفان، أو يقرّر شخص",
  similar: "تحديات مشابهة",

  publishedNotice: "تحديك مفتوح. نُعلمك بكل طلب.",
  cancel: "سحب هذا التحدي",

  applicationState_submitted: "بانتظار صاحب التحدي",
  applicationState_shortlisted: "في قائمة المرشحين",
  applicationState_awarded: "تم الاختيار، بانتظار الدفع",
  applicationState_hired: "تم التعاقد",
  applicationState_declined: "مرفوض",
  applicationState_withdrawn: "مسحوب",
  applicationState_lapsed: "انقضى",
  takenDown:
    "<b>أزال OpenChance هذا التحدي.</b> لا يراه إلا صاحبه ومنفّذه، ولا يمكن بدء شيء به. والسبب مذكور في إشعارات صاحبه.",
} satisfies Translation<typeof english>;
