/** Applies `migrations/postgres`; drizzle's own table knows which are new. Also: `node scripts/postgres-migrations.ts postgres://…`. */
import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { ROOT } from "./tools.ts";

/** drizzle's own, in its own schema. */
const MIGRATIONS_TABLE = "__drizzle_migrations";

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

/** How many of them a database has not; it is only read. */
export async function countPendingMigrations(url: string): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder: join(ROOT, POSTGRES_MIGRATIONS) });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_tables where schemaname = 'drizzle' and tablename = $1", [
      MIGRATIONS_TABLE,
    ]);
    if (rowCount === 0) return known.length;
    const { rows } = await client.query<{ hash: string }>(`select hash from drizzle.${MIGRATIONS_TABLE}`);
    const applied = new Set(rows.map(({ hash }) => hash));
    return known.filter(({ hash }) => !applied.has(hash)).length;
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const [url] = process.argv.slice(2);
  if (url === undefined) throw new Error("Usage: node scripts/postgres-migrations.ts <connection string>");
  await migratePostgres(url);
}
