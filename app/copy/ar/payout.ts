/** Why a payout waits, who acts, and when it goes on: one thing to do for each reason. */
import type { payout as english } from "../en/payout.ts";
import type { Translation } from "../translation.ts";

export const payout = {
  blockedStrong: "لا يمكن صرف {sum}.",
  storySums: "لا يمكن صرف {sums} الآن. {why}",
  yours: "المال لك وينتظر هنا.",

  title_payout_setup_required: "لم تحدّد بعد وجهة الصرف",
  why_payout_setup_required: "لم تحدّد بعد وجهة الصرف.",
  then_payout_setup_required: "نرسله تلقائيًا حالما تستطيع Stripe الدفع لك.",
  do_payout_setup_required: "إعداد الصرف",

  title_account_restricted: "تطلب Stripe منك شيئًا",
  why_account_restricted: "تطلب Stripe منك شيئًا قبل أن تدفع لك.",
  then_account_restricted: "نرسله تلقائيًا حالما يصل إلى Stripe ما طلبته.",
  do_account_restricted: "تصحيح ذلك لدى Stripe",

  title_balance_insufficient: "لم يكتمل تحصيل دفعة صاحب التحدي",
  why_balance_insufficient: "لم يكتمل بعد تحصيل دفعة صاحب التحدي.",
  then_balance_insufficient: "نسأل مجددًا كل 15 دقيقة. لا شيء عليك فعله.",
  do_balance_insufficient: "عرض الحركات",

  title_provider_unavailable: "Stripe لا تستجيب",
  why_provider_unavailable: "Stripe لا تستجيب.",
  then_provider_unavailable: "نتحقق كل دقيقة، ولا نرسله إلا عندما نعلم أنه لم يُرسل. لا شيء عليك فعله.",
  do_provider_unavailable: "عرض الحركات",

  title_transfer_refused: "رفضت Stripe التحويل",
  why_transfer_refused: "رفضت Stripe التحويل.",
  then_transfer_refused:
    "نعيد المحاولة مرة في اليوم، حتى خمس مرات؛ وبعد ذلك ينظر شخص في الأمر. وعندما تصحّح حسابك، نحاول فورًا.",
  do_transfer_refused: "التحقق من حسابك لدى Stripe",

  title_frozen: "الدفعة قيد التدقيق",
  why_frozen: "يدقق بنك أو أحدنا في الدفعة.",
  then_frozen: "لا شيء يتحرك حتى ينتهي ذلك. ندافع عنك بما سلّمته.",
  do_frozen: "عرض الحركات",

  title_under_review: "ينظر فيها أحدنا أولًا",
  why_under_review: "تشترك أنت وصاحب التحدي في بطاقة أو حساب مصرفي، لذلك ينظر أحدنا فيها قبل أن تخرج.",
  then_under_review: "تمضي حين يُنظر فيها، وتلقائيًا بعد ثلاثة أيام على الأكثر. لا شيء عليك فعله.",
  do_under_review: "عرض الحركات",
} satisfies Translation<typeof english>;
