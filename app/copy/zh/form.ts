/** What every form says. */
import type { form as english } from "../en/form.ts";
import type { Translation } from "../translation.ts";

export const form = {
  currency: "货币",
  summary: "{count, plural, other {有#个栏目需要再看一下。}}",
  kept: "你写的内容还在这里。什么都没有改变。",
  unreachable: "OpenChance没有响应。",
  requestId: "请求编号{id}",
  draftKept: "已于{time}保留在这台设备上。在你发送之前，别人看不到。",
  draftThrowAway: "丢弃",
  save: "保存",
  saving: "正在保存",
  saved: "已保存。",
  notYet: "暂不",
  notASum: "请填写金额，例如1,200或1,200.00。",
  fileTooLarge: "其中一个文件超过90MB。",
} satisfies Translation<typeof english>;
