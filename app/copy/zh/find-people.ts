import type { findPeople as english } from "../en/find-people.ts";
import type { Translation } from "../translation.ts";

export const findPeople = {
  title: "查找用户",
  description: "按姓名、用户名或技能查找OpenChance上的用户。",
  label: "搜索用户",
  placeholder: "姓名、用户名或技能",
  search: "搜索",
  hint: "请写姓名、用户名或一项完整的技能，例如“react”。",
  results: "用户",
  corrected: "显示的是<q>{corrected}</q>的结果。",
  empty: "没有符合“{query}”的人",
  emptyText: "试试只写姓，或一项技能。",
  next: "显示更多",
} satisfies Translation<typeof english>;
