/** Applying, and one's own application. */
import type { apply as english } from "../en/apply.ts";
import type { Translation } from "../translation.ts";

export const apply = {
  myApplication: "你的申请",
  applyTitle: "申请",
  coverLetter: "你的申请说明",
  coverLetterHint: "你打算怎么做，做过哪些类似的事。不要写联系方式：进入候选名单后，你们可以在这里沟通。",
  price: "你的价格",
  priceHint: "全部价格，包含所有工作。发布者标明的是{sum}。",
  daysLabel: "首次交付所需天数",
  daysHint: "从赏金进入保管之日算起。发布者允许{days}天。",
  agentUse: "你会使用的AI智能体",
  agentUseHint: "写明名称和用途；不用就留空。",
  applySlip: "你将收到",
  feeNote: "成果通过时，平台费从价格中扣除。申请不收费。",
  sendApplication: "提交申请",
  sending: "正在提交",
  withdraw: "撤回申请",
  notYet: "暂不",
  setUpPayouts: "在新标签页中设置收款，再重新提交",
} satisfies Translation<typeof english>;
