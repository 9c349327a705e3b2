/** Do the migrations say what the schema says? And is none of them of the kind that loses rows? */
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ROOT, runTool } from "./tools.ts";

interface DrizzleConfig {
  dialect: string;
  schema: string;
  out: string;
}

/**
 * drizzle-kit changes a SQLite column by building the table anew, and on D1 the drop of the old one takes the child rows
 * with it where they cascade. So neither a DROP TABLE nor a cascade is ever merged, but for the full-text tables: nothing
 * stands in them that the record does not hold, and FTS5 cannot be altered.
 */
const FORBIDDEN: [RegExp, string][] = [
  [/\bdrop\s+table\b(?!\s+search_(all|title);)/i, "DROP TABLE"],
  [/\bon\s+delete\s+cascade\b/i, "ON DELETE CASCADE"],
];

/** Problems found for one engine, as sentences; none means all is well. */
export async function migrationProblems(configFile: string): Promise<string[]> {
  const config = (await import(join(ROOT, configFile))).default as DrizzleConfig; // our own three lines
  const scratch = mkdtempSync(join(tmpdir(), "openchance-migrations-"));
  try {
    cpSync(join(ROOT, config.out), scratch, { recursive: true });
    const before = new Set(readdirSync(scratch));
    const args = ["generate", `--dialect=${config.dialect}`, `--schema=${config.schema}`, "--name=drift"];
    const { code, output } = await runTool("drizzle-kit", [...args, `--out=${relative(ROOT, scratch)}`]);
    if (code !== 0) return [`drizzle-kit failed:\n${output}`];
    const added = readdirSync(scratch).filter((name) => !before.has(name));
    const drift = added.map((name) => {
      const sql = readFileSync(join(scratch, name), "utf8");
      return `The schema has changes that no migration in ${config.out} makes. Run: npx drizzle-kit generate --config=${configFile} --name=what_changes\n${sql}`;
    });
    return [...drift, ...forbiddenStatements(config.out)];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function forbiddenStatements(folder: string): string[] {
  return globSync(join(folder, "*.sql"), { cwd: ROOT }).flatMap((file) => {
    const sql = readFileSync(join(ROOT, file), "utf8").replace(/--.*$/gm, "");
    return FORBIDDEN.filter(([pattern]) => pattern.test(sql)).map(([, what]) => `${file} contains ${what}.`);
  });
}

/** The drizzle configuration of each engine. */
export function drizzleConfigs(): string[] {
  return globSync("drizzle.config*.ts", { cwd: ROOT }).sort();
}
