/** One's own data: the export, and closing the account. */
import type { yourData as english } from "../en/your-data.ts";
import type { Translation } from "../translation.ts";

export const yourData = {
  title: "你的数据",
  exportTitle: "带走你的数据",
  exportText:
    "一个压缩包，包含我们保有的关于你的一切：个人资料、任务、申请、工作、款项、评价、消息和文件。准备好后，会在这里并用邮件通知你。",
  ask: "导出数据",
  asking: "正在请求",
  building: "正在导出你的数据：已完成{done}部分，共{total}部分。",
  waiting: "即将开始导出你的数据。",
  look: "再看一次",
  ready: "你导出的数据已准备好",
  readyText: "{size}。到{when}为止可以取走，只有你能取。",
  fetch: "取走",
  again: "从{when}起，你可以再导出一次。",

  closeTitle: "注销账户",
  closeText: "从注销起，你的账户只能查看。{days}天内你仍可以保留它；之后，关于你的一切都会被删除，谁都无法恢复。",
  endsNow: "立即：你的申请被撤回，你开放的任务结束，还没有人付款的选定被撤回。",
  endsLater: "{days}天后：你还没有交付的工作视为放弃，其赏金退回给发布者。你已交付的，仍会通过并付款。",
  stays: "会留下、但不带你姓名的：法律要求的账目；已交付并通过的工作；评价，因为别人的声誉以它为依据。",
  openNow: "尚未结束",
  challenge_open: "接受申请",
  challenge_awarded: "已选定承接者",
  challenge_in_progress: "工作进行中，赏金保管中",
  challenge_delivered: "已交付，等待通过",
  challenge_disputed: "争议中",
  challenge_other: "未结束",
  payouts: "{count, plural, other {有#笔打款正在付给你的途中。}}",
  refunds: "{count, plural, other {有#笔退款正在退回给你的途中。}}",
  chargebacks: "{count, plural, other {有银行尚未就付款作出决定。}}",
  handle: "如果确定，请输入你的用户名{handle}",
  close: "注销我的账户",
  closing: "正在注销",

  closes: "你的账户正在注销",
  closesText: "账户只能查看。{when}，关于你的一切会被删除；如果届时下面还有未结束的事项，则在全部结束后立即删除。",
  keep: "保留我的账户",
  keeping: "正在恢复",
  kept: "你的账户会保留。其间已撤回或已结束的，不会恢复。",
} satisfies Translation<typeof english>;
