/** The words of mail and push, in Chinese. */
import type { Words } from "./translation.ts";

export const zh = {
  notes: {
    "application.submitted": {
      subject: "{who}申请了“{title}”",
      text: "你的任务有一份新申请。请阅读，与其他申请比较，或写消息给{who}。",
      link: "查看申请",
    },
    "application.withdrawn": { subject: "{who}撤回了一份申请", text: "{who}不再申请“{title}”。" },
    "application.shortlisted": {
      subject: "你进入了“{title}”的候选名单",
      text: "发布者想和你谈谈。你们的工作间已打开。",
      link: "去工作间",
    },
    "application.declined": {
      subject: "你对“{title}”的申请被谢绝",
      text: "这对你没有不利影响。还有别的任务。",
    },
    "award.made": {
      subject: "你已被选定：“{title}”",
      text: "请先不要开工：赏金还没有进入保管。发布者付款的期限是{due}，赏金进入保管时我们会告诉你。",
    },
    "award.declined": {
      subject: "{who}谢绝了“{title}”的选定",
      text: "任务重新开放。你可以选定别人。",
      link: "查看申请",
    },
    "award.retracted": { subject: "“{title}”的选定已撤回", text: "没有扣款。" },
    "award.lapsed": {
      subject: "“{title}”的选定已结束",
      text: "任务重新开放，没有款项被保管；仍然到账的款项会立即退回。",
    },
    "challenge.published": { subject: "新任务：“{title}”", text: "它符合你保存的一个搜索。" },
    "search.news": {
      subject: "“{title}”的新任务：{count}个",
      text: "它们是上次通知你这个搜索之后出现的。",
      link: "查看",
    },
    "challenge.changed": {
      subject: "“{title}”有改动",
      text: "你申请的是先前的版本。请看新版本：你可以修改申请，也可以撤回。",
    },
    "challenge.expired": { subject: "“{title}”已关闭，没有选定任何人", text: "期限内没有选定任何人。" },
    "challenge.completed": {
      subject: "“{title}”已完成",
      text: "工作已通过，赏金正在路上。你可以写评价。",
    },
    "challenge.canceled": { subject: "“{title}”已结束", text: "任务已取消。" },
    "hold.held": {
      subject: "“{title}”的{sum}保管中",
      text: "可以开工了。工作通过后，赏金就会支付。",
    },
    "hold.payment_failed": {
      subject: "“{title}”的付款没有成功",
      text: "没有扣款。你可以再试一次，也可以换一张卡。",
      link: "再试一次",
    },
    "hold.frozen": {
      subject: "“{title}”的赏金已冻结",
      text: "银行或管理员正在核查这笔付款。核查结束之前，款项不动；结束时我们会告诉你。",
    },
    "hold.unfrozen": { subject: "“{title}”的赏金已解冻", text: "任务照旧继续。" },
    "chargeback.opened": {
      subject: "有银行质疑“{title}”的付款",
      text: "银行作出决定之前，赏金处于冻结状态。这对你意味着什么，可以在链接的页面上看到。",
    },
    "chargeback.closed": {
      subject: "关于“{title}”的付款，银行已作出决定",
      text: "决定是什么、接下来怎样，可以在链接的页面上看到。",
    },
    "delivery.submitted": {
      subject: "“{title}”的第{version}版已交付",
      text: "请查看，然后通过或要求修改。没有答复，到{due}就视为通过。",
      link: "查看交付",
    },
    "delivery.changes_requested": {
      subject: "“{title}”被要求修改",
      text: "发布者要求修改第{version}版。新版本的期限是{due}。",
      link: "查看修改要求",
    },
    "delivery.approved": {
      subject: "“{title}”的第{version}版已通过",
      text: "付款一完成清算，赏金就转到你的Stripe账户。",
    },
    "delivery.approval_due": {
      subject: "“{title}”的第{version}版仍在等你",
      text: "请通过或要求修改。没有答复，到{due}就视为通过。",
      link: "查看交付",
    },
    "delivery.overdue": {
      subject: "“{title}”的交付已逾期",
      text: "请约定新的日期、一起结束任务，或发起争议。",
    },
    "cancellation.proposed": {
      subject: "{who}提议一起结束“{title}”",
      text: "在你接受之前，什么都不会改变。",
      link: "查看提议",
    },
    "cancellation.refused": { subject: "结束“{title}”的提议不再有效", text: "任务继续。" },
    "dispute.filed": {
      subject: "{who}对“{title}”发起了争议",
      text: "所有计时停止。到{due}没有答复，就按主张了结。",
      link: "查看争议",
    },
    "dispute.answered": {
      subject: "{who}答复了“{title}”的争议",
      text: "在{due}之前，你们可以互相提出方案。",
      link: "查看争议",
    },
    "dispute.offered": {
      subject: "{who}在“{title}”的争议中提出了方案",
      text: "请接受，或在{due}之前提出另一个方案。",
      link: "查看方案",
    },
    "dispute.evidence_added": {
      subject: "{who}对“{title}”的争议作了补充",
      text: "有新内容可以阅读。",
      link: "查看争议",
    },
    "dispute.message_sent": {
      subject: "OpenChance写给“{title}”争议的双方",
      text: "双方读到的内容相同：{note}",
      link: "查看争议",
    },
    "dispute.decision_due": {
      subject: "“{title}”的争议等你裁定",
      text: "双方的时间都已用完。请在{due}之前裁定。",
      link: "裁定",
    },
    "dispute.withdrawn": { subject: "“{title}”的争议已撤回", text: "任务照旧继续。" },
    "dispute.settled": {
      subject: "“{title}”的争议已了结",
      text: "赏金怎样分配，可以在链接的页面上看到。",
      link: "查看结果",
    },
    "payout.paid": {
      subject: "{sum}已到你的Stripe账户",
      text: "这是“{title}”的款项。再由Stripe付到你的银行。",
      link: "查看你的款项",
    },
    "payout.blocked": {
      subject: "{sum}还无法打款",
      text: "这是“{title}”的款项。这笔钱是你的，在这里等待。收款设置里写明了原因以及何时结束。",
      link: "查看原因",
    },
    "payout.failed": {
      subject: "{sum}没能打款",
      text: "这是“{title}”的款项。这笔钱是你的，正在等待；有一处需要更正。",
      link: "查看怎么做",
    },
    "payout.canceled": {
      subject: "“{title}”的一笔打款不会来了",
      text: "付款方的银行已将这笔钱永久收回，已没有钱可以用来打款。",
    },
    "payout.reversed": {
      subject: "“{title}”的一笔打款已被收回",
      text: "原因和接下来怎样，可以在你的款项中看到。",
      link: "查看你的款项",
    },
    "payout.bank_failed": {
      subject: "你的银行没有接受一笔打款",
      text: "这笔钱已回到你的Stripe账户。请在那里更正你的银行账户。",
      link: "查看你的款项",
    },
    "payout_account.ready": {
      subject: "你的收款账户已就绪",
      text: "你可以申请任务，也可以收款。",
      link: "浏览任务",
    },
    "solver.owes": {
      subject: "{sum}会从你接下来的打款中扣下",
      text: "你欠我们这笔钱，它会从下一笔放款给你的钱中扣下。原因可以在应用内看到。",
      link: "查看你的款项",
    },
    "solver.owes_less": {
      subject: "你的欠款减少{sum}",
      text: "你欠我们的钱中，我们放弃了这部分：它不再从你的打款中扣下。",
      link: "查看你的款项",
    },
    "refund.paid": {
      subject: "{sum}已退回给你",
      text: "这是“{title}”的款项，原路退回。银行要过几天才会显示。",
      link: "查看你的款项",
    },
    "refund.failed": {
      subject: "“{title}”的一笔退款没有到账",
      text: "这笔钱是你的，正在等待。我们正在处理。",
      link: "查看你的款项",
    },
    "money.needs_review": { subject: "有一笔付款需要查看", text: "有一件涉及款项的事需要决定。" },
    "review.written": {
      subject: "{who}写了对“{title}”的评价",
      text: "你的评价也写好后，或过几天后，它会显示；显示后你就不能再写。",
      link: "写你的评价",
    },
    "review.published": { subject: "一条对你的评价已显示", text: "它关于“{title}”。", link: "阅读" },
    "email.undeliverable": {
      subject: "发往你旧邮箱的邮件被退回",
      text: "我们不再往那里发送。你会在应用内得到通知。",
    },
    "conversation.opened": {
      subject: "{who}发起了关于“{title}”的群聊，你在其中",
      text: "群里所有人都能读到那里写的内容。",
      link: "去群聊",
    },
    "conversation.member_joined": {
      subject: "{who}把你拉进了关于“{title}”的群聊",
      text: "群里所有人都能读到那里写的内容。你进来之前说过的话，也可以在那里读到。",
      link: "去群聊",
    },
    "conversation.member_left": {
      subject: "你已不在关于“{title}”的群聊里",
      text: "{who}把你移出了群聊。你的申请不受影响。",
    },
    "message.redacted": {
      subject: "OpenChance移除了你的一条消息",
      text: "它在关于“{title}”的会话中，现在没有人能再读到。",
    },
    "words.redacted": {
      subject: "OpenChance从你写的或展示的内容里移除了一些东西",
      text: "它不能出现在那里：他人的个人信息，或规则、法律禁止的内容。",
    },
    "user.state_changed": {
      subject: "你的OpenChance账户状态有变",
      text: "账户正在注销、已被停用，或已重新开放。如果这出乎你的意料，请回复这封邮件。",
    },
    "webhook.disabled": {
      subject: "我们不再调用你的一个Webhook",
      text: "那里连续多日没有送达，或它答复说已不存在。等它能应答时，请重新开启。",
      link: "查看你的Webhook",
    },
    "export.ready": {
      subject: "你从OpenChance导出的数据已准备好",
      text: "我们拥有的关于你的一切，都在一个压缩包里。一周之内可以取走，而且只有你能取：打开链接需要登录。",
      link: "取走",
    },
    "user.appealed": { subject: "有人对停用提出申诉", text: "请阅读申诉内容，并作出答复。" },
    "report.upheld": {
      subject: "针对某人或某件作品的举报成立",
      text: "审核员认定举报属实。请阅读举报，并决定如何处理。",
    },
    "report.decided": {
      subject: "你举报的内容已查看",
      text: "谢谢你告诉我们。决定写在你的通知里。",
    },
    "challenge.taken_down": {
      subject: "OpenChance已将“{title}”下架",
      text: "没有人能找到它，不能再用它开始任何事。原因写在你的通知里。",
    },
    "challenge.restored": {
      subject: "“{title}”重新显示",
      text: "OpenChance已将它恢复。一切照旧继续。",
    },
  },

  look: "查看",
  someone: "有人",

  messages: {
    subject: { other: "{who}发来{count}条新消息" },
    about: "关于“{title}”。",
    last: "最新一条：",
    link: "阅读并回复",
  },

  digest: {
    subject: { other: "你在OpenChance的一天：{count}件事" },
    text: "这些是上一封邮件之后发生的，你还没有读过。",
    unread: { other: "还有{count}个会话有新消息。" },
    more: "还有{count}件。",
    link: "查看全部",
  },

  because: {
    applications: "你收到这封邮件，是因为你选择接收关于申请的邮件。",
    searches: "你收到这封邮件，是因为你选择接收关于符合你保存的搜索的邮件。",
    work: "你收到这封邮件，是因为你选择接收关于你的任务和工作的邮件。",
    money: "你收到这封邮件，是因为你选择接收关于款项的邮件。",
    reviews: "你收到这封邮件，是因为你选择接收关于评价的邮件。",
    account: "你收到这封邮件，是因为你选择接收关于你账户的邮件。",
    messages: "你收到这封邮件，是因为你选择接收关于消息的邮件。在你读过之前，只发这一封。",
    digest: "你每天早上收到这封邮件，代替单独的邮件。",
  },
  unsubscribe: "停止此类邮件",
  preferences: "选择接收的内容",
  sender: "OpenChance",
} as const satisfies Words<"other">;
