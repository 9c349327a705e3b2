/** Headings of the files that people take home, where no page has the word. On the server alone. */
import type { exported as english } from "../en/exported.ts";
import type { Translation } from "../translation.ts";

export const exported = {
  challenge: "التحدي",
  amount: "المبلغ",
  why: "سبب الانتظار",
  number: "الرقم",
  time: "الوقت",
} satisfies Translation<typeof english>;
