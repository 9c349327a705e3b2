import type { uploads as english } from "../en/uploads.ts";
import type { Translation } from "../translation.ts";

export const uploads = {
  rate_limited: "طلبات كثيرة جدًا. انتظر لحظة وحاول مجددًا.",
  upload_quota_reached: "استنفدت ما يمكنك رفعه خلال 24 ساعة.",
  body_too_large: "هذا أكبر مما نقبله.",
  invalid_input: "الملف فارغ أو غير مكتمل. اختره مجددًا.",
  session_expired: "انتهت مدة تسجيل الدخول هذا. أعد تحميل الصفحة.",
  other: "لم يُقبل هذا الملف. أعد تحميل الصفحة.",
} satisfies Translation<typeof english>;
