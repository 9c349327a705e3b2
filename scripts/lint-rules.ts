/** Rules of ours that neither Biome nor dependency-cruiser can say. Each finding is `file:line: sentence`. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tools.ts";

interface Rule {
  /** Globs of the files it holds for. */
  files: string[];
  except?: RegExp;
  pattern: RegExp;
  sentence: string;
}

const SOURCES = ["worker", "durable-objects", "app", "sandbox", "scripts", "e2e", "prove", "bench"].map(
  (dir) => `${dir}/**/*.{ts,tsx}`,
);

const RULES: Rule[] = [
  {
    files: ["worker/**/*.ts"],
    except: /^worker\/database\/|\.test\.ts$/,
    pattern: /\.(get|all|run)\(\)/,
    sentence: "drizzle's .get(), .all() and .run() exist on SQLite alone: await the query instead.",
  },
  {
    files: SOURCES,
    except: /^scripts\/lint-rules\.ts$/,
    pattern: /(\/\/|\*).*\b(TODO|FIXME|XXX)\b|@ts-ignore/,
    sentence: "Finish it or file it; nothing unfinished is merged.",
  },
  {
    files: ["worker/**/*.ts", "durable-objects/**/*.ts"],
    except: /^worker\/platform\/telemetry\.ts$|\.test\.ts$/,
    pattern: /\bconsole\.(log|info|warn|error|debug)\(/,
    sentence: "Log through platform/telemetry.ts, which knows what must not be logged.",
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    except: /^app\/lib\/formatters\.ts$|\.test\.ts$/,
    pattern: /new Intl\.(?!Collator|Segmenter)/,
    sentence: "Take it from app/lib/formatters.ts, which makes each once.",
  },
];

export function ruleViolations(): string[] {
  return RULES.flatMap(({ files, except, pattern, sentence }) =>
    globSync(files, { cwd: ROOT, exclude: (path) => /(^|\/)(node_modules|build|\.wrangler)$/.test(path) })
      .filter((file) => except?.test(file) !== true)
      .flatMap((file) =>
        readFileSync(join(ROOT, file), "utf8")
          .split("\n")
          .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${sentence}`] : [])),
      ),
  ).sort();
}
