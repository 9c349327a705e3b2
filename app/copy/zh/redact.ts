/** For admins: words that may not stand are taken out. */
import type { redact as english } from "../en/redact.ts";
import type { Translation } from "../translation.ts";

export const redact = {
  title: "删去文字",
  lead: "从任务、申请、评价、作品或文件名中删去个人信息或法律禁止的文字。消息在“举报”里移除。",
  id: "从哪里",
  idHint: "它的编号：chl_…、app_…、rev_…、wrk_…或fil_…",
  words: "要删去的文字",
  wordsHint: "与原文完全一致，3到200个字符，不分大小写。原处改为[…]。",
  picture: "同时移除图片（作品）",
  pictureDone: "图片已移除。",
  reason: "原因",
  reasonHint: "会留在操作记录里；这些文字不会保留。",
  after: "无法撤销：除了此前被举报的内容和已发出的通知，这些文字不会保留在任何地方。会告知写下它的人。",
  button: "删去",
  done: "已从{kind, select, challenge {任务} application {申请} review {评价} work {作品} other {文件名}}中删去，共{places, plural, other {#处}}。",
} satisfies Translation<typeof english>;
