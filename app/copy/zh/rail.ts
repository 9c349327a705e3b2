/** The three places where money may be, and what goes off on the way. */
import type { rail as english } from "../en/rail.ts";
import type { Translation } from "../translation.ts";

export const rail = {
  railLabel: "钱在哪里",
  poster: "发布者",
  held: "保管中",
  solver: "承接者",
  you: "你",
  taxOnFee: "平台费税款",
} satisfies Translation<typeof english>;
