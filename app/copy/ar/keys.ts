/** Keys for people's own programs. */
import type { keys as english } from "../en/keys.ts";
import type { Translation } from "../translation.ts";

export const keys = {
  title: "المفاتيح",
  lead: "بالمفتاح يستدعي برنامج لك واجهة API باسمك. عامله كما تعامل كلمة المرور. وهو لا يدفع ولا يختار منفّذًا ولا يعتمد ولا يغلق شيئًا أبدًا.",
  docs: "ما يمكن استدعاؤه",
  made: "مفتاحك الجديد",
  madeText: "انسخه الآن: نحتفظ ببصمته فقط ولا يمكننا عرضه مجددًا.",
  none: "ليس لديك مفاتيح.",
  yours: "مفاتيحك",
  scope_read: "يقرأ",
  scope_write: "يكتب",
  starts: "يبدأ بـ{start}",
  ends: "ينتهي في {day}",
  ended: "انتهت صلاحيته",
  used: "آخر استخدام في {day}",
  unused: "لم يُستخدم بعد",
  revoke: "إبطال",
  revokeThis: "إبطال المفتاح «{name}»",
  makeTitle: "إنشاء مفتاح",
  name: "الاسم",
  nameHint: "الغرض منه، حتى تعرفه لاحقًا.",
  scopes: "يُسمح له بـ",
  read: "القراءة: ما يُسمح لك بقراءته",
  write: "الكتابة: نشر التحديات وتغييرها، والتقديم، والتسليم، ورفع الملفات، وإرسال الرسائل",
  days: "عدد الأيام حتى انتهاء صلاحيته",
  make: "إنشاء المفتاح",
  making: "جارٍ الإنشاء",
} satisfies Translation<typeof english>;
