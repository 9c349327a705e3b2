import type { saved as english } from "../en/saved.ts";
import type { Translation } from "../translation.ts";

export const saved = {
  title: "保存的搜索",
  lead: "在任务列表上保存一个搜索，有新任务符合时，我们就告诉你。",
  save: "保存此搜索",
  signIn: "登录后保存此搜索",
  name: "名称",
  alert: "有新任务时告诉我",
  alert_live: "随时",
  alert_daily: "每天一次",
  alert_off: "不告诉",
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
