/** Notifications: a sentence for each kind. */
import type { inbox as english } from "../en/inbox.ts";
import type { Translation } from "../translation.ts";

export const inbox = {
  title: "الإشعارات",
  note: "آخر 90 يومًا، و200 إشعار على الأكثر",
  markAll: "تعليم الكل كمقروء",
  empty: "لا شيء بعد",
  emptyText: "ما يحدث في تحدياتك وأعمالك يظهر هنا لحظة حدوثه.",
  browse: "تصفّح التحديات",
  more: "عرض الأقدم",
  unread: "جديد",
  look: "عرض",
  fresh:
    "{count, plural, zero {لا إشعارات جديدة} one {إشعار جديد واحد} two {إشعاران جديدان} few {# إشعارات جديدة} many {# إشعارًا جديدًا} other {# إشعار جديد}}",
  someone: "شخص ما",

  earlier:
    "{count, plural, zero {ولا شيء أقدم مثله.} one {وواحد أقدم مثله.} two {واثنان أقدم مثله.} few {و# أقدم مثله.} many {و# أقدم مثله.} other {و# أقدم مثله.}}",

  "application.submitted_many":
    "<b>{count, plural, zero {# طلب} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}</b> على «{title}»، أحدثها من {who}.",
  "application.submitted": "<b>طلب من {who}</b> على «{title}».",
  "application.withdrawn": "سُحب طلب {who} على «{title}».",
  "application.shortlisted": "<b>أنت في قائمة المرشحين</b> لـ«{title}». الغرفة مفتوحة.",
  "application.declined": "رُفض طلبك على «{title}».",
  "award.made": "<b>تم اختيارك</b> لـ«{title}». لا تبدأ بعد: المكافأة غير محجوزة.",
  "award.declined": "اعتذار من {who} عن الاختيار لـ«{title}». التحدي مفتوح من جديد.",
  "award.retracted": "سُحب الاختيار في «{title}».",
  "award.lapsed": "انقضى وقت الدفع لـ«{title}». التحدي مفتوح من جديد؛ ولم يُخصم شيء.",
  "award.lapsed_solver_gone":
    "<b>لا يستطيع من اختير لـ«{title}» القيام بالعمل الآن.</b> عاد التحدي مفتوحًا، ويُعاد ما دُفع فورًا.",
  "award.lapsed_payment_in_review":
    "انقضى وقت الدفع لـ«{title}»، والتحدي مفتوح من جديد. وصلت دفعة لا تطابق ما طُلب: نحن ندقق فيها.",
  "award.lapsed_debit_late":
    "لم يرسل البنك مكافأة «{title}» في الموعد، والتحدي مفتوح من جديد. إن وصل المال مع ذلك قبل أن يُختار شخص آخر، يبدأ العمل؛ وإلا يعود المال فورًا.",
  "challenge.published": "<b>جديد: «{title}»</b>، ويطابق بحثًا حفظته.",
  "search.news":
    "{news, plural, zero {<b>لا تحديات جديدة</b> تطابق} one {<b>تحدٍّ جديد واحد</b> يطابق} two {<b>تحديان جديدان</b> يطابقان} few {<b># تحديات جديدة</b> تطابق} many {<b># تحديًا جديدًا</b> يطابق} other {<b># تحدٍّ جديد</b> يطابق}} «{title}».",
  "challenge.changed": "تم تعديل «{title}». اطّلع على النسخة الجديدة.",
  "challenge.expired": "أُغلق التحدي «{title}» دون اختيار.",
  "challenge.completed": "<b>اكتمل التحدي «{title}».</b> يمكنك كتابة تقييم.",
  "challenge.canceled": "انتهى التحدي «{title}».",
  "hold.held": "<b>تم حجز {sum}</b> لـ«{title}». يمكن بدء العمل.",
  "hold.payment_failed": "لم تتم دفعة «{title}». لم يُخصم شيء؛ ويمكنك المحاولة مجددًا.",
  "hold.payment_failed_settlement_currency": "وصلت دفعتك لـ«{title}» بعملة أخرى، وتعود إليك كاملة. يمكنك الدفع مجددًا.",
  "hold.frozen": "<b>تم تجميد {sum}</b> لـ«{title}»: نحن ندقق في الدفعة. لم يضع شيء، ولا شيء يتحرك حتى ينتهي ذلك.",
  "hold.frozen_chargeback": "<b>بنك الدافع يستفسر عن الدفعة</b> لـ«{title}». وحتى يصله الجواب، يبقى {sum} حيث هو.",
  "hold.unfrozen": "<b>انتهى تجميد {sum}</b> لـ«{title}». كل شيء يستمر.",
  "chargeback.opened": "<b>استرجع بنك الدافع {sum}</b> من «{title}». ندافع عن العمل؛ ولا شيء يتحرك حتى يقرّر البنك.",
  "chargeback.closed": "<b>قرّر البنك</b> في شأن دفعة «{title}».",
  "chargeback.closed_won": "<b>قرّر البنك لصالح العمل</b>: عاد {sum} إلى «{title}». كل شيء يستمر.",
  "chargeback.closed_lost": "<b>يحتفظ البنك بـ{sum}</b> من دفعة «{title}».",
  "chargeback.closed_prevented": "<b>تمت تسوية استفسار البنك</b>: عاد {sum} إلى «{title}». كل شيء يستمر.",
  "delivery.submitted": "<b>وصلت النسخة {version} من «{title}».</b> اعتمدها أو اطلب تعديلات.",
  "delivery.changes_requested": "<b>طُلبت تعديلات</b> على النسخة {version} من «{title}».",
  "delivery.approved": "<b>اعتُمدت النسخة {version} من «{title}».</b>",
  "delivery.approval_due": "النسخة {version} من «{title}» ما زالت تنتظرك. ومن دون رد تُعدّ معتمدة.",
  "delivery.overdue": "<b>تسليم «{title}» متأخر.</b> اتفقا على يوم جديد، أو أنهيا التحدي معًا، أو افتح نزاعًا.",
  "cancellation.proposed": "<b>اقتراح من {who} بإنهاء «{title}» معًا.</b> لا يتغيّر شيء حتى تقبل.",
  "cancellation.refused": "لم يعد اقتراح إنهاء «{title}» معًا قائمًا. التحدي مستمر.",
  "dispute.filed": "<b>فُتح نزاع من {who}</b> حول «{title}». تتوقف كل المهل. ومن دون رد تتم التسوية كما طُلب.",
  "dispute.answered": "<b>رد من {who}</b> في النزاع حول «{title}». يمكن لكل منكما تقديم عروض للآخر.",
  "dispute.offered": "<b>عرض من {who}</b> في النزاع حول «{title}».",
  "dispute.evidence_added": "إضافة من {who} في النزاع حول «{title}».",
  "dispute.message_sent": "<b>يكتب OpenChance إلى طرفي النزاع حول «{title}»</b>: {note}",
  "dispute.decision_due": "<b>النزاع حول «{title}» ينتظر قرارك.</b>",
  "dispute.withdrawn": "سُحب النزاع حول «{title}» من جانب {who}. التحدي مستمر.",
  "dispute.settled": "<b>تمت تسوية النزاع حول «{title}».</b> اطّلع على كيفية التقسيم.",
  "payout.paid": "<b>وصل {sum} إلى حسابك في Stripe</b>، عن «{title}». وتحوّل Stripe المبلغ إلى بنكك.",
  "payout.blocked": "<b>لا يمكن صرف {sum}</b> عن «{title}». المال لك وينتظر هنا.",
  "payout.blocked_under_review":
    "<b>ينظر أحدنا في {sum} قبل صرفها</b> عن «{title}»: تشترك أنت وصاحب التحدي في بطاقة أو حساب مصرفي. وتُصرف تلقائيًا بعد ثلاثة أيام على الأكثر.",
  "payout.failed": "<b>تعذّر صرف {sum}</b> عن «{title}». المال لك وينتظر هنا.",
  "payout.canceled": "<b>لن يُصرف لك {sum}</b> عن «{title}»: استرجعه بنك الدافع نهائيًا.",
  "payout.reversed": "<b>تم سحب {sum}</b> من حسابك في Stripe، عن «{title}».",
  "payout.bank_failed":
    "<b>أعاد بنكك مبلغًا مصروفًا لك.</b> صحّح بياناتك المصرفية لدى Stripe؛ والمال ينتظر في حسابك في Stripe.",
  "payout.bank_failed_account_closed":
    "<b>أعاد بنكك مبلغًا مصروفًا لك</b>: الحساب مغلق. حدّد حسابًا آخر لدى Stripe؛ والمال ينتظر في حسابك في Stripe.",
  "payout.bank_failed_no_account":
    "<b>أعاد بنكك مبلغًا مصروفًا لك</b>: لا يعرف البنك حسابًا كهذا. صحّح البيانات لدى Stripe؛ والمال ينتظر في حسابك في Stripe.",
  "payout.bank_failed_invalid_account_number":
    "<b>أعاد بنكك مبلغًا مصروفًا لك</b>: رقم الحساب خاطئ. صحّحه لدى Stripe؛ والمال ينتظر في حسابك في Stripe.",
  "payout_account.ready": "حساب الصرف لديك جاهز. يمكنك التقديم واستلام ما يُصرف لك.",
  "solver.owes": "<b>عليك {sum}</b>، يُقتطع مما يُفرج عنه إليك لاحقًا. السبب: {note}",
  "solver.owes_less": "<b>نقص ما عليك بمقدار {sum}</b>: تنازلنا عنه. السبب: {note}",
  "refund.paid": "<b>تمت إعادة {sum}</b> بالطريقة نفسها التي دفعت بها، عن «{title}».",
  "refund.failed":
    "<b>تعذّرت إعادة {sum}</b> بالطريقة نفسها التي دفعت بها، عن «{title}». المال في أمان؛ ونرسله بطريقة أخرى.",
  "money.needs_review": "<b>مال يحتاج إلى نظر.</b>",
  "money.needs_review_chargeback": "<b>بنك يعترض على الدفعة</b> في «{title}».",
  "money.needs_review_fraud_warning": "<b>قد تكون دفعة «{title}» احتيالًا.</b> وهي مجمّدة ريثما تنظر فيها.",
  "money.needs_review_refund_failed": "<b>فشل استرداد {sum}</b>، عن «{title}». أرسله مجددًا، أو بطريقة أخرى.",
  "money.needs_review_settlement_currency":
    "<b>سُوّيت دفعة «{title}» بعملة أخرى.</b> وهي تعود؛ وكلفة التحويل بين العملتين في الحساب المعلّق.",
  "money.needs_review_evidence_refused": "<b>رفضت Stripe أدلتنا</b> في استرجاع بنكي.",
  "money.needs_review_payment_in_review": "<b>دفع شخص لـ«{title}»، والدفعة لا تطابق.</b> وقد انقضى الاختيار.",
  "money.needs_review_stripe_event": "<b>شيء أبلغت به Stripe لا يطابق سجلنا.</b>",
  "money.needs_review_suspense": "<b>تحرّك مال لدى Stripe لا يفسّره شيء هنا.</b> وهو في الحساب المعلّق.",
  "money.needs_review_mismatch": "<b>دفاترنا ودفاتر Stripe مختلفة.</b>",
  "money.needs_review_balance": "<b>رصيدنا ورصيد Stripe مختلفان.</b>",
  "money.needs_review_payout_refused":
    "<b>رفضت Stripe صرف {sum} خمس مرات</b>، عن «{title}». ولا تُستأنف عملية الصرف إلا عندما تأذن بها.",
  "money.needs_review_signal_upheld":
    "<b>يرى مشرف أن حسابين هما واحد</b>: من دفع عن «{title}» ومن يُدفع له. وتُصرف الدفعة تلقائيًا بعد ثلاثة أيام ما لم يجمّدها أحد.",
  "money.needs_review_account_suspended":
    "<b>أُوقف حساب شخص له مكافأة محجوزة</b>، في «{title}». احرص على أن يصل العمل إلى نهايته.",
  "money.needs_review_job_dead": "<b>فشلت مهمة دفع عشر مرات</b> وتوقفت. انظر فيها، ثم أعد تشغيلها.",
  "money.needs_review_recovered":
    "<b>استرجاع بنكي خاسر كُسب بعد الطعن</b>، في «{title}». المال لنا من جديد: قرّر لمن يذهب.",
  "money.needs_review_job_failing": "<b>فشلت مهمة دفع خمس مرات.</b> وتُعاد محاولتها؛ فانظر ما يوقفها.",
  "money.needs_review_clock_failing": "<b>فشل شيء حلّ موعده خمس مرات.</b> وتُعاد محاولته؛ فانظر ما يوقفه.",
  "money.needs_review_event_late": "<b>أبلغت Stripe بشيء لم نستطع إدخاله.</b> انظر فيه، ثم أعد إدخاله.",
  "money.needs_review_reconciliation": "<b>تعذّرت مقارنة دفاترنا بدفاتر Stripe.</b>",
  "review.written":
    "تقييم من {who} عن «{title}». يُعرض عندما يصل تقييمك أيضًا، أو بعد {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}؛ وعندها لا يعود بإمكانك كتابة تقييم.",
  "email.undeliverable": "<b>البريد إلى عنوانك يرتدّ</b>، فتوقفنا عن إرساله. نُعلمك هنا؛ وأي عنوان جديد يعمل فورًا.",
  "conversation.opened": "<b>مجموعة جديدة من {who}</b> حول «{title}»، وأنت فيها.",
  "conversation.member_joined": "<b>تمت إضافتك إلى مجموعة من جانب {who}</b> حول «{title}».",
  "conversation.member_left": "لم تعد في مجموعة حول «{title}».",
  "message.redacted": "<b>أزال OpenChance رسالة لك</b> في محادثة حول «{title}».",
  "words.redacted": "<b>حذف OpenChance كلمات من اسم ملف</b> لا يجوز أن تبقى هناك.",
  "words.redacted_challenge": "<b>حذف OpenChance كلمات من تحديك «{title}»</b> لا يجوز أن تبقى هناك.",
  "words.redacted_application": "<b>حذف OpenChance كلمات من طلبك على «{title}»</b> لا يجوز أن تبقى هناك.",
  "words.redacted_review": "<b>حذف OpenChance كلمات من تقييمك حول «{title}»</b> لا يجوز أن تبقى هناك.",
  "words.redacted_work": "<b>أزال OpenChance شيئًا من عمل في ملفك</b> لا يجوز أن يبقى هناك.",
  "money.needs_review_account_closing":
    "<b>شخص يغلق حسابه</b> ومكافأة «{title}» محجوزة. انظر في ذلك خلال أسبوع؛ وبعده تقرّر القواعد.",
  "money.needs_review_account_waits": "<b>لا يمكن حذف حساب</b>: ما زال شيء فيه مال مفتوحًا، ومنه «{title}».",
  "webhook.disabled":
    "<b>لم نعد نستدعي خطاف الويب الخاص بك على {note}</b>: لم يصل إليه شيء منذ أيام. شغّله من جديد حين يردّ.",
  "webhook.disabled_gone": "<b>لم نعد نستدعي خطاف الويب الخاص بك على {note}</b>: ردّ بأنه لم يعد موجودًا.",
  "export.ready": "<b>نسخة بياناتك جاهزة.</b> نزّلها خلال أسبوع.",
  "user.state_changed": "تغيّرت حالة حسابك.",
  "user.state_changed_closing": "<b>حسابك قيد الإغلاق.</b> تتم تسوية ما هو مفتوح أولًا.",
  "user.state_changed_suspended":
    "<b>حسابك موقوف.</b> يمكنك القراءة، لكن لا يمكنك تغيير أي شيء. السبب: {note} يمكنك التظلّم مرة واحدة في إعداداتك.",
  "user.state_changed_active": "حسابك مفتوح من جديد. {note}",
  "user.state_changed_appeal_refused": "<b>رُفض تظلّمك.</b> {note}",
  "user.appealed": "<b>شخص يتظلّم من إيقاف حسابه.</b>",
  "report.upheld": "<b>قُبل بلاغ.</b> قرّر ما يترتب عليه.",
  "report.upheld_user": "<b>قُبل بلاغ بحق شخص.</b> قرّر ما يترتب عليه.",
  "report.upheld_work": "<b>قُبل بلاغ بشأن عمل.</b> قرّر ما يكون من أمر العمل، وهل يترتب شيء على صاحبه.",
  "report.decided": "نُظر فيما أبلغت عنه. {note}",
  "report.decided_upheld": "<b>ما أبلغت عنه يخالف قواعدنا</b>، واتُّخذ إجراء بشأنه. {note}",
  "report.decided_dismissed": "نُظر فيما أبلغت عنه، وهو باقٍ. {note}",
  "challenge.taken_down": "<b>أزال OpenChance «{title}».</b> لا يجده أحد، ولا يمكن بدء شيء به. السبب: {note}",
  "challenge.restored": "<b>يُعرض «{title}» من جديد.</b> {note}",
  "review.published": "<b>يُعرض تقييم عنك</b>: «{title}».",
} satisfies Translation<typeof english>;
