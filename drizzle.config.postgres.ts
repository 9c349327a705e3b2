import { defineConfig } from "drizzle-kit";

/** The Postgres half: `npm run migration:postgres -- --name=what_changes`; hand-written SQL goes in by `--custom`. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./worker/database/postgres-schema.ts",
  out: "./migrations/postgres",
});
