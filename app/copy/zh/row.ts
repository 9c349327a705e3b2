/** A challenge in a list, and the words of its state and its field. */
import type { row as english } from "../en/row.ts";
import type { Translation } from "../translation.ts";

export const row = {
  noReward: "还没有赏金",
  applications: "{count, plural, =0 {还没有申请} other {#份申请}}",
  posterRecord: "{count, plural, =0 {首个任务} other {已付款#个}}",
  place: "在{place}",
  applyBy: "申请截止：{day}",
  closes: "{days, plural, =0 {今天截止} =1 {明天截止} other {#天后截止}}",
  state_draft: "草稿",
  state_open: "接受申请",
  state_awarded: "已选定，等待付款",
  state_in_progress: "进行中",
  state_delivered: "已交付",
  state_disputed: "了结之前，款项不动",
  state_completed: "已完成",
  state_canceled: "已取消",
  state_expired: "已关闭",
  category_software: "软件",
  category_design: "设计",
  category_writing: "写作与翻译",
  category_data: "数据与分析",
  category_operations: "运营",
  category_marketing: "市场营销",
  category_audio_video: "音频与视频",
  category_research: "调研",
} satisfies Translation<typeof english>;
