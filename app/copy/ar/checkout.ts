/** Paying into protection: before Stripe's page, after it, and whatever may come between. */
import type { checkout as english } from "../en/checkout.ts";
import type { Translation } from "../translation.ts";

export const checkout = {
  title: "الدفع تحت الحماية",
  titleAfter: "دفعتك",
  slip: "ما تدفعه",
  paysYou: "تدفع",
  fee: "منها رسوم المنصة، {percent}%",
  receives: "يصل إلى {name} عند الاعتماد",
  pay: "دفع {sum}",
  payText: "صفحة الدفع تابعة لـStripe. يُخصم المبلغ من بطاقتك الآن؛ وتبقى المكافأة محجوزة حتى تعتمد العمل.",
  nothing: "لا شيء يُدفع لهذا التحدي الآن.",

  checking: "نسأل خدمة الدفع",
  checkingText: "حالما تتأكد الدفعة، تُحجز المكافأة ويمكن بدء العمل. هذه الصفحة تتحقق مجددًا تلقائيًا.",
  checkingLong:
    "يستغرق ذلك أطول من المعتاد. يمكنك مغادرة هذه الصفحة: نُعلمك عندما تُحجز المكافأة، ولا يُخصم المبلغ مرتين.",
  lookAgain: "تحقق مجددًا",

  heldTitle: "تم حجز {sum}",
  heldText: "يمكن أن يبدأ عمل {name}. غرفة العمل مفتوحة.",
  openRoom: "فتح غرفة العمل",
  receipt: "الإيصال",

  onItsWayTitle: "دفعتك في الطريق",

  notMade: "لم تتم الدفعة.",
  notMadeText: "لم يُخصم شيء. يمكنك الدفع حتى {time}.",
  refused: "رفضت بطاقتك أو رفض بنكك الدفعة.",
  refusedText: "لم يُخصم شيء. ادفع مجددًا، ولو بطريقة أخرى، حتى {time}. بعد ذلك يُفتح التحدي من جديد.",
  over: "انتهى هذا الاختيار.",
  overText: "انقضى وقت الدفع، أو سُحب الاختيار. لم يُخصم شيء.",
  openAgain: "التحدي مفتوح من جديد حتى {day}: اختر شخصًا، ولديك وقت الدفع كاملًا من جديد.",
  openAgainNoDay: "التحدي مفتوح من جديد: اختر شخصًا، ولديك وقت الدفع كاملًا من جديد.",
  chooseAgain: "مقارنة الطلبات",
  late: "وصلت دفعتك بعد فوات الوقت.",
  late_decided: "{sum} في طريق العودة إليك، بالطريقة نفسها التي دفعت بها. لا شيء عليك فعله.",
  late_requested: "{sum} في طريق العودة إليك، بالطريقة نفسها التي دفعت بها. لا شيء عليك فعله.",
  late_paid: "تمت إعادة {sum} بالطريقة نفسها التي دفعت بها.",
  late_failed:
    "تعذّرت إعادة {sum} بالطريقة نفسها التي دفعت بها: رفضتها Stripe أو رفضها بنكك. المال ما زال لك وينتظر هنا؛ والقائمون على OpenChance يرسلونه بطريقة أخرى.",
} satisfies Translation<typeof english>;
