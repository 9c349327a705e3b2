import type { saveSearch as english } from "../en/save-search.ts";
import type { Translation } from "../translation.ts";

export const saveSearch = {
  save: "حفظ هذا البحث",
  signIn: "تسجيل الدخول لحفظ هذا البحث",
  name: "الاسم",
  alert: "إعلامي بالتحديات الجديدة",
  alert_live: "فور ظهورها",
  alert_daily: "مرة في اليوم",
  alert_off: "لا شيء",
} satisfies Translation<typeof english>;
