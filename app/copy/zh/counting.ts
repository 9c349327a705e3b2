/** Being counted: what is said of it on the pages about privacy. */
import type { counting as english } from "../en/counting.ts";
import type { Translation } from "../translation.ts";

export const counting = {
  title: "统计OpenChance的使用情况",
  text: "如果你允许，我们会统计这里发生的事：一次搜索、查看或发布一个任务、提交一份申请。统计中以编号代替你；不含姓名、地址和你写的任何内容，也没有其他网站的脚本。数据保存在PostHog。",
  now_ask: "目前没有统计你：你还没有说明是否允许。",
  now_allowed: "你已允许。如果改变主意，统计会立即停止。",
  now_declined: "你不允许，因此没有统计你。",
  now_refused: "你的浏览器要求网站不要跟踪你，因此没有统计你。",
} satisfies Translation<typeof english>;
