import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --name=what_changes` writes the next migration; hand-written SQL goes in by `--custom`. */
export default defineConfig({ dialect: "sqlite", schema: "./worker/database/schema.ts", out: "./migrations/d1" });
