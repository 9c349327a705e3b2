/** The three places where money may be, and what goes off on the way. */
import type { rail as english } from "../en/rail.ts";
import type { Translation } from "../translation.ts";

export const rail = {
  railLabel: "أين المال",
  poster: "صاحب التحدي",
  held: "محجوز",
  solver: "المنفّذ",
  you: "أنت",
  taxOnFee: "الضريبة على الرسوم",
} satisfies Translation<typeof english>;
