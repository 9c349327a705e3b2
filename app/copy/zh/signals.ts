/** For those who run OpenChance: what is aimed at, what it comes to, and what calls for them. */
import type { signals as english } from "../en/signals.ts";
import type { Translation } from "../translation.ts";

export const signals = {
  title: "信号",
  lead: "看起来不只是巧合的事。不会仅凭它拒绝、隐藏或封禁任何东西：有人查看，并说明是什么。",
  state_open: "待查看",
  state_settled: "已查看",
  kind_copied_application: "以前发过的申请信",
  kind_contact_details: "公开文字里的联系方式",
  kind_self_dealing: "可能是同一人的两个账户",
  between: "{one}雇用了{other}",
  resembles: "{count, plural, other {与#封信相似：}}",
  sign_same_mailbox: "寄给双方的邮件进入同一个邮箱。",
  sign_each_other: "他们以前曾反过来互相雇用。",
  sign_same_device: "双方都从同一个浏览器操作过。",
  sign_same_card: "付赏金用的卡或账户，是解决者自己付款时用过的。",
  sign_same_payout_account: "解决者的收款账户，也是发布者收款或付款用过的账户。",
  sign_email: "电子邮件地址",
  sign_phone: "电话号码",
  sign_messenger: "即时通讯账号",
  friction_none: "在此之前：没有任何限制，文字保持原样。",
  friction_credits: "在此之前：这封信用掉两个额度。",
  friction_awards: "在此之前：这次选定用掉发布者两个额度。",
  friction_payouts: "在此之前：这笔赏金的打款要等待，每笔最多三天。已告知解决者。",
  friction_payoutsOver: "它的打款不再等待。",
  settled_upheld: "<b>正如看起来的那样</b>，{time}：{text}",
  settled_dismissed: "<b>没有问题</b>，{time}：{text}",
  empty: "{state, select, open {没有待查看的信号} other {还没有查看过任何信号}}",
  emptyText: "发现后会出现在这里。",
} satisfies Translation<typeof english>;
