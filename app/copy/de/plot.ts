/** What every plot says beside its own words. */
import type { plot as english } from "../en/plot.ts";
import type { Translation } from "../translation.ts";

export const plot = {
  asTable: "Als Tabelle zeigen",
} satisfies Translation<typeof english>;
