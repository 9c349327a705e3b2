/** Being counted: the question at the foot of pages. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  ask: "我们可以统计你如何使用OpenChance吗？",
  askText: "这能告诉我们哪些页面好用。不含姓名、地址，也不含你写的任何内容；你可以随时改变主意。",
  allow: "允许",
  decline: "不允许",
  more: "统计哪些内容",
  saving: "正在保存",
} satisfies Translation<typeof english>;
