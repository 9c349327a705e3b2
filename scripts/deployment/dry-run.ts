/** The whole deployment, offline: built, bundled and said step by step, with variables that no account of anybody's knows. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, runTool } from "../tools.ts";

const invented = {
  APP_ORIGIN: "https://staging.openchance.example",
  CLERK_ISSUER: "https://clerk.openchance.example",
  CLERK_JWT_KEY: "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----",
  CLERK_PUBLISHABLE_KEY: "pk_test_Y2xlcmsub3BlbmNoYW5jZS5leGFtcGxlJA",
  CLERK_SECRET_KEY: `sk_test_${"x".repeat(12)}`,
  CLERK_WEBHOOK_SECRET: "whsec_abcdefghijklmnop",
  STRIPE_SECRET_KEY: `sk_test_${"y".repeat(12)}`,
  STRIPE_WEBHOOK_SECRETS: "whsec_abcdefghijklmnop",
  STRIPE_CONNECT_WEBHOOK_SECRETS: "whsec_abcdefghijklmnop",
  STRIPE_ACCOUNTS_WEBHOOK_SECRETS: "whsec_abcdefghijklmnop",
};

/** The same, as a preview takes it. */
const inventedPreview = {
  ...invented,
  APP_ORIGIN: "https://openchance-preview-{pull}.pages.example",
  CLERK_FRONTEND_API: "https://clerk.openchance.example",
};

interface DryRun {
  words: string[];
  /** null: it takes none. */
  variables: Readonly<Record<string, string>> | null;
  /** What a reader must find, in this order. */
  expected: string[];
  /** What is somebody else's, and must not be found. */
  strange: RegExp;
}

const dryRuns: readonly DryRun[] = [
  {
    words: ["staging"],
    variables: invented,
    expected: [
      "would make the database openchance-staging",
      "wrangler d1 migrations apply openchance-staging --remote",
      "wrangler deploy --minify",
      "wrangler pages deploy --project-name openchance-staging",
      "GET https://staging.openchance.example/api/healthz?deep",
      "Nothing was done. staging would be deployed so.",
    ],
    strange: /\bopenchance(-preview-\d+)?-files\b/,
  },
  {
    words: ["preview", "--pull", "123"],
    variables: inventedPreview,
    expected: [
      "wrangler pages project create openchance-preview-123",
      "would make the database openchance-preview-123",
      "would make the bucket openchance-preview-123-files",
      "wrangler d1 migrations apply openchance-preview-123 --remote",
      "wrangler pages secret bulk",
      "wrangler pages deploy --project-name openchance-preview-123",
      "GET https://openchance-preview-123.pages.example/api/healthz?deep",
      "Nothing was done. preview 123 would be deployed so.",
    ],
    strange: /\bopenchance(-staging)?-(files|events|cache|api)\b/,
  },
  {
    words: ["preview", "--pull", "123", "--remove"],
    variables: null,
    expected: [
      "wrangler pages project delete openchance-preview-123 --yes",
      "wrangler queues consumer remove openchance-preview-123-events openchance-preview-123-api",
      "wrangler delete --name openchance-preview-123-api --force",
      "wrangler queues delete openchance-preview-123-webhooks-dead",
      "wrangler r2 bucket delete openchance-preview-123-files",
      "wrangler d1 delete openchance-preview-123 --skip-confirmation",
      "Nothing was done.",
    ],
    strange: /\bopenchance(-staging)?-(files|events|cache|api)\b/,
  },
];

/** What is wrong with the dry runs, in sentences; none when each says every step, nobody else's, and no secret. */
export async function dryRunProblems(): Promise<string[]> {
  const problems: string[] = [];
  // One after the other: they share their builds.
  for (const one of dryRuns) problems.push(...(await problemsOfRun(one)));
  return problems;
}

async function problemsOfRun({ words, variables, expected, strange }: DryRun): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "openchance-dry-run-"));
  const name = words.join(" ");
  try {
    const file = join(folder, "variables.env");
    const lines = Object.entries(variables ?? {}).map(([key, value]) => `${key}="${value}"`);
    writeFileSync(file, `${lines.join("\n")}\n`);
    const args = [join(ROOT, "scripts", "deploy.ts"), ...words, ...(variables === null ? [] : [file]), "--dry-run"];
    const { code, output } = await runTool(process.execPath, args, { timeoutMs: 600_000 });
    if (code !== 0) return [`The dry run of ${name} ended with ${code}:\n${output.trim()}`];
    let at = 0;
    for (const step of expected) {
      at = output.indexOf(step, at);
      if (at < 0) return [`The dry run of ${name} does not say "${step}" in its place:\n${output.trim()}`];
    }
    const found = strange.exec(output);
    if (found !== null) return [`The dry run of ${name} names what is not its own: ${found[0]}`];
    const secrets = Object.entries(variables ?? {}).filter(([key]) => /SECRET/.test(key));
    return secrets.filter(([, value]) => output.includes(value)).map(([key]) => `The dry run of ${name} tells ${key}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
