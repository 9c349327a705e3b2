/** For those who run OpenChance: what is aimed at, what it comes to, and what calls for them. */
import type { signals as english } from "../en/signals.ts";
import type { Translation } from "../translation.ts";

export const signals = {
  title: "الإشارات",
  lead: "ما يبدو أكثر من مصادفة. لا يُرفض شيء ولا يُخفى ولا يُحظر بسببه وحده: ينظر شخص ويقول ما هو.",
  state_open: "مفتوحة",
  state_settled: "نُظر فيها",
  kind_copied_application: "رسالة أُرسلت من قبل",
  kind_contact_details: "بيانات اتصال في نص عام",
  kind_self_dealing: "حسابان قد يكونان واحدًا",
  between: "{one} وظّف {other}",
  resembles:
    "{count, plural, zero {لا تشبه أي رسالة:} one {تشبه رسالة واحدة:} two {تشبه رسالتين:} few {تشبه # رسائل:} many {تشبه # رسالة:} other {تشبه # رسالة:}}",
  sign_same_mailbox: "البريد إلى كليهما يصل إلى صندوق واحد.",
  sign_each_other: "وظّف كل منهما الآخر من قبل بالعكس.",
  sign_same_device: "تصرّف كلاهما من متصفح واحد.",
  sign_same_card: "دُفعت المكافأة ببطاقة أو حساب سبق أن دفع به من يحلّ التحدي.",
  sign_same_payout_account: "يُصرف لمن يحلّ التحدي على حساب يُصرف عليه لصاحب التحدي أيضًا أو سبق أن دفع منه.",
  sign_email: "عنوان بريد إلكتروني",
  sign_phone: "رقم هاتف",
  sign_messenger: "اسم في تطبيق مراسلة",
  friction_none: "حتى ذلك: لا شيء. تبقى الكلمات كما هي.",
  friction_credits: "حتى ذلك: كلّفت الرسالة رصيدين.",
  friction_awards: "حتى ذلك: كلّف الاختيار صاحب التحدي اثنين من حصته.",
  friction_payouts: "حتى ذلك: تنتظر دفعات هذه المكافأة، كل منها ثلاثة أيام على الأكثر. ومن يحلّ التحدي يعلم بذلك.",
  friction_payoutsOver: "لم تعد دفعاتها تنتظر.",
  settled_upheld: "<b>هو كما بدا</b>، {time}: {text}",
  settled_dismissed: "<b>لا شيء فيه</b>، {time}: {text}",
  empty: "{state, select, open {لا إشارة مفتوحة} other {لم يُنظر في أي منها بعد}}",
  emptyText: "تأتي إلى هنا حين تُرى.",
} satisfies Translation<typeof english>;
