/** How what is held is divided: in a dispute, and when both sides end a challenge together. */
import type { division as english } from "../en/division.ts";
import type { Translation } from "../translation.ts";

export const division = {
  receives: "{you, select, solver {你收到} other {{solver}收到}}",
  fee: "平台费",
  tax: "平台费税款",
  back: "{you, select, poster {退回给你} other {退回给{poster}}}",
  held: "保管中",
  line: "{you, select, solver {{net}付给你，平台费{fee}，{refund}退回给{poster}} poster {{net}付给{solver}，平台费{fee}，{refund}退回给你} other {{net}付给{solver}，平台费{fee}，{refund}退回给{poster}}}",
  lineTax:
    "{you, select, solver {{net}付给你，平台费{fee}，平台费税款{tax}，{refund}退回给{poster}} poster {{net}付给{solver}，平台费{fee}，平台费税款{tax}，{refund}退回给你} other {{net}付给{solver}，平台费{fee}，平台费税款{tax}，{refund}退回给{poster}}}",

  share: "{sum}应该怎样分配？",
  shareHint: "{sum}保管中。平台费从付给{you, select, solver {你} other {{solver}}}的部分里扣除；退回的部分全额退回。",
  all: "{you, select, solver {全部付给你} other {全部付给{solver}}}",
  back_all: "{you, select, poster {全部退回给你} other {全部退回给{poster}}}",
  half: "各半",
  other: "其他分配",
  release: "{you, select, solver {付给你，含平台费} other {付给{solver}，含平台费}}",
  releaseHint: "从0到{sum}。其余退回给{you, select, poster {你} other {{poster}}}。",
  ledger: "怎样分配",
  chooseShare: "请选择怎样分配。",

  acceptPay: "支付{sum}",
  acceptTake: "接受{sum}",
  acceptTakeBack: "接受退回{sum}",
  acceptGiveBack: "退还{sum}",

  files: "文件",
  filesHint: "最多{count}个，每个不超过90MB。",
} satisfies Translation<typeof english>;
