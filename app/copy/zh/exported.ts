/** Headings of the files that people take home, where no page has the word. On the server alone. */
import type { exported as english } from "../en/exported.ts";
import type { Translation } from "../translation.ts";

export const exported = {
  challenge: "任务",
  amount: "金额",
  why: "等待原因",
  number: "序号",
  time: "时间",
} satisfies Translation<typeof english>;
