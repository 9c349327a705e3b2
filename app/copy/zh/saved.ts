import type { saved as english } from "../en/saved.ts";
import type { Translation } from "../translation.ts";

export const saved = {
  title: "保存的搜索",
  lead: "在任务列表上保存一个搜索，有新任务符合时，我们就告诉你。",
  see: "查看符合的任务",
  keep: "保存",
  delete: "删除",
  of: "“{name}”",
  empty: "你还没有保存搜索",
  browse: "浏览任务",
  done_save: "搜索已保存。",
  done_change: "已保存。",
  done_delete: "搜索已删除。",
} satisfies Translation<typeof english>;
