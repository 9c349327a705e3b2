// Runs inside workerd before each test file: storage is fresh per file, so every file starts from the real migrations.
import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";

await applyD1Migrations(env.DB, inject("d1Migrations"));
