/** The words of mail and push, in Arabic. Each text begins with an Arabic letter: by the first letter, programs choose its direction. */
import type { Words } from "./translation.ts";

export const ar = {
  notes: {
    "application.submitted": {
      subject: "طلب من {who} على «{title}»",
      text: "هناك طلب جديد على تحديك. اقرأه، أو قارنه بالطلبات الأخرى، أو راسل صاحب الطلب: {who}.",
      link: "عرض الطلبات",
    },
    "application.withdrawn": {
      subject: "سُحب طلب {who}",
      text: "لم يعد طلب {who} على «{title}» قائمًا.",
    },
    "application.shortlisted": {
      subject: "أنت في قائمة المرشحين لـ«{title}»",
      text: "صاحب التحدي يريد التحدث معك. غرفتكما مفتوحة.",
      link: "إلى الغرفة",
    },
    "application.declined": {
      subject: "رُفض طلبك على «{title}»",
      text: "لا يُحسب ذلك عليك. وهناك تحديات أخرى.",
    },
    "award.made": {
      subject: "تم اختيارك لـ«{title}»",
      text: "لا تبدأ بعد: المكافأة غير محجوزة. أمام صاحب التحدي حتى {due} لدفعها، ونُعلمك عندما تُحجز.",
    },
    "award.declined": {
      subject: "اعتذار من {who} عن الاختيار لـ«{title}»",
      text: "التحدي مفتوح من جديد. يمكنك اختيار شخص آخر.",
      link: "عرض الطلبات",
    },
    "award.retracted": { subject: "سُحب الاختيار في «{title}»", text: "لم يُخصم شيء." },
    "award.lapsed": {
      subject: "انتهى الاختيار في «{title}»",
      text: "عاد التحدي مفتوحًا. لا شيء محجوز؛ وما وصل من مال رغم ذلك يُعاد فورًا.",
    },
    "challenge.published": { subject: "جديد: «{title}»", text: "يطابق بحثًا حفظته." },
    "search.news": {
      subject: "تحديات جديدة تطابق «{title}»: {count}",
      text: "ظهرت منذ آخر مرة أعلمناك فيها بهذا البحث.",
      link: "عرضها",
    },
    "challenge.changed": {
      subject: "تم تعديل «{title}»",
      text: "قدّمت على نسخة سابقة. اطّلع على الجديدة: يمكنك تعديل طلبك أو سحبه.",
    },
    "challenge.expired": {
      subject: "أُغلق التحدي «{title}» دون اختيار",
      text: "لم يُختر أحد في الموعد.",
    },
    "challenge.completed": {
      subject: "اكتمل التحدي «{title}»",
      text: "العمل معتمد والمكافأة في الطريق. يمكنك كتابة تقييم.",
    },
    "challenge.canceled": { subject: "انتهى التحدي «{title}»", text: "أُلغي التحدي." },
    "hold.held": {
      subject: "تم حجز {sum} لـ«{title}»",
      text: "يمكن بدء العمل. تُصرف المكافأة عندما يُعتمد العمل.",
    },
    "hold.payment_failed": {
      subject: "لم تتم دفعة «{title}»",
      text: "لم يُخصم شيء. يمكنك المحاولة مجددًا، وببطاقة أخرى إن أردت.",
      link: "المحاولة مجددًا",
    },
    "hold.frozen": {
      subject: "تم تجميد مكافأة «{title}»",
      text: "بنك أو مسؤول يدقق في الدفعة. لا شيء يتحرك حتى ينتهي ذلك؛ ونُعلمك عندما ينتهي.",
    },
    "hold.unfrozen": {
      subject: "انتهى تجميد مكافأة «{title}»",
      text: "يستمر التحدي كما كان.",
    },
    "chargeback.opened": {
      subject: "بنك يعترض على الدفعة في «{title}»",
      text: "المكافأة مجمّدة حتى يقرّر البنك. يمكنك أن ترى عبر الرابط ما يعنيه ذلك لك.",
    },
    "chargeback.closed": {
      subject: "قرّر البنك في شأن دفعة «{title}»",
      text: "يمكنك أن ترى عبر الرابط ما قرّره وما يترتب عليه.",
    },
    "delivery.submitted": {
      subject: "وصلت النسخة {version} من «{title}»",
      text: "اطّلع عليها، ثم اعتمدها أو اطلب تعديلات. ومن دون رد تُعدّ معتمدة في {due}.",
      link: "عرض التسليم",
    },
    "delivery.changes_requested": {
      subject: "طُلبت تعديلات على «{title}»",
      text: "يطلب صاحب التحدي تعديلات على النسخة {version}. موعد النسخة الجديدة {due}.",
      link: "عرض المطلوب",
    },
    "delivery.approved": {
      subject: "اعتُمدت النسخة {version} من «{title}»",
      text: "تذهب المكافأة إلى حسابك في Stripe فور اكتمال تحصيل الدفعة.",
    },
    "delivery.approval_due": {
      subject: "ما زالت النسخة {version} من «{title}» تنتظرك",
      text: "اعتمدها أو اطلب تعديلات. ومن دون رد تُعدّ معتمدة في {due}.",
      link: "عرض التسليم",
    },
    "delivery.overdue": {
      subject: "تسليم «{title}» متأخر",
      text: "اتفقا على يوم جديد، أو أنهيا التحدي معًا، أو افتح نزاعًا.",
    },
    "cancellation.proposed": {
      subject: "اقتراح من {who} بإنهاء «{title}» معًا",
      text: "لا يتغيّر شيء حتى تقبل.",
      link: "عرض الاقتراح",
    },
    "cancellation.refused": {
      subject: "لم يعد اقتراح إنهاء «{title}» قائمًا",
      text: "التحدي مستمر.",
    },
    "dispute.filed": {
      subject: "فُتح نزاع من {who} حول «{title}»",
      text: "تتوقف كل المهل. وإن لم يأتِ رد حتى {due}، تتم التسوية كما طُلب.",
      link: "عرض النزاع",
    },
    "dispute.answered": {
      subject: "رد من {who} في النزاع حول «{title}»",
      text: "يمكن لكل منكما تقديم عروض للآخر حتى {due}.",
      link: "عرض النزاع",
    },
    "dispute.offered": {
      subject: "عرض من {who} في النزاع حول «{title}»",
      text: "اقبله، أو قدّم عرضًا آخر حتى {due}.",
      link: "الاطلاع على العرض",
    },
    "dispute.evidence_added": {
      subject: "إضافة من {who} في النزاع حول «{title}»",
      text: "هناك جديد للقراءة.",
      link: "عرض النزاع",
    },
    "dispute.message_sent": {
      subject: "يكتب OpenChance إلى طرفي النزاع حول «{title}»",
      text: "يقرأ الطرفان الكلمات نفسها: {note}",
      link: "عرض النزاع",
    },
    "dispute.decision_due": {
      subject: "النزاع حول «{title}» ينتظر قرارك",
      text: "أخذ كل من الطرفين وقته. اتخذ قرارك حتى {due}.",
      link: "اتخاذ القرار",
    },
    "dispute.withdrawn": {
      subject: "سُحب النزاع حول «{title}»",
      text: "يستمر التحدي كما كان.",
    },
    "dispute.settled": {
      subject: "تمت تسوية النزاع حول «{title}»",
      text: "يمكنك أن ترى عبر الرابط كيف قُسمت المكافأة.",
      link: "عرض التسوية",
    },
    "payout.paid": {
      subject: "وصل {sum} إلى حسابك في Stripe",
      text: "المبلغ عن «{title}». وتحوّله Stripe إلى بنكك.",
      link: "عرض مدفوعاتك",
    },
    "payout.blocked": {
      subject: "لا يمكن صرف {sum} بعد",
      text: "المبلغ عن «{title}». المال لك وينتظر هنا. وتقول إعدادات الصرف لديك لماذا، وما الذي ينهي ذلك.",
      link: "عرض السبب",
    },
    "payout.failed": {
      subject: "تعذّر صرف {sum}",
      text: "المبلغ عن «{title}». المال لك وينتظر؛ وهناك ما يلزم تصحيحه.",
      link: "عرض ما يلزم",
    },
    "payout.canceled": {
      subject: "لن يُصرف لك مبلغ عن «{title}»",
      text: "استرجع بنك الدافع المال نهائيًا، فلم يبقَ ما يُصرف منه.",
    },
    "payout.reversed": {
      subject: "تم سحب مبلغ صُرف لك عن «{title}»",
      text: "يمكنك أن ترى في مدفوعاتك السبب وما يترتب عليه.",
      link: "عرض مدفوعاتك",
    },
    "payout.bank_failed": {
      subject: "لم يقبل بنكك مبلغًا مصروفًا لك",
      text: "عاد المال إلى حسابك في Stripe. صحّح هناك حسابك المصرفي.",
      link: "عرض مدفوعاتك",
    },
    "payout_account.ready": {
      subject: "حساب الصرف لديك جاهز",
      text: "يمكنك التقديم على التحديات واستلام ما يُصرف لك.",
      link: "تصفّح التحديات",
    },
    "solver.owes": {
      subject: "يُقتطع {sum} مما يُصرف لك لاحقًا",
      text: "عليك لنا هذا المبلغ، ويُقتطع مما يُفرج عنه إليك لاحقًا. يمكنك قراءة السبب في التطبيق.",
      link: "عرض مدفوعاتك",
    },
    "solver.owes_less": {
      subject: "نقص ما عليك بمقدار {sum}",
      text: "تنازلنا عن هذا الجزء مما عليك لنا: لم يعد يُقتطع مما يُصرف لك.",
      link: "عرض مدفوعاتك",
    },
    "refund.paid": {
      subject: "تمت إعادة {sum} إليك",
      text: "المبلغ عن «{title}»، ويعود بالطريقة نفسها التي دفعت بها. تحتاج البنوك إلى بضعة أيام لإظهاره.",
      link: "عرض مدفوعاتك",
    },
    "refund.failed": {
      subject: "لم يصل مبلغ مُعاد عن «{title}»",
      text: "المال لك وينتظر. ونحن ننظر في الأمر.",
      link: "عرض مدفوعاتك",
    },
    "money.needs_review": { subject: "دفعة تحتاج إلى نظر", text: "هناك أمر مالي يلزم اتخاذ قرار فيه." },
    "review.written": {
      subject: "تقييم من {who} عن «{title}»",
      text: "يُعرض عندما يصل تقييمك أيضًا، أو بعد بضعة أيام؛ وعندها لا يعود بإمكانك كتابة تقييم.",
      link: "كتابة تقييمك",
    },
    "review.published": { subject: "يُعرض تقييم عنك", text: "التقييم حول «{title}».", link: "قراءته" },
    "email.undeliverable": {
      subject: "ارتدّ البريد إلى عنوانك القديم",
      text: "لم نعد نرسل إليه شيئًا. نُعلمك في التطبيق.",
    },
    "conversation.opened": {
      subject: "مجموعة جديدة من {who} حول «{title}»، وأنت فيها",
      text: "كل من فيها يقرأ ما يُكتب هناك.",
      link: "إلى المجموعة",
    },
    "conversation.member_joined": {
      subject: "تمت إضافتك إلى مجموعة من جانب {who} حول «{title}»",
      text: "كل من فيها يقرأ ما يُكتب هناك. وما قيل قبل مجيئك متاح هناك للقراءة.",
      link: "إلى المجموعة",
    },
    "conversation.member_left": {
      subject: "لم تعد في مجموعة حول «{title}»",
      text: "تم إخراجك منها من جانب {who}. ولم يُمسّ طلبك.",
    },
    "message.redacted": {
      subject: "أزال OpenChance رسالة لك",
      text: "كانت في محادثة حول «{title}»، ولا يستطيع أحد قراءتها بعد الآن.",
    },
    "words.redacted": {
      subject: "حذف OpenChance شيئًا مما كتبته أو تعرضه",
      text: "لا يجوز أن يبقى هناك: بيانات شخص ما، أو ما تمنعه القواعد أو القانون.",
    },
    "user.state_changed": {
      subject: "تغيّرت حالة حسابك في OpenChance",
      text: "حسابك قيد الإغلاق، أو موقوف، أو مفتوح من جديد. إن لم تكن تتوقع ذلك، فرُدّ على هذا البريد.",
    },
    "webhook.disabled": {
      subject: "لم نعد نستدعي أحد خطافات الويب الخاصة بك",
      text: "لم يصل إليه شيء منذ أيام، أو ردّ بأنه لم يعد موجودًا. شغّله من جديد عندما يرد.",
      link: "عرض خطافات الويب",
    },
    "export.ready": {
      subject: "نسخة بياناتك من OpenChance جاهزة",
      text: "كل ما لدينا عنك، في أرشيف واحد. يمكن تنزيله لمدة أسبوع، ولك وحدك: يطلب منك الرابط تسجيل الدخول.",
      link: "تنزيلها",
    },
    "user.appealed": {
      subject: "شخص يتظلّم من إيقاف حسابه",
      text: "اقرأ ما يقوله، ورُدّ عليه.",
    },
    "report.upheld": {
      subject: "قُبل بلاغ بشأن شخص أو عمل",
      text: "هكذا قرّر المشرف. اقرأ البلاغ، وقرّر ما يترتب عليه.",
    },
    "report.decided": {
      subject: "نُظر فيما أبلغت عنه",
      text: "شكرًا لإعلامنا. وما تقرّر مذكور في إشعاراتك.",
    },
    "challenge.taken_down": {
      subject: "أزال OpenChance «{title}»",
      text: "لا يجده أحد، ولا يمكن بدء شيء به. والسبب مذكور في إشعاراتك.",
    },
    "challenge.restored": {
      subject: "يُعرض «{title}» من جديد",
      text: "أعاده OpenChance. ويستمر كل شيء كما كان.",
    },
  },

  look: "عرض",
  someone: "شخص ما",

  messages: {
    subject: {
      zero: "لا رسائل جديدة من {who}",
      one: "رسالة جديدة من {who}",
      two: "رسالتان جديدتان من {who}",
      few: "لديك {count} رسائل جديدة من {who}",
      many: "لديك {count} رسالة جديدة من {who}",
      other: "لديك {count} رسالة جديدة من {who}",
    },
    about: "حول «{title}».",
    last: "أحدث رسالة:",
    link: "القراءة والرد",
  },

  digest: {
    subject: {
      zero: "موجز يومك: لا جديد في OpenChance",
      one: "موجز يومك: أمر واحد في OpenChance",
      two: "موجز يومك: أمران في OpenChance",
      few: "موجز يومك: {count} أمور في OpenChance",
      many: "موجز يومك: {count} أمرًا في OpenChance",
      other: "موجز يومك: {count} أمر في OpenChance",
    },
    text: "هذا ما جاء منذ آخر بريد، ولم تقرأه بعد.",
    unread: {
      zero: "ولا رسائل جديدة.",
      one: "وهناك رسائل جديدة في محادثة واحدة.",
      two: "وهناك رسائل جديدة في محادثتين.",
      few: "وهناك رسائل جديدة في {count} محادثات.",
      many: "وهناك رسائل جديدة في {count} محادثة.",
      other: "وهناك رسائل جديدة في {count} محادثة.",
    },
    more: "وغيرها: {count}.",
    link: "عرض الكل",
  },

  because: {
    applications: "يصلك هذا لأنك تريد بريدًا عن الطلبات.",
    searches: "يصلك هذا لأنك تريد بريدًا عما يطابق عمليات البحث التي حفظتها.",
    work: "يصلك هذا لأنك تريد بريدًا عن تحدياتك وعملك.",
    money: "يصلك هذا لأنك تريد بريدًا عن المال.",
    reviews: "يصلك هذا لأنك تريد بريدًا عن التقييمات.",
    account: "يصلك هذا لأنك تريد بريدًا عن حسابك.",
    messages: "يصلك هذا لأنك تريد بريدًا عن الرسائل. ولا يصلك سوى بريد واحد حتى تقرأ الرسائل.",
    digest: "يصلك هذا كل صباح بدلًا من رسائل بريد متفرقة.",
  },
  unsubscribe: "إيقاف هذا البريد",
  preferences: "اختيار ما يصلك",
  sender: "OpenChance",
} as const satisfies Words<"zero" | "one" | "two" | "few" | "many" | "other">;
