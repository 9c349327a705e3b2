/** What every plot says beside its own words. */
import type { plot as english } from "../en/plot.ts";
import type { Translation } from "../translation.ts";

export const plot = {
  asTable: "以表格显示",
} satisfies Translation<typeof english>;
