/** What every plot says beside its own words. */
export const plot = {
  asTable: "Show as a table",
} as const;
