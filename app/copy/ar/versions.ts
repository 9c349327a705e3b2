import type { versions as english } from "../en/versions.ts";
import type { Translation } from "../translation.ts";
export const versions = {
  title: "مقارنة نسختين",
  note: "الملاحظة",
  between: "النسخة {before} والنسخة {after}",
  both: "النسختان كما هما",
  version: "النسخة {version}",
  files: "الملفات",
  noFiles: "لا ملفات في أي من النسختين.",
  from: "النسخة",
  to: "والنسخة",
  compare: "قارن",
  addedBegins: "[جديد: ",
  addedEnds: "]",
  removedBegins: "[محذوف: ",
  removedEnds: "]",
  linesOf: "أسطر {name}",
  alike:
    "{count, plural, zero {… لا أسطر متطابقة} one {… سطر واحد متطابق} two {… سطران متطابقان} few {… # أسطر متطابقة} many {… # سطرًا متطابقًا} other {… # سطر متطابق}}",
  sizes: "{before}، والآن {after}",
  file_same: "كما هو",
  file_added: "جديد",
  file_removed: "محذوف",
  file_changed: "تغيّر",
} satisfies Translation<typeof english>;
