/** Shown when there is no network. */
import type { offline as english } from "../en/offline.ts";
import type { Translation } from "../translation.ts";

export const offline = {
  title: "你已离线",
  lead: "这个页面以前没有在这台设备上打开过。你打开过的内容都在这里；什么都不会丢失，重新联网之前也什么都不会发出。",
  tryAgain: "再试这个页面",
  kept: "在这台设备上",
} satisfies Translation<typeof english>;
