/** Why a payout waits, who acts, and when it goes on: one thing to do for each reason. */
import type { payout as english } from "../en/payout.ts";
import type { Translation } from "../translation.ts";

export const payout = {
  blockedStrong: "{sum}无法打款。",
  storySums: "{sums}现在无法打款。{why}",
  yours: "这笔钱是你的，在这里等待。",

  title_payout_setup_required: "你还没有设置收款账户",
  why_payout_setup_required: "你还没有设置收款账户。",
  then_payout_setup_required: "Stripe一能付款给你，我们就自动发出。",
  do_payout_setup_required: "设置收款",

  title_account_restricted: "Stripe要你补充信息",
  why_account_restricted: "Stripe在付款给你之前，要你补充信息。",
  then_account_restricted: "Stripe一收到，我们就自动发出。",
  do_account_restricted: "在Stripe更正",

  title_balance_insufficient: "发布者的付款还没有清算完",
  why_balance_insufficient: "发布者的付款还没有清算完。",
  then_balance_insufficient: "我们每15分钟再查一次。你什么都不用做。",
  do_balance_insufficient: "查看变动",

  title_provider_unavailable: "Stripe没有响应",
  why_provider_unavailable: "Stripe没有响应。",
  then_provider_unavailable: "我们每分钟查看一次，只有确知没有发出过，才会发出。你什么都不用做。",
  do_provider_unavailable: "查看变动",

  title_transfer_refused: "Stripe拒绝了转账",
  why_transfer_refused: "Stripe拒绝了转账。",
  then_transfer_refused: "我们每天重试一次，最多五次；之后由工作人员核查。你更正账户后，我们立即重试。",
  do_transfer_refused: "查看你的Stripe账户",

  title_frozen: "这笔付款正在核查",
  why_frozen: "银行或我们的工作人员正在核查这笔付款。",
  then_frozen: "核查结束之前，款项不动。我们会用你交付的成果为你申辩。",
  do_frozen: "查看变动",

  title_under_review: "我们的人会先看一下",
  why_under_review: "你和发布者共用一张卡或一个银行账户，所以在打款前我们的人会先看一下。",
  then_under_review: "看过之后就会继续，最多三天后自动打款。你什么都不用做。",
  do_under_review: "查看变动",
} satisfies Translation<typeof english>;
