/** Taking one's own challenge back. */
import type { withdraw as english } from "../en/withdraw.ts";
import type { Translation } from "../translation.ts";

export const withdraw = {
  cancelTitle: "撤回这个任务？",
  cancelText: "它不再列出，每位申请者都会得到任务已结束的通知。不会扣款。此操作无法撤销。",
  cancelDraftText: "除了你，没有人看到过它。此操作无法撤销。",
  cancelButton: "撤回任务",
  notYet: "暂不",
} satisfies Translation<typeof english>;
