import type { findPeople as english } from "../en/find-people.ts";
import type { Translation } from "../translation.ts";

export const findPeople = {
  title: "البحث عن أشخاص",
  description: "أشخاص على OpenChance بالاسم أو اسم المستخدم أو المهارة.",
  label: "البحث عن أشخاص",
  placeholder: "اسم أو اسم مستخدم أو مهارة",
  search: "بحث",
  hint: "اكتب اسمًا أو اسم مستخدم أو مهارة كاملة، مثل «react».",
  results: "الأشخاص",
  corrected: "المعروض نتائج <q>{corrected}</q>.",
  empty: "لا أحد يطابق «{query}»",
  emptyText: "جرّب اسم العائلة وحده، أو مهارة.",
  next: "عرض المزيد",
} satisfies Translation<typeof english>;
