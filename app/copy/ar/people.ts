import type { people as english } from "../en/people.ts";
import type { Translation } from "../translation.ts";

export const people = {
  memberSince: "هنا منذ {date}",
  record: "السجل",
  posted: "تحديات منشورة",
  paid: "تحديات مدفوعة",
  completed: "تحديات منفّذة",
  rating: "متوسط التقييم",
  ratingValue: "{average} من 5",
  noRating: "لا تقييمات بعد",
  about: "نبذة",
  noBio: "لم تُكتب نبذة عن {name} بعد.",
  skills: "المهارات",
  reviews: "التقييمات",
  reviewsNote:
    "{count, plural, =0 {لا شيء بعد} zero {لا شيء بعد} one {تقييم واحد} two {تقييمان} few {# تقييمات} many {# تقييمًا} other {# تقييم}}",
  reviewsEmpty: "لا تقييمات بعد",
  reviewsEmptyText:
    "تظهر التقييمات هنا عندما يكتب كل من طرفي تحدٍّ مكتمل تقييمًا، أو بعد {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من أولهما.",
  of5: "{rating} من 5",
  ratingCount: "التقييمات",
  ratingSummary:
    "{count, plural, zero {لا تقييمات} one {تقييم واحد} two {تقييمان} few {# تقييمات} many {# تقييمًا} other {# تقييم}}؛ الأكثر تكرارًا {rating} من 5، {most, plural, zero {# مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}}.",
  by: "من",
  open: "تحديات مفتوحة",
  edit: "تعديل ملفك الشخصي",
  works: "الأعمال",
  workSolved: "أُنجز هنا: {challenge}",
  workSee: "شاهده على {host}",
  workPicture: "صورة «{title}»",
  workReport: "إبلاغ",
  workReportOf: "الإبلاغ عن «{title}»",
  more: "عرض المزيد",
} satisfies Translation<typeof english>;
