import type { saveSearch as english } from "../en/save-search.ts";
import type { Translation } from "../translation.ts";

export const saveSearch = {
  save: "保存此搜索",
  signIn: "登录后保存此搜索",
  name: "名称",
  alert: "有新任务时告诉我",
  alert_live: "随时",
  alert_daily: "每天一次",
  alert_off: "不告诉",
} satisfies Translation<typeof english>;
