/** Applies `migrations/postgres`; drizzle's own table knows which are new. Also: `node scripts/postgres-migrations.ts postgres://…`. */
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { ROOT } from "./tools.ts";

export const POSTGRES_MIGRATIONS = join("migrations", "postgres");

/** @throws an Error that names the statement which the database refused; then none of the new migrations is applied */
export async function migratePostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await migrate(drizzle(client), { migrationsFolder: join(ROOT, POSTGRES_MIGRATIONS) });
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const [url] = process.argv.slice(2);
  if (url === undefined) throw new Error("Usage: node scripts/postgres-migrations.ts <connection string>");
  await migratePostgres(url);
}
