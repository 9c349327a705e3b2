/** Paying into protection: before Stripe's page, after it, and whatever may come between. */
import type { checkout as english } from "../en/checkout.ts";
import type { Translation } from "../translation.ts";

export const checkout = {
  title: "付入保管",
  titleAfter: "你的付款",
  slip: "你支付的金额",
  paysYou: "你支付",
  fee: "其中平台费，{percent}%",
  receives: "通过后{name}收到",
  pay: "支付{sum}",
  payText: "付款页面由Stripe提供。现在就从你的卡扣款；赏金一直保管到你通过成果为止。",
  nothing: "这个任务现在没有需要支付的款项。",

  checking: "我们正在向支付服务查询",
  checkingText: "付款一经确认，赏金就进入保管，可以开工。本页会自动再次查询。",
  checkingLong: "比平时花的时间长。你可以离开本页：赏金进入保管后我们会告诉你，不会重复扣款。",
  lookAgain: "再查一次",

  heldTitle: "{sum}保管中",
  heldText: "{name}可以开工了。工作间已打开。",
  openRoom: "打开工作间",
  receipt: "收据",

  onItsWayTitle: "你的付款在途",

  notMade: "付款没有完成。",
  notMadeText: "没有扣款。你最晚可在{time}付款。",
  refused: "你的卡或银行拒绝了付款。",
  refusedText: "没有扣款。最晚到{time}，你可以再次付款，也可以换一种方式。过了这个时间，任务重新开放。",
  over: "这次选定已结束。",
  overText: "付款时间已过，或选定已被撤回。没有扣款。",
  openAgain: "任务重新开放，到{day}为止：再选定一位，你又有完整的时间付款。",
  openAgainNoDay: "任务重新开放：再选定一位，你又有完整的时间付款。",
  chooseAgain: "比较申请",
  late: "你的付款来得太晚。",
  late_decided: "{sum}正原路退回给你。你什么都不用做。",
  late_requested: "{sum}正原路退回给你。你什么都不用做。",
  late_paid: "{sum}已原路退回。",
  late_failed:
    "{sum}无法原路退回：Stripe或你的银行拒绝了。这笔钱仍是你的，在这里等待；OpenChance的工作人员会用别的方式退给你。",
} satisfies Translation<typeof english>;
