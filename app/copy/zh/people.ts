import type { people as english } from "../en/people.ts";
import type { Translation } from "../translation.ts";

export const people = {
  memberSince: "{date}加入",
  record: "记录",
  posted: "发布的任务",
  paid: "付款的任务",
  completed: "完成的任务",
  rating: "评分",
  ratingValue: "{average}/5分",
  noRating: "还没有评价",
  about: "简介",
  noBio: "{name}还没有写自我介绍。",
  skills: "技能",
  reviews: "评价",
  reviewsNote: "{count, plural, =0 {还没有} other {#条评价}}",
  reviewsEmpty: "还没有评价",
  reviewsEmptyText: "任务完成后，双方都写好评价，或第一条写好{days}天后，评价会显示在这里。",
  of5: "{rating}/5分",
  ratingCount: "评价",
  ratingSummary: "{count, plural, other {#条评价}}；最多的是{rating}/5分，{most, plural, other {#次}}。",
  by: "来自",
  open: "开放的任务",
  edit: "编辑个人资料",
  more: "显示更多",
} satisfies Translation<typeof english>;
