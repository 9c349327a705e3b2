import type { saved as english } from "../en/saved.ts";
import type { Translation } from "../translation.ts";

export const saved = {
  title: "عمليات البحث المحفوظة",
  lead: "احفظ بحثًا في قائمة التحديات، ونُعلمك عندما يطابقه تحدٍّ جديد.",
  see: "عرض المطابق",
  keep: "حفظ",
  delete: "حذف",
  of: "«{name}»",
  empty: "لم تحفظ أي بحث",
  browse: "تصفّح التحديات",
  done_save: "حُفظ البحث.",
  done_change: "تم الحفظ.",
  done_delete: "حُذف البحث.",
} satisfies Translation<typeof english>;
