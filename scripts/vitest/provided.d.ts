import type { D1Migration } from "cloudflare:test";

declare module "vitest" {
  /** What vitest.config.ts hands to tests by `provide`; read it with `inject("…")`. */
  interface ProvidedContext {
    d1Migrations: D1Migration[];
    /** How many requests the fuzzer makes, and what they follow from. */
    fuzz: { requests: number; seed: number };
  }
}
