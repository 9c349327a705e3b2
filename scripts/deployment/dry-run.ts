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

/** What a reader of the dry run must find, in this order. */
const expected = [
  "would make the database openchance-staging",
  "wrangler d1 migrations apply openchance-staging --remote",
  "wrangler deploy --minify",
  "wrangler pages deploy --project-name openchance-staging",
  "GET https://staging.openchance.example/api/healthz?deep",
  "Nothing was done. staging would be deployed so.",
];

/** What is wrong with the dry run, in sentences; none when it says every step and no secret. */
export async function dryRunProblems(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "openchance-dry-run-"));
  try {
    const file = join(folder, "staging.env");
    const lines = Object.entries(invented).map(([name, value]) => `${name}="${value}"`);
    writeFileSync(file, `${lines.join("\n")}\n`);
    const script = join(ROOT, "scripts", "deploy.ts");
    const args = [script, "staging", file, "--dry-run"];
    const { code, output } = await runTool(process.execPath, args, { timeoutMs: 600_000 });
    if (code !== 0) return [`The dry run ended with ${code}:\n${output.trim()}`];
    let at = 0;
    for (const step of expected) {
      at = output.indexOf(step, at);
      if (at < 0) return [`The dry run does not say "${step}" in its place:\n${output.trim()}`];
    }
    const secrets = Object.entries(invented).filter(([name]) => /SECRET/.test(name));
    return secrets.filter(([, value]) => output.includes(value)).map(([name]) => `The dry run tells ${name}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
